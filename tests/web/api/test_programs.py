"""A token of an account opens what the account opens, from that moment to that moment."""

import re

import pytest

from tests.web.api.conftest import Program
from tests.web.conftest import LETTER


def _program(person, label: str = "my script") -> Program:
    page = person.post("/account/programs", {"label": label}).content.decode()
    return Program(re.search(r'id="secret">([^<]+)<', page)[1])


@pytest.fixture
def own(ines) -> Program:
    """A program of an account's."""
    return _program(ines)


def test_it_opens_the_accounts_cases_and_no_others(ines, own, tomas, work):
    case = ines.post("/", {"text": LETTER})["Location"].split("/")[2]
    other = tomas.post("/", {"text": LETTER})["Location"].split("/")[2]
    work()
    assert own("GET", f"cases/{case}/analysis").json()["decision"] == "denied"
    assert own("GET", f"cases/{other}").status_code == 404
    assert [one["id"] for one in own("GET", "cases").json()["items"]] == [case]


def test_what_it_makes_and_adds_stands_in_the_list(ines, own, client, case, work):
    made = own.upload("cases", text=LETTER).json()
    added = own("POST", "links", {"secret": case}).json()
    work()
    assert ines.get(f"/c/{made['id']}/letter").status_code == 200
    assert ines.get(f"/c/{added['id']}/letter").status_code == 200
    first = own("GET", "cases?limit=1").json()
    second = own("GET", f"cases?limit=1&after={first['next']}").json()
    assert {one["items"][0]["id"] for one in (first, second)} == {made["id"], added["id"]}
    assert second["next"] is None
    assert client.get(made["link"]).status_code in (200, 302), "its link opens it too"


def test_who_is_taken_out_of_a_group_is_so_with_every_program(ines, tomas, work):
    from claimback.web.desk.models import Holding, Member

    group = ines.post("/cases/groups", {"name": "Harbor"})["Location"].split("/")[3]
    page = ines.post(f"/cases/groups/{group}/invite").content.decode()
    tomas.post("/cases/groups/join", {"code": re.search(r'id="code">([^<]+)<', page)[1]})
    case = ines.post("/", {"text": LETTER})["Location"].split("/")[2]
    ines.post(f"/cases/{Holding.objects.get(case=case).pk}/", {"name": "x", "desk": group})
    program = _program(tomas)
    assert program("GET", f"cases/{case}").status_code == 200
    member = Member.objects.get(desk=group, account=tomas.id).pk
    ines.post(f"/cases/groups/{group}/members/{member}", {"way": "out"})
    assert program("GET", f"cases/{case}").status_code == 404
    assert program("GET", "cases").json()["items"] == []


def test_it_ends_with_its_account_or_when_told(ines, tomas, own):
    from claimback.web.api.models import Token

    number = Token.objects.get(owner=ines.id).pk
    tomas.post(f"/account/programs/{number}/end")
    assert own("GET", "cases").status_code == 200, "another's number ends nothing"
    second = _program(ines, "second")
    ines.post(f"/account/programs/{number}/end")
    assert own("GET", "cases").status_code == 401
    assert second("GET", "cases").status_code == 200
    ines.post("/account/delete", {"sure": "yes"})
    assert second("GET", "cases").status_code == 401


def test_an_account_has_ten_at_most_and_one_needs_a_name(ines, monkeypatch):
    from claimback.web.api import programs

    monkeypatch.setattr(programs, "MOST", 1)
    assert 'id="secret"' not in ines.post("/account/programs", {"label": " "}).content.decode()
    _program(ines)
    page = ines.post("/account/programs", {"label": "more"}).content.decode()
    assert 'id="secret"' not in page
    assert 'role="alert"' in page
    assert 'id="secret"' not in ines.get("/account/programs").content.decode(), "a secret is shown once"
