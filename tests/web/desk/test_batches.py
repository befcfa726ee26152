"""Many letters at once: each a case in line, bad files told one by one, nothing lost, the list tells the truth."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.conftest import LETTER


def _letter(number: int) -> bytes:
    return LETTER.replace("4410", f"{number:04}").encode()


def _zip(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"folder/{name}.txt", data)
    return out.getvalue()


def _give(person, *files: tuple[str, bytes], **more: str) -> str:
    told = {"files": [SimpleUploadedFile(name, data) for name, data in files], **more}
    answer = person.post("/cases/batch", told)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_each_file_is_a_case_in_line_and_then_read(ines, work):
    page = _give(ines, ("odile.txt", _letter(1)), ("tom.txt", _letter(2)), ("ana.txt", _letter(3)))
    before = ines.get(page).content.decode()
    assert before.count("In line") == 3
    assert "0 of 3 read" in before
    assert "htmx" in before
    work()
    after = ines.get(page).content.decode()
    assert "3 of 3 read" in after
    assert "htmx" not in after
    assert after.count("May 1, 2027") == 3
    found = ines.get("/cases/?order=name").content.decode()
    assert found.index(">ana<") < found.index(">odile<") < found.index(">tom<")


def test_bad_files_are_told_one_by_one_and_the_rest_goes_on(ines, work):
    page = _give(
        ines, ("good.txt", _letter(1)), ("empty.pdf", b""), ("again.txt", _letter(1)),
        ("torn.pdf", b"%PDF-1.4 nothing"), ("torn.zip", b"PK\x03\x04zz"),
    )  # fmt: skip
    work()
    told = ines.get(page).content.decode()
    assert "1 of 5 read" in told
    assert "4 need a look" in told
    assert "This file is empty." in told
    assert "The same file stands above already." in told
    assert told.count("Not taken") == 3
    assert told.count("Could not be read") == 1
    for name in ("good.txt", "empty.pdf", "again.txt", "torn.pdf", "torn.zip"):
        assert f"{name}" in told


def test_an_archive_is_several_letters_or_the_pages_of_one(ines, work):
    from claimback.web.desk.models import Item

    packed = ("clinic.zip", _zip(a=_letter(1), b=_letter(2)))
    _give(ines, packed)
    assert Item.objects.filter(batch__account=ines.id).count() == 2
    page = _give(ines, packed, archives="one")
    assert Item.objects.filter(batch__account=ines.id).count() == 3
    assert "clinic.zip" in ines.get(page).content.decode()


def test_too_many_or_none_are_told_and_nothing_is_kept(ines, monkeypatch):
    from claimback.web.cases.models import Case
    from claimback.web.desk import batch

    before = Case.objects.count()
    monkeypatch.setattr(batch, "MOST", 2)
    three = {"files": [SimpleUploadedFile("x.zip", _zip(a=_letter(1), b=_letter(2), c=_letter(3)))]}
    assert 'role="alert"' in ines.post("/cases/batch", three).content.decode()
    assert 'role="alert"' in ines.post("/cases/batch").content.decode()
    assert Case.objects.count() == before


def test_all_is_kept_or_nothing(ines, monkeypatch):
    from claimback.web.cases.models import Case
    from claimback.web.desk import batch
    from claimback.web.desk.models import Batch

    cases, real, done = Case.objects.count(), batch.hold, []

    def failing(*told, **more):
        if done:
            raise OSError
        done.append(1)
        return real(*told, **more)

    monkeypatch.setattr(batch, "hold", failing)
    with pytest.raises(OSError):
        _give(ines, ("a.txt", _letter(1)), ("b.txt", _letter(2)))
    assert Case.objects.count() == cases
    assert not Batch.objects.filter(account=ines.id).exists()


def test_a_single_letter_comes_before_a_batch(ines, client):
    from django_tasks_db.models import DBTaskResult

    _give(ines, ("a.txt", _letter(1)), ("b.txt", _letter(2)))
    client.post("/", {"text": LETTER})
    assert DBTaskResult.objects.ready().first().priority == 0
    DBTaskResult.objects.all().delete()


def test_what_a_killed_worker_left_is_put_in_line_again_by_the_page(ines, work):
    from datetime import timedelta

    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    from claimback.web.cases.models import Work
    from claimback.web.cases.tasks import STALE

    page = _give(ines, ("a.txt", _letter(1)))
    DBTaskResult.objects.all().delete()
    ines.get(page)
    assert not DBTaskResult.objects.exists()
    Work.objects.update(wanted=timezone.now() - STALE - timedelta(seconds=5))
    ines.get(page)
    work()
    assert "1 of 1 read" in ines.get(page).content.decode()


def test_the_progress_is_nobody_elses(ines, tomas, client, work):
    page = _give(ines, ("a.txt", _letter(1)))
    assert tomas.get(page).status_code == 404
    assert client.get(page).status_code == 302
    work()


def test_a_case_that_was_deleted_since_is_told_as_such(ines, work):
    from claimback.web.cases.models import Case

    page = _give(ines, ("a.txt", _letter(1)))
    work()
    Case.objects.filter(holdings__desk__members__account=ines.id).delete()
    assert "Deleted or taken out since" in ines.get(page).content.decode()


def test_a_batch_goes_to_the_group_that_was_chosen_and_to_no_other(ines, tomas, work):
    group = ines.post("/cases/groups", {"name": "Harbor"})["Location"].split("/")[3]
    other = tomas.post("/cases/groups", {"name": "Elsewhere"})["Location"].split("/")[3]
    _give(ines, ("a.txt", _letter(1)), desk=group)
    _give(ines, ("b.txt", _letter(2)), desk=other)
    work()
    assert tomas.get("/cases/").content.decode().count("<h2>") == 0
    assert ines.get("/cases/").content.decode().count("<h2>") == 2


def test_letters_a_day_have_a_limit(ines, settings_of):
    from django.conf import settings

    settings_of(LIMITS={**settings.LIMITS, "batch": (2, 600)})
    told = {"files": [SimpleUploadedFile(f"{at}.txt", _letter(at)) for at in range(3)]}
    assert ines.post("/cases/batch", told).status_code == 429


def test_names_of_files_are_sealed(ines, work):
    from django.conf import settings

    page = _give(ines, ("Quibbleworth knee.txt", _letter(1)))
    work()
    assert "Quibbleworth knee.txt" in ines.get(page).content.decode()
    assert b"Quibbleworth" not in b"".join(path.read_bytes() for path in settings.DATA.glob("claimback.sqlite3*"))
