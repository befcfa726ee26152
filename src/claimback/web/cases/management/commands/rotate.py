"""`rotate`: a new instance key; every case's key is wrapped anew. Stopped at any point, it goes on when run again."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from claimback.web import vault
from claimback.web.cases.models import Case


class Command(BaseCommand):
    """Change the key that wraps the keys of cases."""

    help = "Wrap every case's key with a new instance key. The server may run meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """The next key first, then the cases, then the next key in the old one's place."""
        del args, options
        path: Path = settings.INSTANCE_KEY
        following = path.with_suffix(vault.NEXT)
        old, new = vault.instance_key(path), vault.instance_key(following)
        count = sum(_moved(case, old, new) for case in Case.objects.only("pk", "key").iterator())
        following.replace(path)
        self.stdout.write(f"{count} cases are under the new key.")


def _moved(case: Case, old: bytes, new: bytes) -> int:
    """Wrap one case's key anew; one that a run before had done already stays."""
    try:
        wrapped = vault.rewrapped(old, new, bytes(case.key))
    except vault.Broken:
        vault.unwrapped(new, bytes(case.key))
        return 1
    return Case.objects.filter(pk=case.pk, key=case.key).update(key=wrapped)
