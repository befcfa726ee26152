"""Nothing is left in a letter that was meant for a program or for the writer."""

from collections.abc import Iterator

from claimback.checks.ground import sentence_ground, squeeze, wording
from claimback.checks.matter import Matter, about, spoken, written
from claimback.knowledge.checks import Subject, every, watches
from claimback.model import Finding

_SUBJECTS: tuple[Subject, ...] = ("placeholder", "instruction")


def check(matter: Matter) -> Iterator[Finding]:
    """Placeholders that are no marked blank, and text that speaks to a program. A form's own lines are none."""
    for draft, _, sentence in spoken(matter):
        own, fixed = sentence_ground(matter, sentence).signs, wording(matter.book).text
        for subject in _SUBJECTS:
            for watch in watches(matter.book, subject):
                for hit in every(matter.book, watch.patterns, written(sentence)):
                    words = hit.group()
                    lines = [run.text.strip() for run in sentence.runs if words in run.text]
                    known = squeeze(words) in own if squeeze(words) else any(line in fixed for line in lines)
                    if subject == "instruction" or not known:
                        message = watch.message.format(words=words)
                        yield about(f"{subject}_left", watch.level, message, draft.id, watch.fix)
