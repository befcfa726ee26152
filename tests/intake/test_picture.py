"""Pictures and scans. Each real recognition takes seconds, so they are few and small."""

import shutil

import numpy as np
import pytest
from PIL import Image

from claimback.intake import read_bytes, render
from claimback.intake.picture.second import lines_of_table, second_reading

from .build import joined, mail, pdf, picture, rotten_pdf, saved, scan_pdf
from .test_pdf import assert_sound

SURE = ["HARBOR MUTUAL HEALTH PLAN", "March 4, 2026", "provider-directed treatment", "within 180 days"]


def assert_read(data: bytes, name: str) -> None:
    document = read_bytes(data, name)
    assert_sound(document)
    page = document.pages[0]
    assert page.ocr and document.ocr_pages == (1,)
    for words in SURE:
        assert words in page.text


def test_a_mixed_pdf_is_recognized_only_where_it_must_be():
    said: list[str] = []
    document = read_bytes(joined(pdf(text="First page"), scan_pdf(picture())), "mixed.pdf", said.append)
    assert document.ocr_pages == (2,)
    assert said == ["Reading page 2 of 2"]
    assert "provider-directed treatment" in document.pages[1].text
    row = next(line for line in document.pages[1].text.splitlines() if "Member:" in line)
    assert "Member:   " in row and row.endswith("Delphine Okonkwo")


def test_a_text_layer_of_rubble_is_replaced():
    page = read_bytes(rotten_pdf(), "letter.pdf").pages[0]
    assert page.ocr and "provider-directed treatment" in page.text


def test_upside_down():
    data = saved(picture().rotate(180), "JPEG")
    assert_read(data, "letter.jpg")
    page = read_bytes(data, "letter.jpg").pages[0]
    harbor = next(word for word in page.words if page.text[word.start : word.end] == "HARBOR")
    assert harbor.x0 > 0.5 and harbor.y0 > 0.6


def test_sideways_and_skewed():
    image = picture().rotate(94, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    assert_read(saved(image), "letter.png")


def test_exif_turns_the_picture():
    exif = Image.Exif()
    exif[274] = 6
    data = saved(picture().transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif)
    assert_read(data, "letter.jpg")
    page = read_bytes(data, "letter.jpg").pages[0]
    assert page.words[0].y0 < 0.4


def test_pages_of_a_tiff():
    first, second = picture(height=0.2), picture(pdf(text="\n\nThe second page was denied"), height=0.2)
    data = saved(first, "TIFF", save_all=True, append_images=[second])
    said: list[str] = []
    pages = read_bytes(data, "fax.tif", said.append).pages
    assert "HARBOR" in pages[0].text and "second page was denied" in pages[1].text
    assert said == ["Reading page 1", "Reading page 2 of 2"]


def test_heic_and_a_transparent_png():
    import pillow_heif

    pillow_heif.register_heif_opener()
    small = picture(height=0.22)
    assert "Delphine Okonkwo" in read_bytes(saved(small.convert("RGB"), "HEIF"), "p.heic").pages[0].text
    clear = Image.new("RGBA", small.size, (0, 0, 0, 0))
    clear.putalpha(small.point(lambda shade: 255 - shade))
    assert "Delphine Okonkwo" in read_bytes(saved(clear), "p.png").pages[0].text


def test_a_small_picture_in_an_email_is_a_logo():
    logo = saved(Image.new("L", (40, 40), 90))
    assert len(read_bytes(mail("Denied", "", ("logo.png", "image/png", logo)), "x.eml").pages) == 1


@pytest.mark.parametrize("data", [pdf(), saved(picture())])
def test_a_picture_of_a_page_can_be_had(data: bytes):
    assert render(data, 1, 50).startswith(b"\x89PNG")


TABLE = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t935\t605\t-1\t
5\t1\t1\t1\t1\t1\t10\t20\t50\t12\t90\tHARBOR
5\t1\t1\t1\t1\t2\t70\t18\t60\t14\t80\tMUTUAL
5\t1\t1\t1\t2\t1\t10\t50\t40\t12\t70\tMarch
"""


def test_the_table_of_the_second_reader():
    first, second = lines_of_table(TABLE)
    assert first.words == [("HARBOR", 10, 60), ("MUTUAL", 70, 130)]
    assert (first.top, first.bottom, first.score) == (18, 32, pytest.approx(0.85))
    assert second.words[0][0] == "March"


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_the_second_reader_reads():
    lines = second_reading(np.asarray(picture(dpi=200)))
    assert lines is not None
    assert "treatment" in " ".join(word for line in lines for word, _, _ in line.words)
