"""Two people at the same case: different changes are both kept and told, the same one is left to them to choose."""

import re
from urllib.parse import urlencode

import pytest

SAYS = "/c/{}/story/{}"


@pytest.fixture
def other():
    """A second person's browser."""
    from django.test import Client

    return Client()


@pytest.fixture
def lettered(client, case, work) -> str:
    """A case with its letters; its token."""
    client.get(f"/c/{case}/letters", follow=True)
    work()
    return case


def form(client, address: str) -> dict[str, str]:
    """The fields of a form as the browser sends them."""
    import html

    page = client.get(address).content.decode()
    hidden = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)
    texts = re.findall(r'<textarea [^>]*id="[^"]+" name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    sent = [(name, html.unescape(value).replace("\n", "\r\n")) for name, value in (*hidden, *texts)]
    return {name: value for name, value in sent if name not in ("csrfmiddlewaretoken", "next")}


def text_of(client, address: str) -> str:
    page = client.get(address, follow=True).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def edit_of(token: str) -> str:
    return f"/c/{token}/letters/appeal-letter/edit"


def blocks(fields: dict[str, str]) -> list[str]:
    return [name for name, words in fields.items() if name.startswith("block-") and len(words) > 60]


def test_different_answers_are_both_kept_and_the_later_person_is_told(client, other, work, case):
    mine, theirs = (form(one, SAYS.format(case, "symptoms"))["version"] for one in (client, other))
    other.post(SAYS.format(case, "function_limits"), {"way": "say", "value": "I sleep in a chair.", "version": theirs})
    answer = client.post(SAYS.format(case, "symptoms"), {"way": "say", "value": "It burns.", "version": mine})
    assert answer.status_code == 302
    told = text_of(client, f"/c/{case}/story/answers")
    assert "It burns." in told
    assert "I sleep in a chair." in told
    notice = told.split("Both changes are kept. They changed:")[1].split("Check your answers")[0]
    assert notice.strip() in text_of(client, SAYS.format(case, "function_limits"))
    assert "Both changes are kept" not in text_of(client, f"/c/{case}/story/answers"), "told once"


def test_the_same_answer_twice_is_shown_side_by_side_and_the_person_chooses(client, other, case):
    address = SAYS.format(case, "symptoms")
    fields = form(client, address) | {"way": "say"}
    other.post(address, fields | {"value": "It burns at night."})
    clash = client.post(address, fields | {"value": "It is numb."})
    page = clash.content.decode()
    assert clash.status_code == 409
    assert "It burns at night." in page.split("Kept meanwhile")[1].split("What you typed")[0]
    assert "It is numb." in page.split("What you typed")[1]
    assert "It is numb." not in text_of(client, f"/c/{case}/story/answers")
    again = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)
    assert client.post(address, dict(again)).status_code == 302
    assert "It is numb." in text_of(client, f"/c/{case}/story/answers")


def test_a_correction_and_an_answer_do_not_meet(client, other, work, case):
    fields = form(client, SAYS.format(case, "symptoms"))
    other.post(f"/c/{case}/letter/change/notice_date", {"value": "2026-11-12", "version": fields["version"]})
    answer = client.post(SAYS.format(case, "symptoms"), fields | {"way": "say", "value": "It burns."})
    assert answer.status_code == 302, "kept although the letter has to be read anew"
    client.get(f"/c/{case}/letter")
    work()
    assert "Nov. 12, 2026" in text_of(client, f"/c/{case}/letter")
    assert "It burns." in text_of(client, f"/c/{case}/story/answers")


def test_the_same_correction_twice_meets(client, other, case):
    address = f"/c/{case}/letter/change/member_id"
    version = form(client, address)["version"]
    other.post(address, {"value": "LHP 1", "version": version})
    clash = client.post(address, {"value": "LHP 2", "version": version})
    assert clash.status_code == 409
    assert "LHP 1" in clash.content.decode()
    assert "LHP 2" in clash.content.decode()


def test_two_people_say_that_the_letter_gives_no_such_reason_and_it_is_said_once(client, other, case):
    address = f"/c/{case}/letter/reason/conservative_care"
    version = form(client, f"/c/{case}/letter/change/plan")["version"]
    assert other.post(address, {"version": version}).status_code == 302
    assert client.post(address, {"version": version}).status_code == 409


def test_different_passages_are_both_kept_and_told(client, other, lettered):
    mine, theirs = form(client, edit_of(lettered)), form(other, edit_of(lettered))
    one, two = blocks(mine)[:2]
    other.post(edit_of(lettered), theirs | {one: "Words of the helper."})
    answer = client.post(edit_of(lettered), mine | {two: "Words of the patient."})
    assert answer.status_code == 302
    letter = text_of(client, f"/c/{lettered}/letters/appeal-letter")
    assert "Words of the helper." in letter
    assert "Words of the patient." in letter
    assert "Both changes are kept. They changed: Appeal" in letter


def test_the_same_passage_is_shown_side_by_side_and_all_else_is_kept(client, other, lettered):
    mine, theirs = form(client, edit_of(lettered)), form(other, edit_of(lettered))
    one, two = blocks(mine)[:2]
    other.post(edit_of(lettered), theirs | {one: "Words of the helper."})
    clash = client.post(edit_of(lettered), mine | {one: "Words of the patient.", two: "More of the patient."})
    page = clash.content.decode()
    assert clash.status_code == 409
    assert "Words of the helper." in page
    assert "Words of the patient." in page
    letter = text_of(client, f"/c/{lettered}/letters/appeal-letter")
    assert "Words of the helper." in letter
    assert "More of the patient." in letter


@pytest.mark.parametrize(("take", "stays"), [("mine", "Words of the patient."), ("theirs", "Words of the helper.")])
def test_the_chosen_words_stay(client, other, lettered, take, stays):
    import html

    mine, theirs = form(client, edit_of(lettered)), form(other, edit_of(lettered))
    one = blocks(mine)[0]
    other.post(edit_of(lettered), theirs | {one: "Words of the helper."})
    page = client.post(edit_of(lettered), mine | {one: "Words of the patient."}).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    typed = dict(re.findall(r'<textarea [^>]*id="[^"]+" name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL))
    typed = {name: html.unescape(words) for name, words in typed.items()}
    answer = client.post(edit_of(lettered), hidden | typed | {one.replace("block", "take"): take})
    assert answer.status_code == 302
    letter = text_of(client, f"/c/{lettered}/letters/appeal-letter")
    assert stays in letter
    assert ("Words of the helper." in letter) != ("Words of the patient." in letter)


def test_words_typed_while_someone_answers_a_question_find_their_passage_in_the_new_letter(
    client, other, work, lettered
):
    mine = form(client, edit_of(lettered))
    last = blocks(mine)[-1]
    said = "I cannot lift my left foot since the first week of September."
    other.post(SAYS.format(lettered, "symptoms"), {"way": "say", "value": said})
    answer = client.post(edit_of(lettered), mine | {last: mine[last] + " Words of the patient."})
    assert answer.status_code == 302
    client.get(f"/c/{lettered}/letters", follow=True)
    work()
    assert said in text_of(client, f"/c/{lettered}/letters/appeal-letter")
    after = form(client, edit_of(lettered))
    assert [words for words in after.values() if "Words of the patient." in words] == [
        mine[last] + " Words of the patient."
    ]
    drafted = [words for name, words in mine.items() if name.startswith("block-") and name != last]
    assert sum(words in after.values() for words in drafted) >= len(drafted) - 1, "no other passage was written over"


def test_back_to_the_draft_does_not_take_anothers_new_words_away(client, other, lettered):
    mine, theirs = form(client, edit_of(lettered)), form(other, edit_of(lettered))
    one = blocks(mine)[0]
    other.post(edit_of(lettered), theirs | {one: "Words of the helper."})
    clash = client.post(edit_of(lettered), mine | {"way": "drafted"})
    assert clash.status_code == 409
    assert "Words of the helper." in clash.content.decode()
    assert "Words of the helper." in text_of(client, f"/c/{lettered}/letters/appeal-letter")


def test_changes_at_the_very_same_time_are_both_kept(client, case, monkeypatch):
    from claimback.web.cases.store import Opened, by_token

    kept, told = Opened.keep, []

    def between(self, state, *given, **how):
        if not told:
            told.append(1)
            first = by_token(case)
            kept(first, first.state.model_copy(update={"corrections": {"member_id": "LHP 9"}}))
        kept(self, state, *given, **how)

    monkeypatch.setattr(Opened, "keep", between)
    answer = client.post(SAYS.format(case, "symptoms"), {"way": "say", "value": "It burns."})
    assert answer.status_code == 302
    state = by_token(case).state
    assert state.corrections == {"member_id": "LHP 9"}
    assert [one.value for one in state.answers] == ["It burns."]


def test_numbers_without_end_break_nothing(client, lettered):
    endless = "9" * 5_000
    told = {"version": endless, f"block-{endless}": "x", "block-\u0663": "y", "block-": "z"}
    sent = client.post(edit_of(lettered), urlencode(told), content_type="application/x-www-form-urlencoded")
    assert sent.status_code == 302
    client.cookies["meanwhile"] = f"{endless}.{endless}"
    assert client.get(f"/c/{lettered}/letters/appeal-letter").status_code == 200


def test_a_passage_without_end_is_kept_as_far_as_a_letter_goes(client, lettered):
    from claimback.web.cases.letter_edits import LONGEST

    fields = form(client, edit_of(lettered))
    one = blocks(fields)[0]
    assert client.post(edit_of(lettered), fields | {one: "word " * LONGEST}).status_code == 302
    assert f'maxlength="{LONGEST}"' in client.get(edit_of(lettered)).content.decode()
    assert len(form(client, edit_of(lettered))[one]) <= LONGEST
