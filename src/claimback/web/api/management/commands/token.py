"""`token LABEL` issues a token for the API; `--list` shows all, `--end NUMBER` ends one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claimback.web.api import tokens
from claimback.web.api.models import Token


class Command(BaseCommand):
    """Tokens for the API."""

    help = "Issue a token for the API (LABEL), list all, or end one. A secret is shown once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A label, or one of two options."""
        one = parser.add_mutually_exclusive_group(required=True)
        one.add_argument("label", nargs="?", help="What to call it, such as the program that uses it.")
        one.add_argument("--list", action="store_true", help="Number, label, dates of every token.")
        one.add_argument("--end", type=int, metavar="NUMBER", help="End the token of that number at once.")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Do the one that is asked for."""
        del args
        if options["list"]:
            for token in Token.objects.order_by("pk"):
                self.stdout.write(_line(token))
        elif options["end"] is not None:
            if not tokens.end(options["end"]):
                raise CommandError("There is no such token, or it has ended. --list shows all.")
            self.stdout.write(f"Token {options['end']} has ended.")
        else:
            token, secret = tokens.issue(options["label"])
            self.stderr.write(f"Token {token.pk}. Its secret is shown this once and kept nowhere:")
            self.stdout.write(secret)


def _line(token: Token) -> str:
    used = f"last used {token.used:%Y-%m-%d}" if token.used else "never used"
    ended = f", ended {token.ended:%Y-%m-%d}" if token.ended else ""
    return f"{token.pk}  {token.label}  made {token.made:%Y-%m-%d}, {used}{ended}"
