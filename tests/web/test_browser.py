"""The way in a real browser: on a phone, with and without scripts, by keyboard; axe finds nothing on any page."""

import time
from importlib.resources import files
from pathlib import Path

import pytest

from tests.web.chromium import NEEDED, PHONE, axe, opened

pytestmark = NEEDED
PAGES = (
    "", "letter", "letter/change/notice_date", "letter/change/plan", "story", "story/treatments", "story/answers",
    "records", "letters", "letters/appeal-letter", "letters/appeal-letter/edit", "letters/appeal-letter/versions",
    "exhibits", "send", "keep", "opened", "delete", "reply",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_narrow_phone(browser, server, sample, scheme):
    context = browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for address in (server, f"{server}/return", *(sample + name for name in PAGES)):
        opened(page, address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert axe(page) == [], address
    context.close()


def test_no_page_asks_another_host_or_breaks_its_own_policy(browser, server, sample):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    for address in (server, *(sample + name for name in PAGES)):
        opened(page, address)
    assert all(url.startswith(server) for url in asked)
    assert told == []
    context.close()


def test_the_first_page_is_light(browser, server):
    page = browser.new_context().new_page()
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto(server, wait_until="networkidle")
    assert 0 < sum(sizes) < 60_000


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_letter_to_a_packet_on_a_phone(browser, server, scripts, tmp_path):
    context = browser.new_context(viewport=PHONE, java_script_enabled=scripts, accept_downloads=True)
    page = context.new_page()
    page.goto(server)
    letter = Path(str(files("claimback.web").joinpath("sample", "lumbar-mri-denial.pdf")))
    page.set_input_files("#files", letter)
    page.get_by_role("button", name="Read my letter").click()
    page.wait_for_selector("h1:has-text('What your letter says')", timeout=60_000)
    assert page.locator("rect.reason-box").count() > 0
    page.get_by_role("link", name="This is right. Tell my story").click()
    seen: list[str] = []
    while "/story/answers" not in page.url and len(seen) < 30:
        seen.append(page.url)
        page.get_by_role("button", name="Skip for now").click()
    assert len(seen) == len(set(seen)) > 3
    records = sorted(Path(str(files("claimback.web").joinpath("sample", "records"))).iterdir())
    page.get_by_role("link", name="Go on to my records").click()
    page.set_input_files("#files", records)
    page.get_by_role("button", name="Add and read").click()
    page.wait_for_selector("h2:has-text('Your files')", timeout=60_000)
    page.get_by_role("link", name="Go on to my letters").click()
    page.wait_for_selector("h1:has-text('Your letters')", timeout=60_000)
    page.get_by_role("link", name="Go on to sending").click()
    page.wait_for_selector("h1:has-text('Send your appeal')", timeout=60_000)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download the packet (PDF)").click()
    taken.value.save_as(tmp_path / "packet.pdf")
    assert (tmp_path / "packet.pdf").read_bytes()[:5] == b"%PDF-"
    context.close()


def test_a_question_is_answered_by_keyboard_alone(browser, sample):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    opened(page, f"{sample}story/symptoms")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "value":
            break
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.type("It burns down my leg at night.")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "say":
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{sample}story/answers")
    assert page.get_by_text("It burns down my leg at night.").count() == 1


def test_the_way_in_spanish(browser, server, sample):
    context = browser.new_context(viewport=PHONE, bypass_csp=True)
    page = context.new_page()
    page.goto(server)
    page.get_by_role("button", name="Español").click()
    page.wait_for_selector("html[lang=es]")
    for name in (*PAGES, "letters/appeal-letter/read"):
        opened(page, sample + name)
        assert page.locator("html").get_attribute("lang") == "es"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name
        assert axe(page) == [], name
    assert "Copia para leer; no la envíe" in page.locator("article").inner_text()
    opened(page, sample + "story/red_flags")
    assert "busque atención ya: sala de emergencias o 911" in page.locator("form.card").inner_text()
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_enclosures_are_moved_taken_out_and_blacked_out_by_keyboard(browser, server, scripts):
    context = browser.new_context(viewport=PHONE, java_script_enabled=scripts, bypass_csp=True)
    page = context.new_page()
    page.goto(server)
    page.get_by_role("button", name="Try it with a sample letter").click()
    page.wait_for_selector("h1:has-text('What your letter says')", timeout=60_000)
    page.goto(page.url.replace("/letter", "/exhibits"))
    page.wait_for_selector("h1:has-text('What is enclosed')", timeout=60_000)
    titles = page.locator("ol.enclosures h2")
    before = titles.all_inner_texts()
    page.get_by_role("button", name="Move down").first.press("Enter")
    page.wait_for_selector(f"li:nth-child(3) h2:has-text('{before[1][11:]}')")
    page.get_by_role("button", name="Take out").last.press("Enter")
    page.wait_for_selector("h2:has-text('Not enclosed')")
    assert titles.count() == 2
    page.get_by_role("button", name="Put back").press("Enter")
    page.wait_for_selector("li:nth-child(3) h2")
    page.get_by_role("link", name="Look at its pages").last.press("Enter")
    page.get_by_label("Words, a name or a number").fill("Marisol Ferrante")
    page.get_by_role("button", name="Show the places").press("Enter")
    assert page.locator("rect.asked-box").count() == page.locator("ul.spots li").count() > 0
    assert not scripts or axe(page) == []
    page.get_by_role("button", name="Black them out").press("Enter")
    page.wait_for_selector("rect.black-box")
    for _ in range(60):
        page.reload()
        if page.locator("p.good").count():
            break
        time.sleep(0.5)
    assert "read again in the packet" in page.locator("p.good").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert not scripts or axe(page) == []
    page.get_by_role("button", name="Take back").press("Enter")
    page.wait_for_selector("text=Nothing yet.")
    assert page.locator("rect.black-box").count() == 0
    context.close()


def test_an_area_is_drawn_with_the_mouse_and_said_in_numbers(browser, sample):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    opened(page, f"{sample}exhibits")
    page.get_by_role("link", name="Look at its pages").last.click()
    drawn = page.locator("svg[data-page]").first.bounding_box()
    page.mouse.move(drawn["x"] + 0.2 * drawn["width"], drawn["y"] + 0.1 * drawn["height"])
    page.mouse.down()
    page.mouse.move(drawn["x"] + 0.6 * drawn["width"], drawn["y"] + 0.3 * drawn["height"])
    page.mouse.up()
    said = {name: float(page.locator(f"#{name}").input_value()) for name in ("left", "top", "right", "bottom")}
    assert said == pytest.approx({"left": 20, "top": 10, "right": 60, "bottom": 30}, abs=0.5)
    page.get_by_role("button", name="Show the area").click()
    page.wait_for_selector("h2:has-text('The marked area on page 1')")
    assert page.locator("rect.asked-box").count() == 1
    assert told == []
    context.close()
