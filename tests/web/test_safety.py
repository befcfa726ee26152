"""What is stored is sealed; nothing personal leaves; forms do not overwrite one another; deletion is real."""

import pytest

from claimback.web import vault
from tests.web.conftest import LETTER


def test_what_is_sealed_opens_with_its_key_and_place_alone():
    key, other = b"k" * 32, b"o" * 32
    data = vault.sealed(key, b"words", "paper:1")
    assert vault.opened(key, data, "paper:1") == b"words"
    for wrong_key, context in ((other, "paper:1"), (key, "paper:2")):
        with pytest.raises(vault.Broken):
            vault.opened(wrong_key, data, context)
    with pytest.raises(vault.Broken):
        vault.opened(key, data[:-1] + bytes([data[-1] ^ 1]), "paper:1")


def test_a_key_is_wrapped_anew_without_touching_what_it_seals():
    old, new = b"a" * 32, b"b" * 32
    wrapped = vault.new_case_key(old)
    assert vault.unwrapped(new, vault.rewrapped(old, new, wrapped)) == vault.unwrapped(old, wrapped)


def test_the_instances_key_changes_and_a_change_that_was_stopped_goes_on(client, work, case, monkeypatch):
    from django.conf import settings
    from django.core.management import call_command

    from claimback.web.cases.management.commands import rotate

    before = settings.INSTANCE_KEY.read_bytes()
    other = client.post("/", {"text": LETTER})["Location"].split("/")[2]
    work()
    moved, done = rotate._moved, []

    def stopped(*given):
        if done:
            raise KeyboardInterrupt
        done.append(moved(*given))
        return 1

    monkeypatch.setattr(rotate, "_moved", stopped)
    with pytest.raises(KeyboardInterrupt):
        call_command("rotate")
    assert all(client.get(f"/c/{token}/letter").status_code == 200 for token in (case, other))
    monkeypatch.setattr(rotate, "_moved", moved)
    call_command("rotate", verbosity=0)
    assert settings.INSTANCE_KEY.read_bytes() != before
    assert not settings.INSTANCE_KEY.with_suffix(vault.NEXT).exists()
    assert all(client.get(f"/c/{token}/letter").status_code == 200 for token in (case, other))


def test_nothing_of_a_letter_lies_in_the_database_in_the_clear(client, work, case):
    from django.conf import settings

    client.get(f"/c/{case}/letters")
    work()
    data = b"".join(path.read_bytes() for path in settings.DATA.glob("claimback.sqlite3*"))
    for word in (b"Quant", b"LHP 4471", b"Larkspur", b"six weeks", case.encode()):
        assert word not in data


def test_a_form_that_is_older_than_the_case_changes_nothing_and_gives_back_what_was_typed(client, work, case):
    client.get(f"/c/{case}/letter")
    first = client.post(f"/c/{case}/story/symptoms", {"way": "say", "value": "one", "version": "0"})
    second = client.post(f"/c/{case}/story/symptoms", {"way": "say", "value": "two, typed at length", "version": "0"})
    assert first.status_code == 302
    assert second.status_code == 409
    assert "two, typed at length" in second.content.decode()
    assert "one" in client.get(f"/c/{case}/story/answers").content.decode()


def test_deletion_takes_everything_and_gives_a_receipt(client, work, case):
    from claimback.web.cases.models import Case, Paper, Result, Work

    client.get(f"/c/{case}/letters")
    before = Case.objects.count()
    assert client.post(f"/c/{case}/delete", {}).status_code == 200
    assert Case.objects.count() == before, "only a ticked box deletes"
    page = client.post(f"/c/{case}/delete", {"sure": "yes"}).content.decode()
    assert "Receipt" in page
    assert client.get(f"/c/{case}/letter").status_code == 404
    ids = set(Case.objects.values_list("pk", flat=True))
    assert all(set(model.objects.values_list("case_id", flat=True)) <= ids for model in (Paper, Result, Work))
    assert work() >= 0, "work in line for a case that is gone does nothing"


def test_the_phrase_opens_the_case_and_ends_the_old_link(client, work):
    answer = client.post("/", {"text": LETTER})
    token, phrase = answer["Location"].split("/")[2], answer.cookies["phrase"].value
    assert client.post("/return", {"phrase": "aaaa-bbbb-cccc-dddd-eeee"}).status_code == 404
    new = client.post("/return", {"phrase": phrase.upper().replace("-", " ")})["Location"].split("/")[2]
    assert new != token
    assert client.get(f"/c/{token}/").status_code == 404
    work()
    assert client.get(f"/c/{new}/letter").status_code == 200


def test_headers_allow_nothing_from_elsewhere(client, case):
    for address in ("/", f"/c/{case}/letter", "/nowhere"):
        answer = client.get(address)
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "unsafe" not in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cache-Control"] == "no-store"
        assert "style=" not in answer.content.decode()
        assert "onclick" not in answer.content.decode()


def test_a_form_without_its_token_is_refused():
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/sample")
    assert answer.status_code == 403
    assert "too old" in answer.content.decode()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example"])
def test_another_host_is_refused(client, host):
    assert client.get("/", HTTP_HOST=host).status_code == 400


@pytest.mark.parametrize("name", ["../settings.py", "..%2fsecret", "instance.key", "packet.exe"])
def test_only_files_of_the_folder_are_served(client, work, case, name):
    client.get(f"/c/{case}/letters")
    work()
    assert client.get(f"/c/{case}/send/{name}").status_code == 404


def test_words_of_a_letter_are_shown_as_words(client, work):
    letter = LETTER.replace("Odile Quant", "<script>alert(1)</script>")
    token = client.post("/", {"text": letter})["Location"].split("/")[2]
    work()
    page = client.get(f"/c/{token}/letter").content.decode()
    assert "<script>alert" not in page


def test_work_that_a_killed_worker_left_is_put_in_line_again(client, work):
    from datetime import timedelta

    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    from claimback.web.cases.models import Work
    from claimback.web.cases.tasks import STALE

    token = client.post("/", {"text": LETTER})["Location"].split("/")[2]
    DBTaskResult.objects.all().delete()
    client.get(f"/c/{token}/working/letter")
    assert not DBTaskResult.objects.exists(), "not yet: the worker may be at it"
    Work.objects.update(wanted=timezone.now() - STALE - timedelta(seconds=1))
    client.get(f"/c/{token}/working/letter")
    assert work() == 1
    assert client.get(f"/c/{token}/letter").status_code == 200


def test_the_same_work_twice_is_done_once(client, work, case):
    from claimback.web.cases import compute, store

    opened = store.by_token(case)
    before = opened.result("letter")
    from django.utils import timezone

    compute.read_letter(opened, timezone.localdate(), lambda *_: pytest.fail("read again"))
    assert opened.result("letter") == before


def test_cases_that_nobody_opened_for_long_are_deleted(client, case):
    from datetime import timedelta

    from django.utils import timezone

    from claimback.web.cases.models import Case
    from claimback.web.cases.retention import forget_old

    assert forget_old() == 0
    Case.objects.update(used=timezone.now() - timedelta(days=91))
    assert forget_old() >= 1
    assert client.get(f"/c/{case}/").status_code == 404
