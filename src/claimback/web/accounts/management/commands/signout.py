"""`signout --all`, or `signout ID`: end sign-ins at once, of everyone or of one account."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claimback.web.accounts.models import SignIn


class Command(BaseCommand):
    """For the operator."""

    help = "End the sign-ins of one account (its id, as `access` prints it), or of all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose."""
        parser.add_argument("account", nargs="?", help="The account's id.")
        parser.add_argument("--all", action="store_true", help="Of everyone.")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """End them."""
        del args
        if bool(options["account"]) == options["all"]:
            raise CommandError("Give one account's id, or --all.")
        found = SignIn.objects.all() if options["all"] else SignIn.objects.filter(account=options["account"])
        self.stdout.write(f"{found.delete()[0]} sign-ins have ended.")
