"""Needs of every kind of objection, and when they are met."""

import pytest

from claimback.evidence.needs import needs, wanted
from claimback.knowledge import book
from claimback.knowledge.criteria import NeedsRecord

from .making import known, record

BOOK = book()
KINDS = [
    "guideline_not_met",
    "not_medically_necessary",
    "conservative_care",
    "routine_surveillance",
    "alternative_imaging",
    "investigative",
    "symptoms_not_severe",
    "may_resolve",
    "cost",
    "out_of_network",
    "prior_authorization",
    "insufficient_information",
    "experimental",
    "duplicate_imaging",
    "not_covered",
    "site_of_service",
    "coding",
    "untimely_filing",
    "eligibility",
    "other_coverage",
    "benefit_limit",
    "step_therapy",
    "duplicate_claim",
    "administrative_other",
]


def ids(kind, facts, records=()):
    return {need.id for need in needs([kind], known(**facts), tuple(records), BOOK)}


def test_every_kind_of_the_contract_has_needs():
    assert set(BOOK.records(NeedsRecord)) == set(KINDS)
    assert len(KINDS) == 24


@pytest.mark.parametrize("kind", KINDS)
def test_something_is_needed_when_nothing_is_known(kind):
    assert ids(kind, {})


def test_conservative_care():
    nothing = ids("conservative_care", {})
    assert {"treatment_dates", "therapy_records", "recheck", "six_weeks", "exam_note", "criteria_text"} <= nothing
    short = ids("conservative_care", {"treatments": [{"kind": "nsaid"}], "care_days": 21})
    assert {"six_weeks", "recheck"} <= short
    assert "treatment_dates" not in short
    done = ids("conservative_care", {"treatments": [{}], "care_days": 42, "reevaluated_after_care": "yes"})
    assert not {"six_weeks", "recheck", "treatment_dates"} & done
    waived = ids("conservative_care", {"care_days": 5, "red_flags": ["saddle_numbness"]})
    assert "six_weeks" not in waived


def test_a_record_meets_a_need():
    assert "therapy_records" not in ids("conservative_care", {}, [record(kind="therapy_note")])
    assert "criteria_text" not in ids("conservative_care", {}, [record(kind="guideline")])


def test_a_need_that_does_not_arise():
    assert "contrast" not in ids("alternative_imaging", {"contrast": "without"})
    assert "contrast" in ids("alternative_imaging", {"contrast": "without_and_with"})
    assert "auth_letter" in ids("prior_authorization", {"auth_obtained": "yes"})
    assert "auth_letter" not in ids("prior_authorization", {})


def test_what_two_objections_need_alike_stands_once():
    found = needs(["conservative_care", "symptoms_not_severe"], known(), (), BOOK)
    assert len({need.id for need in found}) == len(found)
    assert next(need for need in found if need.id == "exam_note").objection == "conservative_care"


def test_wanted():
    assert {"treatments", "exam_findings"} <= wanted(["conservative_care"], BOOK)
    assert not wanted(["no_such_kind"], BOOK)
