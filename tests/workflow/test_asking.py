"""The interview of a case folder: one question at a time, kept at once, gone on with later."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimback.cli.main import app
from claimback.model import BadAnswers
from claimback.workflow import atomic
from claimback.workflow.asking import UNKNOWN, Asking

ROOT = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 10, 20)


@pytest.fixture
def case(tmp_path):
    shutil.copy(ROOT / "letters" / "lumbar-mri-denial.pdf", tmp_path / "letter.pdf")
    shutil.copytree(ROOT / "records", tmp_path / "records")
    return tmp_path


def sit(case):
    return Asking(case, as_of=TODAY)


def named(one, id_):
    return next(question for question in one.open() if question.id == id_)


def test_a_typical_case_with_two_notes_needs_at_most_fifteen_answers_and_without_any_twenty_five(case):
    assert 0 < len(sit(case).open()) <= 15
    shutil.rmtree(case / "records")
    assert 15 < len(sit(case).open()) <= 25


def test_an_answer_is_kept_and_not_asked_again(case):
    one = sit(case)
    assert one.say(named(one, "red_flags"), "none")
    assert "red_flags:\n  - none" in (case / "answers.yaml").read_text(encoding="utf-8")
    assert "red_flags" not in {question.id for question in sit(case).open()}


def test_what_a_record_says_is_asked_to_be_confirmed(case):
    one = sit(case)
    question = named(one, "treatments")
    assert question.suggested
    one.say(question, "agree")
    text = (case / "answers.yaml").read_text(encoding="utf-8")
    assert "2026-08-10" in text


def test_free_text_is_kept_to_the_letter(case):
    said = "It hurts: #1 problem, “all day” - I can't sit!"
    one = sit(case)
    one.say(named(one, "symptoms"), said)
    again = Asking(case, as_of=TODAY)
    assert "symptoms" not in {question.id for question in again.open()}
    assert said in (case / "answers.yaml").read_text(encoding="utf-8")


def test_items_are_told_part_by_part(case):
    one = sit(case)
    one.say(named(one, "treatments"), [{"kind": "brace", "start": "2026-08-10", "what": "a belt, soft"}])
    assert "a belt, soft" in (case / "answers.yaml").read_text(encoding="utf-8")


def test_skip_comes_back_and_unknown_does_not(case):
    one = sit(case)
    first, second = one.open()[:2]
    one.skip(first)
    assert not one.say(second, "I don't know")
    assert not {first.id, second.id} & {question.id for question in one.open()}
    again = {question.id for question in sit(case).open()}
    assert first.id in again
    assert second.id not in again
    assert (case / UNKNOWN).read_text(encoding="utf-8") == f"{second.id}\n"


def test_what_does_not_fit_changes_nothing(case):
    one = sit(case)
    one.say(named(one, "red_flags"), "none")
    before = (case / "answers.yaml").read_bytes()
    with pytest.raises(BadAnswers):
        one.say(named(one, "treatments"), [{"kind": "brace", "start": "2026-09-10", "end": "2026-08-10"}])
    assert (case / "answers.yaml").read_bytes() == before


def test_a_write_that_is_cut_off_leaves_the_old_answers(case, monkeypatch):
    one = sit(case)
    one.say(named(one, "red_flags"), "none")
    before = (case / "answers.yaml").read_bytes()

    def cut_off(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "fsync", cut_off)
    with pytest.raises(KeyboardInterrupt):
        one.say(one.open()[0], "no")
    assert (case / "answers.yaml").read_bytes() == before


def test_in_a_terminal(case):
    runner = CliRunner()
    made = runner.invoke(app, ["ask", str(case), "--as-of", "2026-10-20"], input="14\n!why\n\n!stop\n")
    assert made.exit_code == 0, made.output
    assert "[14 to go]" in made.output
    assert "Your answers are in" in made.output
    assert "red_flags:\n  - none" in (case / "answers.yaml").read_text(encoding="utf-8")
    later = runner.invoke(app, ["ask", str(case), "--as-of", "2026-10-20"], input="")
    assert later.exit_code == 0
    assert "Do you have, or have you had, any of these" not in later.output
