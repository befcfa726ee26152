"""The insurer's answer tied to its case, and the next level that begins with it."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimback.cli.main import app
from claimback.model import ClaimbackError, FactRef
from claimback.workflow.appeal import build
from claimback.workflow.case import load
from claimback.workflow.case_folder import parts
from claimback.workflow.exhibits_file import read_choices
from claimback.workflow.reply import compared, next_level, read_reply

AS_OF = date(2026, 11, 26)
HEAD = """Larkspur Health Plan
PO Box 1184, Eugene, OR 97401

{day}

Member: {name}
Member ID: {id}
Case number: LK-2611-4410
Group plan of Harrow Tools, insured by Larkspur Health Plan

Dear {name},

"""
DENIAL = (
    HEAD
    + """Your doctor asked us to approve an MRI of the lumbar spine without contrast (CPT 72148).
We have denied this request. The records do not show six weeks of treatment directed by a provider.
An X-ray should be done first.

You may appeal within 180 days after you receive this letter. Fax 541-555-0119.
"""
)
UPHELD = (
    HEAD
    + """We have finished the review of your appeal about an MRI of the lumbar spine without contrast
(CPT 72148). We uphold our decision. There is no record of six weeks of physical therapy or
another treatment that a provider directed, which has to come before an MRI.

Also, published studies have not proved that this kind of MRI helps people with this condition; it is experimental and
investigational.

FINAL INTERNAL ADVERSE DETERMINATION. No further internal appeal is available. You may ask for an external review by an
independent review organization within four months after you receive this letter.
"""
)
OVERTURNED = (
    HEAD + "We have finished the review of your appeal. We overturn our denial. The MRI (CPT 72148) is approved.\n"
)
ME = {"name": "Odile Quant", "id": "LHP 4471 0092"}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    (folder / "records").mkdir(parents=True)
    (folder / "letter.txt").write_text(DENIAL.format(day="August 3, 2026", **ME))
    (folder / "answers.yaml").write_text("symptom_onset: July 20, 2026\n")
    (folder / "records" / "note.txt").write_text("Office note\nDate: 07/30/2026\nPatient: Odile Quant\nNo weakness.\n")
    return folder


def letter(folder: Path, text: str, **who: str) -> Path:
    path = folder / "reply.txt"
    path.write_text(text.format(day="November 10, 2026", **{**ME, **who}))
    return path


def test_what_stays_what_is_new_and_what_was_dropped(case, tmp_path):
    reply = read_reply(case, letter(tmp_path, UPHELD), as_of=AS_OF)
    assert reply.analysis.denial.decision == "upheld"
    assert reply.analysis.denial.level == "final_internal"
    assert {one.kind for one in reply.still} == {"conservative_care"}
    assert {one.kind for one in reply.new} == {"experimental"}
    assert {one.kind for one in reply.dropped} == {"alternative_imaging"}
    assert reply.goes_on


def test_the_clock_begins_anew_with_the_reply(case, tmp_path):
    reply = read_reply(case, letter(tmp_path, UPHELD), as_of=AS_OF)
    due = [one for one in reply.analysis.rights.deadlines if one.source == "law" or one.source == "letter"]
    assert due
    assert all(one.due > date(2027, 1, 1) for one in due if one.id.startswith("appeal"))


def test_the_next_level_is_a_case_with_the_answers_the_records_and_the_letter_before(case, tmp_path):
    made = next_level(case, letter(tmp_path, UPHELD), tmp_path / "next")
    told, answers, records = parts(made)
    assert "uphold" in told.read_text()
    assert answers is not None
    assert sorted(path.name for path in records.iterdir()) == ["earlier-denial-1.txt", "note.txt"]
    again = next_level(made, letter(tmp_path, UPHELD), tmp_path / "third")
    assert sorted(path.name for path in (again / "records").iterdir()) == [
        "earlier-denial-1.txt", "earlier-denial-2.txt", "note.txt",
    ]  # fmt: skip


def test_the_next_level_speaks_to_the_outside_reviewer_and_meets_the_new_reason(case, tmp_path):
    made = next_level(case, letter(tmp_path, UPHELD), tmp_path / "next")
    told, answers, records = parts(made)
    appeal = build(load(told, records=records, answers=answers), as_of=AS_OF)
    draft = next(one for one in appeal.drafts if one.id == "appeal-letter")
    text = " ".join(sentence.text for sentence in draft.sentences)
    assert "external review" in text
    assert "investigational" in text
    assert "X-ray should be done first" not in text


def test_a_reversal_ends_it_and_makes_no_folder(case, tmp_path):
    made = CliRunner().invoke(app, ["reply", str(case), str(letter(tmp_path, OVERTURNED)), "--as-of", "2026-11-26"])
    assert made.exit_code == 0, made.output
    assert "no next level" in made.output
    assert not (tmp_path / "case-next").exists()


def test_in_a_terminal_the_next_level_is_named(case, tmp_path):
    made = CliRunner().invoke(app, ["reply", str(case), str(letter(tmp_path, UPHELD)), "--as-of", "2026-11-26"])
    assert made.exit_code == 0, made.output
    assert "No longer said:" in made.output
    assert (tmp_path / "case-next" / "letter.txt").is_file()
    twice = CliRunner().invoke(app, ["reply", str(case), str(letter(tmp_path, UPHELD)), "--as-of", "2026-11-26"])
    assert twice.exit_code != 0
    assert "is there already" in twice.output


def test_a_strangers_letter_is_refused_and_nothing_is_written(case, tmp_path):
    strange = letter(tmp_path, UPHELD.replace("LK-2611-4410", "ZZ-1"), name="Ramiro Tull", id="XYZ 999 111")
    with pytest.raises(ClaimbackError, match="another person"):
        read_reply(case, strange, as_of=AS_OF)


@pytest.mark.parametrize(
    "who", [{"id": "lhp-4471-0092", "name": "O. Quant"}, {"id": "NEW 1 2 3 4 5", "name": "Odile Quant"}]
)
def test_a_number_or_the_name_ties_a_reply_to_its_case(case, tmp_path, who):
    assert read_reply(case, letter(tmp_path, UPHELD, **who), as_of=AS_OF).goes_on


def test_a_letter_is_the_same_case_as_itself(case):
    from claimback.workflow import analyze

    one = analyze(case / "letter.txt", as_of=AS_OF)
    assert compared(one, one).new == () == compared(one, one).dropped


PARTLY = (
    HEAD
    + """We have finished the review of your appeal. We partly overturn our decision. The MRI of the lumbar spine
without contrast (CPT 72148) is approved. The repeat with contrast (CPT 72158) remains denied because it is not
medically necessary.
"""
)
NO_REASON = (
    HEAD
    + """We have finished the review of your appeal about an MRI of the lumbar spine (CPT 72148). We uphold our decision
for the reasons in our letter of August 3, 2026. You may ask for an external review within four months.
"""
)
RECEIVED = (
    HEAD
    + """We have received your appeal about an MRI of the lumbar spine (CPT 72148) on November 5, 2026.
We will send you our decision within 30 days.
"""
)
MORE = (
    HEAD
    + """We have received your appeal about an MRI of the lumbar spine (CPT 72148). We need more information before
we can decide. Please send the physical therapy notes within 45 days of this letter.
"""
)


def kinds(found) -> set[str]:
    return {one.kind for one in found}


def test_what_is_overturned_only_in_part_goes_on(case, tmp_path):
    reply = read_reply(case, letter(tmp_path, PARTLY), as_of=AS_OF)
    assert reply.analysis.denial.decision == "partially_approved"
    assert reply.goes_on


def test_reasons_are_not_called_dropped_where_the_reply_only_points_to_them(case, tmp_path):
    reply = read_reply(case, letter(tmp_path, NO_REASON), as_of=AS_OF)
    assert reply.analysis.denial.decision == "upheld"
    assert reply.dropped == ()
    assert kinds(reply.standing) == {"conservative_care", "alternative_imaging"}


def test_a_decision_without_reasons_is_answered_by_those_on_which_it_stands(case, tmp_path):
    told, answers, records = parts(next_level(case, letter(tmp_path, NO_REASON), tmp_path / "next"))
    appeal = build(load(told, records=records, answers=answers), as_of=AS_OF)
    assert {one.kind for one in appeal.analysis.denial.objections} == {"conservative_care", "alternative_imaging"}
    draft = next(one for one in appeal.drafts if one.id == "appeal-letter")
    text = " ".join(sentence.text for sentence in draft.sentences)
    assert "gives no reason of its own" in text
    assert "The records do not show six weeks of treatment directed by a provider." in text
    quoting = next(one for one in draft.sentences if "six weeks of treatment" in one.text)
    assert {ref.document for ref in quoting.support if isinstance(ref, FactRef)} == {"earlier-denial-1.txt"}
    assert not [one for one in appeal.findings if one.id == "objection_unanswered"]


def test_the_letter_of_somebody_else_lends_no_reasons(case, tmp_path):
    told, _, records = parts(next_level(case, letter(tmp_path, NO_REASON), tmp_path / "next"))
    strange = HEAD.replace("LK-2611-4410", "ZZ-1").format(day="August 3, 2026", name="Ramiro Tull", id="XYZ 999 111")
    body = DENIAL.removeprefix(HEAD)
    (records / "earlier-denial-1.txt").write_text(strange + body)
    appeal = build(load(told, records=records), as_of=AS_OF)
    assert appeal.analysis.denial.objections == ()


def test_a_request_for_more_drops_no_reason_and_is_answered(case, tmp_path):
    reply = read_reply(case, letter(tmp_path, MORE), as_of=AS_OF)
    assert (reply.analysis.denial.decision, reply.dropped) == ("pended", ())
    assert kinds(reply.standing) == {"conservative_care", "alternative_imaging"}
    assert reply.goes_on


def test_a_receipt_begins_no_clock_and_no_level(case, tmp_path):
    made = CliRunner().invoke(app, ["reply", str(case), str(letter(tmp_path, RECEIVED)), "--as-of", "2026-11-26"])
    assert made.exit_code == 0, made.output
    assert "does not seem to decide" in made.output
    assert "2027" not in made.output
    assert not (tmp_path / "case-next").exists()


def test_the_letter_of_the_case_is_no_answer_to_it(case):
    with pytest.raises(ClaimbackError, match="letter of the case itself"):
        read_reply(case, case / "letter.txt", as_of=AS_OF)


def test_photos_of_the_reply_are_one_letter_of_the_next_level(case, tmp_path):
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "page-1.txt").write_text(UPHELD.format(day="November 10, 2026", **ME))
    assert parts(next_level(case, photos, tmp_path / "next"))[0].name == "letter.zip"


def test_what_was_blacked_out_stays_so_at_the_next_level(case, tmp_path):
    (case / "exhibits.yaml").write_text(
        "drop: [note.txt]\nredact:\n  everywhere:\n    - words: secret\n  letter.txt:\n    - words: Eugene\n"
    )
    made = next_level(case, letter(tmp_path, UPHELD), tmp_path / "next")
    kept = read_choices(made / "exhibits.yaml")
    assert kept.drop == ("note.txt",)
    assert [one.words for one in kept.redactions("earlier-denial-1.txt")] == ["secret", "Eugene"]
    assert [one.words for one in kept.redactions("letter.txt")] == ["secret"]
