"""What a mention means beside the words around it: denied, of a relative, past, hypothetical, planned.

After ConText (Harkema et al., 2009): a cue reaches forward or backward over a number of words, until something ends it.
The cues are data (`cues/records/context`).
"""

from claimback.knowledge import Book, compiled
from claimback.knowledge.cues_records import ContextCue, ContextCues

ORDER = ("family", "hypothetical", "negated", "planned", "history", "positive")
"""Which context stands where several apply."""


def contexts(text: str, start: int, end: int, book: Book) -> frozenset[str]:
    """The contexts of the mention `text[start:end]`."""
    return frozenset(name for name in ORDER if _applies(text, start, end, book.records(ContextCues)[name], book))


def _applies(text: str, start: int, end: int, cues: ContextCues, book: Book) -> bool:
    return any(_reaches(text, (start, end), cue, cues, book) for cue in cues.cues)


def _reaches(text: str, at: tuple[int, int], cue: ContextCue, cues: ContextCues, book: Book) -> bool:
    start, end = at
    pattern = compiled(book, cue.match)
    if cue.reaches == "forward":
        between = (text[found.end() : start] for found in pattern.finditer(text, 0, start) if found.end() <= start)
    else:
        between = (text[end : end + found.start()] for found in pattern.finditer(text[end:]))
    return any(_near(gap, cue.within) and not _ended(gap, cues, book) for gap in between)


def _near(gap: str, within: int) -> bool:
    return len(gap.split()) <= within if within else not gap.strip()


def _ended(gap: str, cues: ContextCues, book: Book) -> bool:
    return any(compiled(book, end.match).search(gap) for end in cues.ends)
