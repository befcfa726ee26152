"""Text of PDFs by geometry."""

import pytest

from claimback.intake import read_bytes
from claimback.model import Document, Page

from .build import LETTER, joined, locked, pdf, prose_pdf, shuffled_pdf, turned


def only(data: bytes) -> Page:
    (page,) = read_bytes(data, "letter.pdf").pages
    return page


def lines(page: Page) -> list[str]:
    return [" ".join(line.split()) for line in page.text.splitlines() if line.strip()]


def assert_sound(document: Document) -> None:
    for page in document.pages:
        ends = [0, *(word.end for word in page.words)]
        for end, word in zip(ends, page.words, strict=False):
            text = page.text[word.start : word.end]
            assert text and text == text.strip() and " " not in text
            assert end <= word.start
            assert 0 <= word.x0 <= word.x1 <= 1 and 0 <= word.y0 <= word.y1 <= 1
        covered = "".join(page.text[word.start : word.end] for word in page.words)
        assert covered == "".join(page.text.split())


def test_a_typewritten_letter_comes_back_as_it_was():
    page = only(pdf())
    assert page.text.strip() == LETTER.strip()
    assert (page.width, page.height, page.ocr) == (612, 792, False)


def test_words_have_their_offsets_and_boxes():
    document = read_bytes(pdf(), "letter.pdf")
    assert_sound(document)
    page = document.pages[0]
    harbor = next(word for word in page.words if page.text[word.start : word.end] == "HARBOR")
    assert harbor.x0 == pytest.approx(72 / 612, abs=0.01)
    assert harbor.y0 == pytest.approx(72 / 792, abs=0.02)


def test_the_order_in_which_words_were_drawn_plays_no_part():
    text = LETTER.splitlines()
    assert lines(only(shuffled_pdf(text))) == [" ".join(line.split()) for line in text if line.strip()]


COLUMNS = """
= A heading over both columns
#columns(2)[
  Alpha begins the first column. #lorem(70)

  Beta ends the first column.
  #colbreak()
  Gamma begins the second column. #lorem(70)

  Delta ends the second column.
]
Sincerely, the review team
"""


def test_columns_of_prose_are_read_one_after_the_other():
    text = only(prose_pdf(COLUMNS)).text
    marks = ["A heading", "Alpha begins", "Beta ends", "Gamma begins", "Delta ends", "Sincerely"]
    assert [text.index(mark) for mark in marks] == sorted(text.index(mark) for mark in marks)
    first = next(line for line in text.splitlines() if "Alpha begins" in line)
    assert "Gamma" not in first


UNEVEN = """
#columns(2)[
  Alpha begins. #lorem(60)

  Beta is a long paragraph of the first column. #lorem(50)

  #colbreak()
  Gamma begins the second column, which is shorter. #lorem(30)
]
"""


def test_the_longer_column_is_read_to_its_end_first():
    text = only(prose_pdf(UNEVEN)).text
    assert text.index("Alpha begins") < text.index("Beta is") < text.index("Gamma begins")


TABLE = """
#table(columns: (auto, 1fr, auto, auto),
  [Code], [Description], [Billed], [Decision],
  [72148], [MRI lumbar spine without contrast], [1,250.00], [Denied],
  [72141], [MRI cervical spine without contrast, ordered on the same day for another complaint of pain], [9.00], [Paid])
#v(1em)
#grid(columns: (1fr, 1fr), row-gutter: 6pt,
  [Member: Jane Q. Example], [Claim: 2026-0099], [Group: 88-12], [Date: 05/01/2026])
"""


def test_tables_and_boxes_are_read_row_by_row_with_cells_apart():
    text = only(prose_pdf(TABLE)).text
    row = next(line for line in text.splitlines() if "72148" in line)
    assert [cell.strip() for cell in row.split("   ") if cell.strip()] == [
        "72148",
        "MRI lumbar spine without contrast",
        "1,250.00",
        "Denied",
    ]
    box = next(line for line in text.splitlines() if "Member:" in line)
    assert "Example   " in box and box.rstrip().endswith("Claim: 2026-0099")


def test_cells_under_each_other_start_in_the_same_column():
    text = only(prose_pdf(TABLE)).text.splitlines()
    starts = [line.index(mark) for line in text for mark in ("Description", "MRI") if mark in line]
    assert len(starts) == 3
    assert len(set(starts)) == 1


def test_hyphens_and_ligatures_are_kept_as_letters():
    page = only(
        prose_pdf(
            "#set par(justify: true)\n#block(width: 80pt)[an office filing for the well-known six-week affiliate]"
        )
    )
    assert "\u0002" not in page.text and "ﬁ" not in page.text
    flat = page.text.replace("-\n", "-")
    for word in ("office", "filing", "well-known", "six-week"):
        assert word in flat.replace("-\n", "") or word in flat


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_marked_turned_is_read_as_it_lies(degrees: int):
    document = read_bytes(turned(pdf(), degrees), "letter.pdf")
    assert_sound(document)
    page = document.pages[0]
    assert "The records do not show six weeks" in page.text
    assert (page.width, page.height) == ((792, 612) if degrees != 180 else (612, 792))
    harbor = next(word for word in page.words if page.text[word.start : word.end] == "HARBOR")
    upright = degrees == 180
    assert (harbor.x1 - harbor.x0 > harbor.y1 - harbor.y0) == upright


def test_writing_at_the_side_stands_at_the_end():
    text = only(prose_pdf("Dear member, this is denied.\n#place(bottom + left, rotate(-90deg)[FORM SR 11])")).text
    assert "FORM SR 11" in text.splitlines()[-1]
    assert text.startswith("Dear member")


def test_letters_drawn_twice_to_look_bold_are_read_once():
    text = only(prose_pdf("#place[Denied]#place(dx: 0.3pt)[Denied]\n#v(2em) by us")).text
    assert text.count("Denied") == 1


def test_a_file_with_only_an_owner_password_opens():
    assert "denied" in only(locked(pdf(), user="", owner="secret")).text


def test_pages_are_numbered_from_one():
    document = read_bytes(joined(pdf(), pdf(text="Second page")), "two.pdf")
    assert [page.number for page in document.pages] == [1, 2]
    assert "Second page" in document.page(2).text
    assert document.filename == "two.pdf" and document.media_type == "application/pdf"


def test_the_type_is_told_by_content_not_by_name():
    assert read_bytes(pdf(), "letter.txt").media_type == "application/pdf"
    assert read_bytes(b"junk before\n" + pdf(), "letter.pdf").media_type == "application/pdf"
