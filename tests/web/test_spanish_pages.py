"""The pages in Spanish: nothing that the knowledge says is left in English, and every letter has a copy to read."""

import html
import re

import pytest

from claimback.knowledge import book
from claimback.knowledge.translated import english_texts
from claimback.knowledge.translation import in_other_words

SHOWN = (
    "defects", "interview/flow", "interview/questions", "needs", "objections", "plans", "rules/safe", "rules/steps",
    "rules/us", "sentences", "words",
)  # fmt: skip
PAGES = ("", "letter", "story", "story/answers", "story/treatments", "story/red_flags", "records", "letters", "send")
_TAG = re.compile(r"<[^>]+>")
_SENT = re.compile(r'<[^>]+lang="en"[^>]*>.*?</(?:article|pre)>', re.DOTALL)
"""What is sent to the plan or an office, in English."""


@pytest.fixture(scope="module")
def english() -> list[str]:
    """Sentences of the knowledge in English that could stand on a page: four words or more."""
    found = [text for folder in SHOWN for text in english_texts(book(), folder) if "{" not in text]
    return [text for text in found if len(text.split()) >= 4 and in_other_words(book("es"), text) != text]


@pytest.fixture
def spanish(client, case, work) -> str:
    """A case read in Spanish; its token."""
    client.post("/i18n/setlang/", {"language": "es", "next": "/"})
    for page in ("letters", "send"):
        client.get(f"/c/{case}/{page}", follow=True)
        work()
    return case


@pytest.mark.parametrize("page", PAGES)
def test_no_english_of_the_knowledge_is_left(client, spanish, english, page):
    answer = client.get(f"/c/{spanish}/{page}", follow=True)
    text = html.unescape(
        _TAG.sub(" ", re.sub(r'<[^>]+lang="en"[^>]*>.*?</(?:article|pre)>', "", answer.content.decode(), flags=re.S))
    )
    flat = " ".join(text.split())
    assert '<html lang="es">' in answer.content.decode()
    assert len(english) > 400
    assert [one for one in english if " ".join(one.split()) in flat] == []


def test_a_letter_has_a_copy_to_read(client, spanish):
    page = client.get(f"/c/{spanish}/letters/appeal-letter").content.decode()
    assert "Leer en español" in page
    copy = client.get(f"/c/{spanish}/letters/appeal-letter/read").content.decode()
    assert "Copia para leer; no la envíe" in copy
    assert "Al Departamento de Apelaciones" in copy
    assert "To the Appeals Department" in page
    assert client.get(f"/c/{spanish}/letters/no-such-letter/read").status_code == 404


def test_in_english_there_is_no_copy(client, case, work):
    client.get(f"/c/{case}/letters", follow=True)
    work()
    assert "/read" not in client.get(f"/c/{case}/letters/appeal-letter").content.decode()
    assert client.get(f"/c/{case}/letters/appeal-letter/read").status_code == 404
