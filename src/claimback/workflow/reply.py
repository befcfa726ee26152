"""The insurer's answer: read by the same reader, tied to its case, and made the beginning of the next level."""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from claimback.knowledge import Book, book
from claimback.model import Analysis, ClaimbackError, Decision, Objection
from claimback.workflow.analysis import Progress, analyze
from claimback.workflow.case_folder import exhibits_of, parts
from claimback.workflow.exhibits_file import NAME as EXHIBITS
from claimback.workflow.exhibits_file import read_choices, write_choices
from claimback.workflow.same_case import tie

NO_NEXT_LEVEL: tuple[Decision, ...] = ("overturned", "approved", "not_a_decision")
DECIDES: tuple[Decision, ...] = ("denied", "partially_approved", "approved", "upheld", "overturned")
EARLIER = "earlier-denial"
"""Under this name the letter of the level before goes among the records of the next."""


@dataclass(frozen=True)
class Reply:
    """What came back, and what changed against the letter of the level before."""

    analysis: Analysis
    still: tuple[Objection, ...]
    """Reasons that both letters give."""
    new: tuple[Objection, ...]
    dropped: tuple[Objection, ...]
    """Reasons of the letter before that the reply does not give any more."""
    standing: tuple[Objection, ...] = ()
    """Reasons of the letter before on which the reply is silent: it gives none of its own, or decides nothing."""

    @property
    def decides(self) -> bool:
        """Whether the reply is a decision; what is none begins no new clock."""
        return self.analysis.denial.decision in DECIDES

    @property
    def goes_on(self) -> bool:
        """Whether there is something to appeal or to answer."""
        denial = self.analysis.denial
        unclear = denial.decision == "unknown" and not denial.objections
        return not unclear and denial.decision not in NO_NEXT_LEVEL


def read_reply(
    case: Path,
    letter: Path,
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
    knowledge: Book | None = None,
) -> Reply:
    """Read the answer to the letter of a case. Raises `ClaimbackError` where it is about someone or something else."""
    known_by, today = knowledge or book(), as_of or date.today()
    before = analyze(parts(case)[0], as_of=today, progress=progress, knowledge=known_by)
    after = analyze(letter, as_of=today, progress=progress, knowledge=known_by)
    if before.document.id == after.document.id:
        raise ClaimbackError("same_letter", "This is the letter of the case itself. Give the answer that came to it.")
    return compared(before, after)


def compared(before: Analysis, after: Analysis) -> Reply:
    """What changed from one letter of a case to its answer. Raises `ClaimbackError` where they are of two cases."""
    tie(before, after)
    old, new = before.denial.objections, after.denial.objections
    had, has = {one.kind for one in old}, {one.kind for one in new}
    gone = tuple(one for one in old if one.kind not in has)
    reply = Reply(
        analysis=after,
        still=tuple(one for one in new if one.kind in had),
        new=tuple(one for one in new if one.kind not in had),
        dropped=gone,
    )
    speaks = new or after.denial.decision in NO_NEXT_LEVEL
    return reply if reply.decides and speaks else replace(reply, dropped=(), standing=gone)


def next_level(case: Path, letter: Path, out: Path) -> Path:
    """A case folder for the next level: the reply as its letter, the answers, and the records with the letter before.

    Written whole or not at all. Raises `ClaimbackError`.
    """
    before, answers, records = parts(case)
    if out.exists():
        raise ClaimbackError(
            "exists", f"{out} is there already. Choose another folder with --out; nothing was written."
        )
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        try:
            _fill(fresh, before, answers, records, letter)
            _keep_choices(case, fresh, before.name)
            fresh.rename(out)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise ClaimbackError("unwritable", f"{out} cannot be written: {error.strerror}.") from error
    return out


def _fill(folder: Path, before: Path, answers: Path | None, records: Path | None, letter: Path) -> None:
    if letter.is_dir():  # photos of its pages
        shutil.make_archive(str(folder / "letter"), "zip", letter)
    else:
        shutil.copyfile(letter, folder / f"letter{letter.suffix}")
    if answers:
        shutil.copyfile(answers, folder / "answers.yaml")
    if records:
        shutil.copytree(records, folder / "records")
    (folder / "records").mkdir(exist_ok=True)
    shutil.copyfile(before, _free(folder / "records", before.suffix))
    folder.chmod(0o700)


def _keep_choices(case: Path, fresh: Path, letter: str) -> None:
    """What was left out or blacked out stays so; what was chosen for the letter before goes with it."""
    path = exhibits_of(case)
    if path is None:
        return
    earlier = max((fresh / "records").glob(f"{EARLIER}-*"), key=lambda one: int(one.stem.rpartition("-")[2])).name
    old = read_choices(path)
    same = {name: name for name in old.named}
    write_choices(fresh / EXHIBITS, old.renamed({**same, letter: earlier}))


def _free(folder: Path, suffix: str) -> Path:
    """A name for the letter before, beside those of levels still earlier."""
    number = 1
    while any(folder.glob(f"{EARLIER}-{number}.*")):
        number += 1
    return folder / f"{EARLIER}-{number}{suffix}"


def reasons_in_words(objections: Iterable[Objection]) -> list[str]:
    """Each reason by its own words."""
    return [" ".join(one.stated.quote.split()) for one in objections]
