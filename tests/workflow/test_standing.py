"""Where a case stands against published criteria, and what comes before everything on the page."""

from claimback.knowledge import book
from claimback.model import Answer, Case, CriterionRow
from claimback.workflow import analyze, build
from claimback.workflow.page import start_here
from claimback.workflow.standing import standing


def row(
    route: str,
    state: str,
    text: str = "X-rays were done",
    source: str = "A society, Knees",
    record: str = "acr_mri_knee_acute",
) -> CriterionRow:
    return CriterionRow.model_validate(
        {"route": route, "criterion": text, "state": state, "source": source, "id": f"{record}.{route}.1"}
    )


def test_a_route_that_is_met_in_full_is_named() -> None:
    told = list(standing([row("first", "undocumented"), row("second", "met")], book()))
    assert told == ["Met in full: second (A society, Knees)."]


def test_where_none_is_met_the_nearest_and_what_is_missing_are_told() -> None:
    rows = [row("far", "unmet"), row("near", "met"), row("near", "undocumented", "A re-check"), row("gone", "unmet")]
    told = list(standing(rows, book()))
    assert told[0].startswith("None of the routes")
    assert told[1] == "near (A society, Knees) - nobody wrote down yet: A re-check."
    assert "a dated note" in told[-1]
    assert len(told) == 3


def test_where_all_is_known_and_nothing_is_met_the_denial_may_fit() -> None:
    told = list(standing([row("one", "unmet"), row("two", "unmet")], book()))
    assert told[-1].startswith("As things stand, the denial may fit")


def test_before_anything_is_told_no_topic_is_guessed() -> None:
    headache = row("a", "undocumented", record="acr_mri_headache")
    pituitary = row("b", "undocumented", record="endocrine_pituitary")
    told = list(standing([headache, pituitary], book()))
    assert len(told) == 1
    assert told[0].startswith("It is not known yet what the scan is for")


def test_what_does_not_apply_says_nothing() -> None:
    clock = CriterionRow(route="clock", criterion="Six weeks", state="met", id="clock.days")
    own = row("own", "met", record="general_surveillance")
    unread = row("x", "met").model_copy(update={"rating": "unknown"})
    assert list(standing([row("one", "not_applicable"), clock, own, unread], book())) == []


LETTER = """March 4, 2026
Dear Ada Quill:      Member ID: HLP 100 200
We have denied the request for MRI of the lumbar spine. You have not had six weeks of treatment.
You may appeal within 180 days after you receive this letter. Your plan is self-funded by your employer.
"""


def test_care_comes_before_the_page(tmp_path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    letter = analyze(path).document
    urgent = Case(letter=letter, answers=(Answer(question="red_flags", value=["saddle_numbness"]),))
    told = start_here(build(urgent), book())
    assert told.startswith("BEFORE ANYTHING ELSE\nSeek care now: call 911")
    calm = Case(letter=letter, answers=(Answer(question="red_flags", value=["none"]),))
    told = start_here(build(calm), book())
    assert "BEFORE ANYTHING ELSE" not in told
    assert "HOW YOUR CASE STANDS AGAINST PUBLISHED CRITERIA" in told
    assert "None of the routes to approval" in told
