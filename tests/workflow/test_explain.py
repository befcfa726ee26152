"""Why each date, right, defect and argument of the example case is there."""

from datetime import date
from pathlib import Path

import pytest

from claimback.model import Case, UnreadableFile
from claimback.workflow import analyze, build, load
from claimback.workflow.case_folder import parts
from claimback.workflow.explain import explain

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2026, 10, 20)


@pytest.fixture(scope="module")
def case() -> Case:
    return load(
        EXAMPLES / "letters" / "lumbar-mri-denial.pdf",
        records=EXAMPLES / "records",
        answers=EXAMPLES / "cases" / "lumbar-mri" / "answers.yaml",
    )


@pytest.fixture(scope="module")
def told(case: Case) -> str:
    return " ".join(explain(case, as_of=DAY).split())


def test_every_part_of_the_case_is_explained(case: Case, told: str) -> None:
    made = build(case, as_of=DAY)
    for deadline in made.analysis.rights.deadlines:
        assert f"{deadline.due}: {deadline.what}" in told
        assert deadline.how in told
    for defect in made.analysis.rights.defects:
        assert f"defects/{defect.id}" in told
        assert f"[{defect.authority}]" in told
    for objection in made.analysis.denial.objections:
        assert " ".join(objection.stated.quote.split()) in told
    assert made.arguments
    for argument in made.arguments:
        assert f"[arguments/{argument.id}]" in told
    for step in made.analysis.rights.steps:
        assert step.what in told


def test_the_rule_its_words_the_count_and_the_letter_stand_together(told: str) -> None:
    part = told[told.index("2027-04-10: Last day") : told.index("2027-04-13: Last day")]
    for words in ("“180 days” (the letter, page 1)", "180 days after October 12, 2026", "29 CFR 2560.503-1(h)(3)(i)",
                  "“Provide claimants at least 180 days", "primary text", "rules/us/group_first_appeal"):  # fmt: skip
        assert words in part


def test_an_argument_names_the_answer_or_the_record(told: str) -> None:
    part = told[told.index("[arguments/cc_completed]") :]
    assert "Your answer: treatments: kind nsaid" in part
    assert "physical-therapy-discharge-2026-09-25.pdf, page 1" in part
    assert "Honest limit:" in part


def test_every_criterion_is_shown_with_what_shows_it(case: Case, told: str) -> None:
    rows = [row for row in build(case, as_of=DAY).evidence.matrix if row.state != "not_applicable"]
    assert {row.state for row in rows} == {"met", "unmet"}
    for row in rows:
        assert " ".join(row.criterion.split()) in told
    part = told[told.index("WHY EACH CRITERION") : told.index("WHY EACH ARGUMENT")]
    assert "ACR Appropriateness Criteria, Low Back Pain (2021)" in part
    assert "Not met: New bladder or bowel trouble" in part
    assert "symptom_change, your answer" in part
    assert "No route is met in full" not in part


def test_where_nothing_is_met_it_is_said() -> None:
    told = " ".join(explain(load(EXAMPLES / "letters" / "lumbar-mri-denial.pdf"), as_of=DAY).split())
    assert "No route is met in full so far" in told
    assert "Nobody wrote it down yet: Six weeks of treatment" in told


def test_without_answers_there_is_no_argument_from_them() -> None:
    told = explain(load(EXAMPLES / "letters" / "lumbar-mri-denial.pdf"), as_of=DAY)
    assert "Your answer" not in told


def test_a_letter_with_nothing_to_appeal(tmp_path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(
        "Harbor Lantern Health Plan\nMarch 4, 2026\nDear Ada Quill:\nYour request for an MRI is approved.\n"
    )
    assert analyze(path, as_of=DAY).denial.decision == "approved"
    told = " ".join(explain(load(path), as_of=DAY).split())
    assert "nothing to appeal" in told
    assert "WHY EACH DATE" not in told


def test_an_unknown_plan_claims_no_right(tmp_path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("March 4, 2026\nDear Ada Quill:\nWe have denied the request for MRI of the knee. It is cosmetic.\n")
    told = " ".join(explain(load(path), as_of=date(2026, 3, 5)).split())
    assert "The kind of plan is not known, so no right is claimed" in told
    assert "it is no rule of law" in told


def test_a_case_folder(tmp_path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "letter.txt").write_text("x")
    assert parts(tmp_path) == (tmp_path / "letter.txt", None, tmp_path / "records")
    (tmp_path / "answers.yaml").write_text("")
    assert parts(tmp_path)[1] == tmp_path / "answers.yaml"
    assert parts(tmp_path / "letter.txt") == (tmp_path / "letter.txt", None, None)


def test_a_folder_without_one_letter(tmp_path) -> None:
    with pytest.raises(UnreadableFile, match="holds no file named letter"):
        parts(tmp_path)
    (tmp_path / "letter.txt").write_text("x")
    (tmp_path / "letter.pdf").write_text("x")
    with pytest.raises(UnreadableFile, match="holds 2 files named letter"):
        parts(tmp_path)
