"""The output folder is whole or not there, and a person's own work is never overwritten."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from claimback.model import ClaimbackError
from claimback.workflow.folder import replace


def write(text):
    return lambda folder: (folder / "letter.txt").write_text(text) and None


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_is_written_whole(tmp_path):
    assert replace(tmp_path / "out", write("one")) is None
    assert (tmp_path / "out" / "letter.txt").read_text() == "one"
    assert names(tmp_path) == ["out"]


def test_an_untouched_folder_is_replaced(tmp_path):
    replace(tmp_path / "out", write("one"))
    assert replace(tmp_path / "out", write("two")) is None
    assert (tmp_path / "out" / "letter.txt").read_text() == "two"
    assert names(tmp_path) == ["out"]


def test_an_edited_folder_is_kept(tmp_path):
    replace(tmp_path / "out", write("one"))
    (tmp_path / "out" / "letter.txt").write_text("my own words")
    kept = replace(tmp_path / "out", write("two"))
    assert kept == tmp_path / "out-earlier-1"
    assert (kept / "letter.txt").read_text() == "my own words"
    assert (tmp_path / "out" / "letter.txt").read_text() == "two"


def test_an_added_file_counts_as_edited(tmp_path):
    replace(tmp_path / "out", write("one"))
    (tmp_path / "out" / "note-to-self.txt").write_text("call on Monday")
    kept = replace(tmp_path / "out", write("two"))
    assert kept is not None
    assert (kept / "note-to-self.txt").read_text() == "call on Monday"


def test_the_answers_that_are_carried_on_do_not_count_as_edited(tmp_path):
    replace(tmp_path / "out", write("one"))
    given = tmp_path / "out" / "letter.txt"
    given.write_text("filled in")
    assert replace(tmp_path / "out", write("two"), given) is None
    assert names(tmp_path) == ["out"]


def test_two_edited_folders_are_both_kept(tmp_path):
    for text in ("one", "two", "three"):
        replace(tmp_path / "out", write(text))
        (tmp_path / "out" / "letter.txt").write_text(f"mine {text}")
    assert (tmp_path / "out-earlier-1" / "letter.txt").read_text() == "mine one"
    assert (tmp_path / "out-earlier-2" / "letter.txt").read_text() == "mine two"


def test_a_foreign_folder_is_refused(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("precious")
    with pytest.raises(ClaimbackError, match="already holds other files"):
        replace(tmp_path / "out", write("one"))
    assert names(tmp_path / "out") == ["thesis.txt"]


def test_a_file_in_the_way_is_refused(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ClaimbackError, match="already holds"):
        replace(tmp_path / "out", write("one"))


def test_a_failure_leaves_nothing_and_keeps_the_old(tmp_path):
    replace(tmp_path / "out", write("one"))

    def fail(folder: Path) -> None:
        (folder / "half.txt").write_text("half")
        raise ClaimbackError("no", "It failed.")

    with pytest.raises(ClaimbackError):
        replace(tmp_path / "out", fail)
    assert (tmp_path / "out" / "letter.txt").read_text() == "one"
    assert names(tmp_path) == ["out"]


def test_a_full_disk_is_one_sentence(tmp_path):
    def full(folder: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(ClaimbackError, match="cannot be written: No space left"):
        replace(tmp_path / "out", full)


KILLED = """
import os, signal, sys, time
from pathlib import Path
from claimback.workflow.folder import replace
def write(folder):
    (folder / "a.txt").write_text("new")
    print("ready", flush=True)
    time.sleep(30)
replace(Path(sys.argv[1]), write)
"""


def test_killed_while_writing_the_old_folder_stands(tmp_path):
    replace(tmp_path / "out", write("old"))
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path / "out")], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert (tmp_path / "out" / "letter.txt").read_text() == "old"
    assert replace(tmp_path / "out", write("new")) is None
    assert (tmp_path / "out" / "letter.txt").read_text() == "new"
