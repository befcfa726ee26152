"""A person whose letter does not show the plan is led to it, and can answer with what they find."""

from pathlib import Path

import pytest

from claimback.knowledge import book
from claimback.knowledge.interview import InterviewQuestion
from claimback.knowledge.plans import PlanRecord, tree
from claimback.model import Denial
from claimback.workflow import analyze
from claimback.workflow.page import page
from claimback.workflow.plan_tree import which_plan

QUESTION = book().records(InterviewQuestion)["coverage_kind"]


def lines(plan: str) -> list[str]:
    denial = Denial.model_validate({"decision": "denied", "stage": "pre_service", "level": "initial", "plan": plan})
    return list(which_plan(denial, book()))


def test_the_question_s_choices_are_the_plans_that_the_tree_leads_to() -> None:
    offered = {choice.value for choice in QUESTION.choices}
    assert offered == {record.id for record, _ in tree(book()) if record.contract}


def test_every_answer_that_is_printed_can_be_given() -> None:
    printed = {line.rpartition("coverage_kind: ")[2].rstrip(").") for line in lines("unknown") if "Yes: " in line}
    given = {one for one in printed if one in book().records(PlanRecord)}
    assert given == {choice.value for choice in QUESTION.choices}


def test_a_plan_beyond_the_list_is_told_who_handles_it() -> None:
    told = " ".join(lines("unknown"))
    for id_ in ("short_term", "sharing_ministry", "nonfederal_gov"):
        assert book().records(PlanRecord)[id_].who_handles in told


@pytest.mark.parametrize("words", ["Medicare Advantage", "self-funded", "HealthCare.gov", "Medicare Summary Notice"])
def test_the_signs_are_there(words: str) -> None:
    assert words in " ".join(lines("unknown"))


def test_coverage_through_a_job_asks_only_who_pays() -> None:
    told = [line for line in lines("employer_unknown_funding") if "Yes: " in line]
    assert len(told) == 3
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
