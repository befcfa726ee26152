"""Citations of law and of court decisions in any text, by eyecite (Free Law Project), beside this project's patterns.

Eyecite knows every American reporter and code by its abbreviations; what it does not know is how people write federal
regulations by hand (`29 CFR 2560.503-1(h)`), which the patterns of `checks/watch/citations` do.
"""

from collections.abc import Mapping, Sequence

from claimback.knowledge import Book
from claimback.knowledge.checks import every, watches

_ZIP = 5
_DIRECTIONS = frozenset("NSEW. ")
Place = tuple[int, int]
"""Start and end of words in a text."""


def cited(book: Book, text: str) -> list[str]:
    """Every citation in the words of the text: those of the patterns first, then what eyecite finds elsewhere."""
    patterns = tuple(pattern for watch in watches(book, "citation") for pattern in watch.patterns)
    hits = every(book, patterns, text)
    more = _by_eyecite(text, [hit.span() for hit in hits]) if any(sign.isdigit() for sign in text) else []
    return [*(hit.group().strip() for hit in hits), *more]


def _by_eyecite(text: str, known: Sequence[Place]) -> list[str]:
    from eyecite import get_citations
    from eyecite.models import FullCitation

    found = [one for one in get_citations(text) if isinstance(one, FullCitation) and not _street(one.groups)]
    return [one.matched_text().strip() for one in found if not _inside(one.span(), known)]


def _street(groups: Mapping[str, str | None]) -> bool:
    """Whether it is the end of an address: in `2200 W. 72110` the page is a ZIP code and the reporter a direction."""
    return len(groups.get("page") or "") == _ZIP and set(groups.get("reporter") or "-") <= _DIRECTIONS


def _inside(place: Place, known: Sequence[Place]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in known)
