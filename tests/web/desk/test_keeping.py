"""Cases that an account keeps: opened by its owner alone, named, listed with what is next, taken out, deleted."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.conftest import LETTER


def give(person, work, text: str = LETTER) -> str:
    """A letter given while signed in, read; the case's id."""
    answer = person.post("/", {"text": text})
    work()
    return answer["Location"].split("/")[2]


def _row(person, case: str):
    from claimback.web.accounts.models import Account
    from claimback.web.desk.rows import rows

    every = rows(Account.objects.get(pk=person.id), timezone.localdate())
    return next(one for one in every if str(one.case) == case)


def _number(person, case: str) -> int:
    return _row(person, case).number


def test_a_letter_that_is_given_while_signed_in_comes_into_the_list(ines, work):
    case = give(ines, work)
    assert len(case) == 36, "its address names no secret"
    page = ines.get("/cases/").content.decode()
    assert "Tell the story" in page
    assert f"/c/{case}/" in page
    assert ines.get(f"/c/{case}/letter").status_code == 200
    assert "Last day to appeal" in page


def test_nobody_else_opens_it(ines, tomas, work, client):
    case = give(ines, work)
    number = _number(ines, case)
    for name in ("", "letter", "keep", "records", "letters", "send", "export.zip", "story", "delete"):
        assert tomas.get(f"/c/{case}/{name}").status_code == 404, name
        assert client.get(f"/c/{case}/{name}")["Location"].startswith("/account/in?next="), name
    assert tomas.post(f"/c/{case}/delete", {"sure": "yes"}).status_code == 404
    assert tomas.post(f"/c/{case}/hold", {"name": "mine"}).status_code == 404
    for name in ("", "link", "out"):
        assert tomas.post(f"/cases/{number}/{name}", {"name": "x"}).status_code == 404
        assert client.post(f"/cases/{number}/{name}").status_code == 401
    assert case not in tomas.get("/cases/").content.decode()
    assert ines.get(f"/c/{case}/").status_code == 200


@pytest.mark.parametrize("form", ["upper", "nohyphen", "urn"])
def test_only_the_one_way_to_write_an_id_is_one(ines, work, form):
    case = give(ines, work)
    told = {"upper": case.upper(), "nohyphen": case.replace("-", ""), "urn": "{" + case + "}"}[form]
    assert ines.get(f"/c/{told}/").status_code == 404


def test_what_was_typed_when_the_sign_in_had_ended_is_given_back(ines, work):
    case = give(ines, work)
    ines.client.cookies.pop("account")
    page = ines.post(f"/c/{case}/story/symptoms", {"value": "It burns at night."})
    assert page.status_code == 401
    assert "It burns at night." in page.content.decode()


def test_a_case_is_added_by_its_link_or_phrase_and_both_go_on(ines, client, work):
    answer = client.post("/", {"text": LETTER})
    token, phrase = answer["Location"].split("/")[2], answer.cookies["phrase"].value
    work()
    for key in (token, f"https://localhost/c/{token}/letter", phrase, phrase.upper().replace("-", " ")):
        assert ines.post("/cases/add", {"key": key, "name": "Odile, spine"})["Location"] == "/cases/"
    assert ines.get("/cases/").content.decode().count("Odile, spine</a>") == 1
    assert client.get(f"/c/{token}/letter").status_code == 200
    for wrong in ("aaaa-bbbb-cccc-dddd-eeee", "x" * 32, "", "http://evil.example/"):
        assert ines.post("/cases/add", {"key": wrong, "name": "x"}).status_code == 404


def test_a_case_of_the_browser_is_kept_from_its_own_page(ines, client, case):
    assert "Keep this case in my account" not in client.get(f"/c/{case}/").content.decode()
    assert "Keep this case in my account" in ines.get(f"/c/{case}/").content.decode()
    kept = ines.post(f"/c/{case}/hold", {"name": "From the clinic"})["Location"]
    assert ines.get(kept).status_code == 200
    assert client.post(f"/c/{case}/hold", {"name": "x"}).status_code == 401
    assert "From the clinic" in ines.get("/cases/").content.decode()


def test_the_list_says_what_is_next_and_when(ines, work):
    case = give(ines, work)
    assert (_row(ines, case).stage, _row(ines, case).due.due.isoformat()) == ("story", "2027-05-01")
    ines.post(f"/c/{case}/story/symptoms", {"way": "say", "value": "It burns."})
    assert _row(ines, case).stage == "records"
    ines.client.get(f"/c/{case}/letters")
    work()
    ines.post(f"/c/{case}/send", {"on": "2026-11-20", "how": "fax"})
    row = _row(ines, case)
    assert row.stage == "waiting"
    assert row.due.due > timezone.localdate().replace(year=2026, month=11, day=20)
    ines.post(f"/cases/{row.number}/", {"name": "Odile", "done": "yes"})
    assert (_row(ines, case).stage, _row(ines, case).due) == ("done", None)
    ines.post(f"/cases/{row.number}/", {"name": "Odile"})
    assert _row(ines, case).stage == "waiting"


def test_a_letter_that_cannot_be_read_stands_in_the_list_as_such(ines, work):
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = ines.post("/", {"files": SimpleUploadedFile("x.pdf", b"%PDF-1.4 nothing")})
    case = answer["Location"].split("/")[2]
    assert _row(ines, case).stage == "reading"
    work()
    assert _row(ines, case).stage == "unread"


def test_the_list_computes_nothing_and_asks_the_database_a_fixed_number_of_times(ines, work, monkeypatch):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from claimback.web.cases import compute

    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            assert ines.get("/cases/").status_code == 200
        return len(told)

    give(ines, work)
    asked()
    before = asked()
    for at in range(4):
        give(ines, work, LETTER.replace("4410", f"99{at}"))
    monkeypatch.setattr(compute, "analysis_of", lambda *_: pytest.fail("computed"))
    assert asked() == before


def test_filters_orders_pages_and_search(ines, work):
    from claimback.web.accounts.people import named
    from claimback.web.cases import store
    from claimback.web.desk import desks, listing
    from claimback.web.desk.keeping import hold

    desk = desks.own(named(ines.name))
    for at in range(30):
        case = store.create("letter", [store.File("a.txt", LETTER.encode())])[0]
        hold(desk, case, f"Åsa number {at:02}", linked=False)
    page = ines.get("/cases/?order=name").content.decode()
    assert page.count("<h2>") == listing.PAGE
    assert page.index("Åsa number 00") < page.index("Åsa number 24")
    assert ines.get("/cases/?order=name&page=2").content.decode().count("<h2>") == 5
    for odd in ("page=0", "page=999999", "page=x", "page=99999999999", "show=%00", "order=evil"):
        assert ines.get(f"/cases/?{odd}").status_code == 200
    found = ines.post("/cases/", {"search": "åSA number 1"}).content.decode()
    assert found.count("<h2>") == 10
    assert ines.post("/cases/", {"search": "<nobody>"}).content.decode().count("<h2>") == 0
    assert ines.get("/cases/?show=done").content.decode().count("<h2>") == 0


def test_dates_that_are_near_or_over_come_first_and_are_marked(ines, work):
    today = timezone.localdate()
    from claimback.web.cases.brief import Brief, Due

    def due(days: int, counted: str = "notice_date") -> Due:
        return Due(what="Last day", due=today + timedelta(days=days), days=30, counted_from=counted)

    brief = Brief(appealable=True, dates=(due(40), due(-3), due(5), due(1, "today")))
    assert brief.following(today, None).due == today + timedelta(days=5)
    assert Brief(appealable=True, dates=(due(-9), due(-3))).following(today, None).due == today - timedelta(days=3)
    sent = Brief(appealable=True, dates=(due(40), due(70, "sent"))).following(today, today)
    assert sent.due == today + timedelta(days=30)
    assert Brief(appealable=False).following(today, None) is None


def test_a_case_that_only_the_list_opens_is_not_lost(ines, client, work):
    case = give(ines, work)
    number = _number(ines, case)
    assert ines.post(f"/cases/{number}/out").status_code == 409
    page = ines.post(f"/cases/{number}/link").content.decode()
    token = re.search(r"/c/([A-Za-z0-9_-]{32})/", page)[1]
    assert client.get(f"/c/{token}/letter").status_code == 200
    assert ines.post(f"/cases/{number}/out").status_code == 302
    assert ines.get(f"/c/{case}/").status_code == 404
    assert client.get(f"/c/{token}/letter").status_code == 200
    assert re.search(r"/c/[A-Za-z0-9_-]{32}/", ines.get("/cases/").content.decode()) is None


def test_the_next_letter_of_a_case_lies_beside_it_under_its_name(ines, work):
    case = give(ines, work)
    number = _number(ines, case)
    ines.post(f"/cases/{number}/", {"name": "Odile's spine"})
    answer = ines.post(f"/c/{case}/reply", {"text": LETTER.replace("denied", "upheld our denial of")})
    following = answer["Location"].split("/")[2]
    assert len(following) == 36
    assert "phrase" not in answer.cookies
    assert _row(ines, following).name == "Odile's spine, their answer"


def test_names_of_cases_are_sealed(ines, work):
    from django.conf import settings

    case = give(ines, work)
    ines.post(f"/cases/{_number(ines, case)}/", {"name": "Quibbleworth knee"})
    data = b"".join(path.read_bytes() for path in settings.DATA.glob("claimback.sqlite3*"))
    assert b"Quibbleworth" not in data
    assert "Quibbleworth knee" in ines.get("/cases/").content.decode()


def test_a_name_is_shown_as_words(ines, work):
    case = give(ines, work)
    ines.post(f"/cases/{_number(ines, case)}/", {"name": "<script>alert(1)</script>"})
    assert "<script>alert" not in ines.get("/cases/").content.decode()


def test_an_account_goes_with_its_cases_but_not_with_those_of_a_link(ines, client, case, work):
    from claimback.web.cases.models import Case

    own = give(ines, work)
    ines.post(f"/c/{case}/hold", {"name": "With a link"})
    page = ines.get("/account/delete").content.decode()
    assert "Case of" in page
    assert "With a link" not in page
    ines.post("/account/delete", {"sure": "yes"})
    assert not Case.objects.filter(pk=own).exists()
    assert client.get(f"/c/{case}/").status_code == 200


def test_a_case_in_an_account_is_forgotten_later_and_one_that_is_opened_is_not(ines, client, case, work):
    from claimback.web.cases.models import Case
    from claimback.web.cases.retention import forget_old

    own = give(ines, work)
    Case.objects.update(used=timezone.now() - timedelta(days=89))
    client.get(f"/c/{case}/")
    Case.objects.filter(used__lt=timezone.now() - timedelta(days=1)).update(used=timezone.now() - timedelta(days=91))
    forget_old()
    assert client.get(f"/c/{case}/").status_code == 200
    assert ines.get(f"/c/{own}/").status_code == 200
    Case.objects.update(used=timezone.now() - timedelta(days=731))
    forget_old()
    assert ines.get(f"/c/{own}/").status_code == 404


def test_a_new_instance_key_opens_the_list_too(ines, work):
    from django.core.management import call_command

    case = give(ines, work)
    ines.post(f"/cases/{_number(ines, case)}/", {"name": "Under the new key"})
    call_command("rotate", verbosity=0)
    assert "Under the new key" in ines.get("/cases/").content.decode()
    assert ines.get(f"/c/{case}/letter").status_code == 200


def test_the_phrase_of_a_case_in_an_account_is_in_no_cookie(ines):
    answer = ines.post("/sample")
    assert "phrase" not in answer.cookies
