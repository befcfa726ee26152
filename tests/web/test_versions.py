"""The versions of a letter: each save keeps one, any two are compared word by word, one can be gone back to."""

import re

import pytest

from claimback.model import AnswerRef, Block, Draft, Run, Sentence
from claimback.web.cases.state import Version

EDIT, VERSIONS = "/c/{}/letters/appeal-letter/edit", "/c/{}/letters/appeal-letter/versions"


@pytest.fixture
def lettered(client, case, work) -> str:
    client.get(f"/c/{case}/letters")
    work()
    return case


@pytest.fixture
def three(client, lettered) -> str:
    """A case whose letter was saved three times; its token."""
    page = client.get(EDIT.format(lettered)).content.decode()
    number = re.findall(r'name="block-(\d+)"', page)[3]
    for words in ("I can walk one block.", "I can walk two blocks.", "I can walk two blocks on good days."):
        client.post(EDIT.format(lettered), {f"block-{number}": words})
    return lettered


def shown(client, address: str) -> str:
    page = client.get(address).content.decode()
    page = re.sub(r'<span class="hide"[^>]*>.*?</span>', "", page)
    page = re.sub(r"<(/?)(ins|del)>", r"[\1\2]", page)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_each_save_keeps_a_version_and_the_newest_two_are_compared(client, three):
    page = shown(client, VERSIONS.format(three))
    assert [int(one) for one in re.findall(r"Version (\d), ", page)[:3]] == [3, 2, 1]
    assert "I can walk two [del]blocks.[/del] [ins]blocks on good days.[/ins]" in page


def test_any_two_are_compared(client, three):
    page = shown(client, VERSIONS.format(three) + "?from=1&to=2")
    assert "I can walk [del]one block.[/del] [ins]two blocks.[/ins]" in page
    assert "[ins]I can walk one block.[/ins]" in shown(client, VERSIONS.format(three) + "?from=0&to=1")
    assert "These two read the same." in shown(client, VERSIONS.format(three) + "?from=2&to=2")


def test_differences_are_told_without_colour_too(client, three):
    page = client.get(VERSIONS.format(three)).content.decode()
    assert 'taken out: </span>blocks.<span class="hide" lang="en"> (end)' in page
    assert 'put in: </span>blocks on good days.<span class="hide" lang="en"> (end)' in page


def test_going_back_makes_an_earlier_version_the_newest_and_loses_none(client, three):
    assert client.post(VERSIONS.format(three), {"number": "1"}).status_code == 302
    assert "I can walk one block." in client.get(EDIT.format(three)).content.decode()
    page = shown(client, VERSIONS.format(three))
    assert "Version 4, " in page
    client.post(VERSIONS.format(three), {"number": "0"})
    assert "I can walk" not in client.get(EDIT.format(three)).content.decode()
    assert "Version 5, " in shown(client, VERSIONS.format(three))


def test_what_changes_nothing_is_no_version(client, three):
    client.post(VERSIONS.format(three), {"number": "3"})
    assert "Version 4, " not in shown(client, VERSIONS.format(three))


def test_going_back_does_not_take_anothers_newer_words_away(client, three):
    from django.test import Client

    version = re.findall(r'name="version" value="(\d+)"', client.get(VERSIONS.format(three)).content.decode())[0]
    number = re.findall(r'name="block-(\d+)"', client.get(EDIT.format(three)).content.decode())[3]
    Client().post(EDIT.format(three), {f"block-{number}": "Words of the helper."})
    clash = client.post(VERSIONS.format(three), {"number": "1", "version": version})
    assert clash.status_code == 409
    assert "Words of the helper." in clash.content.decode()


@pytest.mark.parametrize("address", ["?from=9", "?to=x", "?from=-1", "?to=99999999999999999999"])
def test_a_version_that_is_not_there_is_not_found(client, three, address):
    assert client.get(VERSIONS.format(three) + address).status_code == 404


def test_words_keep_their_order_and_lines():
    from claimback.web.cases.letter_versions import differences

    sentence = Sentence(runs=(Run(text="One two three."),), support=(AnswerRef(question="q", value="x"),))
    draft = Draft(id="a", title="A", blocks=(Block(kind="paragraph", sentences=(sentence,)),))
    old, new = (Version(at="", words={0: words}) for words in ("One two\nthree.", "One\ntwo four\nthree."))
    pieces = differences(draft, old, new)[0].pieces
    assert " ".join(text for kind, text in pieces if kind != "in").split() == ["One", "two", "three."]
    assert " ".join(text for kind, text in pieces if kind != "out").split() == ["One", "two", "four", "three."]
