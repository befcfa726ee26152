"""What is forgotten by itself, once a day: cases and accounts that nobody uses, sign-ins and counts that are over."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from claimback.web.accounts import challenges, sessions
from claimback.web.audit import noting
from claimback.web.cases.retention import forget_old
from claimback.web.desk.groups import forget_invites
from claimback.web.desk.leaving import forget_unused
from claimback.web.limits import counting

EVERY = timedelta(days=1)


@task()
def forget() -> None:
    """Forget what is due, and put the next time in line."""
    forget_old()
    forget_unused()
    sessions.forget_over()
    challenges.forget_used()
    noting.forget_old()
    forget_invites()
    counting.forget_over()
    forget.using(run_after=timezone.now() + EVERY).enqueue()
