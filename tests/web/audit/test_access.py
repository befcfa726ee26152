"""Who opened a case is noted, shown to its holder, and forgotten with it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.conftest import LETTER
from tests.web.people import PASSWORD


def _id(token: str) -> UUID:
    from claimback.web.cases import store

    return store.by_token(token).row.pk


def _lines(case: UUID) -> set[tuple[str, str, str]]:
    from claimback.web.audit.models import Event

    return set(Event.objects.filter(case=case).values_list("by", "who", "what"))


def test_what_is_done_by_the_link_is_noted_once_an_hour_with_how_often(client, case):
    from claimback.web.audit.models import Event

    for name in ("letter", "letter", "story/answers"):
        client.get(f"/c/{case}/{name}")
    client.get(f"/c/{case}/export.zip")
    client.post(f"/c/{case}/story/symptoms", {"way": "say", "value": "It burns."})
    client.post(f"/c/{case}/letter/change/notice_date", {"value": "soon"})
    assert _lines(_id(case)) == {("link", "", what) for what in ("made", "opened", "downloaded", "changed")}
    lines = Event.objects.filter(case=_id(case))
    assert lines.get(what="opened").times >= 3
    assert lines.get(what="changed").times == 1, "a form that was refused changed nothing"


def test_an_account_is_noted_by_its_id_and_shown_as_you(ines, tomas, client, case):
    ines.post(f"/c/{case}/hold", {"name": "x"})
    ines.get(f"/c/{_id(case)}/letter")
    tomas.get(f"/c/{case}/letter")
    assert {("link", ines.id, "kept"), ("account", ines.id, "opened"), ("link", tomas.id, "opened")} <= _lines(
        _id(case)
    )
    page = ines.get(f"/c/{_id(case)}/opened").content.decode()
    assert "From a list of cases: you" in page
    assert tomas.name not in page
    assert f"an account ({tomas.id[:6]})" in page
    assert ines.name not in client.get(f"/c/{case}/opened").content.decode()


def test_a_program_is_noted_by_the_number_of_its_token(client, case):
    from claimback.web.api import tokens

    token, secret = tokens.issue("a program")
    told = {"headers": {"Authorization": f"Bearer {secret}"}}
    answer = client.post("/api/links", {"secret": case}, "application/json", **told).json()
    client.get(f"/api/cases/{answer['id']}", **told)
    client.get(f"/api/cases/{answer['id']}/export.zip", **told)
    client.put(f"/api/cases/{answer['id']}/answers/symptoms", {"value": "x"}, "application/json", **told)
    client.put(f"/api/cases/{answer['id']}/answers/nothing", {"value": "x"}, "application/json", **told)
    number = str(token.pk)
    found = {line for line in _lines(_id(case)) if line[0] == "token"}
    assert found == {("token", number, what) for what in ("kept", "opened", "downloaded", "changed")}
    assert f"A program (token {number})" in client.get(f"/c/{case}/opened").content.decode()
    gone = _id(case)
    client.delete(f"/api/cases/{answer['id']}", **told)
    assert _lines(gone) == {("token", number, "deleted")}


def test_a_new_link_by_the_phrase_is_noted(client):
    phrase = client.post("/", {"text": LETTER}).cookies["phrase"].value
    token = client.post("/return", {"phrase": phrase})["Location"].split("/")[2]
    assert ("phrase", "", "new link") in _lines(_id(token))


def test_a_stranger_leaves_no_line_and_sees_none(tomas, client, ines, case):
    ines.post(f"/c/{case}/hold", {"name": "x"})
    before = _lines(_id(case))
    assert tomas.get(f"/c/{_id(case)}/opened").status_code == 404
    assert Client().get(f"/c/{'x' * 32}/opened").status_code == 404
    assert _lines(_id(case)) == before


def test_with_the_case_goes_what_is_known_of_its_visits_save_that_it_was_deleted(client, case):
    from claimback.web.audit.models import Event
    from claimback.web.audit.noting import forget_old

    gone = _id(case)
    client.get(f"/c/{case}/letter")
    client.post(f"/c/{case}/delete", {"sure": "yes"})
    assert _lines(gone) == {("link", "", "deleted")}
    Event.objects.filter(case=gone).update(last=timezone.now() - timedelta(days=91))
    forget_old()
    assert not _lines(gone)


def test_a_case_that_was_forgotten_by_itself_is_told_as_such(case):
    from claimback.web.cases.models import Case
    from claimback.web.cases.retention import forget_old

    gone = _id(case)
    Case.objects.filter(pk=gone).update(used=timezone.now() - timedelta(days=91))
    forget_old()
    assert _lines(gone) == {("itself", "", "deleted")}


def test_the_account_page_tells_what_happened_and_nobody_elses(ines, tomas):
    Client().post("/account/in", {"name": ines.name, "password": "wrong words here"})
    Client().post("/account/in", {"name": ines.name, "password": PASSWORD})
    page = ines.get("/account/").content.decode()
    assert "Someone tried a wrong password" in page
    assert "Signed in with the password" in page
    assert "Someone tried" not in tomas.get("/account/").content.decode()
    from claimback.web.audit.models import NO_CASE, Event

    who = ines.id
    ines.post("/account/delete", {"sure": "yes"})
    assert not Event.objects.filter(case=NO_CASE, who=who).exists()


def test_the_operator_reads_it(client, case, capsys):
    from django.core.management import CommandError, call_command

    client.get(f"/c/{case}/letter")
    call_command("access", case=_id(case))
    told = capsys.readouterr().out
    assert "link  opened  1" in told
    assert str(_id(case)) in told
    call_command("access", case=_id(case), since="2999-01-01")
    assert not capsys.readouterr().out
    with pytest.raises(CommandError, match="2026-11-27"):
        call_command("access", since="yesterday")
    call_command("access")
    assert "Quant" not in capsys.readouterr().out
