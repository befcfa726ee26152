"""A case folder: its version, one process at a time, and safe against a stop at any point."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from claimback.model import ClaimbackError
from claimback.workflow.atomic import write_whole
from claimback.workflow.case_folder import MARK, VERSION, held, is_case, parts, version_of
from claimback.workflow.folder import replace

CHANGES = ("fsync", "rename", "replace", "unlink", "rmdir", "mkdir", "chmod")
LETTER = """March 4, 2026
Dear Ada Quill:      Member ID: HLP 100 200
We have denied the request for MRI of the lumbar spine. You have not had six weeks of treatment.
You may appeal within 180 days after you receive this letter. Your plan is self-funded by your employer.
"""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "case"
    (made / "records").mkdir(parents=True)
    (made / "letter.txt").write_text(LETTER)
    (made / "records" / "note.txt").write_text("Office note 02/03/2026\nPatient: Ada Quill\nLow back pain.\n")
    return made


def test_a_folder_made_by_hand_gets_its_version_with_the_first_change(folder):
    assert version_of(folder) == 0
    assert parts(folder)[0].name == "letter.txt"
    with held(folder):
        pass
    assert version_of(folder) == VERSION
    assert is_case(folder)


def test_a_newer_folder_is_refused_and_left_alone(folder):
    (folder / MARK).write_text("version: 99\n")
    with pytest.raises(ClaimbackError, match="layout 99"):
        parts(folder)
    with pytest.raises(ClaimbackError, match="newer"), held(folder):
        pass
    assert (folder / MARK).read_text() == "version: 99\n"


@pytest.mark.parametrize("text", ["", "version: old\n", "version: 1\nversion: 2\n", "[", "version: -1\n", "\x00"])
def test_a_version_that_cannot_be_read_is_refused(folder, text):
    (folder / MARK).write_text(text)
    with pytest.raises(ClaimbackError, match="Put back the line"):
        parts(folder)


def test_two_processes_do_not_work_in_one_folder(folder):
    hold = (
        "import sys, time; from pathlib import Path; from claimback.workflow.case_folder import held\n"
        "with held(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", hold, str(folder)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    with pytest.raises(ClaimbackError, match="Another claimback is working in"), held(folder):
        pass
    child.kill()
    child.wait()
    with held(folder):  # the lock ends with the process
        pass


def test_remains_of_a_stopped_run_are_swept(folder):
    (folder / ".answers.yaml-x.new").write_text("half")
    with held(folder):
        assert not list(folder.glob("*.new")) + list(folder.glob(".*.new"))


def killed_at(step, work):
    """Run `work` in a process that dies at its so-manieth change of the disk. False where it ended before."""
    child = os.fork()
    if child == 0:
        left = [step]
        for name in CHANGES:
            setattr(os, name, _dying(getattr(os, name), left))
        with suppress(BaseException):
            work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _dying(change, left):
    def changed(*args, **named):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return change(*args, **named)

    return changed


def kills(work, check):
    step = 1
    while killed_at(step, work):
        check()
        step += 1
    assert step > 2
    check()


def test_killed_at_every_change_a_file_is_old_or_new(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text("old")

    def check():
        assert path.read_text() in ("old", "new")

    kills(lambda: write_whole(path, "new"), check)
    assert path.read_text() == "new"


def whole(folder, words):
    return {path.name: path.read_text() for path in folder.glob("*.txt")} == {"a.txt": words, "b.txt": words}


def fill(words):
    def write(folder: Path) -> None:
        for name in ("a.txt", "b.txt"):
            (folder / name).write_text(words)

    return write


@pytest.mark.parametrize("edited", [False, True])
def test_killed_at_every_change_an_appeal_folder_is_old_or_new(tmp_path, edited):
    """After each kill the next run opens the folder, and nothing that the person wrote is lost."""
    out = tmp_path / "out"
    step = 1
    while True:
        replace(out, fill("old"))
        if edited:
            (out / "a.txt").write_text(f"mine {step}")
        if not killed_at(step, lambda: replace(out, fill("new"))):
            break
        replace(out, fill("next"))
        assert whole(out, "next")
        kept = [path.read_text() for path in tmp_path.glob("out-earlier-*/a.txt")]
        assert (f"mine {step}" in kept) is edited
        assert not list(tmp_path.glob(".out-*"))
        step += 1
    assert step > 8
    assert whole(out, "new")


@pytest.mark.parametrize("name", ["fsync", "rename"])
def test_a_failure_at_any_write_is_one_sentence_and_the_old_folder_stands(tmp_path, monkeypatch, name):
    out = tmp_path / "out"
    replace(out, fill("old"))
    change, count = getattr(os, name), [0]
    for step in range(1, 4 if name == "fsync" else 3):
        count[0] = 0

        def full(*args, step=step, **named):
            count[0] += 1
            if count[0] == step:
                raise OSError(28, "No space left on device")
            return change(*args, **named)

        monkeypatch.setattr(os, name, full)
        with pytest.raises(ClaimbackError, match="No space left"):
            replace(out, fill("new"))
        monkeypatch.undo()
        assert whole(out, "old")
        assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_another_run_that_writes_the_same_folder_is_told(tmp_path):
    out = tmp_path / "out"
    slow = (
        "import sys, time; from pathlib import Path; from claimback.workflow.folder import replace\n"
        "def write(folder): print('writing', flush=True); time.sleep(60)\n"
        "replace(Path(sys.argv[1]), write)"
    )
    child = subprocess.Popen([sys.executable, "-c", slow, str(out)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "writing\n"
    with pytest.raises(ClaimbackError, match="Another claimback is writing"):
        replace(out, fill("new"))
    replace(tmp_path / "other", fill("new"))  # a folder beside it is free
    child.kill()
    child.wait()
    replace(out, fill("new"))
    assert whole(out, "new")


def appeal(case, out, seed):
    words = [sys.executable, "-m", "claimback.cli", "appeal", case, "--out", out, "--as-of", "2026-03-10"]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    return subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def test_killed_at_random_it_recomputes_to_the_same_bytes(folder, tmp_path):
    """Same inputs and day, same bytes: in another process, with another order of sets, after kills at any moment."""
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    for number, after in enumerate((0.9, 1.7, 2.6)):
        child = appeal(folder, out, number)
        time.sleep(after)
        child.kill()
        child.communicate()
    for target, seed in ((out, 7), (fresh, 8)):
        child = appeal(folder, target, seed)
        said = child.communicate()[1]
        assert child.returncode == 0, said
    files = all_files(out)
    assert all_files(fresh) == files
    assert {"packet.pdf", "packet-fax.pdf", "appeal-letter.docx"} <= set(files)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "fresh", "out"]


def all_files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
