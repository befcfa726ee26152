"""Every pattern is found in each of its examples and in none of its counter-examples."""

import pytest

from claimback.extract.labels import labels
from claimback.extract.services import ASPECTS
from claimback.knowledge import Pattern, book, compiled
from claimback.knowledge.extraction import (
    CodeRecord,
    LabelRecord,
    MentionRecord,
    PayerRecord,
    SectionRecord,
    ServiceRecord,
    ShapeRecord,
    TopicRecord,
)

MODELS = (LabelRecord, ShapeRecord, MentionRecord, TopicRecord, ServiceRecord, PayerRecord, SectionRecord)


def _patterns() -> list[tuple[str, Pattern]]:
    found = []
    for model in MODELS:
        for record in book().records(model).values():
            for field in ("patterns", "headings", "cues", "names"):
                found += [(f"{model.folder}/{record.id}", pattern) for pattern in getattr(record, field, ())]
    return found


@pytest.mark.parametrize(("where", "pattern"), _patterns())
def test_examples(where: str, pattern: Pattern) -> None:
    expression = compiled(book(), pattern.match)
    assert [text for text in pattern.examples if not expression.search(text)] == [], where
    assert [text for text in pattern.counter if expression.search(text)] == [], where


@pytest.mark.parametrize("record", book().records(LabelRecord).values(), ids=lambda record: record.id)
def test_each_label_example_is_known_as_its_slot(record: LabelRecord) -> None:
    known = book().made(labels)
    for pattern in record.patterns:
        for example in pattern.examples:
            found = known.at(example, 0, len(example))
            assert found is not None, example
            if found.end == len(example) and record.slot != "reviewer":
                assert record.slot in found.slots or _shares(record, found.slots), (example, found)


def _shares(record: LabelRecord, slots: tuple[str, ...]) -> bool:
    """Labels that may be two things, which the value's shape decides."""
    pairs = {frozenset(p) for p in (("message_date", "other_date"), ("message_date", "notice_date"))}
    return any(frozenset((record.slot, slot)) in pairs for slot in slots)


def test_code_families_use_the_vocabulary() -> None:
    words = {name: {r.value for r in book().records(ServiceRecord).values() if r.fact == name} for name in ASPECTS}
    codes: list[str] = []
    for record in book().records(CodeRecord).values():
        for meaning in record.meanings:
            codes += meaning.codes
            assert set(meaning.modality) <= words["modality"]
            assert set(meaning.body_part) <= words["body_part"]
            assert set(meaning.contrast) <= words["contrast"]
    assert len(codes) == len(set(codes)) > 100
