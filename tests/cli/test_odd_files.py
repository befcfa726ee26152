"""Names and kinds of files that are not letters: told in one sentence, nothing hangs, nothing steers the terminal."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LETTER = b"Dear Ada Quill:\nWe have denied the request for MRI of the lumbar spine as not medically necessary.\n"
NAMES = [b"red\x1b[31m\x07.txt", b"two\nlines.txt", b"bad\xff\xfebytes.txt", "turned\u202etxt.txt".encode()]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such files are none there")


def run(*words: str | bytes | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "claimback.cli", "analyze", *words]
    return subprocess.run(command, capture_output=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("odd")
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(place) + b"/" + name)).write_bytes(LETTER)
    os.mkfifo(place / "pipe.txt")
    for name, target in {"zero.txt": "/dev/zero", "loop.txt": "loop.txt", "here": ".", "gone.txt": "none"}.items():
        (place / name).symlink_to(target)
    return place


def test_a_folder_of_them_is_read(folder: Path):
    done = run(folder, "--json")
    lines = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [line["decision"] for line in lines] == ["denied"] * len(NAMES)
    assert done.stderr == b"" and done.returncode == 0


def test_names_are_shown_without_signs_that_steer(folder: Path):
    done = run(folder)
    heads = [line for line in done.stdout.decode("utf-8").splitlines() if line.startswith("===")]
    assert heads == [
        "=== bad??bytes.txt ===",
        "=== red?[31m?.txt ===",
        "=== turned?txt.txt ===",
        "=== two?lines.txt ===",
    ]
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_run_into_a_file_knows_them_again(folder: Path, tmp_path: Path):
    out = tmp_path / "out.jsonl"
    for told in (b"4 added, 0 were there, 0 could", b"0 added, 4 were there, 0 could"):
        assert told in run(folder, "--json", "--out", out).stderr


@pytest.mark.parametrize("name", ["pipe.txt", "zero.txt", "loop.txt", "gone.txt"])
def test_what_is_no_file_is_one_sentence(folder: Path, name: str):
    done = run(folder / name)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1 and done.stderr.startswith(name.encode()) and done.stderr.endswith(b".\n")


def test_the_order_of_hashes_changes_nothing():
    """A letter with two reasons of the same weight, in processes that sort sets differently."""
    path = Path(__file__).parents[2] / "benchmarks" / "letters" / "author4" / "h03.txt"
    command = [sys.executable, "-m", "claimback.cli", "analyze", str(path), "--json", "--as-of", "2026-10-20"]
    outs = {
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in "0123"
    }
    assert len(outs) == 1
