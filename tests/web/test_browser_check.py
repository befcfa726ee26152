"""A letter is checked while it is typed, in a real browser."""

import pytest

from tests.web.chromium import NEEDED, PHONE, axe, opened

pytestmark = NEEDED
ODD = "The New England Journal of 2031 (volume 12) proves that 97% of such scans help."


@pytest.fixture
def form_of(browser, sample):
    """The form of the appeal letter, in a browser of that kind."""
    contexts = []

    def at(**kind):
        contexts.append(browser.new_context(viewport=PHONE, **kind))
        page = contexts[-1].new_page()
        opened(page, f"{sample}letters")
        page.goto(f"{sample}letters/appeal-letter/edit")
        return page

    yield at
    for one in contexts:
        one.close()


def test_with_scripts_the_list_follows_a_pause_in_typing_and_nothing_is_saved(form_of, sample):
    page = form_of(bypass_csp=True)
    list_ = page.locator("[aria-live=polite]")
    assert "97" not in list_.inner_text()
    before = page.locator("#count").inner_text()
    page.locator("textarea").nth(3).fill(ODD)
    list_.get_by_text("97").first.wait_for(timeout=20_000)
    assert page.locator("textarea").nth(3).input_value() == ODD
    assert page.url.endswith("/edit")
    assert axe(page) == []
    assert page.locator("#count").inner_text() != before
    assert "97%" not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    page.locator("textarea").nth(3).fill("I ask you to reverse this decision.")
    list_.get_by_text("97").first.wait_for(state="detached", timeout=20_000)
    page.goto(f"{sample}letters/appeal-letter")
    assert ODD not in page.locator("article").inner_text()


def test_at_a_desk_the_list_stands_beside_the_letter(form_of):
    page = form_of(bypass_csp=True)
    page.set_viewport_size({"width": 1280, "height": 500})
    text, list_ = (page.locator(one).first.bounding_box() for one in ("textarea", "aside"))
    assert list_["x"] > text["x"] + text["width"]
    assert axe(page) == []


def test_the_policy_is_kept_while_the_list_follows(form_of):
    page, told = form_of(), []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.locator("textarea").nth(3).fill(ODD)
    page.locator("[aria-live=polite]").get_by_text("97").first.wait_for(timeout=20_000)
    assert told == []
    assert page.get_by_role("button", name="Check", exact=True).count() == 0, "not needed here"


def test_without_scripts_a_button_checks_and_keeps_what_was_typed(form_of):
    page = form_of(java_script_enabled=False)
    page.locator("textarea").nth(3).fill(ODD)
    with page.expect_navigation():
        page.get_by_role("button", name="Check", exact=True).click()
    assert "It is not saved yet." in page.locator("[role=status]").inner_text()
    assert "97" in page.locator("[aria-live=polite]").inner_text()
    assert page.locator("textarea").nth(3).input_value() == ODD
    with page.expect_navigation():
        page.get_by_role("button", name="Save and check").click()
    assert ODD in page.locator("article").inner_text()
