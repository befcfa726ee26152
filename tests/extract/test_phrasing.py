"""Ways to say a thing that no labelled letter of ours says: each in a short letter of its own."""

import pytest

from tests.extract.helpers import values

HEAD = "ACME HEALTH PLAN\n1 Main Street, Boise, ID 83701\n\n"
BODY = "\n\nDear Ms. Rosa Lindgren:\n\nWe denied an MRI of the left knee without contrast.\n\n"
TAIL = "You may appeal within 180 days to Acme Health Plan, Appeals, PO Box 12, Boise, ID 83701, fax 208-555-0101.\n"


@pytest.mark.parametrize(
    ("name", "line", "value"),
    [
        ("notice_date", "Dated this 4th day of March, 2026", "2026-03-04"),
        ("notice_date", "Boise, Idaho, March 4, 2026", "2026-03-04"),
        ("notice_date", "Notice sent March 4, 2026 by first-class mail", "2026-03-04"),
        ("service_date", "Start date: 04/06/2026", "2026-04-06"),
        ("service_date", "Date you got the care: 04/06/2026", "2026-04-06"),
        ("member_id", "Member no. HH-C 0097 5518", "HH-C 0097 5518"),
        ("member_id", "Member           : Rosa Lindgren   Certificate no.  : OCH5529-0031-02", "OCH5529-0031-02"),
        ("member_id", "Fund ID .............. PT0419-88260", "PT0419-88260"),
        ("reference_number", "MCO tracking: PV-C9-88120", "PV-C9-88120"),
        ("reference_number", "Quote this number: RX-77120-4", "RX-77120-4"),
        ("group_number", "Employer group: Acme Tools (77-1204)", "77-1204"),
        ("diagnosis_code", "Diagnosis code on the order was M54.16.", "M54.16"),
        ("amount", "Amount we did not pay: $1,240.00", "1240.00"),
        ("provider", "Physician of record: Omar Castle, MD", "Omar Castle, MD"),
    ],
)
def test_boxes(name: str, line: str, value: str) -> None:
    assert values(HEAD + line + BODY + TAIL, name) == [value]


@pytest.mark.parametrize(
    ("name", "sentence", "value"),
    [
        ("peer_to_peer_phone", "Would your doctor like to talk with ours? 208-555-0177", "208-555-0177"),
        ("peer_to_peer_phone", "Medical director talk: 208-555-0177, for ten calendar days.", "208-555-0177"),
        ("criteria", "Our yardstick was the Acme Site of Care Policy SOC-03.", "Acme Site of Care Policy SOC-03"),
        ("criteria", "Source: ACR Appropriateness Criteria on Headache.", "ACR Appropriateness Criteria on Headache"),
        (
            "reviewer",
            "Imaging requests are reviewed for us by Meridian Imaging Review, an independent review company.",
            "Meridian Imaging Review",
        ),
        (
            "reviewer",
            "The Board has retained Beaconfield Medical Management to look at scan requests.",
            "Beaconfield Medical Management",
        ),
    ],
)
def test_sentences(name: str, sentence: str, value: str) -> None:
    assert values(HEAD + "March 4, 2026" + BODY + sentence + "\n\n" + TAIL, name) == [value]


def test_a_state_before_its_zip_code_is_no_member_number() -> None:
    assert values(HEAD + "March 4, 2026" + BODY + TAIL, "member_id") == []


def test_a_number_after_brackets_about_something_else_is_the_appeals() -> None:
    told = "Ask for an appeal within 180 days. Write Acme, Appeals Dept, PO Box 12, Boise, ID 83701 (do not send it to "
    text = HEAD + "March 4, 2026" + BODY + told + "the claims box, PO Box 30100). Telephone 208-555-0102."
    assert values(text, "appeal_phone") == ["208-555-0102"]


def test_the_kind_of_a_number_may_stand_behind_it() -> None:
    text = HEAD + "March 4, 2026" + BODY + "To appeal: 208-555-0102 (phone)   208-555-0101 (fax)\n"
    assert (values(text, "appeal_phone"), values(text, "appeal_fax")) == (["208-555-0102"], ["208-555-0101"])


def test_a_final_decision_gives_the_next_step_outside() -> None:
    text = (
        HEAD
        + "March 4, 2026"
        + BODY
        + (
            "We uphold our denial. The plan has no further level of appeal. You may ask for external review within "
            "four months: Acme Benefits, External Review Intake, 1500 Aster Road, Boise, ID 83701, fax 208-555-0114.\n"
        )
    )
    assert values(text, "appeal_fax") == ["208-555-0114"]
    assert values(text, "appeal_window_days") == [120]


def test_verdict_at_the_end_of_a_line() -> None:
    text = (
        HEAD
        + "March 4, 2026\n\nDear Ms. Rosa Lindgren:\n\n"
        + (
            "   1.  Pelvic ultrasound (76830)  APPROVED\n"
            "   2.  MRI of the pelvis without contrast (72195)  NOT APPROVED\n\n"
        )
    )
    assert values(text + TAIL, "procedure_code") == ["72195"]
