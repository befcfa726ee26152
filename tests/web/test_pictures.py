"""The README's pictures of the pages: taken in every run, kept where `make pictures` asks for it."""

import io
import os
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from tests.web.chromium import NEEDED, opened

pytestmark = NEEDED
KEPT_IN = os.environ.get("CLAIMBACK_PICTURES", "")
"""The folder to keep them in; none in a usual run."""
COLORS, MOST_BYTES, MOST_QUESTIONS = 48, 120_000, 40


class Shot(NamedTuple):
    """A picture: its page, the window's size, how many dots make one of its, and where on the page to begin."""

    page: str
    width: int
    height: int
    dots: int = 1
    at: str = "header.top"


SHOTS = {
    "web-letter": Shot("letter", 1200, 860),
    "web-tasks": Shot("", 390, 780, 2),
    "web-one-letter": Shot("letters/appeal-letter", 900, 860, 1, "details[open]"),
}


@pytest.fixture(scope="module")
def told(browser, sample) -> str:
    """The sample case once the person agreed to what its records say; its address."""
    page = browser.new_context().new_page()
    opened(page, f"{sample}records")
    for _ in range(MOST_QUESTIONS):
        page.goto(f"{sample}story")
        if page.url.endswith("/answers"):
            opened(page, f"{sample}letters")
            return sample
        right = page.get_by_role("button", name="That is right")
        (right if right.count() else page.get_by_role("button", name="Skip for now")).click()
    pytest.fail("the questions have no end")


def taken(browser, case: str, shot: Shot) -> bytes:
    """A picture in few colors, as PNG."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height}, device_scale_factor=shot.dots, reduced_motion="reduce"
    )
    page = context.new_page()
    opened(page, case + shot.page)
    for sentence in page.locator(".block.paragraph details.sentence", has_text="re-check").all()[1:3]:
        sentence.locator("summary").click()
    page.locator(shot.at).first.evaluate("one => window.scrollTo(0, scrollY + one.getBoundingClientRect().top - 300)")
    page.mouse.move(0, 0)
    page.wait_for_load_state("networkidle")
    whole = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    out = io.BytesIO()
    whole.quantize(COLORS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


@pytest.mark.parametrize("name", SHOTS)
def test_the_pictures_of_the_readme_are_taken_from_the_pages_themselves(browser, told, name):
    shot = SHOTS[name]
    data = taken(browser, told, shot)
    picture = Image.open(io.BytesIO(data))
    assert picture.size == (shot.width * shot.dots, shot.height * shot.dots)
    assert len(picture.getcolors()) > 12, "a page with words on it, and not a blank one"
    assert len(data) < MOST_BYTES
    if KEPT_IN:
        Path(KEPT_IN, f"{name}.png").write_bytes(data)
