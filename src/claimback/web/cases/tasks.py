"""Work longer than a blink: put in line by a page, done by the worker, once for the same inputs.

A `Work` row says what is wanted. The worker marks it as it goes on; where it was killed, the next worker puts it in
line again as it starts, and so does the page that waits once the mark is old. What kills its worker every time is
given up.
"""

import logging
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.dispatch import receiver
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskResult, TaskResultStatus, task
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from claimback.knowledge.retelling import retold
from claimback.model import ClaimbackError
from claimback.web.cases import compute, inputs
from claimback.web.cases.models import Work
from claimback.web.cases.store import Opened, by_id
from claimback.web.cases.tongue import spoken_book

STALE = timedelta(seconds=90)
"""A worker that has said nothing for so long is gone: a page of a scan takes under half a minute."""
INPUTS = {"letter": inputs.of_letter, "appeal": inputs.of_appeal, "folder": inputs.of_folder}
MOST_TRIES = 3
"""Workers that may end in the middle of one work before it is given up: what it reads may be what ends them."""
KINDS = {"letter": compute.read_letter, "appeal": compute.write_letters, "folder": compute.bind}
ENDED = ("builtins.SystemExit", "builtins.KeyboardInterrupt")
"""Of a worker that was told to end at once; the next one goes on with its work."""
_log = logging.getLogger("claimback.web")


def want(case: Opened, kind: str, priority: int = 0) -> Work | None:
    """See that a result is made. None where it is there already; else the work, put in line where it is not yet."""
    today = timezone.localdate()
    wanted = INPUTS[kind](case, today)
    if case.result(kind, wanted) is not None:
        return None
    with transaction.atomic():
        work, made = Work.objects.select_for_update().get_or_create(
            case=case.row, kind=kind, defaults={"inputs": wanted, "wanted": timezone.now()}
        )
        if made or work.inputs != wanted or (not work.failed and _gone(work)):
            tries = work.tries if work.inputs == wanted else 0
            Work.objects.filter(pk=work.pk).update(
                inputs=wanted, wanted=timezone.now(), alive=None, tries=tries, failed="", told=None, at=0, of=0, page=0,
                pages=0,
            )  # fmt: skip
            work.refresh_from_db()
            transaction.on_commit(
                lambda: do.using(priority=priority).enqueue(str(case.row.pk), kind, wanted, today.isoformat())
            )
    return work


def again(case: Opened, kind: str) -> None:
    """Forget that a work failed, so that it is tried again."""
    Work.objects.filter(case=case.row, kind=kind).delete()


def told(case: Opened, work: Work) -> str:
    """Why a work failed, in a sentence; nothing where it did not."""
    if work.told:
        return retold(spoken_book(), case.open(bytes(work.told), f"told:{work.kind}").decode())
    return _("Something went wrong here. Nothing of your case is lost: try again.") if work.failed else ""


def _gone(work: Work) -> bool:
    return (work.alive or work.wanted) < timezone.now() - STALE


@task()
def do(case_id: str, kind: str, wanted: str, today: str) -> None:
    """Do the work of that kind for a case, unless it was deleted or something else is wanted by now."""
    work = Work.objects.filter(case_id=UUID(case_id), kind=kind, inputs=wanted).first()
    if work is None:
        return
    if work.tries >= MOST_TRIES:
        _fail(work, "stopped")
        return
    Work.objects.filter(pk=work.pk).update(tries=F("tries") + 1)
    try:
        case = by_id(case_id)
    except Http404:
        return
    try:
        KINDS[kind](case, date.fromisoformat(today), lambda at, of, words: _tell(work, at, of, words))
    except ClaimbackError as error:
        _fail(work, error.code, case.seal(error.message.encode(), f"told:{kind}"))
    else:
        Work.objects.filter(pk=work.pk, inputs=wanted).delete()
        _log.info("%s done", kind)


def _fail(work: Work, code: str, told: bytes | None = None) -> None:
    Work.objects.filter(pk=work.pk, inputs=work.inputs).update(failed=code[:40], told=told)
    _log.info("%s failed: %s", work.kind, code)


@receiver(task_finished)
def _ended(task_result: TaskResult[object], **_more: object) -> None:
    """An error of this program ends the work and is told. What it said is not kept: it may hold a person's words."""
    if task_result.status != TaskResultStatus.FAILED or task_result.task.module_path != do.module_path:
        return
    kept = DBTaskResult.objects.filter(pk=task_result.id)
    error = kept.values_list("exception_class_path", flat=True).first() or ""
    kept.update(traceback="")
    if error in ENDED:
        return
    case_id, kind, wanted, _today = task_result.args
    for work in Work.objects.filter(case_id=UUID(str(case_id)), kind=kind, inputs=wanted):
        _fail(work, error.rpartition(".")[2])


def _tell(work: Work, at: int, of: int, words: str) -> None:
    """Keep how far it is: numbers alone, since the reader's words can hold a file's name."""
    numbers = [int(part) for part in words.split() if part.isdecimal()]
    page, pages = (*numbers, 0, 0)[:2]
    Work.objects.filter(pk=work.pk).update(alive=timezone.now(), at=at, of=of, page=page, pages=pages)
