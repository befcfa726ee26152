"""Two people at one letter, each in a browser of their own."""

import pytest

from tests.web.chromium import NEEDED, axe, opened

pytestmark = NEEDED


@pytest.fixture
def two(browser, sample):
    """Both at the form of the same letter: one on a narrow phone without scripts, the other at a desk."""
    phone = browser.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    desk = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    pages = desk.new_page(), phone.new_page()
    opened(pages[0], f"{sample}letters/appeal-letter")
    for page in pages:
        page.goto(f"{sample}letters/appeal-letter/edit")
    yield pages
    phone.close()
    desk.close()


def _write(page, number: int, words: str) -> None:
    page.locator("textarea").nth(number).fill(words)


def _save(page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Save and check").click()


def test_different_passages_are_both_kept_and_the_same_one_is_chosen(two):
    mine, theirs = two
    _write(theirs, 4, "The helper wrote this.")
    _write(theirs, 5, "The helper wrote that.")
    _save(theirs)
    _write(mine, 3, "The patient wrote this.")
    _write(mine, 5, "The patient wrote that.")
    _save(mine)
    assert "Someone else changed the same thing" in mine.locator("h1").inner_text()
    assert "The helper wrote that." in mine.locator(".sides").inner_text()
    assert mine.locator(".sides textarea").input_value() == "The patient wrote that."
    assert axe(mine) == []
    assert mine.evaluate("document.documentElement.scrollWidth") <= 1280
    mine.locator(".sides textarea").fill("Both wrote that.")
    mine.get_by_label("Keep what I typed").check()
    _save(mine)
    letter = mine.locator("article").inner_text()
    for words in ("The helper wrote this.", "The patient wrote this.", "Both wrote that."):
        assert words in letter
    assert "The patient wrote that." not in letter


def test_without_scripts_on_a_narrow_phone_nothing_typed_is_lost(two):
    desk, phone = two
    _write(desk, 6, "Words from the desk.")
    _save(desk)
    _write(phone, 6, "Words from the phone.")
    _save(phone)
    assert phone.locator(".sides textarea").input_value() == "Words from the phone."
    phone.get_by_label("Keep what is there now").check()
    _save(phone)
    assert "Words from the desk." in phone.locator("article").inner_text()


def test_the_same_answer_twice_is_shown_side_by_side(two, sample):
    mine, theirs = two
    for page in two:
        page.goto(f"{sample}story/symptoms")
    for page, words in ((theirs, "It burns at night."), (mine, "My foot is numb.")):
        page.locator("#value").fill(words)
        with page.expect_navigation():
            page.get_by_role("button", name="Save and go on").click()
    told = mine.locator(".sides").inner_text()
    assert "It burns at night." in told
    assert "My foot is numb." in told
    assert axe(mine) == []
    with mine.expect_navigation():
        mine.get_by_role("button", name="Keep what I typed").click()
    mine.goto(f"{sample}story/answers")
    assert mine.get_by_text("My foot is numb.").count() == 1
