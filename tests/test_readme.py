"""What the README shows works as shown."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_python_example_runs(tmp_path):
    shutil.copy(ROOT / "examples" / "letters" / "lumbar-mri-denial.pdf", tmp_path / "my-letter.pdf")
    shutil.copytree(ROOT / "examples" / "records", tmp_path / "my-records")
    shutil.copy(ROOT / "examples" / "cases" / "lumbar-mri" / "answers.yaml", tmp_path / "answers.yaml")
    (code,) = blocks("python")
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, check=False, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "conservative_care - " in done.stdout


def test_the_two_commands_stand_first():
    first = blocks("")[0].splitlines()
    assert [line.split()[:2] for line in first] == [["make", "appeal"], ["make", "test"]]


def test_every_target_named_is_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`make ([a-z]+)|^make ([a-z]+)", README, re.MULTILINE)):
        name = "".join(target)
        assert re.search(rf"^{name}:", makefile, re.MULTILINE), name


def test_files_named_in_the_folder_table_are_written(tmp_path):
    out = tmp_path / "out"
    letter = ROOT / "examples" / "letters" / "lumbar-mri-denial.pdf"
    words = [sys.executable, "-m", "claimback.cli", "appeal", str(letter), "--out", str(out), "--as-of", "2026-10-20"]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    table = "".join(line for line in README.splitlines() if line.startswith("| `"))
    for name in re.findall(r"`([a-z-]+\.[a-z]+)`", table):
        assert (out / name).is_file(), name


def test_every_picture_and_page_named_exists():
    for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README) + re.findall(r"`([A-Za-z/]+\.md)`", README):
        assert (ROOT / name).exists(), name
