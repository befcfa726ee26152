"""A person whose letter does not show the plan is led to it, and can answer with what they find."""

from pathlib import Path

import pytest

from claimback.knowledge import book
from claimback.knowledge.interview import InterviewQuestion
from claimback.knowledge.plans import PlanRecord, tree
from claimback.model import AnswerSource, Denial, Fact, FinerPlan, Known, Span, Value
from claimback.workflow import analyze
from claimback.workflow.known import settled
from claimback.workflow.page import page
from claimback.workflow.plan_tree import which_plan

QUESTION = book().records(InterviewQuestion)["coverage_kind"]
SPECIAL = book().records(InterviewQuestion)["plan_special"]


def denial(plan: str) -> Denial:
    return Denial.model_validate({"decision": "denied", "stage": "pre_service", "level": "initial", "plan": plan})


def lines(plan: str) -> list[str]:
    return list(which_plan(denial(plan), book()))


def test_the_question_s_choices_are_the_plans_that_the_tree_leads_to() -> None:
    offered = {choice.value for choice in QUESTION.choices}
    assert offered == {record.id for record, _ in tree(book()) if record.contract}


def test_every_answer_that_is_printed_can_be_given() -> None:
    printed = {line.rpartition("coverage_kind: ")[2].rstrip(").") for line in lines("unknown") if "Yes: " in line}
    given = {one for one in printed if one in book().records(PlanRecord)}
    assert given == {choice.value for choice in QUESTION.choices}


FINER = [record for record in book().records(PlanRecord).values() if not record.contract]


def test_every_plan_beyond_the_contract_can_be_said() -> None:
    told, choices = " ".join(lines("unknown")), {choice.value for choice in SPECIAL.choices}
    for record in FINER:
        assert record.refines, record.id
        assert set(record.refines.says) <= choices
        assert not record.ask or f"plan_special: {', '.join(record.refines.says)}" in told
    assert {one for record in FINER if record.refines for one in record.refines.says} == choices - {"none"}
    assert {record.id for record in FINER} == set(FinerPlan.__args__)


@pytest.mark.parametrize(
    ("letter", "kind", "special", "plan", "contract"),
    [
        ("erisa_self_funded", None, ["public_employer"], "nonfederal_gov", "employer_unknown_funding"),
        ("unknown", "erisa_insured", ["public_employer"], "nonfederal_gov", "employer_unknown_funding"),
        ("unknown", None, ["public_employer"], "nonfederal_gov", "employer_unknown_funding"),
        ("erisa_insured", None, ["grandfathered"], "grandfathered", "employer_unknown_funding"),
        ("individual", None, ["grandfathered"], "grandfathered_other", "individual"),
        ("erisa_insured", None, ["grandfathered", "public_employer"], "grandfathered_other", "individual"),
        ("unknown", "individual", ["short_term"], "short_term", "individual"),
        ("unknown", None, ["sharing_ministry"], "sharing_ministry", "unknown"),
        ("medicaid", None, ["state_medicaid"], "medicaid_ffs", "medicaid"),
        ("erisa_insured", None, ["none"], "erisa_insured", "erisa_insured"),
        ("fehb", None, ["public_employer"], "fehb", "fehb"),
        ("medicare_advantage", "individual", ["grandfathered"], "medicare_advantage", "medicare_advantage"),
    ],
)
def test_the_answers_make_the_plan(letter: str, kind: str | None, special: list[str], plan: str, contract: str) -> None:
    told = {"plan_special": special} | ({"coverage_kind": kind} if kind else {})
    words = Span(document="x", page=1, start=0, end=4, quote="plan")
    first = denial(letter).model_copy(update={"evidence": {"plan": words}})
    found = settled(first, Known(said(name, value) for name, value in told.items()), book())
    assert (found.plan, found.contract_plan) == (plan, contract)
    assert ("plan" in found.evidence) == (plan == letter), "the letter's words show the letter's own plan only"


def said(name: str, value: Value) -> Fact:
    source = AnswerSource(question=name)
    return Fact(name=name, value=value, source=source, found_by="answer", confidence=1, status="confirmed")


@pytest.mark.parametrize("words", ["Medicare Advantage", "self-funded", "HealthCare.gov", "Medicare Summary Notice"])
def test_the_signs_are_there(words: str) -> None:
    assert words in " ".join(lines("unknown"))


def test_coverage_through_a_job_asks_only_who_pays() -> None:
    told = [line for line in lines("employer_unknown_funding") if "Yes: " in line]
    assert len(told) == 4, "a public employer, a grandfathered plan, and who pays"
    assert not any("Medicare" in line for line in told)


@pytest.mark.parametrize("plan", ["medicaid", "fehb", "erisa_self_funded"])
def test_a_known_plan_needs_no_tree(plan: str) -> None:
    assert lines(plan) == []


def test_the_page_of_a_letter_without_a_plan_has_the_tree(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("March 4, 2026\nDear Ada Quill:\nWe have denied the request for MRI of the knee. It may heal.\n")
    told = page(analyze(path), book())
    assert "WHICH KIND OF PLAN DO YOU HAVE?" in told
    assert "coverage_kind: medicare_advantage" in " ".join(told.split())
    path.write_text(path.read_text() + "You are a member of our Medicare Advantage plan.\n")
    assert "WHICH KIND OF PLAN" not in page(analyze(path), book())
