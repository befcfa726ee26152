"""No threats, no insults, no shouting."""

from collections.abc import Iterator

from claimback.checks.matter import Matter, about, spoken, written
from claimback.knowledge.checks import every, watches
from claimback.model import Finding


def check(matter: Matter) -> Iterator[Finding]:
    """Words that make a reader defend instead of decide."""
    for draft, _, sentence in spoken(matter):
        for watch in watches(matter.book, "tone"):
            for hit in every(matter.book, watch.patterns, written(sentence)):
                yield about("tone", watch.level, watch.message.format(words=hit.group()), draft.id, watch.fix)
