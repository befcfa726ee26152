"""A token opens its own cases and no other; nothing but a token opens any."""

import logging

import pytest
from django.test import Client

from tests.web.conftest import LETTER

READS = (
    "", "/analysis", "/deadlines", "/dates.ics", "/corrections", "/questions", "/answers", "/evidence", "/letters",
    "/letters/appeal-letter", "/letters/appeal-letter/pdf", "/exhibits", "/checks", "/packet", "/packet/packet.pdf",
    "/sent", "/work/letter", "/export.zip",
)  # fmt: skip


def test_only_the_digest_of_a_secret_is_kept(program):
    from claimback.web.api.models import Token

    kept = [str(value) for row in Token.objects.values() for value in row.values()]
    assert len(program.secret) > 40
    assert not any(program.secret in value for value in kept)


def test_a_token_that_has_ended_opens_nothing(program, made):
    from claimback.web.api import tokens

    number = tokens.by_secret(program.secret).pk
    assert tokens.end(number)
    assert not tokens.end(number), "it has ended already"
    answer = program("GET", f"cases/{made['id']}")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_the_command_issues_lists_and_ends(capsys):
    from django.core.management import CommandError, call_command

    from claimback.web.api import tokens

    call_command("token", "clinic-7")
    secret = capsys.readouterr().out.strip()
    token = tokens.by_secret(secret)
    call_command("token", "--list")
    told = capsys.readouterr().out
    assert "clinic-7" in told
    assert "never used" in told
    assert secret not in told
    call_command("token", "--end", str(token.pk))
    assert tokens.by_secret(secret) is None
    with pytest.raises(CommandError, match="--list"):
        call_command("token", "--end", str(token.pk))


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Bearer x", "Basic eDp5", "bearer  claimback_"])
def test_without_a_token_there_is_nothing(header):
    answer = Client().get("/api/cases", headers={"Authorization": header} if header is not None else {})
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


def test_no_cookie_stands_for_a_token(program, made):
    browser = Client()
    for name in ("sessionid", "token", "Authorization", "csrftoken"):
        browser.cookies[name] = program.secret
    assert browser.get(f"/api/cases/{made['id']}").status_code == 401
    assert "Set-Cookie" not in program("GET", "cases").headers


def test_a_secret_in_the_address_or_the_body_is_not_taken(program):
    assert Client().get("/api/cases", {"token": program.secret, "access_token": program.secret}).status_code == 401
    assert Client().post("/api/cases", {"token": program.secret, "text": LETTER}).status_code == 401


def test_a_strangers_token_finds_no_case_wherever_it_asks(program, stranger, made, work):
    case = made["id"]
    for path in READS:
        told = stranger("GET", f"cases/{case}{path}")
        assert told.status_code == 404, path
        assert told.json() == stranger("GET", f"cases/00000000-0000-4000-8000-000000000000{path}").json()
    writes = [
        ("PUT", "/answers/symptoms", {"value": "x"}), ("PUT", "/corrections/insurer", {"value": "x"}),
        ("DELETE", "/corrections/insurer", None), ("PUT", "/letters/appeal-letter", {"blocks": {}}),
        ("PUT", "/exhibits", {"drop": []}),
        ("PUT", "/sent", {"on": "2026-11-20", "how": "fax"}), ("POST", "/work/letter", None), ("DELETE", "", None),
        ("DELETE", f"/records/{made['papers'][0]['id']}", None),
    ]  # fmt: skip
    for method, path, body in writes:
        assert stranger(method, f"cases/{case}{path}", body).status_code == 404, path
    for path in ("/records", "/reply"):
        assert stranger.upload(f"cases/{case}{path}", text=LETTER).status_code == 404
    assert stranger("GET", "cases").json() == {"items": [], "next": None}
    assert program("GET", f"cases/{case}").json()["version"] == 0


def test_a_case_of_the_browser_is_added_by_the_secret_of_its_link(program, stranger, case):
    assert program("POST", "links", {"secret": "x" * 32}).status_code == 404
    added = program("POST", "links", {"secret": case})
    assert added.status_code == 201
    assert program("GET", f"cases/{added.json()['id']}/analysis").json()["decision"] == "denied"
    assert stranger("GET", f"cases/{added.json()['id']}").status_code == 404
    assert program("POST", "links", {"secret": case}).status_code == 201, "a second time changes nothing"
    assert len(program("GET", "cases").json()["items"]) == 1


def test_too_many_requests_are_told_when_to_go_on(program, settings_of):
    settings_of(API_REQUESTS_A_MINUTE=2)
    codes = [program("GET", "cases") for _ in range(6)]
    refused = [one for one in codes if one.status_code == 429]
    assert len(refused) >= 2, "six requests fall into two minutes at most"
    assert 1 <= int(refused[0]["Retry-After"]) <= 60


def test_nothing_personal_is_logged(program, made, work):
    kept: list[logging.LogRecord] = []
    handler = logging.Handler(0)
    handler.emit = kept.append
    names = ("", "claimback.web", "django", "django.request", "django.server", "ninja")
    for name in names:
        logging.getLogger(name).addHandler(handler)
    try:
        program("PUT", f"cases/{made['id']}/answers/symptoms", {"value": "It burns at night."})
        program("PUT", f"cases/{made['id']}/corrections/notice_date", {"value": "Odile"})
        program("GET", f"cases/{made['id']}/letters/Odile")
        program("GET", f"cases/{made['id']}/letters")
        work()
    finally:
        for name in names:
            logging.getLogger(name).removeHandler(handler)
    told = " ".join(record.getMessage() for record in kept if record.name.startswith("claimback"))
    assert "appeal done" in told, "this program's own lines are heard"
    for word in ("Odile", "burns", "Quant", made["id"], program.secret, made["link"]):
        assert word not in told
