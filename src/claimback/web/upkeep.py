"""What is forgotten by itself, once a day: cases and accounts that nobody uses, sign-ins that are over."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from claimback.web.accounts.sessions import forget_over
from claimback.web.cases.retention import forget_old
from claimback.web.desk.leaving import forget_unused

EVERY = timedelta(days=1)


@task()
def forget() -> None:
    """Forget what is due, and put the next time in line."""
    forget_old()
    forget_unused()
    forget_over()
    forget.using(run_after=timezone.now() + EVERY).enqueue()
