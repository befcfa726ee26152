"""The worker as a process of its own: killed in the middle of its work, and started again with work in line."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.web.conftest import LETTER

PATIENCE = 90.0
GIVEN = """
import sys, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from claimback.web.cases.store import File, create
from claimback.web.cases.tasks import want
data = sys.stdin.buffer.read()
case, _ = create("letter", [File(sys.argv[1], data)])
want(case, "letter")
"""
"""What a page does with a letter that it is given."""


class Instance:
    """A database of its own, with its processes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.said, self.running = folder, folder / "said.txt", list[subprocess.Popen]()
        self.env = {**os.environ, "CLAIMBACK_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "claimback.web.settings"}

    def give(self, name: str, data: bytes) -> None:
        subprocess.run([sys.executable, "-c", GIVEN, name], input=data, env=self.env, check=True)

    def start(self, *command: str, **more: str) -> subprocess.Popen:
        with self.said.open("ab") as told:
            program = [sys.executable, "-m", *command]
            self.running.append(subprocess.Popen(program, env={**self.env, **more}, stderr=told, stdout=told))
        return self.running[-1]

    def rows(self, query: str) -> list[tuple]:
        database = sqlite3.connect(f"file:{self.folder / 'claimback.sqlite3'}?mode=ro", uri=True, timeout=20)
        try:
            return database.execute(query).fetchall()
        finally:
            database.close()

    def results(self) -> list[str]:
        kinds = "kind in ('document', 'letter')"
        return [kind for (kind,) in self.rows(f"select kind from cases_result where {kinds} order by kind")]


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Instance]:
    made = Instance(tmp_path)
    yield made
    for one in made.running:
        one.kill()
        one.wait()


_LINE = "(select * from django_tasks_database_dbtaskresult where task_path = 'claimback.web.cases.tasks.do')"
"""The line as far as it holds work for cases, and not the daily upkeep."""


def until(met: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end, "waited for nothing"
        time.sleep(0.02)


def photo() -> bytes:
    """A letter as a picture, so that its reading takes long enough to be stopped in."""
    import io

    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("L", (850, 1100), 255)
    ImageDraw.Draw(page).multiline_text((60, 60), LETTER, fill=0, font=ImageFont.load_default(15), spacing=9)
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def test_the_task_of_a_killed_worker_is_picked_up_by_the_next_and_done_once(instance):
    instance.give("photo.png", photo())
    first = instance.start("claimback.web.manage", "worker")
    until(lambda: instance.rows("select 1 from cases_work where alive is not null"))
    first.send_signal(signal.SIGSTOP)  # stands still, so that what is looked at here is what the kill leaves
    assert instance.results() == [], "stopped in the middle: nothing is done yet"
    assert instance.rows(f"select status from {_LINE}") == [("RUNNING",)]
    first.kill()
    first.wait()
    instance.start("claimback.web.manage", "worker")
    until(lambda: not instance.rows("select 1 from cases_work"))
    until(lambda: instance.rows(f"select 1 from {_LINE} where status = 'SUCCESSFUL'"))
    assert instance.results() == ["document", "letter"]
    assert instance.said.read_text("utf-8").split("\n") == ["letter done", ""]
    assert len(instance.rows(f"select 1 from {_LINE}")) == 1


def test_a_second_worker_waits_until_the_first_has_ended(instance):
    instance.give("photo.png", photo())
    first = instance.start("claimback.web.manage", "worker")
    until(lambda: instance.rows("select 1 from cases_work where alive is not null"))
    instance.start("claimback.web.manage", "worker")
    until(lambda: not instance.rows("select 1 from cases_work"))
    first.terminate()
    first.wait()
    instance.give("letter.txt", LETTER.encode())
    until(lambda: len(instance.results()) == 4)
    until(lambda: instance.said.read_text("utf-8") == "letter done\n" * 2)


def test_work_in_line_is_done_after_a_restart_and_the_server_replaces_a_killed_worker(instance):
    instance.give("letter.txt", LETTER.encode())
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    served = instance.start("claimback.web.serve", PORT=str(port))
    until(lambda: instance.results() == ["document", "letter"])
    children = Path(f"/proc/{served.pid}/task/{served.pid}/children")
    workers = [pid for pid in map(int, children.read_text().split()) if _is_worker(pid)]
    assert len(workers) == 1
    os.kill(workers[0], signal.SIGKILL)
    instance.give("letter.txt", LETTER.replace("Quant", "Brisk").encode())
    until(lambda: len(instance.results()) == 4)
    assert served.poll() is None
    served.terminate()
    assert served.wait(timeout=PATIENCE) == 0


def _is_worker(pid: int) -> bool:
    return Path(f"/proc/{pid}/cmdline").read_bytes().endswith(b"worker\0")
