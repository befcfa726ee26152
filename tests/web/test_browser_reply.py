"""After the appeal: sent and proved, the answer taken to the next level, and all of it deleted; by keyboard alone."""

import pytest

from tests.web.chromium import NEEDED, PHONE, opened
from tests.web.conftest import LETTER

pytestmark = NEEDED
HEAD = LETTER.partition("Your doctor")[0].replace("November 2, 2026", "January 12, 2027")
UPHELD = (
    HEAD
    + """We have finished the review of your appeal about an MRI of the lumbar spine without contrast (CPT 72148). We
uphold our decision. This kind of MRI is experimental and investigational.

FINAL INTERNAL ADVERSE DETERMINATION. You may ask for an external review by an independent review organization within
four months after you receive this letter.
"""
)
_FOCUSED = "(document.activeElement.innerText || document.activeElement.id || '').trim()"
_SEEN = "document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle != 'none'"
_FAR = 80
"""Presses of Tab after which something cannot be reached."""


def reach(page, name: str) -> None:
    """Press Tab until what has that label or id is in focus; the focus is seen at each step."""
    for _ in range(_FAR):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUSED) == name:
            return
        assert page.evaluate(_SEEN), page.evaluate("document.activeElement.outerHTML")
    raise AssertionError(f"{name} was not reached")


def press(page, name: str) -> None:
    """Reach a link or a button and press Enter."""
    reach(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("scripts", [True, False])
def test_sent_answered_and_deleted_by_keyboard(browser, server, tmp_path, scripts):
    page = browser.new_context(viewport=PHONE, java_script_enabled=scripts).new_page()
    (tmp_path / "denial.txt").write_text(LETTER, "utf-8")
    (tmp_path / "answer.txt").write_text(UPHELD, "utf-8")
    page.goto(server)
    page.set_input_files("#files", tmp_path / "denial.txt")
    page.get_by_role("button", name="Read my letter").click()
    page.wait_for_selector("h1:has-text('What your letter says')", timeout=60_000)
    first = page.url.rsplit("letter", 1)[0]
    opened(page, f"{first}send")
    page.wait_for_selector("h1:has-text('Send your appeal')", timeout=60_000)
    reach(page, "proof")
    page.keyboard.type("fax 541-555-0119, page count 9")
    press(page, "Keep this")
    assert "Sent on" in page.inner_text("main")
    press(page, "I have an answer")
    page.set_input_files("#files", tmp_path / "answer.txt")
    press(page, "Read my letter")
    page.wait_for_selector("h1:has-text('What your letter says')", timeout=60_000)
    second = page.url.rsplit("letter", 1)[0]
    assert second != first
    told = page.inner_text("main")
    assert "experimental and investigational" in told
    assert "six weeks of treatment" in told, "what is no longer said is told"
    opened(page, f"{second}letters/appeal-letter")
    assert "Request for external review" in page.inner_text("article")
    opened(page, f"{first}delete")
    page.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    press(page, "Delete")
    assert "Receipt:" in page.inner_text("main")
    assert page.goto(f"{first}letter").status == 404
    opened(page, f"{second}letter")
    assert "What your letter says" in page.inner_text("h1"), "the next level is a case of its own"
