"""An appeal told in Spanish: other words, and not one date, step or finding more or less; letters to read."""

import re
from datetime import date
from pathlib import Path

import pytest

from claimback.knowledge import book
from claimback.model import Appeal
from claimback.workflow import build, load
from claimback.workflow.reading_copy import MARK, reading_copies
from claimback.workflow.retold import appeal_in

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 10, 20)
_ENGLISH = re.compile(r"\b(?:the|you|your|with|which|please|this|that)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def made() -> Appeal:
    """The sample's appeal."""
    letter = EXAMPLES / "letters" / "lumbar-mri-denial.pdf"
    return build(load(letter, records=EXAMPLES / "records"), as_of=TODAY)


def test_english_is_left_as_it_is(made: Appeal) -> None:
    assert appeal_in(made, TODAY, book()) is made
    assert reading_copies(made, TODAY, book()) == ()


def test_only_words_change(made: Appeal) -> None:
    told = appeal_in(made, TODAY, book("es"))
    assert told.drafts == made.drafts
    assert told.known == made.known
    rights, other = made.analysis.rights, told.analysis.rights
    assert [(one.id, one.due, one.days, one.basis) for one in rights.deadlines] == [
        (one.id, one.due, one.days, one.basis) for one in other.deadlines
    ]
    assert [(one.id, one.when, one.authority) for one in rights.steps] == [
        (one.id, one.when, one.authority) for one in other.steps
    ]
    for mine, theirs in ((rights.defects, other.defects), (made.findings, told.findings)):
        assert [(one.id, one.level, one.where, one.quote) for one in mine] == [
            (one.id, one.level, one.where, one.quote) for one in theirs
        ]
    assert [(one.id, one.state) for one in made.evidence.matrix] == [
        (one.id, one.state) for one in told.evidence.matrix
    ]


def test_dates_steps_needs_and_findings_are_told(made: Appeal) -> None:
    told = appeal_in(made, TODAY, book("es"))
    rights = told.analysis.rights
    said = [text for one in rights.deadlines for text in (one.what, one.how)]
    said += [text for one in rights.steps for text in (one.what, one.why)]
    said += [text for one in (*rights.defects, *rights.findings, *told.findings) for text in (one.message, one.fix)]
    said += [text for one in told.evidence.needs for text in (one.what, one.why)]
    said += [one.claim for one in told.arguments]
    assert len(said) > 60
    assert [text for text in said if _ENGLISH.search(re.sub(r"“[^”]*”|\([^)]*\)|https?:\S+", "", text))] == []


def test_the_copies_to_read(made: Appeal) -> None:
    copies = reading_copies(made, TODAY, book("es"))
    assert [one.id for one in copies] == [one.id for one in made.drafts]
    for copy, sent in zip(copies, made.drafts, strict=True):
        assert copy.blocks[0].id == MARK
        assert "no la envíe" in copy.blocks[0].sentences[0].text
        assert [block.id for block in copy.blocks[1:]] == [block.id for block in sent.blocks]
        assert "note" not in {block.kind for block in copy.blocks}
        text = "\n".join(sentence.text for block in copy.blocks for sentence in block.sentences)
        assert not re.search(r"[{}]|\|", text), text
        assert copy.title != sent.title


def test_a_copy_has_the_same_numbers_and_quotations(made: Appeal) -> None:
    quoted, numbers = re.compile(r"“[^”]*”"), re.compile(r"\d{3,}")
    for copy, sent in zip(reading_copies(made, TODAY, book("es")), made.drafts, strict=True):
        one, two = ("\n".join(line.text for line in draft.sentences) for draft in (copy, sent))
        assert set(quoted.findall(one)) == set(quoted.findall(two))
        assert set(numbers.findall(one)) == set(numbers.findall(two))
