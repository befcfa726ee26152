"""`rotate`: a new instance key; every key is wrapped anew. Stopped at any point, it goes on when run again."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import models

from claimback.web import vault
from claimback.web.cases.models import Case
from claimback.web.keyed import Keyed


class Command(BaseCommand):
    """Change the key that wraps the keys of cases, accounts and groups."""

    help = "Wrap every key with a new instance key. The server may run meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """The next key first, then what it wraps, then the next key in the old one's place."""
        del args, options
        path: Path = settings.INSTANCE_KEY
        following = path.with_suffix(vault.NEXT)
        old, new = vault.instance_key(path), vault.instance_key(following)
        kinds = [one for one in apps.get_models() if one is Case or issubclass(one, Keyed)]
        count = sum(
            _moved(row, old, new) for kind in kinds for row in kind._default_manager.only("pk", "key").iterator()
        )
        following.replace(path)
        self.stdout.write(f"{count} keys are under the new one.")


def _moved(row: models.Model, old: bytes, new: bytes) -> int:
    """Wrap one key anew; one that a run before had done already stays."""
    key: bytes = row.key  # type: ignore[attr-defined]
    try:
        wrapped = vault.rewrapped(old, new, bytes(key))
    except vault.Broken:
        vault.unwrapped(new, bytes(key))
        return 1
    return type(row)._default_manager.filter(pk=row.pk, key=key).update(key=wrapped)
