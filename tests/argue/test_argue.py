"""Which arguments apply: only those that the known facts bear."""

import pytest

from claimback.knowledge import Condition, book
from claimback.knowledge.arguments import ArgumentRecord
from claimback.model import AuthorityRef, Known
from tests.draft.build import Case, make, said
from tests.draft.cases import CASES, KNEE_MEDICARE, LUMBAR, NO_TREATMENT


def applied(case: Case, **answers: object) -> list[str]:
    new = {name: value for name, value in {**case.answers, **answers}.items() if value is not None}
    return [one.id for one in make(Case(**{**case.__dict__, "answers": new})).arguments]


def lumbar(**answers: object) -> list[str]:
    return applied(LUMBAR, **answers)


def care(days_end: str, result: str = "no_better") -> list[dict[str, object]]:
    return [
        {
            "kind": "physical_therapy",
            "start": "2026-08-10",
            "end": days_end,
            "visits": 5,
            "directed_by": "Dr. A",
            "result": result,
        }
    ]


def test_strongest_first_and_all_from_the_data() -> None:
    for case in CASES.values():
        found = make(case).arguments
        assert [one.strength for one in found] == sorted((one.strength for one in found), reverse=True)
        assert {one.id for one in found} <= set(book().records(ArgumentRecord))


def test_every_argument_rests_on_something_and_answers_a_stated_reason() -> None:
    for case in CASES.values():
        stated = {kind for kind, _ in case.objections}
        for one in make(case).arguments:
            assert one.answers and set(one.answers) <= stated
            assert one.rests_on, one.id
            assert all(ref.type not in ("form", "blank") for ref in one.rests_on)


def test_care_completed_needs_six_weeks_and_a_recheck() -> None:
    assert "cc_completed" in lumbar(treatments=care("2026-09-25"))
    assert "cc_completed_no_recheck" in lumbar(treatments=care("2026-09-25"), reevaluation=None)
    short = lumbar(treatments=care("2026-09-01"))
    assert "cc_partial" in short and "cc_completed" not in short


def test_one_of_a_group_only() -> None:
    for case in CASES.values():
        groups = [book().records(ArgumentRecord)[one.id].group for one in make(case).arguments]
        named = [group for group in groups if group]
        assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("flag", "argument"),
    [
        ("bladder_bowel", "cc_exception_shown"),
        ("progressive_weakness", "cc_exception_shown"),
        ("cancer_history", "cc_cancer_infection"),
        ("fever_infection", "cc_cancer_infection"),
        ("osteoporosis", "cc_fracture_risk"),
        ("prior_surgery_new_symptoms", "cc_after_surgery"),
    ],
)
def test_an_exception_only_when_it_is_shown(flag: str, argument: str) -> None:
    assert argument in lumbar(red_flags=[flag])
    assert argument not in lumbar(red_flags=["none"])
    assert argument not in lumbar(red_flags=None)


def test_no_red_flag_is_told_that_nobody_reported() -> None:
    for name, case in CASES.items():
        if "red_flags" not in case.answers:
            text = " ".join(line.text for line in make(case).drafts["appeal-letter"].sentences)
            for words in ("weakness", "saddle", "infection", "osteoporosis"):
                assert words not in text, name


def test_treatment_that_helped_is_not_called_a_failure() -> None:
    found = lumbar(treatments=care("2026-09-25", "better"), red_flags=None)
    assert not {"cc_completed", "cc_partial", "cc_surgery_candidate"} & set(found)


def test_intolerance() -> None:
    tried = [
        {
            "kind": "nsaid",
            "what": "naproxen",
            "start": "2026-08-03",
            "result": "could_not_tolerate",
            "why_stopped": "bleeding",
        }
    ]
    assert "cc_not_tolerated" in lumbar(treatments=tried, red_flags=None)
    assert "cc_not_tolerated" not in lumbar()


def test_the_radiologists_criteria_only_for_a_candidate_after_care() -> None:
    cited = [ref.id for one in make(LUMBAR).arguments for ref in one.rests_on if isinstance(ref, AuthorityRef)]
    assert "acr_low_back_pain" in cited
    assert "cc_surgery_candidate" not in lumbar(surgery_or_injection_considered="no")
    assert "cc_surgery_candidate" not in lumbar(treatments=care("2026-09-01"))


def test_an_xray_of_another_part_is_not_the_xray() -> None:
    other = [{"study": "X-ray", "date": "2026-09-14", "result": "normal", "part": "right shoulder"}]
    assert "ai_xray_done" in applied(KNEE_MEDICARE)
    assert "ai_xray_done" not in applied(KNEE_MEDICARE, prior_imaging=other)


def test_nothing_known_gives_no_assertion() -> None:
    assert applied(NO_TREATMENT, accept_other_site=None) == ["co_plan_terms"]


def test_plan_rules_stay_with_their_plan() -> None:
    assert "ai_medicare_rules" in applied(KNEE_MEDICARE)
    other = Case(**{**KNEE_MEDICARE.__dict__, "plan": "erisa_insured"})
    assert "ai_medicare_rules" not in applied(other)


def test_symptoms_that_ease_are_not_argued_to_last() -> None:
    shoulder = CASES["shoulder_medicaid"]
    assert "mr_duration" in applied(shoulder)
    eased = applied(shoulder, symptom_change="better")
    assert not {"mr_duration", "mr_worse"} & set(eased)


def wanted(condition: Condition) -> dict[str, object]:
    """Facts that make a condition hold; of `any` the first part."""
    facts: dict[str, object] = {}
    for part in (*condition.all, *condition.any[:1]):
        facts.update(wanted(part))
    facts.update({condition.known: "this was so"} if condition.known else {})
    for name, value in {**condition.is_, **condition.includes}.items():
        facts[name] = value[0] if isinstance(value, list) else value
    facts.update(condition.at_least)
    return facts


@pytest.mark.parametrize("id_", sorted(book().records(ArgumentRecord)))
def test_every_argument_can_apply_and_says_something_sound(id_: str) -> None:
    record = book().records(ArgumentRecord)[id_]
    facts = wanted(record.when)
    kind = str(facts.pop("objection", record.answers[0]))
    case = Case(
        plan=record.plans[0] if record.plans else "erisa_insured",
        stage=str(facts.pop("stage", "pre_service")),
        letter="Notice. This is the reason.",
        facts={},
        objections=((kind, "This is the reason."),),
        records=(("Papers", str(facts.pop("enclosed", "other")), ()),),
        refuted=(str(facts.pop("refuted_claim")),) if "refuted_claim" in facts else (),
    )
    facts |= {"treatments": [{"kind": "physical_therapy", "result": "no_better"}]} if "care_result" in facts else {}
    made = make(case, Known(said(name, date_of(name, value)) for name, value in facts.items()))
    assert id_ in [one.id for one in made.arguments], facts
    told = [block for block in made.drafts["appeal-letter"].blocks if block.id.startswith(f"answer.{kind}.")]
    assert len(told) >= 2, "a heading and at least one paragraph"
    assert len(record.limit) > 15
    assert record.claim.endswith(".")


REAL = {
    "red_flag": "new_weakness",
    "treatment_kind": "physical_therapy",
    "intolerance_kind": "nsaid",
    "symptom_weeks": 9,
    "age": 12,
}


def date_of(name: str, value: object) -> object:
    """A value of the right kind for a fact that only had to be known."""
    if name in REAL and value == "this was so":
        return REAL[name]
    return "2026-06-01" if name.endswith(("_date", "_on", "onset")) else value
