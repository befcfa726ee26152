"""Many letters: order, bad files, processes that die, and runs that were stopped."""

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimback.model import ClaimbackError
from claimback.workflow import batch, workers
from claimback.workflow.journal import Journal

LETTER = """Harbor Lantern Health Plan
Date: March {day}, 2026
Member: Ada Quill        Member ID: HLP 100 200
Dear Ada Quill:
We have denied the request for MRI of the lumbar spine without contrast (72148).
The records do not show six weeks of physical therapy.
You may appeal within 180 days after you receive this letter.
"""


@pytest.fixture
def folder(tmp_path):
    """Six letters in two folders, a bad file, and what must be left out."""
    root = tmp_path / "letters"
    (root / "b").mkdir(parents=True)
    (root / ".hidden").mkdir()
    for number, name in enumerate(["a1.txt", "a2.txt", "b/c.txt", "b/d.txt", "z.txt"], 1):
        (root / name).write_text(LETTER.format(day=number))
    (root / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    for name in (".hidden/x.txt", ".DS_Store", "Thumbs.db"):
        (root / name).write_text("no letter")
    return root


IN_ORDER = ["a1.txt", "a2.txt", "c.txt", "d.txt", "bad.pdf", "z.txt"]


def claimback(*words, **more):
    command = [sys.executable, "-m", "claimback.cli", "analyze", *map(str, words), "--as-of", "2026-03-10"]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, **more)


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


def names(text):
    return [row["source"]["filename"] for row in rows(text)]


def test_a_folder_is_its_files_in_order_without_hidden_ones(folder):
    assert [path.name for path in batch.files([folder])] == IN_ORDER
    assert [path.name for path in batch.files([folder / "z.txt", folder / "b"])] == ["z.txt", "c.txt", "d.txt"]


def test_one_and_two_workers_print_the_same(folder):
    one, two = claimback(folder, "--json"), claimback(folder, "--json", "--workers", "2")
    assert one.returncode == two.returncode == 1
    assert names(one.stdout) == IN_ORDER
    assert one.stdout == two.stdout
    assert [row["source"]["filename"] for row in rows(one.stdout) if "error" in row] == ["bad.pdf"]


def test_pages_of_a_folder(folder):
    done = claimback(folder / "b", "--workers", "2")
    assert done.returncode == 0
    assert done.stdout.count("=== ") == 2


def test_an_empty_folder_is_said_to_be_empty(tmp_path):
    done = claimback(tmp_path, "--json")
    assert done.returncode == 1
    assert "no files" in done.stderr


def fine(path: Path) -> str:
    return path.name


def deadly(path: Path) -> str:
    if path.name == "3":
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def slow_at_first(path: Path) -> str:
    if path.name == "0":
        time.sleep(0.3)
    return path.name


def gone(path: Path) -> str:
    return f"gone {path.name}"


def numbered(count=None):
    return (Path(str(number)) for number in (itertools.count() if count is None else range(count)))


def test_a_process_that_dies_costs_one_file():
    found = list(workers.in_order(numbered(8), deadly, gone, 2))
    assert found == ["0", "1", "2", "gone 3", "4", "5", "6", "7"]


def test_results_wait_for_a_slow_first_file():
    assert list(workers.in_order(numbered(20), slow_at_first, gone, 2)) == [str(number) for number in range(20)]


def test_files_are_taken_only_as_they_are_needed():
    taken = []
    paths = (taken.append(path) or path for path in numbered())
    results = workers.in_order(paths, slow_at_first, gone, 2)
    assert next(results) == "0"
    results.close()
    assert len(taken) <= 2 * workers.AHEAD + 2


def test_a_fault_of_ours_costs_one_letter(folder, monkeypatch):
    def fault(*_args, **_more):
        raise KeyError("Ada Quill")

    monkeypatch.setattr(batch, "analyze", fault)
    outcome = batch.work(None, as_json=True)(folder / "z.txt")
    assert outcome.code == "fault"
    assert "KeyError" in outcome.message
    assert "Quill" not in outcome.message, "an error message says nothing of the letter"


def test_a_second_run_adds_only_what_is_new(folder, tmp_path):
    out = tmp_path / "out.jsonl"
    first = claimback(folder, "--out", out)
    assert first.returncode == 1
    assert names(out.read_text()) == IN_ORDER
    before = out.read_text()
    (folder / "new.txt").write_text(LETTER.format(day=20))
    second = claimback(folder, "--out", out, "--workers", "2")
    assert second.returncode == 1, "the bad file of the first run still counts"
    assert out.read_text().startswith(before)
    assert names(out.read_text()) == [*IN_ORDER, "new.txt"]
    assert "1 added, 6 were there, 1 could not be read" in second.stderr


def test_a_file_that_changed_is_read_again(folder, tmp_path):
    out = tmp_path / "out.jsonl"
    claimback(folder / "b", "--out", out)
    (folder / "b" / "c.txt").write_text(LETTER.format(day=25))
    assert claimback(folder / "b", "--out", out).returncode == 0
    assert names(out.read_text()) == ["c.txt", "d.txt", "c.txt"]


def test_the_output_inside_the_folder_is_not_a_letter(folder):
    out = folder / "b" / "out.jsonl"
    claimback(folder / "b", "--out", out)
    assert claimback(folder / "b", "--out", out).returncode == 0
    assert names(out.read_text()) == ["c.txt", "d.txt"]


@pytest.mark.parametrize("left", [1, 10, 60, 400])
def test_a_half_written_line_is_cut_off_and_its_file_read_again(folder, tmp_path, left):
    out = tmp_path / "out.jsonl"
    claimback(folder / "b", "--out", out)
    whole = out.read_text()
    first, second = whole.splitlines(keepends=True)
    out.write_text(first + second[:left])
    assert claimback(folder / "b", "--out", out).returncode == 0
    assert out.read_text() == whole


@pytest.mark.parametrize("content", ["my notes", "my notes\n", '{"a": 1}\n', "[1]\n"])
def test_a_file_of_somebody_else_is_left_alone(tmp_path, content):
    out = tmp_path / "notes.txt"
    out.write_text(content)
    with pytest.raises(ClaimbackError) as caught:
        Journal(out)
    assert caught.value.code == "foreign_file"
    assert out.read_text() == content


def test_two_runs_do_not_write_one_file(tmp_path):
    out = tmp_path / "out.jsonl"
    hold = "import sys, pathlib, claimback.workflow.journal as j; one = j.Journal(pathlib.Path(sys.argv[1]))"
    hold += "; print(1, flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(out)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline()
        with pytest.raises(ClaimbackError) as caught:
            Journal(out)
        assert caught.value.code == "busy"
        other.stdin.close()
    Journal(out).close()


def test_the_same_letter_twice_is_two_lines_and_stays_two(folder, tmp_path):
    out = tmp_path / "out.jsonl"
    shutil.copy(folder / "z.txt", folder / "b" / "z.txt")
    claimback(folder, "--out", out)
    before = out.read_text()
    assert names(before).count("z.txt") == 2
    claimback(folder, "--out", out)
    assert out.read_text() == before


@pytest.mark.parametrize("count", [1, 2])
def test_an_interruption_leaves_whole_lines_and_the_run_goes_on(tmp_path, count):
    root, out = tmp_path / "many", tmp_path / "out.jsonl"
    root.mkdir()
    for number in range(150):
        (root / f"{number:03}.txt").write_text(LETTER.format(day=number % 28 + 1) + f"Case {number}\n")
    words = ["analyze", str(root), "--out", str(out), "--workers", str(count), "--as-of", "2026-03-10"]
    running = subprocess.Popen([sys.executable, "-m", "claimback.cli", *words], stderr=subprocess.PIPE, text=True)
    while running.poll() is None and (not out.exists() or out.stat().st_size < 10_000):
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130, told
    assert "Run the same command again" in told
    assert "Traceback" not in told
    there = out.read_text()
    assert there.endswith("\n")
    assert 0 < len(rows(there)) < 150
    assert claimback(root, "--out", out, "--workers", "2").returncode == 0
    assert names(out.read_text()) == [f"{number:03}.txt" for number in range(150)]


def running_under(group):
    """Whether a process of that group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_killed_run_leaves_nothing_behind_and_goes_on_at_once(tmp_path):
    root, out = tmp_path / "many", tmp_path / "out.jsonl"
    root.mkdir()
    for number in range(150):
        (root / f"{number:03}.txt").write_text(LETTER.format(day=number % 28 + 1) + f"Case {number}\n")
    words = ["analyze", str(root), "--out", str(out), "--workers", "2", "--as-of", "2026-03-10"]
    running = subprocess.Popen([sys.executable, "-m", "claimback.cli", *words], start_new_session=True)
    while running.poll() is None and (not out.exists() or out.stat().st_size < 10_000):
        time.sleep(0.02)
    running.kill()
    running.wait()
    assert claimback(root, "--out", out, "--workers", "2").returncode == 0
    assert names(out.read_text()) == [f"{number:03}.txt" for number in range(150)]
    for _ in range(600):
        if not running_under(running.pid):
            return
        time.sleep(0.1)
    pytest.fail("processes of the killed run are still there")
