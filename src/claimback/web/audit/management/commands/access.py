"""`access`: what was done with cases and accounts, for the operator. It names nobody."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from claimback.web.audit.models import NO_CASE, Event


class Command(BaseCommand):
    """The lines, the oldest first."""

    help = "Print who did what: hour, case, by what, number of the account or token, what, how often."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to choose by."""
        parser.add_argument("--case", type=UUID, help="Of that case alone.")
        parser.add_argument("--since", help="From that day on, such as 2026-11-27.")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Print them."""
        del args
        found = Event.objects.order_by("first")
        if options["case"]:
            found = found.filter(case=options["case"])
        if options["since"]:
            found = found.filter(last__gte=_day(options["since"]))
        for one in found.iterator():
            self.stdout.write(_line(one))


def _day(told: str) -> datetime:
    try:
        return datetime.strptime(told, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise CommandError("A day looks like 2026-11-27.") from error


def _line(one: Event) -> str:
    who = f"{one.by} {one.who}".strip()
    return f"{one.first:%Y-%m-%d %H:%M}  {'-' if one.case == NO_CASE else one.case}  {who}  {one.what}  {one.times}"
