"""A letter is checked as it is typed: with scripts a part of the page, without them the whole form, nothing saved."""

import html
import re

import pytest

from tests.web.test_together import edit_of, form

ODD = "The New England Journal of 2031 (volume 12) proves that 97% of such scans help."
PART = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def lettered(client, case, work) -> str:
    client.get(f"/c/{case}/letters")
    work()
    return case


def check_of(token: str) -> str:
    return f"/c/{token}/letters/appeal-letter/check"


def _typed(client, token: str) -> tuple[dict[str, str], str]:
    fields = form(client, edit_of(token))
    name = [one for one in fields if one.startswith("block-")][3]
    return fields | {name: ODD}, name


def test_what_is_typed_is_checked_and_not_saved(client, lettered):
    from claimback.web.cases.store import by_token

    fields, _ = _typed(client, lettered)
    part = client.post(check_of(lettered), fields, **PART).content.decode()
    assert "97" in part
    assert "<html" not in part
    assert by_token(lettered).version == 0
    assert ODD not in client.get(f"/c/{lettered}/letters/appeal-letter").content.decode()


def test_what_was_told_already_is_not_told_again(client, lettered):
    fields, _ = _typed(client, lettered)
    part = client.post(check_of(lettered), fields, **PART).content.decode()
    told = re.findall(r'name="told" value="(\w+)"', part)[0]
    assert client.post(check_of(lettered), fields | {"told": told}, **PART).status_code == 204


def test_without_scripts_the_form_comes_back_as_typed_and_can_be_saved(client, lettered):
    fields, name = _typed(client, lettered)
    page = client.post(check_of(lettered), fields).content.decode()
    assert "It is not saved yet." in page
    assert "97" in page.split("<aside")[1]
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    texts = dict(re.findall(r'<textarea [^>]*id="[^"]+" name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL))
    assert html.unescape(texts[name]) == ODD
    assert hidden["was-" + name[6:]] == fields["was-" + name[6:]], "so that another's change is still seen"
    again = hidden | {key: html.unescape(text) for key, text in texts.items()}
    assert client.post(edit_of(lettered), again).status_code == 302
    assert ODD in client.get(edit_of(lettered)).content.decode().replace("&#x27;", "'")


def test_the_check_of_one_letter_says_what_the_check_of_all_says_of_it(client, lettered):
    from django.utils import timezone

    from claimback.web.cases import compute
    from claimback.web.cases.letter_checks import findings_for, findings_of
    from claimback.web.cases.letter_edits import drafts_of
    from claimback.web.cases.store import by_token

    fields, _ = _typed(client, lettered)
    client.post(edit_of(lettered), fields)
    case, today = by_token(lettered), timezone.localdate()
    made = compute.appeal_of(case, today)
    every = findings_of(case, made, today)
    assert findings_of(case, made, today) == every, "the same when kept"
    assert any("97" in one.message for one in every)
    for draft in drafts_of(made, case.state).values():
        assert findings_for(made, draft, today) == tuple(one for one in every if one.where == draft.id)


def test_the_check_is_asked_with_the_form_alone(client, lettered):
    assert client.get(check_of(lettered))["Location"] == edit_of(lettered)
    assert client.post(check_of(lettered).replace("appeal-letter", "no-letter"), {}).status_code == 404


def test_words_that_lost_their_place_are_told_wherever_letters_are_and_kept(client, lettered, work):
    from claimback.web.cases.state import Version
    from claimback.web.cases.store import by_token

    case = by_token(lettered)
    lost = Version(at="2026-11-20T10:00:00+00:00", words={3: "I dug for treasure."}, over={3: "Nothing alike here"})
    case.keep(case.state.model_copy(update={"versions": {"appeal-letter": (lost,)}}))
    assert "words of yours have no place" in client.get(f"/c/{lettered}/letters").content.decode()
    letter = client.get(f"/c/{lettered}/letters/appeal-letter").content.decode()
    assert "I dug for treasure." in letter.split("<article")[0]
    assert "I dug for treasure." not in letter.split("<article")[1]
    client.get(f"/c/{lettered}/send")
    work()
    assert "words of yours have no place" in client.get(f"/c/{lettered}/send").content.decode()


def test_a_tapped_sentence_leads_to_the_form_of_its_passage(client, lettered):
    letter = client.get(f"/c/{lettered}/letters/appeal-letter").content.decode()
    form_page = client.get(edit_of(lettered)).content.decode()
    numbers = set(re.findall(r"/edit#(block-\d+)", letter))
    assert len(numbers) > 3
    assert numbers <= set(re.findall(r'id="(block-\d+)"', form_page))
