"""The insurer's answer: read by the same reader, tied to its case, and made the beginning of the next level."""

import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claimback.intake import name_of
from claimback.knowledge import Book, book
from claimback.model import Analysis, ClaimbackError, Decision, Known, Objection
from claimback.workflow.analysis import Progress, analyze
from claimback.workflow.case_folder import parts

NUMBERS = ("member_id", "claim_number", "reference_number")
"""What ties two letters to one case; one of them, or the person's name, is enough."""
NO_NEXT_LEVEL: tuple[Decision, ...] = ("overturned", "approved", "not_a_decision")
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

    @property
    def goes_on(self) -> bool:
        """Whether there is something to appeal or to answer."""
        return self.analysis.denial.decision not in NO_NEXT_LEVEL


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
    return compared(before, after)


def compared(before: Analysis, after: Analysis) -> Reply:
    """What changed from one letter of a case to its answer. Raises `ClaimbackError` where they are of two cases."""
    _same_case(before, after)
    old, new = before.denial.objections, after.denial.objections
    had, has = {one.kind for one in old}, {one.kind for one in new}
    return Reply(
        analysis=after,
        still=tuple(one for one in new if one.kind in had),
        new=tuple(one for one in new if one.kind not in had),
        dropped=tuple(one for one in old if one.kind not in has),
    )


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
            fresh.rename(out)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise ClaimbackError("unwritable", f"{out} cannot be written: {error.strerror}.") from error
    return out


def _fill(folder: Path, before: Path, answers: Path | None, records: Path | None, letter: Path) -> None:
    shutil.copyfile(letter, folder / f"letter{letter.suffix}")
    if answers:
        shutil.copyfile(answers, folder / "answers.yaml")
    if records:
        shutil.copytree(records, folder / "records")
    (folder / "records").mkdir(exist_ok=True)
    shutil.copyfile(before, _free(folder / "records", before.suffix))
    folder.chmod(0o700)


def _free(folder: Path, suffix: str) -> Path:
    """A name for the letter before, beside those of levels still earlier."""
    number = 1
    while any(folder.glob(f"{EARLIER}-{number}.*")):
        number += 1
    return folder / f"{EARLIER}-{number}{suffix}"


def _same_case(before: Analysis, after: Analysis) -> None:
    """Raises `ClaimbackError` where the letters name different people or numbers, and nothing ties them together."""
    first, second = Known(before.facts), Known(after.facts)
    names = [{_plain(str(fact.value)) for fact in one.all("member_name")} for one in (first, second)]
    tied = any(_values(first, name) & _values(second, name) for name in NUMBERS)
    if tied or (names[0] & names[1]):
        return
    told = all(names) or any(_values(first, name) and _values(second, name) for name in NUMBERS)
    if told:
        raise ClaimbackError(
            "other_case",
            f"{_name(after)} names another person or another number than the letter of this case. "
            "Give the answer that belongs to it; nothing was changed.",
        )


def _values(known: Known, name: str) -> set[str]:
    return {_plain(str(fact.value)) for fact in known.all(name)}


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _name(analysis: Analysis) -> str:
    return name_of(Path(analysis.document.filename))


def reasons_in_words(objections: Iterable[Objection]) -> list[str]:
    """Each reason by its own words."""
    return [" ".join(one.stated.quote.split()) for one in objections]
