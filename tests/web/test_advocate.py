"""An advocate's way in a real browser: an account, many letters, the list, a group, out, and in again by a passkey."""

import re
from collections.abc import Iterator

import pytest

from tests.web.chromium import NEEDED, PHONE, axe, opened
from tests.web.conftest import LETTER
from tests.web.people import PASSWORD

pytestmark = NEEDED
WIDE = {"width": 1280, "height": 900}


@pytest.fixture
def site(server: str) -> str:
    """The server under a name: a passkey belongs to a name and not to an address of numbers."""
    return server.replace("127.0.0.1", "localhost")


@pytest.fixture
def page(browser) -> Iterator:
    """A browser with a device that keeps passkeys."""
    context = browser.new_context(viewport=WIDE, bypass_csp=True)
    made = context.new_page()
    device = context.new_cdp_session(made)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield made
    context.close()


def _sign_up(page, site: str, name: str) -> str:
    page.goto(f"{site}/account/in")
    page.get_by_role("link", name="Make an account").click()
    page.fill("#name", name)
    page.get_by_role("button", name="Go on").click()
    told = page.input_value("#name")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Make the account", exact=True).click()
    page.wait_for_selector("h1:has-text('Your account is made')")
    assert page.locator("ol.phrase li").count() == 8
    page.get_by_role("link", name="I have them").click()
    page.wait_for_selector("h1:has-text('Your account')")
    return told


def _letters(page, site: str, *days: str) -> None:
    """Give a letter for each day, all at once, and wait until they are read."""
    page.goto(f"{site}/cases/batch")
    files = [
        {
            "name": f"Client {number}.txt", "mimeType": "text/plain",
            "buffer": LETTER.replace("November 2, 2026", day).replace("4410", f"{number:04}").encode(),
        }
        for number, day in enumerate(days, 1)
    ]  # fmt: skip
    page.set_input_files("#files", files)
    page.get_by_role("button", name="Put them in line").click()
    page.wait_for_selector("h1:has-text('Your letters are read')", timeout=60_000)


def test_an_advocate_from_signing_up_to_a_passkey(page, site):
    name = _sign_up(page, site, "Ines")
    _letters(page, site, "November 2, 2026", "November 9, 2026", "June 5, 2026")
    assert page.get_by_role("status").inner_text().startswith("3 of 3 read.")
    page.get_by_role("link", name="To my cases").click()
    page.wait_for_selector("h1:has-text('My cases')")
    assert page.locator(".cases h2").all_inner_texts()[0] == "Client 3", "the nearest date comes first"

    page.fill("#search", "client 2")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=1 case has this in its name.")
    assert page.locator(".cases h2").all_inner_texts() == ["Client 2"]

    page.goto(f"{site}/cases/groups")
    page.fill("#name", "Harbor advocates")
    page.get_by_role("button", name="Make it").click()
    page.get_by_role("link", name="My cases", exact=True).first.click()
    page.locator(".cases li", has_text="Client 1").get_by_role("link", name="Name and more").click()
    page.select_option("#desk", label="Harbor advocates")
    page.get_by_role("button", name="Save").click()
    page.locator(".cases li", has_text="Client 1").get_by_role("link", name="Name and more").click()
    page.select_option("#assigned", label=f"{name} (you)")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name=re.compile("^Assigned to me")).click()
    page.wait_for_selector("a[aria-current]:has-text('Assigned to me')")
    assert "Client 1" in page.locator(".cases h2").all_inner_texts()

    page.goto(f"{site}/account/passkeys")
    page.fill("#name", "This computer")
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_selector("li:has-text('This computer')")
    page.goto(f"{site}/account/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}/cases/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/cases/")
    assert page.locator(".cases h2").count() == 3


def test_axe_finds_nothing_on_any_page_of_an_account(page, site):
    name = _sign_up(page, site, "Axel")
    _letters(page, site, "November 2, 2026")
    batch = page.url
    page.goto(f"{site}/cases/groups")
    page.fill("#name", "A group with a long name for a phone")
    page.get_by_role("button", name="Make it").click()
    page.wait_for_selector("h1:has-text('A group with')")
    group = page.url
    page.goto(f"{site}/cases/")
    case = page.locator(".cases h2 a").get_attribute("href")
    one = page.locator(".cases li", has_text="Client 1").get_by_role("link", name="Name and more").get_attribute("href")
    pages = [
        "/account/", "/account/password", "/account/passkeys", "/account/programs", "/account/delete", "/account/in",
        "/account/new", "/account/recover", "/cases/", "/cases/?show=done", "/cases/add", "/cases/batch",
        "/cases/groups", one, case, f"{case}opened", f"{case}keep",
    ]  # fmt: skip
    page.set_viewport_size({"width": 320, "height": 700})
    for scheme, language in (("light", "Español"), ("dark", "English")):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{site}/account/")
        page.get_by_role("button", name=language).click()
        page.wait_for_selector(f"html[lang={'es' if language == 'Español' else 'en'}]")
        for address in (*(site + path for path in pages), batch, group):
            opened(page, address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
            assert axe(page) == [], address
    assert name.startswith("axel-")


def test_the_list_is_used_by_keyboard_and_without_scripts(browser, site):
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    name = _sign_up(page, site, "Keys")
    page.goto(f"{site}/account/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}/cases/")
    assert page.get_by_role("button", name="Sign in with a passkey").count() == 0, "no button that does nothing"
    page.focus("#name")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('My cases')")
    page.goto(f"{site}/cases/batch")
    files = [{"name": "Client 1.txt", "mimeType": "text/plain", "buffer": LETTER.encode()}]
    page.set_input_files("#files", files)
    page.get_by_role("button", name="Put them in line").press("Enter")
    page.wait_for_selector("h1:has-text('Your letters are read')", timeout=60_000)
    page.get_by_role("link", name="To my cases").press("Enter")
    page.get_by_role("link", name="Client 1", exact=True).press("Enter")
    page.wait_for_selector("h1:has-text('Your case')")
    context.close()


def test_no_page_of_an_account_asks_another_host_or_breaks_its_own_policy(browser, site):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    _sign_up(page, site, "Quiet")
    _letters(page, site, "November 2, 2026")
    for path in ("/account/in", "/account/", "/account/passkeys", "/cases/", "/cases/groups", "/cases/batch"):
        page.goto(site + path)
    assert all(url.startswith(site) for url in asked)
    assert told == []
    context.close()


def test_an_account_with_a_passkey_and_no_password(page, site):
    page.goto(f"{site}/account/new")
    page.fill("#name", "Keyed")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Make the account with a passkey").click()
    page.wait_for_selector("h1:has-text('Your account is made')")
    assert axe(page) == []
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}/account/in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_selector("h1:has-text('Your account')")
    assert page.get_by_text("Signed in with a passkey").count() == 1
