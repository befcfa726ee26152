"""Nothing is left in a letter that was meant for a program or for the writer."""

from collections.abc import Iterator

from claimback.checks.ground import sentence_ground, squeeze, wording
from claimback.checks.matter import Matter, about, spoken, written
from claimback.knowledge.checks import Subject, every, watches
from claimback.model import Finding

_SUBJECTS: tuple[Subject, ...] = ("placeholder", "instruction")

_BEFORE = 12
"""Signs before a line to write on, which tell a form's own line from one that was left."""


def check(matter: Matter) -> Iterator[Finding]:
    """Placeholders that are no marked blank, and text that speaks to a program."""
    for draft, _, sentence in spoken(matter):
        own, fixed = sentence_ground(matter, sentence).signs, wording(matter.book).text
        for subject in _SUBJECTS:
            for watch in watches(matter.book, subject):
                for hit in every(matter.book, watch.patterns, written(sentence)):
                    words = hit.group()
                    line = written(sentence)[max(0, hit.start() - _BEFORE) : hit.end()]
                    known = squeeze(words) in own if squeeze(words) else line in fixed
                    if subject == "instruction" or not known:
                        message = watch.message.format(words=words)
                        yield about(f"{subject}_left", watch.level, message, draft.id, watch.fix)
