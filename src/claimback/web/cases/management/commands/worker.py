"""`worker`: takes work from the line, and puts back in line what a killed worker left."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from claimback.web.cases.models import Work
from claimback.web.cases.tasks import do
from claimback.web.upkeep import forget
from claimback.workflow.atomic import locked


class Command(BaseCommand):
    """One worker for this computer."""

    help = "Take work from the line until it is told to end."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Begin with what was left, then go on. Where another worker is still at its last task, wait until it ends."""
        del args, options
        with locked(settings.DATA):
            DBTaskResult.objects.all().delete()  # no other worker is there: whatever stands here was never finished
            forget.enqueue()
            for work in Work.objects.filter(failed="").select_related("case"):
                do.enqueue(str(work.case.pk), work.kind, work.inputs, timezone.localdate().isoformat())
            call_command("db_worker", interval=0.3, startup_delay=False, verbosity=0)
