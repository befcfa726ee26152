"""What the operator and a person learn when something is refused or breaks; and cookies behind TLS."""

import logging
import os
import subprocess
import sys

import pytest
from django.test import Client

from tests.web.conftest import LETTER


@pytest.fixture
def heard():
    """This program's own lines."""
    kept: list[str] = []
    handler = logging.Handler(0)
    handler.emit = lambda record: kept.append(record.getMessage())
    logging.getLogger("claimback.web").addHandler(handler)
    yield kept
    logging.getLogger("claimback.web").removeHandler(handler)


def test_asking_for_what_is_anothers_is_noted_for_the_account(ines, tomas, work):
    case = ines.post("/", {"text": LETTER})["Location"].split("/")[2]
    work()
    assert "not in your lists" not in tomas.get("/account/").content.decode()
    tomas.get(f"/c/{case}/letter")
    assert "not in your lists" in tomas.get("/account/").content.decode()


def test_a_limit_that_is_reached_is_logged_without_who(client, settings_of, heard):
    from django.conf import settings

    settings_of(LIMITS={**settings.LIMITS, "phrase": (0, 600)})
    client.post("/return", {"phrase": "aaaa-bbbb-cccc-dddd-eeee"})
    assert heard == ["limit reached: phrase"]


def test_what_is_refused_is_logged_without_who(ines, client, heard):
    other = "walnut harbor tinsel 22"
    client.post("/account/in", {"name": ines.name, "password": other})
    client.post("/account/in", {"name": "nobody-2222", "password": other})
    client.post("/account/recover", {"name": ines.name, "code": "x" * 25, "password": other})
    client.post("/account/in/passkey", {"credential": "{}"})
    client.get(f"/c/{'x' * 32}/letter")
    client.get("/api/cases", headers={"Authorization": "Bearer nothing"})
    Client(enforce_csrf_checks=True).post("/sample")
    assert heard == [
        "sign-in refused", "sign-in refused", "recovery refused", "passkey refused", "no case has that link",
        "token refused", "form refused",
    ]  # fmt: skip


def test_an_error_is_logged_by_kind_and_place_and_not_by_its_words(heard, monkeypatch):
    from claimback.web.cases.views import start

    def failing(*_told):
        raise ValueError("Odile Quant")

    monkeypatch.setattr(start, "given", failing)
    answer = Client(raise_request_exception=False).post("/", {"text": LETTER})
    assert answer.status_code == 500
    assert "Odile" not in answer.content.decode()
    assert len(heard) == 1
    assert heard[0].startswith("error: ValueError in test_security_events.py, line ")


def test_the_operator_ends_sign_ins(ines, tomas, capsys):
    from django.core.management import CommandError, call_command

    call_command("signout", ines.id)
    assert ines.get("/account/").status_code == 302
    assert tomas.get("/account/").status_code == 200
    call_command("signout", all=True)
    assert tomas.get("/account/").status_code == 302
    with pytest.raises(CommandError, match="--all"):
        call_command("signout")


def test_a_change_of_passkeys_signs_every_other_browser_out(ines):
    from django.test import override_settings

    from tests.web.accounts.device import Device, options
    from tests.web.people import PASSWORD

    with override_settings(ALLOWED_HOSTS=["testserver"]):
        other = Client()
        other.post("/account/in", {"name": ines.name, "password": PASSWORD})
        brought = Device().make(options(ines.get("/account/passkeys")))
        ines.post("/account/passkeys", {"credential": brought, "name": "x"})
        assert other.get("/account/").status_code == 302
        assert ines.get("/account/").status_code == 200


COOKIES = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
client = Client()
answer = client.post("/", {"text": "We have denied this."}, secure=True, headers={"host": "localhost"})
page = client.get("/account/in", secure=True, headers={"host": "localhost"})
client.post("/i18n/setlang/", {"language": "es"}, secure=True, headers={"host": "localhost"})
for one in client.cookies.values():
    print(one.OutputString())
print(page["Strict-Transport-Security"])
print(client.get("/", headers={"host": "localhost"})["Location"])
"""


def test_behind_tls_every_cookie_is_secure_and_says_so_in_its_name(tmp_path):
    env = {
        **os.environ, "CLAIMBACK_DATA": str(tmp_path), "CLAIMBACK_TLS": "1",
        "DJANGO_SETTINGS_MODULE": "claimback.web.settings",
    }  # fmt: skip
    told = subprocess.run([sys.executable, "-c", COOKIES], env=env, capture_output=True, text=True, check=True).stdout
    lines = told.splitlines()
    cookies = [line for line in lines if "=" in line and "; " in line and "max-age=31" not in line]
    assert {line.split("=")[0] for line in cookies} == {"__Secure-phrase", "__Host-csrftoken", "__Host-language"}
    assert all("Secure" in line and "HttpOnly" in line and "SameSite=Strict" in line for line in cookies)
    assert "max-age=31536000; includeSubDomains" in lines
    assert lines[-1].startswith("https://")
