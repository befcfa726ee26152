"""What ties an answer to its case, and what does not."""

import pytest

from claimback.model import Analysis, ClaimbackError, Derived, Fact
from claimback.workflow import analyze
from claimback.workflow.same_case import alike, tie

ME = {"member_name": "Odile Quant", "member_id": "LHP 4471 0092", "reference_number": "LK-1"}
SPINE = {"procedure_code": "72148", "body_part": "lumbar_spine"}
CHEST = {"procedure_code": "71260", "body_part": "chest"}


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("We have denied the request. The records do not show six weeks of treatment.\n")
    read = analyze(path)

    def made(**facts: str) -> Analysis:
        source = Derived(rule="test")
        given = [
            Fact(name=name, value=value, source=source, found_by="test", confidence=1) for name, value in facts.items()
        ]
        return read.model_copy(update={"reading": read.reading.model_copy(update={"facts": tuple(given)})})

    return made


@pytest.mark.parametrize(
    "after",
    [
        {"reference_number": "lk 1", "member_name": "Mother of Odile"},
        {"member_name": "QUANT, ODILE M"},
        {"member_name": "O. Quant", "member_id": "other"},
        {"member_name": "0dile Quamt"},
        {"member_id": "LHP44710092", "reference_number": "LK-2"},
        {"reference_number": "LK-1", **CHEST},
        {"member_name": "Odile Quant", "procedure_code": "72158", "body_part": "lumbar_spine"},
        {},
    ],
)
def test_it_belongs(letter, after):
    tie(letter(**ME, **SPINE), letter(**after))


@pytest.mark.parametrize(
    ("after", "why"),
    [
        ({"member_name": "Tomas Quant", "member_id": "LHP 4471 0092"}, "another person"),
        ({"member_name": "Tomas Quant", "member_id": "LHP 4471 0092", "reference_number": "LK-2"}, "another person"),
        ({"member_id": "XYZ 9"}, "another person or another number"),
        ({"reference_number": "ZZ-9"}, "another person or another number"),
        ({"member_name": "Odile Quant", "reference_number": "LK-2", **CHEST}, "another service"),
    ],
)
def test_it_does_not(letter, after, why):
    with pytest.raises(ClaimbackError, match=why):
        tie(letter(**ME, **SPINE), letter(**after))


def test_names():
    assert alike("Odile Quant", "quant odile")
    assert not alike("Odile Quant", "Odette Quant")
    assert not alike("", "Odile")
