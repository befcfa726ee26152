"""Every word of the pages is there in Spanish."""

import gettext
import re
from pathlib import Path

import pytest

import claimback.web

WEB = Path(claimback.web.__file__).parent
SAME = {"fax", "No"}
TOLD = re.compile(r'{% translate (?:"([^"]+)"|\'([^\']+)\') %}')
CODE = re.compile(r'\b_\(\s*"([^"]+)"')


def _said() -> set[str]:
    pages = [one for path in (WEB / "templates").rglob("*.html") for one in TOLD.findall(path.read_text("utf-8"))]
    code = [one for path in WEB.rglob("*.py") for one in CODE.findall(path.read_text("utf-8"))]
    return {first or second for first, second in pages} | set(code)


def test_the_catalog_that_is_used_has_every_word():
    with (WEB / "locale" / "es" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        spanish = gettext.GNUTranslations(file)
    said = _said()
    assert len(said) > 150
    assert {one for one in said if spanish.gettext(one) == one} <= SAME


def test_a_page_is_shown_in_spanish_when_asked_for(client):
    answer = client.post("/i18n/setlang/", {"language": "es", "next": "/"})
    assert answer.status_code == 302
    page = client.get("/").content.decode()
    assert '<html lang="es">' in page
    assert "Leer mi carta" in page
    assert "Read my letter" not in page


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example"])
def test_the_change_of_language_leads_nowhere_else(client, elsewhere):
    answer = client.post("/i18n/setlang/", {"language": "es", "next": elsewhere})
    assert "evil" not in answer["Location"]


def test_the_catalog_to_edit_holds_the_same_words_as_the_one_that_is_used():
    folder = WEB / "locale" / "es" / "LC_MESSAGES"
    with (folder / "django.mo").open("rb") as file:
        used = set(gettext.GNUTranslations(file)._catalog.values()) - {""}
    edited = "".join((folder / "django.po").read_text("utf-8").split())
    for words in used:
        if "Content-Type" not in words:
            assert "".join(words.replace('"', '\\"').split()) in edited.replace('""', ""), words
