"""A real Chromium: where it is, how a page is opened after the work that it waits for, and what axe finds on it."""

import shutil
import warnings
from importlib.resources import files

import pytest

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
if not CHROMIUM:
    warnings.warn("CHROMIUM IS NOT INSTALLED: the browser tests are skipped (apt-get install chromium)", stacklevel=1)
NEEDED = pytest.mark.skipif(not CHROMIUM, reason="no Chromium: apt-get install chromium")
PHONE = {"width": 390, "height": 844}


def opened(page, address: str) -> None:
    """Go to a page, and wait for the work that it waits for."""
    page.goto(address)
    page.wait_for_url(lambda url: "/working/" not in url, timeout=60_000)


def axe(page) -> list[str]:
    """What axe finds; the page's context must bypass its policy."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]
