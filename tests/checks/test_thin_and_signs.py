"""Reasons answered only in general, signs that no font prints, blanks together, and text without end."""

from datetime import timedelta

import pytest

from claimback.checks import check
from claimback.checks.figures import _tokens
from claimback.checks.matter import LONGEST, clipped, written
from claimback.knowledge import book
from claimback.knowledge.printable import printable, turning, unprintable
from claimback.model import AnswerRef, AuthorityRef, Block, ExhibitRef, FactRef, Form, Known, Page, Step
from tests.checks import good_case as case
from tests.checks import mutations

GOOD = mutations.World(case.drafts, case.analysis, case.known, case.evidence, case.TODAY, book())
KIND = "alternative_imaging"


def found(world, known=None):
    return check(world.drafts, world.analysis, known or world.known, world.evidence, world.today, world.book)


def answered(*sentences):
    """The letter with these sentences as its answer to the second reason, after the insurer's words."""
    at = next(i for i, one in enumerate(GOOD.letter.blocks) if one.id == KIND and one.kind == "paragraph")
    quoted = GOOD.letter.blocks[at].sentences[0]
    block = Block(kind="paragraph", id=f"answer.{KIND}.1", sentences=(quoted, *sentences))
    return GOOD.with_blocks([*GOOD.letter.blocks[:at], block, *GOOD.letter.blocks[at + 1 :]])


ONSET = AnswerRef(question="symptom_onset", value="2026-01-12")
LIMITS = AnswerRef(question="function_limits", value="I cannot stand.")
LAW = AuthorityRef(id="cp_g1_perfect", citation="29 CFR 2560.503-1(g)(1)(iii)")
SINCE = "I have had symptoms since January 12, 2026."


@pytest.mark.parametrize(
    ("sentences", "thin"),
    [
        ([], True),
        ([case.says("I ask you to look at it again.", Form(id=f"{KIND}.fallback"))], True),
        ([case.says(SINCE, ONSET)], True),
        ([case.says(SINCE, ONSET, ExhibitRef(label="B", document="b" * 64, page=1))], False),
        (
            [case.says(SINCE, ONSET), case.says("I cannot stand.", LIMITS)],
            False,
        ),
    ],
)
def test_a_reason_answered_in_general_is_told_with_what_would_help(sentences, thin):
    told = [one for one in found(answered(*sentences)) if one.id == "answered_thinly"]
    assert bool(told) is thin
    for one in told:
        assert one.level == "warning"
        assert case.XRAY in one.message
        assert one.fix.startswith("What would help: ")
        assert len(one.fix) > 40


def test_the_insurers_own_words_are_no_answer():
    again = case.says("You say so.", FactRef(name="objection", value=KIND, quote=case.XRAY, document="a" * 64, page=1))
    assert "answered_thinly" in {one.id for one in found(answered(again))}


def test_blanks_of_a_letter_are_one_finding():
    blocks = [Block(kind="paragraph", sentences=(case.says(text),)) for text in
              ("I was seen on [date of visit].", "I saw [a doctor].", "It was on [date of visit].")]  # fmt: skip
    told = [one for one in found(GOOD.with_blocks([*GOOD.letter.blocks, *blocks])) if one.id == "blank_left"]
    assert [one.message for one in told] == ["Blanks in the appeal letter are still open: date of visit; a doctor."]


def test_a_date_that_cannot_be_is_named_once():
    known = Known([*case.known, case.answered("filed_on", "2027-01-01")])
    told = next(one for one in found(GOOD, known) if one.id == "dates_impossible")
    assert told.message.startswith("The date under “filed on” cannot be right")
    assert "date of" not in told.message


@pytest.mark.parametrize(
    ("text", "id_"),
    [("It hurts \U0001f622.", "sign_not_printable"), ("I am 花子.", "sign_not_printable"), ("A\u202eB", "hidden_sign")],
)
def test_signs_are_told(text, id_):
    block = Block(kind="paragraph", sentences=(case.says(text),))
    assert id_ in {one.id for one in found(GOOD.with_blocks([*GOOD.letter.blocks, block]))}
    assert not {"sign_not_printable", "hidden_sign"} & {one.id for one in found(GOOD)}


def test_what_is_printed_of_signs():
    assert printable("Zoë “≥ 5” – ñ") == "Zoë “≥ 5” – ñ"
    assert printable("a\u202eb\u200fc\x07d") == "abcd"
    assert printable("ok \U0001f44d\ufe0f 花") == "ok  ?"
    assert turning("a\u202e\n\u00ad") == "\u202e"
    assert unprintable("a\u202e花é") == "花"


def test_words_without_end_are_looked_at_in_part():
    endless = case.says("A" * 20_000)
    assert len(written(endless)) == LONGEST
    assert clipped("one two " * 500) == "one two " * 500


def test_tokens_come_with_the_word_after():
    assert list(_tokens("for 12 weeks, and 3")) == [("12", "weeks,"), ("3", "")]


def test_a_last_day_that_is_today_may_stand_in_a_sentence_about_the_case():
    words = f"The insurer offers a call until {case.TODAY:%B} {case.TODAY.day}, {case.TODAY.year}."
    phone = FactRef(name="peer_to_peer_phone", value="402-555-0150", quote="", document="a" * 64, page=1)
    block = Block(kind="paragraph", sentences=(case.says(words, phone),))
    world = GOOD.with_blocks([*GOOD.letter.blocks, block])

    def told(later):
        day = GOOD.analysis.rights.deadlines[0].model_copy(update={"due": case.TODAY + timedelta(days=later)})
        rights = GOOD.analysis.rights.model_copy(update={"deadlines": (day,)})
        analysis = GOOD.analysis.model_copy(update={"rights": rights})
        given = check(world.drafts, analysis, GOOD.known, GOOD.evidence, GOOD.today, GOOD.book)
        return "date_unsupported" in {one.id for one in given}

    assert not told(0)
    assert told(1)


@pytest.mark.parametrize(("fast", "urgent", "told"), [(True, True, True), (True, False, False), (False, True, False)])
def test_a_fast_appeal_that_names_the_standard_fax_is_told(fast, urgent, told):
    said = f"{case.DENIAL}\nFor a fast appeal: phone 402-555-0160, fax 402-555-0161." if fast else case.DENIAL
    document = case.letter_file.model_copy(update={"pages": (Page(number=1, text=said),)})
    steps = (Step(id="ask_expedited", what="Ask for it.", why="It is urgent."),) if urgent else ()
    rights = GOOD.analysis.rights.model_copy(update={"steps": steps})
    analysis = GOOD.analysis.model_copy(update={"rights": rights, "document": document})
    at = next(i for i, one in enumerate(GOOD.letter.blocks) if one.kind == "address")
    row = case.says("By fax: 402-555-0144", FactRef(name="appeal_fax", value="402-555-0144", quote="402-555-0144",
                                                   document="a" * 64, page=1))  # fmt: skip
    block = GOOD.letter.blocks[at]
    block = block.model_copy(update={"sentences": (*block.sentences, row)})
    world = GOOD.with_blocks([*GOOD.letter.blocks[:at], block, *GOOD.letter.blocks[at + 1 :]])
    given = check(world.drafts, analysis, GOOD.known, GOOD.evidence, GOOD.today, GOOD.book)
    messages = [one.message + one.fix for one in given if one.id == "standard_fax_on_fast_appeal"]
    assert bool(messages) is told
    assert all("402-555-0161" in one for one in messages)
