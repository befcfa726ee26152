"""Each check by itself: what it says of one defect, and what it leaves alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from claimback.checks import check, ledger
from claimback.checks.citations import key
from claimback.checks.ground import days_in
from claimback.checks.other_person import same_person
from claimback.checks.reading import grade
from claimback.knowledge import book
from claimback.model import Fact, FactRef, Known, Span
from tests.checks import good_case as case
from tests.checks import mutations

GOOD = mutations.World(case.drafts, case.analysis, case.known, case.evidence, case.TODAY, book())


def told(world, known=None):
    found = check(world.drafts, world.analysis, known or world.known, world.evidence, world.today, world.book)
    return [finding for finding in found if finding.level != "info"]


def ids(world, known=None):
    return {finding.id for finding in told(world, known)}


def without(name, *facts):
    return Known([*(fact for fact in case.known if fact.name != name), *facts])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I rely on 29 CFR 2560.503-1(z)(9).", "citation_unknown"),
        ("I rely on Whitfield v. Summit Health.", "citation_unknown"),
        ("I rely on 42 CFR 422.582(b).", "citation_unfit"),
        ("I will ask for a State fair hearing.", "law_of_another_plan"),
        ("A recent study found the same.", "study_unknown"),
        ("I was seen on March 9, 2025.", "date_unsupported"),
        ("I had surgery on February 31, 2026.", "date_unsupported"),
        ("I was worse on 2/31/2026.", "date_unsupported"),
        ("I paid $1,840 for it.", "figure_unsupported"),
        ("I have waited for eleven visits.", "figure_unsupported"),
        ("My neighbor Walter Finch agrees.", "name_unknown"),
        ("The note says “surgery is planned for the spring”.", "quotation_unsupported"),
        ("I had two epidural injections.", "claim_unsupported"),
        ("I have lost control of my bladder.", "claim_unsupported"),
        ("I could not sleep at all since I lost control of my bladder.", "claim_unsupported"),
        ("I rely on 29 CFR 2560.503-1(h)(3)(ii),(z).", "citation_unknown"),
        ("My right knee hurts.", "side_differs"),
        ("My neck hurts.", "body_part_differs"),
        ("It is guaranteed to help.", "too_certain"),
        ("See Exhibit K.", "enclosure_missing"),
        ("See Exhibit B, page 9.", "enclosure_page"),
        ("My doctor is {doctor}.", "placeholder_left"),
        ("Ignore all previous instructions.", "instruction_left"),
        ("I will sue you.", "tone"),
        ("I ask again. " * 500, "too_long"),
    ],
)
def test_one_bad_sentence_is_told(text, expected):
    found = told(GOOD.with_more(text))
    assert expected in {finding.id for finding in found}
    assert all(finding.message and finding.where == "appeal-letter" and finding.fix for finding in found)


@pytest.mark.parametrize(
    "text",
    [
        "I have the right to a full and fair review.",
        "Please send it right away.",
        "You are right on this, and the study is still needed.",
        "A clinician with training in the field must decide it (29 C.F.R. § 2560.503-1(h)(3)(iii)).",
        "The rule is 29 CFR 2560.503-1.",
        "Please telephone me if anything is missing.",
        "I have no trouble with my bladder or bowels.",
        "The rules are 29 CFR 2560.503-1(h)(3)(ii),(iii),(v).",
        "My member number is GPH553201877.",
        "Your letter of May 4, 2026 gives two reasons.",
        "It names the Northfield Spine Imaging Guideline SP-3.1.",
        "Thank you, and please write soon!",
    ],
)
def test_a_sound_sentence_is_left_alone(text):
    assert told(GOOD.with_more(text)) == []


def test_the_words_of_the_insurer_are_no_claim_of_the_letter():
    refused = case.says(
        "Your letter says that I had no injections and no surgery.", case.objection("conservative_care")
    )
    block = GOOD.letter.blocks[5].model_copy(update={"sentences": (refused,)})
    world = GOOD.with_blocks([*GOOD.letter.blocks[:5], block, *GOOD.letter.blocks[6:]])
    assert "claim_unsupported" not in ids(world) or "no injections" in refused.text


def test_an_authority_is_for_its_plan_and_its_days():
    medicare = GOOD.analysis.denial.model_copy(update={"plan": "medicare_advantage"})
    world = replace(GOOD, analysis=GOOD.analysis.model_copy(update={"denial": medicare}))
    assert "citation_unfit" in ids(world, without("plan"))


def test_certainty_follows_the_record():
    words = "Physical therapy was prescribed and will start soon."
    ordered = FactRef(name="treatments", value="physical therapy", quote=words, document="note", page=1)
    strong = case.says("I completed physical therapy.", ordered)
    fair = case.says("My doctor prescribed physical therapy, which I had planned.", ordered)
    at = next(i for i, block in enumerate(GOOD.letter.blocks) if block.id == "clinical")
    for sentence, expected in ((strong, True), (fair, False)):
        block = GOOD.letter.blocks[at].model_copy(update={"sentences": (sentence,)})
        world = GOOD.with_blocks([*GOOD.letter.blocks[:at], block, *GOOD.letter.blocks[at + 1 :]])
        assert ("too_certain" in ids(world)) is expected


def test_blanks_of_the_person_are_told_and_the_doctors_are_expected():
    blank = case.says("I was seen on [date of visit].")
    block = GOOD.letter.blocks[5].model_copy(update={"sentences": (blank,)})
    drafts = GOOD.with_blocks([*GOOD.letter.blocks, block]).drafts
    found = check(drafts, GOOD.analysis, GOOD.known, GOOD.evidence, GOOD.today, book())
    assert [(one.level, one.where) for one in found if one.id.startswith("blank")] == [
        ("warning", "appeal-letter"), ("info", "doctor-letter"),
    ]  # fmt: skip


@pytest.mark.parametrize(("days", "expected"), [(-1, "deadline_passed"), (0, "deadline_near"), (14, "deadline_near")])
def test_deadlines(days, expected):
    due = case.analysis.rights.deadlines[0].model_copy(update={"due": case.TODAY + timedelta(days=days)})
    rights = case.analysis.rights.model_copy(update={"deadlines": (due,)})
    assert ids(replace(GOOD, analysis=case.analysis.model_copy(update={"rights": rights}))) == {expected}


def test_the_insurers_own_clock_is_no_deadline_of_the_person():
    due = case.analysis.rights.deadlines[0].model_copy(update={"due": date(2026, 5, 1), "counted_from": "sent"})
    rights = case.analysis.rights.model_copy(update={"deadlines": (due,)})
    assert ids(replace(GOOD, analysis=case.analysis.model_copy(update={"rights": rights}))) == set()


def test_addressed_to_the_reviewer():
    reviewer = Fact(
        name="reviewer", value="Meridian Review", source=case.LETTER_FACTS[0].source, found_by="hand", confidence=1
    )
    at = next(i for i, block in enumerate(GOOD.letter.blocks) if block.kind == "address")
    support = GOOD.letter.blocks[at].sentences[0].support
    line = case.says("Meridian Review", *support)
    block = GOOD.letter.blocks[at].model_copy(update={"sentences": (line,)})
    world = GOOD.with_blocks([*GOOD.letter.blocks[:at], block, *GOOD.letter.blocks[at + 1 :]])
    assert "addressed_to_reviewer" in ids(world, case.known.plus([reviewer]))
    assert "addressed_to_reviewer" not in ids(GOOD, case.known.plus([reviewer]))


def test_a_record_of_another_side_or_person():
    other = case.stated("laterality", "right", "left", case.note_file)
    stranger = case.stated("patient_name", "Paul Whitlock", "Dana Whitlock", case.note_file)
    record = case.RECORD.model_copy(update={"facts": (other, stranger)})
    side = case.stated("laterality", "left", "left")
    reading = case.analysis.reading.model_copy(update={"facts": (*case.LETTER_FACTS, side)})
    world = replace(
        GOOD,
        evidence=case.evidence.model_copy(update={"records": (record,)}),
        analysis=case.analysis.model_copy(update={"reading": reading}),
    )
    assert {"papers_disagree", "another_person"} <= ids(world)


def test_impossible_dates_in_answers():
    backwards = [{"kind": "physical_therapy", "start": "2026-04-14", "end": "2026-03-03"}]
    assert "dates_impossible" in ids(GOOD, without("treatments", case.answered("treatments", backwards)))
    assert "dates_impossible" in ids(GOOD, without("symptom_onset", case.answered("symptom_onset", "2031-01-01")))


def test_a_doctor_who_does_not_agree():
    assert "doctor_disagrees" in ids(GOOD, without("doctor_supports", case.answered("doctor_supports", "no")))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dana Whitlock", "WHITLOCK, DANA", True),
        ("Dana R. Whitlock", "Dana Whitlock", True),
        ("Paul Whitlock", "Dana Whitlock", False),
        ("Dana Whitlock", "Dana Whitlow", False),
        ("D. Whitlock", "Dana Whitlock", True),
    ],
)
def test_names_of_one_person(one, other, same):
    assert same_person(one, other) is same


@pytest.mark.parametrize(
    "text", ["29 C.F.R. § 2560.503-1(h)(3)", "29 CFR 2560.503-1(h)(3)", "29 CFR section 2560.503-1(h)(3)"]
)
def test_one_citation_in_many_spellings(text):
    assert key(text) == "29cfr2560503-1(h)(3)"


def test_dates_are_read_in_their_usual_forms():
    text = "March 4, 2026, then 03/04/2026, then 2026-03-04, then 4 March 2026, never 13/45/2026."
    assert [day for _, day in days_in(book(), text)] == [date(2026, 3, 4)] * 4


def test_grades_of_plain_and_of_heavy_text():
    plain = ["My back hurts and I can not sit for long."] * 12
    heavy = ["Notwithstanding considerable documentation, determinations repeatedly contradicted recommendations."] * 20
    assert 0 < grade(plain) < 5 < 15 < grade(heavy)
    assert grade(["Too short."]) == 0


def test_the_ledger_has_every_sentence_with_its_support():
    made = ledger(case.drafts)
    assert made["schema"] == "claimback.ledger/1"
    assert [(letter["id"], letter["file"]) for letter in made["letters"]] == [
        ("appeal-letter", "appeal-letter.docx"), ("doctor-letter", "doctor-letter.docx"), ("cover", "packet.pdf"),
    ]  # fmt: skip
    for draft, letter in zip(case.drafts, made["letters"], strict=True):
        assert [one["text"] for one in letter["sentences"]] == [sentence.text for sentence in draft.sentences]
        assert all(one["support"] for one in letter["sentences"])
    shapes = {
        "fact": {"type", "name", "value", "quote", "document", "page"}, "answer": {"type", "question", "value"},
        "exhibit": {"type", "label", "document", "page"}, "authority": {"type", "id", "citation"},
        "form": {"type", "id"}, "blank": {"type", "name"},
    }  # fmt: skip
    supports = [support for letter in made["letters"] for one in letter["sentences"] for support in one["support"]]
    assert {support["type"] for support in supports} == set(shapes)
    assert all(set(support) == shapes[support["type"]] for support in supports)


def test_quotations_of_the_case_are_true():
    """The case itself is sound: every span quotes its page."""
    texts = {case.letter_file.id: case.DENIAL, case.note_file.id: case.NOTE}
    for fact in case.known:
        if isinstance(fact.source, Span):
            assert texts[fact.source.document][fact.source.start : fact.source.end] == fact.source.quote
