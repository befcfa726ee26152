"""Every quotation in a letter is word for word in what its sentence rests on."""

from collections.abc import Iterator

from claimback.checks.ground import case_ground, sentence_ground, squeeze, wording
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.knowledge.checks import every, watches
from claimback.model import Finding


def check(matter: Matter) -> Iterator[Finding]:
    """A quotation from nowhere is an error; words of another paper than the one named, a warning."""
    patterns = tuple(pattern for watch in watches(matter.book, "quotation") for pattern in watch.patterns)
    everything, fixed = case_ground(matter).signs, wording(matter.book).signs
    for draft, _, sentence in spoken(matter):
        own = sentence_ground(matter, sentence).signs
        for hit in every(matter.book, patterns, written(sentence)):
            words = squeeze(hit.group(1))
            if words in own or words in fixed:
                continue
            yield about(
                "quotation_unsupported", "warning" if words in everything else "error",
                f"These are not the exact words of what the sentence rests on: “{excerpt(hit.group(1))}”",
                draft.id, "Copy the words from the paper, or drop the quotation marks.",
            )  # fmt: skip
