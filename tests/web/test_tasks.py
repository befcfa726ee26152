"""Work that fails: told once, not tried for ever, and what an error said is not kept."""

import pytest


@pytest.fixture
def line():
    """Does what is in line as the worker's own loop does."""
    from django_tasks_db.management.commands.db_worker import Worker

    def done() -> None:
        Worker(
            queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False,
            max_tasks=None, worker_id="w", excluded_queue_names=[],
        ).run()  # fmt: skip

    return done


@pytest.fixture
def broken(monkeypatch):
    """A reading that ends as no reading should; how often it was tried, and what it ends with."""
    from claimback.web.cases import tasks

    tried = []

    def ends(*_given):
        tried.append(1)
        raise ends.error

    ends.error = ValueError("Odile Quant, LHP 4471 0092")
    monkeypatch.setitem(tasks.KINDS, "letter", ends)
    return tried, ends


def _token(client, text: str) -> str:
    return client.post("/", {"text": text})["Location"].split("/")[2]


def test_an_error_of_the_program_is_told_and_can_be_tried_again(client, line, broken, monkeypatch):
    from django_tasks_db.models import DBTaskResult

    from claimback.web.cases import compute, tasks

    token = _token(client, "Dear Odile Quant, we denied your request.")
    line()
    page = client.get(f"/c/{token}/working/letter").content.decode()
    assert "Something went wrong here" in page
    assert "Quant" not in page
    assert not DBTaskResult.objects.filter(traceback__contains="Quant").exists()
    line()
    assert broken[0] == [1], "not again by itself"
    monkeypatch.setitem(tasks.KINDS, "letter", compute.read_letter)
    client.post(f"/c/{token}/working/letter")
    line()
    assert client.get(f"/c/{token}/letter").status_code == 200


def test_a_worker_that_is_told_to_end_at_once_leaves_its_work_to_the_next(client, line, broken):
    from claimback.web.cases.models import Work

    broken[1].error = SystemExit(1)
    _token(client, "Dear Odile Quant, we denied your first request.")
    line()
    assert list(Work.objects.filter(failed="").values_list("tries", flat=True)) == [1]


def test_what_ends_its_worker_every_time_is_given_up(client, line, broken):
    from claimback.web.cases.models import Work
    from claimback.web.cases.tasks import MOST_TRIES, do

    broken[1].error = SystemExit(1)
    token = _token(client, "Dear Odile Quant, we denied your second request.")
    line()
    work = Work.objects.latest("pk")
    for _ in range(MOST_TRIES + 2):
        do.enqueue(str(work.case_id), "letter", work.inputs, "2026-11-20")
        line()
    assert len(broken[0]) == MOST_TRIES
    assert "Try again" in client.get(f"/c/{token}/working/letter").content.decode()
