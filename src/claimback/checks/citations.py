"""Every law that a letter cites is in the knowledge base, may be cited, is in force, and is for this kind of plan."""

import re
from collections.abc import Iterator

from claimback.checks.ground import sentence_ground, squeeze
from claimback.checks.legal_citations import cited
from claimback.checks.matter import Matter, about, spoken, written
from claimback.knowledge import AuthorityRecord, Book, authority
from claimback.knowledge.authorities import as_authority
from claimback.knowledge.checks import every, watches
from claimback.model import AuthorityRef, Draft, Finding, Sentence

_MARKS = ("§", "section", "part", "sec.", " ", ".", ",")
"""What writers put in or leave out between the parts of a citation."""


def check(matter: Matter) -> Iterator[Finding]:
    """Citations in the words of a sentence, the laws named in it, and the authorities that it claims to rest on."""
    for draft, _, sentence in spoken(matter):
        yield from _claimed(matter, draft, sentence)
        yield from _written(matter, draft, sentence)
        yield from _other_plans(matter, draft, sentence)
        yield from _studies(matter, draft, sentence)


def _claimed(matter: Matter, draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    for support in sentence.support:
        if isinstance(support, AuthorityRef):
            record = matter.book.records(AuthorityRecord).get(support.id)
            if record is None or key(as_authority(record, matter.plan).citation) != key(support.citation):
                yield _unknown(draft, support.citation)
            elif (why := _unfit(matter, record)) is not None:
                yield _wrong(draft, record.citation, why)


def _written(matter: Matter, draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    own = key(sentence_ground(matter, sentence).text)
    for words in _cited(matter.book, written(sentence)):
        records = [record for record, keys in matter.book.made(_index) if _same(key(words), keys)]
        whys = [_unfit(matter, record) for record in records]
        if not records and key(words) not in own:
            yield _unknown(draft, words)
        elif records and all(whys):
            yield _wrong(draft, words, str(whys[0]))


def _other_plans(matter: Matter, draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    for watch in watches(matter.book, "regime"):
        if matter.plan in watch.plans:
            continue
        for hit in every(matter.book, watch.patterns, written(sentence)):
            if squeeze(hit.group()) not in sentence_ground(matter, sentence).signs:
                message = watch.message.format(words=hit.group())
                yield about("law_of_another_plan", watch.level, message, draft.id, watch.fix)


def _studies(matter: Matter, draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    for watch in watches(matter.book, "study"):
        for hit in every(matter.book, watch.patterns, written(sentence)):
            if squeeze(hit.group()) not in sentence_ground(matter, sentence).signs:
                message = watch.message.format(words=hit.group())
                yield about("study_unknown", watch.level, message, draft.id, watch.fix)


def _wrong(draft: Draft, citation: str, why: str) -> Finding:
    return about("citation_unfit", "error", f"“{citation}” {why}.", draft.id, "Take the citation out.")


def _unknown(draft: Draft, words: str) -> Finding:
    return about(
        "citation_unknown", "error", f"“{words}” is no citation of the knowledge base.", draft.id,
        "Take it out, or check it yourself with the official text before you send it.",
    )  # fmt: skip


def _unfit(matter: Matter, record: AuthorityRecord) -> str | None:
    """Why the authority may not be cited here, or None when it may."""
    if authority(matter.book, record.id, matter.plan, matter.today) is not None:
        return None
    if not record.citable:
        return "has not been verified well enough to be cited"
    if matter.plan not in record.applies_to and "all" not in record.applies_to:
        return "is for another kind of plan than this one"
    return "is not in force on this day"


def _cited(book: Book, text: str) -> list[str]:
    return [place for words in cited(book, text) for place in _places(words)]


def _places(citation: str) -> list[str]:
    """Each place of a citation that names several parts at once: `29 CFR 1(h)(ii),(iv)` are two."""
    first, *more = re.split(r"(?<=\)), ?(?=\()", citation)
    return [first, *(first[: first.rindex("(")] + part for part in more)]


def key(citation: str) -> str:
    """A citation without the signs that writers vary: `29 C.F.R. § 2560.503-1` is `29cfr2560503-1`."""
    plain = citation.lower()
    for mark in _MARKS:
        plain = plain.replace(mark, "")
    return plain


def _same(one: str, others: frozenset[str]) -> bool:
    """The same place, or the whole of which a known place is a part."""
    return any(other == one or (other.startswith(one) and other[len(one)] in "(-") for other in others)


def _index(book: Book) -> tuple[tuple[AuthorityRecord, frozenset[str]], ...]:
    """Every record with all places that it stands at: some have a citation of their own for each plan type."""
    return tuple(
        (record, frozenset().union(*(_keys(book, place) for place in (record.citation, *record.cite.values()))))
        for record in book.records(AuthorityRecord).values()
    )


def _keys(book: Book, citation: str) -> frozenset[str]:
    return frozenset(map(key, [citation, *citation.split(";"), *_cited(book, citation)]))
