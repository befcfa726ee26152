"""Passkeys: added, signed in with, removed. An answer counts once, for its purpose, its site and its key."""

import json
from datetime import timedelta

import pytest
from django.test import Client, override_settings

from tests.web.accounts.device import Device, options
from tests.web.people import PASSWORD, ticket


@pytest.fixture(autouse=True)
def _host():
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        yield


def _add(person, device: Device, name: str = "My phone", **lies):
    brought = device.make(options(person.get("/account/passkeys")), **lies)
    return person.post("/account/passkeys", {"credential": brought, "name": name})


def _sign_in(device: Device, client: Client | None = None, **lies):
    client = client or Client()
    brought = device.sign(options(client.get("/account/in")), **lies)
    return client.post("/account/in/passkey", {"credential": brought, "next": "/cases/"})


@pytest.fixture
def phone(ines) -> Device:
    """A device whose passkey opens the account."""
    device = Device()
    assert _add(ines, device).status_code == 302
    return device


def test_a_passkey_signs_in_without_a_name(ines, phone):
    browser = Client()
    assert _sign_in(phone, browser)["Location"] == "/cases/"
    assert ines.name in browser.get("/account/").content.decode()
    assert "Signed in with a passkey" in ines.get("/account/").content.decode()
    assert _sign_in(phone).status_code == 302


def test_what_is_asked_for_names_no_account_and_needs_its_owner(ines, phone):
    told = options(Client().get("/account/in"))
    assert "allowCredentials" not in told or told["allowCredentials"] == []
    assert told["userVerification"] == "required"
    assert options(ines.get("/account/passkeys"))["excludeCredentials"], "the same device is not added twice"


def test_an_answer_counts_once(phone):
    browser = Client()
    brought = {"credential": phone.sign(options(browser.get("/account/in")))}
    assert browser.post("/account/in/passkey", brought).status_code == 302
    assert Client().post("/account/in/passkey", brought).status_code == 403


@pytest.mark.parametrize(
    "lies",
    [
        {"origin": "http://evil.example"},
        {"origin": "https://testserver"},
        {"verified": False},
        {"kind": "webauthn.create"},
    ],
)
def test_an_answer_for_another_site_or_without_its_owner_is_none(phone, lies):
    assert _sign_in(phone, **lies).status_code == 403


def test_another_key_under_the_same_id_is_none(phone):
    forged = Device()
    forged.id = phone.id
    assert _sign_in(forged).status_code == 403
    assert _sign_in(Device()).status_code == 403


def test_a_challenge_is_good_for_its_purpose_and_account_alone(ines, tomas, phone):
    add, sign_in = options(ines.get("/account/passkeys")), options(Client().get("/account/in"))
    crossed = phone.sign({**sign_in, "challenge": add["challenge"]})
    assert Client().post("/account/in/passkey", {"credential": crossed}).status_code == 403
    other = Device()
    brought = {"credential": other.make(add), "name": "x"}
    assert tomas.post("/account/passkeys", brought).status_code == 400
    made_up = other.make({**add, "challenge": "bWFkZSB1cA"})
    assert ines.post("/account/passkeys", {"credential": made_up, "name": "x"}).status_code == 400


def test_a_challenge_is_too_old_after_five_minutes(phone, monkeypatch):
    import time

    told = options(Client().get("/account/in"))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 301)
    assert Client().post("/account/in/passkey", {"credential": phone.sign(told)}).status_code == 403


def test_a_counter_that_falls_back_is_a_copy(phone):
    assert _sign_in(phone).status_code == 302
    assert _sign_in(phone).status_code == 302
    phone.counter = 0
    assert _sign_in(phone).status_code == 403


@pytest.mark.parametrize("lies", [{"origin": "http://evil.example"}, {"verified": False}])
def test_a_passkey_of_another_site_is_not_added(ines, lies):
    answer = _add(ines, Device(), **lies)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize(
    "brought", ["", "{}", "[]", "null", "{", '{"id": 1}', "x" * 30_000, json.dumps({"id": "a" * 99})]
)
def test_nonsense_is_told_and_opens_nothing(ines, brought):
    assert ines.post("/account/passkeys", {"credential": brought, "name": "x"}).status_code == 400
    assert Client().post("/account/in/passkey", {"credential": brought}).status_code == 403


def test_a_device_opens_one_account(ines, tomas, phone):
    assert _add(tomas, phone).status_code == 400
    assert ines.name in ines.get("/account/").content.decode()


def test_several_passkeys_are_named_and_removed(ines, phone, tomas):
    from claimback.web.accounts.models import Passkey

    assert _add(ines, Device(), "Blue <key>").status_code == 302
    page = ines.get("/account/passkeys").content.decode()
    assert "My phone" in page
    assert "Blue &lt;key&gt;" in page
    first = Passkey.objects.filter(account=ines.id).first()
    assert tomas.post(f"/account/passkeys/{first.pk}/remove").status_code == 409
    assert ines.post(f"/account/passkeys/{first.pk}/remove").status_code == 302
    assert _sign_in(phone).status_code == 403


def test_passkeys_alone_need_two_and_the_last_way_in_stays(ines, phone):
    from claimback.web.accounts.models import Passkey

    assert ines.post("/account/passkeys/alone").status_code == 409
    assert _add(ines, Device(), "Second").status_code == 302
    assert ines.post("/account/passkeys/alone").status_code == 302
    told = {"name": ines.name, "password": PASSWORD}
    assert Client().post("/account/in", told).status_code == 403
    assert Client().post("/account/in", {**told, "password": ""}).status_code == 403
    first, second = Passkey.objects.filter(account=ines.id).order_by("made")
    assert ines.post(f"/account/passkeys/{second.pk}/remove").status_code == 302
    assert ines.post(f"/account/passkeys/{first.pk}/remove").status_code == 409
    code = {"name": ines.name, "code": ines.codes[0], "password": "walnut harbor tinsel 22"}
    assert Client().post("/account/recover", code).status_code == 302


def test_adding_and_removing_ask_for_a_sign_in_just_now(ines, phone):
    from django.utils import timezone

    from claimback.web.accounts.models import SignIn

    SignIn.objects.filter(account=ines.id).update(made=timezone.now() - timedelta(minutes=11))
    assert ines.get("/account/passkeys").status_code == 302
    for address in ("/account/passkeys", "/account/passkeys/1/remove", "/account/passkeys/alone"):
        assert ines.post(address).status_code == 401


def test_used_challenges_are_forgotten(phone):
    from django.utils import timezone

    from claimback.web.accounts.challenges import forget_used
    from claimback.web.accounts.models import Challenge

    _sign_in(phone)
    assert Challenge.objects.exists()
    Challenge.objects.update(made=timezone.now() - timedelta(minutes=11))
    forget_used()
    assert not Challenge.objects.exists()


def test_a_sign_in_by_passkey_leads_nowhere_else_and_needs_its_form(phone):
    browser = Client()
    brought = phone.sign(options(browser.get("/account/in")))
    answer = browser.post("/account/in/passkey", {"credential": brought, "next": "//evil.example"})
    assert answer["Location"] == "/account/"
    assert Client(enforce_csrf_checks=True).post("/account/in/passkey", {"credential": brought}).status_code == 403


def test_the_name_of_a_passkey_is_sealed(ines, phone):
    from django.conf import settings

    _add(ines, Device(), "Quibbleworth ring")
    assert b"Quibbleworth" not in b"".join(path.read_bytes() for path in settings.DATA.glob("claimback.sqlite3*"))


def _begin(device: Device, name: str, told: dict | None = None):
    browser = Client()
    page = browser.post("/account/new", {"name": name})
    form = {"ticket": ticket(page), "credential": device.make(told or options(page))}
    return browser, form, browser.post("/account/new", form)


def test_an_account_is_made_with_a_passkey_and_no_password():
    from claimback.web.accounts.people import named

    device = Device()
    browser, form, page = _begin(device, "keyed")
    name = form["ticket"].split(":")[0]
    assert page.content.decode().count("<li>") == 8
    assert browser.get("/account/").status_code == 200
    assert named(name).password == ""
    assert _sign_in(device).status_code == 302
    for password in ("", PASSWORD):
        assert Client().post("/account/in", {"name": name, "password": password}).status_code == 403


def test_no_account_is_made_with_a_passkey_that_is_not_right(ines, phone):
    from claimback.web.accounts.models import Account

    before = Account.objects.count()
    other = options(Client().post("/account/new", {"name": "another"}))
    for device, told in ((Device(), other), (phone, None)):
        page = _begin(device, "keyed", told)[2]
        assert 'role="alert"' in page.content.decode()
        assert "<li>" not in page.content.decode()
    assert Account.objects.count() == before
