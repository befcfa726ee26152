"""Any record in plain text, and the generated page that people correct."""

from pathlib import Path

import pytest

from claimback.knowledge import AuthorityRecord, Book, book
from claimback.knowledge.book import ROOT
from claimback.knowledge.criteria import CriteriaRecord
from claimback.knowledge.defects import DefectRecord
from claimback.knowledge.objections import ObjectionRecord
from claimback.knowledge.plans import PlanRecord
from claimback.knowledge.reference import reference
from claimback.knowledge.rules import RuleRecord, StateRule
from claimback.knowledge.show import kinds, show
from claimback.model import BadKnowledge

PAGE = Path(__file__).parents[2] / "docs" / "knowledge.md"


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_a_record_of_every_kind_is_shown_with_its_source_and_date(kind) -> None:
    record = next(iter(book().records(kind).values()))
    told = show(book(), f"{kind.folder}/{record.id}")
    assert f"{kind.folder}/{record.id}" in told
    assert record.updated.isoformat() in told
    assert " ".join(record.source.split())[:30] in " ".join(told.split())
    assert "{" not in told.split("\n")[0]


def test_an_authority_shows_what_it_rests_on() -> None:
    told = " ".join(show(book(), "ma_582").split())
    for words in ("42 CFR 422.582(b)", "presumed to be 5 calendar days", "from 2025-01-01", "quoted primary text",
                  "may be cited", "ecfr.gov"):  # fmt: skip
        assert words in told


def test_what_is_not_verified_is_said() -> None:
    assert "not verified: the safe rule is shown" in show(book(), "tx")
    assert "is never cited" in show(book(), "wc")
    assert "no date is claimed; the letter decides" in " ".join(show(book(), "ma_hearing").split())
    assert "for questions and checks only" in " ".join(show(book(), "general_pet").split())
    assert "a safe count, not a rule of law" in " ".join(show(book(), "ky").split())


def test_one_name_in_several_folders_shows_all_and_a_folder_picks_one() -> None:
    told = show(book(), "conservative_care")
    assert "objections/conservative_care" in told
    assert "needs/conservative_care" in told
    assert "needs/conservative_care" not in show(book(), "objections/conservative_care")


@pytest.mark.parametrize("name", ["ma_58", "authorities/tx", "no_such_thing", "../plans/fehb", "*", ""])
def test_an_unknown_name_is_told_with_what_is_near(name) -> None:
    with pytest.raises(BadKnowledge, match="There is no record") as told:
        show(book(), name)
    assert ("ma_582" in told.value.message) == (name == "ma_58")


def test_the_page_in_docs_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(book()), (
        "run: claimback knowledge reference > docs/knowledge.md"
    )


def test_the_page_is_the_same_each_time_and_has_everything() -> None:
    page = reference(Book())
    assert page == reference(book())
    for kind in (AuthorityRecord, CriteriaRecord, DefectRecord, ObjectionRecord, PlanRecord, RuleRecord):
        for id_ in book().records(kind):
            assert f"`{kind.folder}/{id_}`" in page, id_
    rows = [line for line in page.splitlines() if line.startswith("| ") and "not verified: the safe rule" in line]
    missing = [state.name for state in book().records(StateRule).values() if state.window is None]
    assert sorted(row.split(" | ")[0].removeprefix("| ") for row in rows) == sorted(missing)


def test_a_correction_changes_the_page(tmp_path) -> None:
    path = tmp_path / "rules" / "states" / "tx.yaml"
    path.parent.mkdir(parents=True)
    text = (ROOT / "rules/states/tx.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("name: Texas", "name: Texas, corrected"), encoding="utf-8")
    assert "| Texas, corrected |" in reference(Book(ROOT, (tmp_path,)))
