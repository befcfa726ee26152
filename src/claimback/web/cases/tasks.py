"""Work longer than a blink: put in line by a page, done by the worker, once for the same inputs.

A `Work` row says what is wanted. The worker marks it as it goes on; where it was killed, the mark grows old, and the
page that waits puts the work in line again.
"""

import logging
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django_tasks import task

from claimback.model import ClaimbackError
from claimback.web.cases import compute, inputs
from claimback.web.cases.models import Work
from claimback.web.cases.store import Opened, by_id

STALE = timedelta(seconds=90)
"""A worker that has said nothing for so long is gone: a page of a scan takes under half a minute."""
KINDS = {"letter": compute.read_letter, "appeal": compute.write_letters, "folder": compute.bind}
_log = logging.getLogger("claimback.web")


def want(case: Opened, kind: str) -> Work | None:
    """See that a result is made. None where it is there already; else the work, put in line where it is not yet."""
    today = timezone.localdate()
    wanted = inputs.of_letter(case, today) if kind == "letter" else inputs.of_appeal(case, today)
    if case.result(kind, wanted) is not None:
        return None
    with transaction.atomic():
        work, made = Work.objects.select_for_update().get_or_create(
            case=case.row, kind=kind, defaults={"inputs": wanted, "wanted": timezone.now()}
        )
        if made or work.inputs != wanted or (not work.failed and _gone(work)):
            Work.objects.filter(pk=work.pk).update(
                inputs=wanted, wanted=timezone.now(), alive=None, failed="", told=None, at=0, of=0, page=0, pages=0
            )
            work.refresh_from_db()
            transaction.on_commit(lambda: do.enqueue(str(case.row.pk), kind, wanted, today.isoformat()))
    return work


def again(case: Opened, kind: str) -> None:
    """Forget that a work failed, so that it is tried again."""
    Work.objects.filter(case=case.row, kind=kind).delete()


def _gone(work: Work) -> bool:
    return (work.alive or work.wanted) < timezone.now() - STALE


@task()
def do(case_id: str, kind: str, wanted: str, today: str) -> None:
    """Do the work of that kind for a case, unless it was deleted or something else is wanted by now."""
    work = Work.objects.filter(case_id=UUID(case_id), kind=kind, inputs=wanted).first()
    if work is None:
        return
    try:
        case = by_id(case_id)
    except Http404:
        return
    try:
        KINDS[kind](case, date.fromisoformat(today), lambda at, of, words: _tell(work, at, of, words))
    except ClaimbackError as error:
        told = case.seal(error.message.encode(), f"told:{kind}")
        Work.objects.filter(pk=work.pk, inputs=wanted).update(failed=error.code[:40], told=told)
    else:
        Work.objects.filter(pk=work.pk, inputs=wanted).delete()
    _log.info("%s done", kind)


def _tell(work: Work, at: int, of: int, words: str) -> None:
    """Keep how far it is: numbers alone, since the reader's words can hold a file's name."""
    numbers = [int(part) for part in words.split() if part.isdecimal()]
    page, pages = (*numbers, 0, 0)[:2]
    Work.objects.filter(pk=work.pk).update(alive=timezone.now(), at=at, of=of, page=page, pages=pages)
