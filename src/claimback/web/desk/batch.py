"""Many letters at once: each file becomes a case and stands in line, or is told why it does not. Nothing is lost:
all of it is kept in one step, or none."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db import transaction
from django.utils.translation import gettext as _

from claimback.intake import unpack
from claimback.model import UnreadableFile
from claimback.web.accounts.models import Account
from claimback.web.audit.models import ACCOUNT
from claimback.web.audit.noting import note
from claimback.web.cases import store
from claimback.web.cases.store import File
from claimback.web.cases.tasks import want
from claimback.web.desk.keeping import hold
from claimback.web.desk.models import Batch, Desk, Item

MOST = 200
"""Letters of one batch."""
BEHIND = -10
"""Their place in line: whoever waits for a single letter comes first."""


@dataclass(frozen=True)
class Given:
    """A file, and why it is not taken; nothing where it is."""

    file: File
    refused: str = ""


def sorted_out(files: list[File], *, unpacked: bool) -> list[Given]:
    """Each letter by itself. `unpacked`: whether each file in an archive is a letter, or an archive is one letter."""
    seen: set[str] = set()
    return [_checked(one, seen) for file in files for one in (_opened(file) if unpacked else [Given(file)])]


def keep(desk: Desk, account: Account, given: list[Given]) -> Batch:
    """Make the cases and put them in line."""
    with transaction.atomic():
        batch = Batch.objects.create(desk=desk, account=account)
        for number, one in enumerate(given, 1):
            name = desk.seal(one.file.name, f"item:{batch.pk}")
            refused = desk.seal(one.refused, f"refused:{batch.pk}") if one.refused else b""
            case = None if refused else _case(desk, account, one.file)
            Item.objects.create(batch=batch, number=number, name=name, refused=refused, case=case.row if case else None)
    return batch


def _case(desk: Desk, account: Account, file: File) -> store.Opened:
    case = store.create("letter", [file])[0]
    mine = None if desk.shared else account
    hold(desk, case, PurePosixPath(file.name).stem, linked=False, for_whom=mine)
    note(case.row.pk, ACCOUNT, account.pk, "made")
    want(case, "letter", BEHIND)
    return case


def _opened(file: File) -> Iterator[Given]:
    """The letters in a file."""
    try:
        found = unpack(file.data, file.name) if file.data else ((file.name, b""),)
    except UnreadableFile as error:
        yield Given(file, error.message)
        return
    if not found:
        yield Given(file, _("There is nothing in this archive."))
    for name, data in found:
        yield Given(File(name or file.name, data))


def _checked(one: Given, seen: set[str]) -> Given:
    """A file that is empty or stands there already is not taken."""
    digest = hashlib.sha256(one.file.data).hexdigest()
    if one.refused:
        return one
    if not one.file.data:
        return Given(one.file, _("This file is empty."))
    if digest in seen:
        return Given(one.file, _("The same file stands above already."))
    seen.add(digest)
    return one
