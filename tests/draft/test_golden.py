"""Whole letters, word for word. After a wanted change `python -m tests.draft.test_golden` writes them anew."""

from pathlib import Path

import pytest

from tests.draft.build import make, show
from tests.draft.cases import CASES, REGIMES

FOLDER = Path(__file__).parent / "golden"
LETTERS = (
    ("lumbar", "appeal-letter"),
    ("lumbar", "doctor-letter"),
    ("lumbar", "doctor-request"),
    ("lumbar", "criteria-request"),
    ("knee_medicare", "appeal-letter"),
    ("pet_individual", "appeal-letter"),
    ("eob_authorization", "appeal-letter"),
    ("no_treatment", "appeal-letter"),
    ("information_child", "appeal-letter"),
    ("shoulder_medicaid", "appeal-letter"),
    ("fehb_guideline", "appeal-letter"),
    ("expedited_erisa", "appeal-letter"),
    ("external_expedited", "appeal-letter"),
    ("fair_hearing", "appeal-letter"),
    ("opm_review", "appeal-letter"),
    ("independent_review", "appeal-letter"),
    ("fair_hearing", "complaint"),
    ("expedited_erisa", "peer-to-peer-brief"),
)


def written(name: str, letter: str) -> str:
    return show(make((CASES | REGIMES)[name]).drafts[letter])


@pytest.mark.parametrize(("name", "letter"), LETTERS)
def test_letter(name: str, letter: str) -> None:
    assert written(name, letter) == (FOLDER / f"{name}.{letter}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for one, other in LETTERS:
        (FOLDER / f"{one}.{other}.txt").write_text(written(one, other), encoding="utf-8")
