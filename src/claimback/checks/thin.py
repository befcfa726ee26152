"""A reason that is answered only in general is told, with what would answer it."""

from collections.abc import Iterator

from claimback.checks.matter import Matter, about, excerpt, sent, written
from claimback.knowledge.criteria import NeedsRecord
from claimback.knowledge.objections import objection
from claimback.model import AnswerRef, AuthorityRef, Draft, ExhibitRef, FactRef, Finding, Sentence

_SHORT = 200
"""Signs up to which a single sentence about the case is a thin answer to a medical reason."""
_MOST = 2
"""Things that would help: more are not read."""


def check(matter: Matter) -> Iterator[Finding]:
    """A reason whose paragraphs say nothing of the case, or one short sentence only."""
    letter = matter.draft()
    for kind in dict.fromkeys(one.kind for one in matter.analysis.denial.objections):
        if letter is None or not _thin(matter, letter, kind):
            continue
        said = next(one.stated.quote for one in matter.analysis.denial.objections if one.kind == kind)
        yield about(
            "answered_thinly", "warning", f"This reason is answered only in general: “{excerpt(said)}”", letter.id,
            f"What would help: {_help(matter, kind)}",
        )  # fmt: skip


def _thin(matter: Matter, letter: Draft, kind: str) -> bool:
    own = [sentence for block, sentence in sent(letter) if kind in block.id.split(".") and block.kind != "heading"]
    told = [sentence for sentence in own if _tells(sentence)]
    if not own or len(told) > 1:
        return False
    record = objection(matter.book, kind)
    medical = record is not None and record.clinical
    return not told or (medical and _thin_alone(told[0]))


def _thin_alone(sentence: Sentence) -> bool:
    """One short sentence that points to no enclosure and no law, on one fact."""
    rests = {
        one.name if isinstance(one, FactRef) else one.question
        for one in sentence.support
        if isinstance(one, FactRef | AnswerRef)
    }
    pointed = any(isinstance(one, ExhibitRef | AuthorityRef) for one in sentence.support)
    return not pointed and len(rests) <= 1 and len(written(sentence)) <= _SHORT


def _tells(sentence: Sentence) -> bool:
    """Whether it rests on the case or an enclosure; the insurer's own reason and the law alone answer in general."""
    return any(
        isinstance(one, AnswerRef | ExhibitRef | AuthorityRef) or (isinstance(one, FactRef) and one.name != "objection")
        for one in sentence.support
    )


def _help(matter: Matter, kind: str) -> str:
    """What is still needed for the reason, else what wins against it."""
    record = matter.book.records(NeedsRecord).get(kind)
    here = {fact.name for fact in matter.known} | {one.kind for one in matter.evidence.records}
    missing = [need.what for need in (record.needs if record else ()) if not here & set(need.met_by)]
    if missing:
        return "; ".join(f"{what[:1].lower()}{what[1:]}" for what in missing[:_MOST]) + "."
    known = objection(matter.book, kind)
    return known.what_wins if known else "facts of the case, with the papers that show them."
