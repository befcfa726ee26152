"""Every row of `windows.txt`: regime, level, dates, and the date that the quoted rule gives."""

from collections import Counter
from pathlib import Path

import pytest

from .made import binding, run

ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in Path(__file__).with_name("windows.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:7]))
def test_row(row: list[str]) -> None:
    plan, level, stage, decision, state, notice, received, expected, _rule = row
    answers = {name: value for name, value in (("state", state), ("notice_received_on", received)) if value != "-"}
    found = run(plan=plan, level=level, stage=stage, decision=decision, notice=notice, answers=answers)
    wanted = dict(part.strip().split("=") for part in expected.split(";")) if expected != "-" else {}
    assert binding(found) == wanted


def test_what_is_caution_is_never_called_law() -> None:
    for row in ROWS:
        plan, level, stage, decision, state, notice, *_ = row
        found = run(plan=plan, level=level, stage=stage, decision=decision, notice=notice, answers={"state": state})
        for deadline in found.deadlines:
            if "caution" in deadline.id:
                assert deadline.source == "practice"
                assert deadline.authority is None


def test_the_table_is_wide_enough() -> None:
    assert len(ROWS) >= 60
    assert len(Counter(row[0] for row in ROWS)) == 12, "every plan type of the contract has a row"
    assert all(row[-1] for row in ROWS), "every row names its rule"
