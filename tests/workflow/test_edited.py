"""Letters written over outside the program: read back, told from each other, and checked sentence by sentence."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner

from claimback import export
from claimback.cli.main import app
from claimback.workflow import build, load
from claimback.workflow.edited import check_edited

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 10, 20)
ANSWERS = ROOT / "examples/cases/lumbar-mri/answers.yaml"
LETTER = ROOT / "examples/letters/lumbar-mri-denial.pdf"


@pytest.fixture(scope="module")
def case():
    return load(LETTER, answers=ANSWERS, records=ROOT / "examples/records")


@pytest.fixture(scope="module")
def made(case):
    return build(case, as_of=TODAY)


def own(made, name):
    return {(one.id, one.message) for one in made.findings if one.where == name}


def said(findings):
    return {(one.id, one.message) for one in findings}


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
@pytest.mark.parametrize("name", ["appeal-letter", "criteria-request", "doctor-request"])
def test_a_letter_that_nobody_changed_gets_no_other_finding(case, made, tmp_path, suffix, name):
    draft = next(one for one in made.drafts if one.id == name)
    path = tmp_path / f"letter{suffix}"
    (export.docx if suffix == ".docx" else export.text)(draft, path)
    found, findings = check_edited(path, case, as_of=TODAY)
    assert found.id == name
    more = said(findings) - own(made, name)
    assert {one for one in more if one[0] != "too_long"} == set()  # a Word file repeats a line on each page


CHANGES = [
    ("I have a history of cancer.", "claim_unsupported"),
    ("A 2021 study in the Spine Journal found that early scans help.", "study_unknown"),
    ("I rely on 29 CFR 2560.503-1(z)(9).", "citation_unknown"),
    ("My neighbor Walter Finch agrees.", "name_unknown"),
    ("I was seen on March 9, 2025.", "date_unsupported"),
    ("Acupuncture and leeches made no difference.", "statement_unsupported"),
    ("I will sue you.", "tone"),
]


@pytest.mark.parametrize(("sentence", "expected"), CHANGES)
@pytest.mark.parametrize("way", ["own", "inside"])
def test_a_sentence_of_ones_own_is_told(case, made, tmp_path, sentence, expected, way):
    path = tmp_path / "letter.docx"
    export.docx(next(one for one in made.drafts if one.id == "appeal-letter"), path)
    document = Document(str(path))
    longest = max(document.paragraphs, key=lambda one: len(one.text))
    if way == "own":
        longest.insert_paragraph_before(sentence)
    else:
        longest.add_run(f" {sentence}")
    document.save(str(path))
    _, findings = check_edited(path, case, as_of=TODAY)
    assert expected in {one.id for one in findings}


@pytest.mark.parametrize(
    ("old", "new"),
    [("right", "left"), ("9 visits", "19 visits"), ("9 times", "19 times"), ("no fracture", "a fracture"),
     ("September 30, 2026", "September 3, 2026"), ("MRI", "CT")],
)  # fmt: skip
def test_a_word_written_over_is_told(case, made, tmp_path, old, new):
    draft = next(one for one in made.drafts if one.id == "appeal-letter")
    path = tmp_path / "letter.txt"
    export.text(draft, path)
    text = path.read_text("utf-8")
    if old not in text:
        pytest.skip(f"the letter does not say {old}")
    path.write_text(text.replace(old, new), "utf-8")
    _, findings = check_edited(path, case, as_of=TODAY)
    assert said(findings) - own(made, "appeal-letter")


def test_the_command_tells_and_its_exit_code_says_so(case, made, tmp_path):
    path = tmp_path / "letter.txt"
    export.text(next(one for one in made.drafts if one.id == "criteria-request"), path)
    given = ["--case", str(LETTER), "--answers", str(ANSWERS), "--records", str(ROOT / "examples/records")]
    run = CliRunner().invoke
    assert run(app, ["check", str(path), *given, "--as-of", "2026-10-20"]).exit_code == 0
    path.write_text(path.read_text("utf-8") + "\n\nYour reviewers are idiots.\n", "utf-8")
    bad = run(app, ["check", str(path), *given, "--as-of", "2026-10-20"])
    assert bad.exit_code == 1
    assert "idiots" in bad.output
    path.write_text("A shopping list.\n", "utf-8")
    assert "another case" in run(app, ["check", str(path), *given, "--as-of", "2026-10-20"]).output
