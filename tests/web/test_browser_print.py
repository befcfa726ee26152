"""A letter's page is printed as the letter alone: no menu, no findings, and not the address that opens the case."""

from urllib.parse import urlsplit

import pypdfium2
import pytest

from tests.web.chromium import NEEDED, opened

pytestmark = NEEDED
INCH = 72


@pytest.fixture(scope="module")
def printed(browser, sample):
    """Prints a page of the case as a person does: with the browser's own headers and footers on."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    opened(page, f"{sample}letters")

    def made(name: str) -> pypdfium2.PdfDocument:
        page.goto(sample + name)
        room = dict.fromkeys(("top", "bottom", "left", "right"), "0.5in")
        told = {"prefer_css_page_size": True, "display_header_footer": True, "format": "Letter", "margin": room}
        return pypdfium2.PdfDocument(page.pdf(**told))

    return made


def text_of(pdf: pypdfium2.PdfDocument) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def ink(page) -> tuple[float, float, float]:
    """What is left white at the top, the bottom and the left, in inches."""
    boxes = [page.get_textpage().get_charbox(at) for at in range(page.get_textpage().count_chars())]
    boxes = [box for box in boxes if box[2] > box[0]]
    top = page.get_height() - max(box[3] for box in boxes)
    return top / INCH, min(box[1] for box in boxes) / INCH, min(box[0] for box in boxes) / INCH


@pytest.mark.parametrize("name", ["appeal-letter", "doctor-letter", "doctor-request"])
def test_the_letter_is_printed_alone(printed, sample, name):
    text = text_of(printed(f"letters/{name}"))
    assert "Marisol Ferrante" in text
    for alone in ("Your records", "Please look", "Note:", "Tap a sentence", "Español", "PDF", "Hand this"):
        assert alone not in text, alone
    parts = urlsplit(sample)
    for secret in (parts.netloc, parts.path.split("/")[2]):
        assert secret not in text, "a printed address would open the case"


@pytest.mark.parametrize("name", ["appeal-letter", "doctor-letter"])
def test_every_sheet_has_its_margins(printed, name):
    pdf = printed(f"letters/{name}")
    assert len(pdf) == 2
    for page in pdf:
        top, bottom, left = ink(page)
        assert 0.7 < top < 1.3
        assert bottom > 0.7
        assert 0.8 < left < 1.2


def test_notes_are_printed_for_the_doctor_who_edits_the_letter(printed):
    assert "Please confirm the dates of treatment" in text_of(printed("letters/doctor-letter"))


def test_other_pages_keep_the_margins_of_the_browser(printed, sample):
    pdf = printed("story/answers")
    assert "Check your answers" in text_of(pdf)
    assert urlsplit(sample).netloc in text_of(pdf), "the headers and footers that letters are printed without"
    top, bottom, left = ink(pdf[0])
    assert min(top, bottom) > 0.1
    assert left > 0.3


def test_the_button_to_print_is_there_where_scripts_are(browser, sample):
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{sample}letters/doctor-letter")
        assert page.get_by_role("button", name="Print").is_visible() is scripts
        context.close()


def test_what_goes_to_the_doctor_stands_by_itself(browser, sample):
    page = browser.new_context().new_page()
    page.goto(f"{sample}letters")
    section = page.locator("section", has=page.get_by_role("heading", name="Hand over to your doctor"))
    assert section.locator("h3").all_inner_texts()[:2] == [
        "Request to the doctor for a letter",
        "Draft letter of medical necessity",
    ]
    assert "Appeal letter" not in section.inner_text()
