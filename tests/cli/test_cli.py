"""The command line as a person or a program meets it: output, exit codes, one plain sentence for each failure."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
LETTER = EXAMPLES / "letters" / "lumbar-mri-denial.pdf"

PLAIN = """Harbor Lantern Health Plan
Date: March 4, 2026
Member: Ada Quill        Member ID: HLP 100 200
Dear Ada Quill:
We have denied the request for MRI of the lumbar spine without contrast (72148).
The records do not show six weeks of physical therapy.
You may appeal within 180 days after you receive this letter.
"""


def claimback(*words, check=False):
    return subprocess.run(
        [sys.executable, "-m", "claimback.cli", *map(str, words)],
        capture_output=True,
        text=True,
        check=check,
        timeout=300,
    )


def failed_plainly(done, *expected: str):
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if line and not line.endswith("...")]
    assert len(lines) == 1, done.stderr
    for words in expected:
        assert words in done.stderr
    return done


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(PLAIN)
    return path


def test_help_names_the_commands():
    done = claimback("--help")
    assert done.returncode == 0
    assert "analyze" in done.stdout
    assert "appeal" in done.stdout


def test_json_is_one_object_of_the_contract(letter):
    done = claimback("analyze", letter, "--json", "--as-of", "2026-03-10")
    assert done.returncode == 0
    data = json.loads(done.stdout)
    assert data["schema"] == "claimback.analysis/1"
    assert data["source"]["filename"] == "letter.txt"
    assert data["decision"] == "denied"
    assert [item["kind"] for item in data["objections"]] == ["conservative_care"]
    for items in data["facts"].values():
        for item in items:
            assert PLAIN[item["start"] : item["end"]] == item["quote"]


def test_the_page_quotes_the_letter(letter):
    done = claimback("analyze", letter, "--as-of", "2026-03-10")
    assert done.returncode == 0
    assert "six weeks of physical therapy" in done.stdout
    assert "August 31, 2026" in done.stdout


def test_several_files_are_lines_in_order_and_a_bad_one_is_named(letter, tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    done = claimback("analyze", letter, tmp_path / "empty.pdf", letter, "--json")
    assert done.returncode == 1
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["source"]["filename"] for line in lines] == ["letter.txt", "empty.pdf", "letter.txt"]
    assert lines[1]["error"]["code"] == "empty"
    assert "facts" in lines[2]


def test_a_missing_file(tmp_path):
    failed_plainly(claimback("analyze", tmp_path / "none.pdf"), "none.pdf")


def test_an_empty_file(tmp_path):
    (tmp_path / "letter.pdf").write_bytes(b"")
    failed_plainly(claimback("analyze", tmp_path / "letter.pdf"), "empty")


def test_an_unknown_type(tmp_path):
    (tmp_path / "letter.pdf").write_bytes(bytes(range(256)) * 40)
    failed_plainly(claimback("analyze", tmp_path / "letter.pdf"))


def test_a_bad_date(letter):
    failed_plainly(claimback("analyze", letter, "--as-of", "soon"), "2026-03-04")


def test_a_letter_that_is_no_denial_makes_no_appeal(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Reminder\n\nDear Ada Quill,\nyou have an appointment on March 9, 2026 at 9:00. Bring your card.\n")
    failed_plainly(claimback("appeal", path, "--out", tmp_path / "out"), "does not look like a decision")
    assert not (tmp_path / "out").exists()


def test_a_letter_in_another_language_is_said_to_be_so(tmp_path):
    path = tmp_path / "brief.txt"
    path.write_text(
        "Sehr geehrte Frau Quill,\n\nIhren Antrag auf eine Kernspintomographie haben wir geprüft. Leider müssen wir "
        "Ihnen mitteilen, dass wir die Kosten nicht übernehmen können, weil die Untersuchung nicht notwendig ist.\n"
    )
    failed_plainly(claimback("appeal", path, "--out", tmp_path / "out"), "English")


def test_the_example_makes_a_whole_folder(tmp_path):
    out = tmp_path / "out"
    done = claimback(
        "appeal", LETTER, "--answers", EXAMPLES / "cases" / "lumbar-mri" / "answers.yaml",
        "--records", EXAMPLES / "records", "--out", out, "--as-of", "2026-10-20",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    names = {path.name for path in out.iterdir()}
    assert names >= {
        "analysis.json", "questions.yaml", "appeal-letter.docx", "appeal-letter.pdf", "doctor-letter.docx",
        "doctor-request.docx", "criteria-request.docx", "packet.pdf", "deadlines.ics", "ledger.json", "start-here.txt",
    }  # fmt: skip
    ledger = json.loads((out / "ledger.json").read_text())
    assert ledger["schema"] == "claimback.ledger/1"
    assert all(sentence["support"] for letter in ledger["letters"] for sentence in letter["sentences"])


def test_a_bad_answers_file_writes_nothing(letter, tmp_path):
    (tmp_path / "answers.yaml").write_text("symptom_onzet: 2026-01-01\n")
    done = claimback("appeal", letter, "--answers", tmp_path / "answers.yaml", "--out", tmp_path / "out")
    failed_plainly(done, "symptom_onset")
    assert not (tmp_path / "out").exists()


def test_a_bad_record_is_named_and_the_appeal_is_made(letter, tmp_path):
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "scan.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "records" / "empty.txt").write_bytes(b"")
    done = claimback("appeal", letter, "--records", tmp_path / "records", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    start = (tmp_path / "out" / "start-here.txt").read_text()
    before_you_send = start[start.index("BEFORE YOU SEND") : start.index("WHAT THE LETTER SAYS")]
    assert "scan.pdf" in before_you_send
    assert "empty.txt" in before_you_send


def test_a_recipe_makes_no_appeal(tmp_path):
    path = tmp_path / "recipe.txt"
    path.write_text("Pancakes\n\nTwo eggs, a cup of flour and a cup of milk. Not medically necessary but nice.\n")
    failed_plainly(claimback("appeal", path, "--out", tmp_path / "out"), "does not look like a decision")


def test_the_knowledge_is_sound():
    done = claimback("knowledge", "check")
    assert done.returncode == 0, done.stderr
