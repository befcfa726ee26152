"""The appeal is short enough to be read."""

from collections.abc import Iterator

from claimback.checks.matter import Matter, about, sent
from claimback.model import Finding

MOST = 1100
"""Words: about two and a half pages."""


def check(matter: Matter) -> Iterator[Finding]:
    """The words that will be sent, addresses and lists included."""
    letter = matter.draft()
    words = sum(len(sentence.text.split()) for _, sentence in sent(letter)) if letter else 0
    if words > MOST:
        yield about(
            "too_long", "warning", f"The letter has {words} words; a reviewer reads about {MOST}.", "appeal-letter",
            "Keep the strongest points and let the enclosures show the rest.",
        )  # fmt: skip
