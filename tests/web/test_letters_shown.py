"""A letter written over in the browser: what each sentence still stands on."""

from claimback.model import AnswerRef, Block, Draft, Form, Run, Sentence
from claimback.web.cases.letters_shown import parts, written_over


def says(text, name):
    return Sentence(runs=(Run(text=text),), support=(AnswerRef(question=name, value=text),))


def letter(kind="paragraph"):
    one = says("My symptoms began on July 20, 2026.", "onset")
    other = says("I went to physical therapy nine times.", "visits")
    return Draft(id="appeal-letter", title="Appeal", blocks=(Block(kind=kind, id="clinical", sentences=(one, other)),))


def supports(draft):
    return [[type(ref).__name__ for ref in one.support] for one in draft.sentences]


def test_a_sentence_left_alone_keeps_its_source_when_another_is_changed():
    words = "My symptoms began on July 20, 2026. I went to physical therapy twelve times. The moon is far away."
    now = written_over(letter(), {0: words})
    assert [one.text for one in now.sentences] == words.replace(". ", ".|").split("|")
    assert supports(now) == [["AnswerRef"], ["AnswerRef", "Form"], ["Form"]]
    assert [line.own for line in parts(now)[0].lines] == [False, True, True]


def test_a_line_of_a_list_stays_one_line():
    words = "My symptoms began on July 20, 2026. They grew worse at once.\nI went to physical therapy nine times."
    now = written_over(letter("bullets"), {0: words})
    assert [one.text for one in now.sentences] == words.split("\n")
    assert supports(now) == [["AnswerRef", "Form"], ["AnswerRef"]]


def test_words_that_did_not_change_leave_the_block_as_it_was():
    draft = letter()
    assert (
        written_over(draft, {0: draft.blocks[0].sentences[0].text + " " + draft.blocks[0].sentences[1].text}) == draft
    )


def test_a_note_written_over_is_kept():
    now = written_over(letter("note"), {0: "Call them first."})
    assert [(one.text, one.support) for one in now.sentences] == [("Call them first.", (Form(id="edited"),))]


def test_the_cells_of_a_row_stand_apart():
    row = Sentence(runs=(Run(text="Physical therapy"), Run(text="9"), Run(text="No better")), support=(Form(id="row"),))
    draft = Draft(id="appeal-letter", title="Appeal", blocks=(Block(kind="table", id="care", sentences=(row,)),))
    assert [run.text for run in parts(draft)[0].lines[0].runs] == ["Physical therapy", "·", "9", "·", "No better"]
