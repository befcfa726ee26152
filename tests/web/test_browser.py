"""The way in a real browser: on a phone, with and without scripts, by keyboard; axe finds nothing on any page."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
if not CHROMIUM:
    warnings.warn("CHROMIUM IS NOT INSTALLED: the browser tests are skipped (apt-get install chromium)", stacklevel=1)
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium: apt-get install chromium")
PHONE = {"width": 390, "height": 844}
PAGES = (
    "", "letter", "letter/change/notice_date", "letter/change/plan", "story", "story/treatments", "story/answers",
    "records", "letters", "letters/appeal-letter", "letters/appeal-letter/edit", "exhibits", "send", "keep",
    "delete", "reply",
)  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application as `make serve` runs it: server and worker, on a database of its own."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    env = {**os.environ, "CLAIMBACK_DATA": str(tmp_path_factory.mktemp("served")), "PORT": str(port)}
    running = subprocess.Popen([sys.executable, "-m", "claimback.web.serve"], env=env, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            break
        except OSError:
            time.sleep(0.2)
    yield address
    running.terminate()
    running.wait(timeout=20)


@pytest.fixture(scope="module")
def browser():
    """Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def sample(server: str, browser) -> str:
    """The sample case; its address."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(server)
    page.get_by_role("button", name="Try it with a sample letter").click()
    page.wait_for_selector("h1:has-text('What your letter says')", timeout=60_000)
    return page.url.rsplit("letter", 1)[0]


def _open(page, address: str) -> None:
    page.goto(address)
    page.wait_for_function("!location.pathname.includes('/working/')", timeout=60_000)


def _axe(page) -> list[str]:
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_narrow_phone(browser, server, sample, scheme):
    context = browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for address in (server, f"{server}/return", *(sample + name for name in PAGES)):
        _open(page, address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert _axe(page) == [], address
    context.close()


def test_no_page_asks_another_host_or_breaks_its_own_policy(browser, server, sample):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    for address in (server, *(sample + name for name in PAGES)):
        _open(page, address)
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
    _open(page, f"{sample}story/symptoms")
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
        _open(page, sample + name)
        assert page.locator("html").get_attribute("lang") == "es"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name
        assert _axe(page) == [], name
    assert "Copia para leer; no la envíe" in page.locator("article").inner_text()
    _open(page, sample + "story/red_flags")
    assert "busque atención ya: sala de emergencias o 911" in page.locator("form.card").inner_text()
    context.close()
