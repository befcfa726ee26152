from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Inches

from claimback import export
from claimback.model import Block, Draft, Form, Run, Sentence
from tests.checks import good_case as case


def opened(draft, tmp_path):
    export.docx(draft, tmp_path / "letter.docx")
    return docx.Document(str(tmp_path / "letter.docx"))


def everything(word):
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def test_every_sentence_stands_in_the_document(tmp_path):
    text = everything(opened(case.appeal_letter, tmp_path))
    for sentence in case.appeal_letter.sentences:
        for run in sentence.runs:
            assert run.text.strip() in text


def test_paper_styles_and_running_heads(tmp_path):
    word = opened(case.appeal_letter, tmp_path)
    section = word.sections[0]
    assert (section.page_width, section.page_height, section.left_margin) == (Inches(8.5), Inches(11), Inches(1))
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "Dana Whitlock\tReference number 26-0418822"
    assert {"Heading 1", "List Bullet", "Enclosure"} <= {paragraph.style.name for paragraph in word.paragraphs}
    footer = section.footer.paragraphs[0]._p.xml
    assert footer.index("Page ") < footer.index('"PAGE"') < footer.index(" of ") < footer.index('"NUMPAGES"')


def test_blanks_are_bracketed_and_highlighted(tmp_path):
    word = opened(case.doctor_letter, tmp_path)
    marked = [run.text for p in word.paragraphs for run in p.runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert marked == ["[practice address]", "[date]", "[clinical question]"]


def test_a_note_says_whose_it_is(tmp_path):
    notes = [p.text for p in opened(case.doctor_letter, tmp_path).paragraphs if p.style.name == "Note"]
    assert notes == [
        "Note to the doctor: delete before sending\nPlease correct anything that is wrong and fill in what is open."
    ]


def test_same_draft_same_bytes_and_no_traces(tmp_path):
    made = []
    for name in ("one.docx", "two.docx"):
        export.docx(case.appeal_letter, tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    with ZipFile(BytesIO(made[0])) as zipped:
        assert not [name for name in zipped.namelist() if "thumbnail" in name or "customXml" in name]
        assert {info.date_time for info in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = zipped.read("docProps/core.xml").decode()
        assert "Dana Whitlock" in core and "created" not in core and "python-docx" not in core
        assert 'w:lang w:val="en-US"' in zipped.read("word/styles.xml").decode()


@pytest.mark.parametrize("text", ["5 < 6 & \x00\x0b “so”", "#set page(width: 1cm)", "{{ name }} <w:p>"])
def test_a_persons_text_stays_literal(tmp_path, text):
    draft = Draft(
        id="appeal-letter", title="T",
        blocks=(Block(kind="paragraph", sentences=(Sentence(runs=(Run(text=text),), support=(Form(id="f"),)),)),),
    )  # fmt: skip
    assert everything(opened(draft, tmp_path)) == text.replace("\x00\x0b", "")
