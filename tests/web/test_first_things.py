"""What a newcomer must not miss or be locked out by: care before paper, and answers that cannot be."""

import pytest
from django.urls import reverse


def _answer(client, case, question, value):
    page = client.get(reverse("cases:ask", args=[case, question])).context["case"].version
    return client.post(
        reverse("cases:ask", args=[case, question]), {"value": value, "way": "say", "version": page}, follow=True
    )


@pytest.mark.parametrize("sign", ["bladder_bowel", "saddle_numbness"])
def test_a_sign_of_an_emergency_is_told_on_the_very_next_page_and_on_all_after_it(client, case, sign):
    assert 'class="emergency"' not in client.get(reverse("cases:home", args=[case])).content.decode()
    page = _answer(client, case, "red_flags", [sign]).content.decode()
    assert 'class="emergency" role="alert"' in page
    for name in ("home", "letter", "answers", "records"):
        assert 'class="emergency"' in client.get(reverse(f"cases:{name}", args=[case])).content.decode(), name


def test_who_told_no_sign_is_not_frightened(client, case):
    page = _answer(client, case, "red_flags", ["none"]).content.decode()
    assert 'class="emergency"' not in page


def test_a_day_still_to_come_is_refused_where_it_is_typed(client, case):
    page = _answer(client, case, "symptom_onset", "2099-05-05").content.decode()
    assert "still to come" in page
    assert "2099-05-05" in page, "what was typed is there to be mended"
    for name in ("home", "story", "answers"):
        assert client.get(reverse(f"cases:{name}", args=[case]), follow=True).status_code == 200


def test_an_answer_that_was_kept_and_can_not_be_locks_no_page(client, case):
    from claimback.model import Answer
    from claimback.web.cases.store import by_token

    opened = by_token(case)
    kept = (Answer(question="symptom_onset", value="2099-05-05"), Answer(question="symptoms", value="agree"))
    opened.keep(opened.state.model_copy(update={"answers": kept}))
    for name in ("home", "story", "answers", "exhibits"):
        assert client.get(reverse(f"cases:{name}", args=[case])).status_code in (200, 302), name
    assert client.get(reverse("cases:ask", args=[case, "symptom_onset"])).status_code == 200


@pytest.mark.parametrize(("way", "leads"), [("stop", "home"), ("answers", "answers")])
def test_what_is_typed_is_kept_by_whoever_stops(client, case, way, leads):
    address = reverse("cases:ask", args=[case, "symptoms"])
    version = client.get(address).context["case"].version
    went = client.post(address, {"value": "It burns down my leg.", "way": way, "version": version})
    assert went["Location"] == reverse(f"cases:{leads}", args=[case])
    assert "It burns down my leg." in client.get(reverse("cases:answers", args=[case])).content.decode()
    client.post(address, {"value": "", "way": way, "version": version + 1})
    assert "It burns down my leg." in client.get(reverse("cases:answers", args=[case])).content.decode()


def test_skipped_questions_are_not_called_answered(client, case):
    for _ in range(40):
        page = client.get(reverse("cases:story", args=[case]), follow=True)
        if page.redirect_chain[-1][0] == reverse("cases:answers", args=[case]):
            break
        client.post(page.request["PATH_INFO"], {"way": "skip", "version": page.context["case"].version})
    home = client.get(reverse("cases:home", args=[case])).content.decode()
    assert "questions skipped" in home
    assert "Answered" not in home


def test_what_is_kept_is_for_this_user_alone():
    from django.conf import settings

    assert settings.DATA.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in settings.DATA.glob("claimback.sqlite3*"))


def test_a_sign_that_is_agreed_to_from_the_records_is_told_as_one_that_is_typed(client, case, work):
    from claimback.model import Answer
    from claimback.web.cases.store import by_token

    note = "Office note\nDate: 10/30/2026\nPatient: Odile Quant\nNew saddle anesthesia since yesterday."
    client.post(reverse("cases:records", args=[case]), {"text": note})
    work()
    client.get(reverse("cases:letters", args=[case]))
    work()
    opened = by_token(case)
    assert 'class="emergency"' not in client.get(reverse("cases:home", args=[case])).content.decode()
    agreed = (Answer(question="also_right", value=["red_flags"]),)
    opened.keep(opened.state.model_copy(update={"answers": agreed}))
    assert 'class="emergency"' in client.get(reverse("cases:home", args=[case])).content.decode()
