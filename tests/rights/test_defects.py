"""Small notices and what they lack. See `notices.yaml`."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimback.knowledge import book
from claimback.knowledge.authorities import AuthorityRecord
from claimback.knowledge.defects import DefectRecord, sentence
from claimback.model import Finding, Rights

from .made import run

NOTICES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("notices.yaml").read_text(encoding="utf-8"))
DEFECTS = book().records(DefectRecord)


def read(notice: dict[str, Any], **more: Any) -> Rights:
    pages = notice.get("pages") or [notice["text"]]
    words = notice.get("words", {})
    return run(
        *pages,
        plan=notice["plan"],
        kinds=tuple(notice["kinds"]),
        notice=notice.get("notice", "2026-03-04"),
        stage=notice.get("stage", "pre_service"),
        level=notice.get("level", "initial"),
        decision=notice.get("decision", "denied"),
        facts={name: (value, words.get(name, "")) for name, value in notice.get("facts", {}).items()},
        answers=notice.get("answers"),
        **more,
    )


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice["name"])
def test_notice(notice: dict[str, Any]) -> None:
    told = {one.id for one in read(notice).defects}
    assert set(notice.get("has", ())) <= told
    assert not told & set(notice.get("not", ()))


def test_the_notices_name_real_defects_and_every_defect_is_tried_both_ways() -> None:
    has = {id_ for notice in NOTICES for id_ in notice.get("has", ())}
    hasnt = {id_ for notice in NOTICES for id_ in notice.get("not", ())}
    assert has | hasnt <= set(DEFECTS)
    assert set(DEFECTS) - has == {"codes_do_not_fit_words"}, "tried below, from a finding"
    assert not has - hasnt - {"no_court_statement", "window_shorter_than_law"}
    assert len(NOTICES) >= 40


def test_every_defect_told_rests_on_an_authority_for_its_plan() -> None:
    records = book().records(AuthorityRecord)
    for notice in NOTICES:
        for one in read(notice).defects:
            assert one.authority
            assert records[one.authority].citable
            assert notice["plan"] in records[one.authority].applies_to


def test_a_finding_of_an_earlier_stage_becomes_a_defect() -> None:
    finding = Finding(id="code_contradicts_words", level="warning", message="73721 is not a lumbar MRI.")
    notice = NOTICES[0]
    assert "codes_do_not_fit_words" in {one.id for one in read(notice, findings=(finding,)).defects}
    assert "codes_do_not_fit_words" not in {one.id for one in read(notice).defects}


def test_what_was_found_is_quoted() -> None:
    notice = next(one for one in NOTICES if one["name"] == "Medicare Advantage on internal criteria alone")
    defect = next(one for one in read(notice).defects if one.id == "ma_internal_criteria_alone")
    assert defect.quote is not None
    assert defect.quote.quote == "eviCore"


def test_pages_that_are_missing_are_told() -> None:
    notice = next(one for one in NOTICES if one["name"] == "first of two pages only")
    assert "pages_missing" in {one.id for one in read(notice).findings}


THREATS = ("penalt", "sue", "lawsuit", "violat", "illegal", "$110", "complaint", "report you", "demand")


@pytest.mark.parametrize("id_", sorted(DEFECTS))
def test_a_sentence_for_a_letter_is_polite_and_no_threat(id_: str) -> None:
    template = sentence(book(), id_)
    for way in (1, 2):  # to the plan, and to somebody who judges it
        said = re.sub(r"\{([^{}>]*)>([^{}]*)\}", rf"\{way}", template)
        assert not any(word in said.lower() for word in THREATS)
        assert not said or (said.endswith(".") and said[0].isupper())


def test_an_unknown_defect_has_no_sentence() -> None:
    assert sentence(book(), "nothing_of_the_kind") == ""
