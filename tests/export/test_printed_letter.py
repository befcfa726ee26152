from datetime import date

import pikepdf
import pypdfium2
import pytest

from claimback import export
from claimback.model import Block, Draft, Form, Run, Sentence
from tests.checks import good_case as case


def printed(draft, tmp_path, today=case.TODAY):
    path = tmp_path / "letter.pdf"
    export.pdf(draft, path, today)
    return path


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def plain(text):
    return Draft(
        id="appeal-letter", title="A letter",
        blocks=(Block(kind="paragraph", sentences=(Sentence(runs=(Run(text=text),), support=(Form(id="f"),)),)),),
    )  # fmt: skip


def test_every_sentence_is_printed(tmp_path):
    text = " ".join(text_of(printed(case.appeal_letter, tmp_path)))
    for sentence in case.appeal_letter.sentences:
        for run in sentence.runs:
            assert run.text.strip() in text


def test_it_is_tagged_pdf_ua(tmp_path):
    with pikepdf.open(printed(case.appeal_letter, tmp_path)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.Lang == "en-US"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        names = {str(font.BaseFont) for page in pdf.pages for font in page.resources.Font.values()}
    assert names and all("SourceSansPro" in name for name in names)


def test_continuation_pages_have_head_and_number(tmp_path):
    pages = text_of(printed(case.long_letter, tmp_path))
    assert "Page 1" not in pages[0]
    assert pages[1].startswith("Dana Whitlock Reference number 26-0418822")
    assert pages[1].endswith(f"Page 2 of {len(pages)}")


def test_same_day_same_bytes(tmp_path):
    one = printed(case.appeal_letter, tmp_path).read_bytes()
    assert printed(case.appeal_letter, tmp_path).read_bytes() == one
    assert printed(case.appeal_letter, tmp_path, date(2026, 6, 2)).read_bytes() != one


@pytest.mark.parametrize(
    "text", ["#set page(width: 1cm) *bold* $x$ // comment", '"quoted" \\ #sys.inputs', "a@b @c <d>"]
)
def test_a_persons_text_stays_literal(tmp_path, text):
    assert text_of(printed(plain(text), tmp_path)) == [text]


def test_text_without_a_font_is_stood_in_for(tmp_path):
    path = printed(plain("Name: 山田 花子, in short Hana. It hurts \U0001f622 so much."), tmp_path)
    assert "Name: ?? ??, in short Hana. It hurts so much." in text_of(path)[0]
    with pikepdf.open(path) as pdf:
        assert "pdfuaid:part" in pdf.open_metadata()


def test_signs_that_turn_the_text_around_are_taken_out(tmp_path):
    text = text_of(printed(plain("Pay \u202enothing\u202c to\u2066 me."), tmp_path))[0]
    assert "Pay nothing to me." in text


@pytest.mark.parametrize("sign", ["é", "ł", "ő", "Ω", "я", "–", "“", "€", "≥", "½", "☐", "→", "ñ", "ș", "₂"])
def test_what_counts_as_printable_has_a_font(tmp_path, sign):
    path = printed(plain(f"A {sign} sign."), tmp_path)
    with pikepdf.open(path) as pdf:
        assert "pdfuaid:part" in pdf.open_metadata()


@pytest.mark.parametrize("kind", ["paragraph", "bullets", "address"])
def test_a_word_without_end_stays_on_the_page(tmp_path, kind):
    draft = plain("W" * 300)
    block = draft.blocks[0].model_copy(update={"kind": kind})
    path = printed(draft.model_copy(update={"blocks": (block,)}), tmp_path)
    page = pypdfium2.PdfDocument(path)[0].get_textpage()
    right = max(page.get_charbox(at)[2] for at in range(page.count_chars()))
    assert right <= 540.5
    assert page.get_text_range().replace("\ufffe", "").count("W") == 300


def test_the_closing_never_stands_alone_on_a_page(tmp_path):
    def kind(name, *texts):
        return Block(
            kind=name, sentences=tuple(Sentence(runs=(Run(text=text),), support=(Form(id="f"),)) for text in texts)
        )

    end = (kind("paragraph", "This is the last one."), kind("closing", "Sincerely,"), kind("signature", "Ann Lee"))
    for lines in range(24, 46):
        body = [kind("paragraph", f"Line {number}.") for number in range(lines)]
        draft = Draft(
            id="criteria-request", title="A letter",
            blocks=(*body, *end),
        )  # fmt: skip
        pages = text_of(printed(draft, tmp_path))
        last = next(text for text in pages if "Sincerely," in text)
        assert "This is the last one." in last, lines
        assert "Ann Lee" in last, lines


def test_blanks_stay_visible(tmp_path):
    assert "[clinical question]" in text_of(printed(case.doctor_letter, tmp_path))[0]
