"""The table of security requirements: every file and test that it names is there, every line has a ground."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "security-asvs.md"
_LINE = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (met|not met|not applicable) \| (.+) \|$", re.MULTILINE)
_PLACE = re.compile(r"`((?:src|tests|docs|requirements)/[\w./-]+|pyproject\.toml)(?:::(\w+))?`")
OF_LEVEL_TWO = 253
"""Requirements of levels 1 and 2 in ASVS 5.0.0."""


def _lines() -> list[tuple[str, str, str, str, str]]:
    return _LINE.findall(TABLE.read_text("utf-8"))


def test_every_requirement_stands_there_once_and_in_order():
    numbers = [tuple(map(int, number.split("."))) for number, *_rest in _lines()]
    assert len(numbers) == OF_LEVEL_TWO
    assert numbers == sorted(set(numbers))


def test_the_files_and_tests_that_it_names_are_there():
    named = [(path, test) for *_rest, ground in _lines() for path, test in _PLACE.findall(ground)]
    assert len(named) > 150
    for path, test in named:
        assert (ROOT / path).exists(), path
        assert not test or f"def {test}(" in (ROOT / path).read_text("utf-8"), f"{path}::{test}"


def test_what_is_met_says_where_or_how_and_the_head_counts_right():
    lines = _lines()
    states = [state for *_rest, state, _ground in lines]
    head = TABLE.read_text("utf-8").split("## ")[0]
    told = [f"{states.count('met')} met", f"{states.count('not met')} not met", f"{states.count('not applicable')} not"]
    assert all(one in head for one in told)
    assert all(len(ground) > 3 for *_rest, ground in lines)
