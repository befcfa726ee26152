"""Letters as plain text."""

from claimback.export.plain_text import WIDTH, text_of
from claimback.model import Block, Draft, Form, Run, Sentence

FORM = (Form(id="x"),)


def _block(kind, *lines):
    return Block(kind=kind, sentences=tuple(Sentence(runs=tuple(runs), support=FORM) for runs in lines))


DRAFT = Draft(
    id="appeal-letter",
    title="Appeal letter",
    blocks=(
        _block("sender", [Run(text="Odile Quant")], [Run(text="your mailing address", blank=True)]),
        _block("reference", [Run(text="Member ID: ", bold=True), Run(text="LHP 4471")]),
        _block("heading", [Run(text="Earlier treatment")]),
        _block("paragraph", [Run(text="I tried therapy. " * 12)], [Run(text="It did not help.")]),
        _block("bullets", [Run(text="Reverse the decision.")], [Run(text="Send it in writing.")]),
        _block("table", [Run(text="What "), Run(text="When")], [Run(text="Therapy "), Run(text="May")]),
        _block("note", [Run(text="Check this.")]),
    ),
)


def test_every_word_is_there_once_in_order_and_no_line_is_too_wide():
    text = text_of(DRAFT)
    said = " ".join(sentence.text for sentence in DRAFT.sentences).split()
    assert [word for word in text.split() if word.strip("[]-|").lower() in {one.lower() for one in said}]
    assert max(map(len, text.splitlines())) <= WIDTH
    assert " ".join(text.split()).count("I tried therapy.") == 12


def test_blanks_stand_in_brackets_and_asides_say_that_they_are_not_to_be_sent():
    text = text_of(DRAFT)
    assert "[your mailing address]" in text
    assert "[Note to you: delete before sending] Check this." in text
    assert "- Reverse the decision." in text
    assert "Therapy | May" in text
    assert "Member ID: LHP 4471" in text
