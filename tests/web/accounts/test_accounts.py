"""Accounts with a password: made, signed in to, recovered, ended. Nobody learns which names there are."""

import logging
import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.web.people import PASSWORD, sign_up, ticket

OTHER = "walnut harbor tinsel 22"


def _sign_in(name: str, password: str, client: Client | None = None, **more: str):
    return (client or Client()).post("/account/in", {"name": name, "password": password, **more})


def test_an_account_is_made_and_signed_in_to(ines):
    assert ines.name.startswith("ines.advocate-")
    assert ines.name in ines.get("/account/").content.decode()
    assert len(ines.codes) == 8
    browser = Client()
    assert browser.get("/account/")["Location"] == "/account/in?next=%2Faccount%2F"
    assert _sign_in(ines.name.upper() + " ", PASSWORD, browser)["Location"] == "/account/"
    assert browser.get("/account/").status_code == 200


@pytest.mark.parametrize("name", ["", "x", "two words", "<b>bold</b>", "a" * 41, "a/b", "../x"])
def test_a_name_that_is_none_is_told(client, name):
    page = client.post("/account/new", {"name": name})
    assert 'role="alert"' in page.content.decode()
    assert "ticket" not in page.content.decode()


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short words",
        "a" * 257,
        "password1234",
        "aaaaaaaaaaaaaaa",
        "ababababababab",
        "Basketball1234!",
        "claimback2026!",
        "x{name}x",
    ],
)
def test_a_password_that_is_easy_to_guess_is_told(client, password):
    from claimback.web.accounts.models import Account

    before = Account.objects.count()
    told = ticket(client.post("/account/new", {"name": "easy"}))
    page = client.post("/account/new", {"ticket": told, "password": password.replace("{name}", told.split(":")[0])})
    assert 'role="alert"' in page.content.decode()
    assert Account.objects.count() == before


@pytest.mark.parametrize(
    "password", ["correct horse battery", "ñandú & Überlauf 東京 x", "             1a!?z", "a" * 200 + "bcdefg"]
)
def test_a_long_password_of_any_signs_is_taken_as_it_is(password):
    person = sign_up("signs", password)
    assert _sign_in(person.name, password).status_code == 302
    assert _sign_in(person.name, password[:-1]).status_code == 403
    assert _sign_in(person.name, password + " ").status_code == 403


def test_no_form_tells_which_names_there_are(ines, client):
    """The same name is given out twice with other signs behind it; a made-up ticket is none."""
    first, second = (ticket(client.post("/account/new", {"name": "ines.advocate"})).split(":")[0] for _at in range(2))
    assert len({first, second, ines.name}) == 3
    forged = client.post("/account/new", {"ticket": f"{ines.name}:1x:y", "password": OTHER}).content.decode()
    assert 'name="ticket"' not in forged
    wrong, nobody = _sign_in(ines.name, OTHER), _sign_in("nobody-2222", OTHER)
    assert wrong.status_code == nobody.status_code == 403
    assert _same(wrong, ines.name) == _same(nobody, "nobody-2222")
    lost = [
        Client().post("/account/recover", {"name": name, "code": "x" * 25, "password": OTHER})
        for name in (ines.name, "nobody-2222")
    ]
    assert _same(lost[0], ines.name) == _same(lost[1], "nobody-2222")


def _same(answer, name: str) -> str:
    page = answer.content.decode().replace(name, "NAME")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"|data-passkey="[^"]+"', "", page)


def test_a_name_that_is_not_there_costs_the_same_work(ines, monkeypatch):
    from claimback.web.accounts import hashing

    done = []
    real = hashing.Argon2.verify
    monkeypatch.setattr(hashing.Argon2, "verify", lambda self, *told: done.append(1) or real(self, *told))
    _sign_in(ines.name, OTHER)
    _sign_in("nobody-2222", OTHER)
    assert len(done) == 2


def test_the_cookie_is_new_at_every_sign_in_and_only_its_digest_is_kept(ines):
    from claimback.web.accounts.models import SignIn

    first = ines.client.cookies["account"].value
    answer = _sign_in(ines.name, PASSWORD, ines.client)
    cookie = answer.cookies["account"]
    assert cookie.value != first
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    stale = Client()
    stale.cookies["account"] = first
    assert stale.get("/account/").status_code == 302
    assert cookie.value not in SignIn.objects.values_list("digest", flat=True)


@pytest.mark.parametrize(("field", "limit"), [("used", "ACCOUNT_IDLE"), ("made", "ACCOUNT_LONGEST")])
def test_a_sign_in_ends_without_use_and_after_a_day_of_it(ines, field, limit):
    from django.conf import settings
    from django.utils import timezone

    from claimback.web.accounts.models import SignIn

    past = timezone.now() - getattr(settings, limit) - timedelta(seconds=1)
    SignIn.objects.filter(account_id=ines.id).update(**{field: past})
    assert ines.get("/account/").status_code == 302
    from claimback.web.accounts.sessions import forget_over

    forget_over()
    assert not SignIn.objects.filter(account_id=ines.id).exists()


def test_what_was_typed_after_the_sign_in_ended_is_given_back(ines):
    ines.client.cookies.clear()
    page = ines.post(
        "/account/codes", {"note": "typed at length", "password": "secret words"}, HTTP_REFERER="http://x/account/"
    )
    assert page.status_code == 401
    assert "typed at length" in page.content.decode()
    assert "secret words" not in page.content.decode()
    assert "next=%2Faccount%2F" in page.content.decode()


def test_out_here_and_out_everywhere(ines):
    second = Client()
    _sign_in(ines.name, PASSWORD, second)
    assert ines.get("/account/out").status_code == 405, "no link signs anyone out"
    ines.post("/account/out")
    assert ines.get("/account/").status_code == 302
    third = Client()
    _sign_in(ines.name, PASSWORD, third)
    third.post("/account/out/everywhere")
    assert second.get("/account/").status_code == third.get("/account/").status_code == 302


def test_another_password_needs_the_one_before_and_ends_every_other_sign_in(ines):
    second = Client()
    _sign_in(ines.name, PASSWORD, second)
    assert 'role="alert"' in ines.post("/account/password", {"before": OTHER, "password": OTHER}).content.decode()
    assert ines.post("/account/password", {"before": PASSWORD, "password": OTHER}).status_code == 302
    assert ines.get("/account/").status_code == 200
    assert second.get("/account/").status_code == 302
    assert _sign_in(ines.name, PASSWORD).status_code == 403
    assert _sign_in(ines.name, OTHER).status_code == 302


@pytest.mark.parametrize(("method", "address"), [("get", "password"), ("post", "codes"), ("get", "delete")])
def test_what_cannot_be_undone_asks_for_a_sign_in_just_now(ines, method, address):
    from django.utils import timezone

    from claimback.web.accounts.models import SignIn

    SignIn.objects.filter(account_id=ines.id).update(made=timezone.now() - timedelta(minutes=11))
    answer = getattr(ines.client, method)(f"/account/{address}")
    assert answer.status_code in (302, 401)
    assert "next=" in (answer.content.decode() + answer.get("Location", ""))


def test_a_recovery_code_sets_a_new_password_once(ines):
    lost = Client()
    told = {"name": ines.name, "code": ines.codes[0].upper().replace("-", " "), "password": OTHER}
    assert lost.post("/account/recover", told).status_code == 302
    assert ines.get("/account/").status_code == 302, "whoever was signed in is out"
    assert lost.get("/account/").status_code == 200
    assert Client().post("/account/recover", told).status_code == 403
    assert _sign_in(ines.name, OTHER).status_code == 302
    page = lost.post("/account/codes").content.decode()
    assert page.count("<li>") == 8
    again = {**told, "code": ines.codes[1]}
    assert Client().post("/account/recover", again).status_code == 403, "the codes before ended"


def test_a_code_is_of_one_account(ines, tomas):
    told = {"name": tomas.name, "code": ines.codes[0], "password": OTHER}
    assert Client().post("/account/recover", told).status_code == 403


def test_an_account_is_deleted_for_real(ines):
    from claimback.web.accounts.models import Account, Code, SignIn

    who = ines.id
    ines.post("/account/delete")
    assert Account.objects.filter(pk=who).exists(), "only a ticked box deletes"
    ines.post("/account/delete", {"sure": "yes"})
    assert not Account.objects.filter(pk=who).exists()
    assert not Code.objects.filter(account_id=who).exists()
    assert not SignIn.objects.filter(account_id=who).exists()
    assert ines.get("/account/").status_code == 302
    assert _sign_in(ines.name, PASSWORD).status_code == 403


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "\\\\evil.example",
        "evil",
        "",
    ],
)
def test_signing_in_leads_nowhere_else(ines, elsewhere):
    assert _sign_in(ines.name, PASSWORD, next=elsewhere)["Location"] == "/account/"
    assert "evil" not in Client().get("/account/in", {"next": elsewhere}).content.decode()
    assert _sign_in(ines.name, PASSWORD, next="/account/password")["Location"] == "/account/password"


def test_forms_of_another_site_are_refused(ines):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = ines.client.cookies
    for address in ("new", "in", "out", "out/everywhere", "recover", "password", "codes", "delete"):
        assert browser.post(f"/account/{address}", {"sure": "yes"}).status_code == 403, address
    assert ines.get("/account/").status_code == 200


def test_names_passwords_and_codes_lie_nowhere_in_the_clear(ines):
    from django.conf import settings

    data = b"".join(path.read_bytes() for path in settings.DATA.glob("claimback.sqlite3*"))
    cookie = ines.client.cookies["account"].value
    for word in (ines.name, "ines.advocate", PASSWORD, ines.codes[3], cookie):
        assert word.encode() not in data
    from claimback.web.accounts.people import named

    assert named(ines.name).password.startswith("argon2$argon2id")


def test_a_new_instance_key_opens_the_names_too(ines):
    from django.core.management import call_command

    call_command("rotate", verbosity=0)
    assert ines.name in ines.get("/account/").content.decode()


def test_an_account_that_nobody_uses_is_deleted(ines):
    from django.utils import timezone

    from claimback.web.accounts.models import Account
    from claimback.web.desk.leaving import forget_unused

    assert forget_unused() == 0
    Account.objects.filter(pk=ines.id).update(used=timezone.now() - timedelta(days=731))
    assert forget_unused() == 1


def test_every_page_is_there_without_an_account(client, case):
    for address in ("/", "/return", f"/c/{case}/letter", f"/c/{case}/keep"):
        assert client.get(address).status_code == 200
        assert "/account/in" in client.get(address).content.decode()


def test_nothing_of_an_account_is_logged(ines):
    kept: list[str] = []
    handler = logging.Handler(0)
    handler.emit = lambda record: kept.append(record.getMessage())
    names = ("claimback.web", "django", "django.request", "django.security.csrf")
    for name in names:
        logging.getLogger(name).addHandler(handler)
    try:
        _sign_in(ines.name, "secret words here")
        Client().post("/account/recover", {"name": ines.name, "code": ines.codes[0], "password": OTHER})
        Client().post("/account/new", {"name": "someone.real"})
    finally:
        for name in names:
            logging.getLogger(name).removeHandler(handler)
    for word in (ines.name, "secret words", ines.codes[0], OTHER, "someone.real"):
        assert word not in " ".join(kept)


def test_the_forms_of_the_page_with_the_codes_work():
    browser = Client(enforce_csrf_checks=True)

    def send(address: str, page, **told: str):
        key = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]
        return browser.post(address, {"csrfmiddlewaretoken": key, **told})

    page = send("/account/new", browser.get("/account/new"), name="forms")
    codes = send("/account/new", page, ticket=ticket(page), password=PASSWORD)
    assert codes.status_code == 200
    assert send("/account/out", codes).status_code == 302
    assert browser.get("/account/").status_code == 302


def test_an_account_without_cases_is_not_told_of_any(ines):
    assert "These cases are deleted too" not in ines.get("/account/delete").content.decode()
