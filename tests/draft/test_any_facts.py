"""Over random parts of what is known: never an error, never a torn sentence."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimback.knowledge.arguments import KINDS
from claimback.model import Blank, Draft, Known
from tests.draft.build import Case, Made, known, make, show
from tests.draft.cases import CASES, LUMBAR

QUIET = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TORN = ("{", "}", "None", "  ", "()", " .", " ,", "[]")


def sound(made: Made) -> None:
    for letter in made.drafts.values():
        whole(letter)


def whole(letter: Draft) -> None:
    text = show(letter)
    for block in letter.blocks:
        assert block.sentences
        for line in block.sentences:
            assert line.text.strip() and line.support
            assert not any(torn in line.text for torn in TORN), line.text
            assert any(run.blank for run in line.runs) == any(isinstance(ref, Blank) for ref in line.support)
    assert "## \n" not in text


@QUIET
@given(st.data())
def test_any_part_of_the_facts(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(CASES)))
    facts = list(known(CASES[name]))
    kept = data.draw(st.lists(st.sampled_from(range(len(facts))), unique=True)) if facts else []
    sound(make(CASES[name], Known(facts[at] for at in sorted(kept))))


@QUIET
@given(st.data())
def test_answers_of_other_cases_and_other_reasons(data: st.DataObject) -> None:
    pool: dict[str, object] = {}
    for case in CASES.values():
        pool.update(case.answers)
    names = data.draw(st.lists(st.sampled_from(sorted(pool)), unique=True, max_size=25))
    kinds = data.draw(st.lists(st.sampled_from(KINDS), unique=True, min_size=1, max_size=5))
    plans = ["erisa_insured", "medicare_advantage", "medicaid", "fehb", "individual", "unknown", "tricare", "va"]
    letter = "Notice. " + " ".join(f"This is reason number {at}." for at in range(len(kinds)))
    case = Case(
        plan=data.draw(st.sampled_from(plans)),
        stage=data.draw(st.sampled_from(["pre_service", "post_service", "concurrent", "unknown"])),
        level=data.draw(st.sampled_from(["initial", "internal_appeal", "final_internal", "unknown"])),
        letter=letter,
        facts={},
        objections=tuple((kind, f"This is reason number {at}.") for at, kind in enumerate(kinds)),
        answers={name: pool[name] for name in names},
    )
    made = make(case)
    sound(made)
    ids = [block.id for block in made.drafts["appeal-letter"].blocks]
    assert all(f"answer.{kind}.heading" in ids or len(kinds) == 1 for kind in kinds)


@QUIET
@given(
    st.text(min_size=1, max_size=80),
    st.sampled_from(["symptoms", "own_words", "treatments", "provider", "planned_change"]),
)
def test_any_text_in_an_answer(text: str, name: str) -> None:
    value: object = [{"kind": "other", "what": text, "why_stopped": text}] if name == "treatments" else text
    case = Case(**{**LUMBAR.__dict__, "answers": {**LUMBAR.answers, name: value}})
    for letter in make(case).drafts.values():
        assert all(line.support for line in letter.sentences)
