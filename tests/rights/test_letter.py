"""The letter's own words about time, and the law beside them."""

import pytest

from claimback.model import Rights

from .made import binding, run

RECEIPT = "You may appeal within 180 days after you receive this letter."


def window(text: str, words: str, days: int, **more: object) -> Rights:
    return run(text, facts={"appeal_window_days": (days, words)}, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "days", "notice", "due"),
    [
        (RECEIPT, "180 days", 180, "2026-03-04", "2026-08-31"),
        ("Appeal within four months of receiving this letter.", "four months", 120, "2025-10-31", "2026-02-28"),
        ("Appeal within 6 months from the date of this letter.", "6 months", 180, "2026-08-31", "2027-02-28"),
        ("Appeal within one year of the date of this letter.", "one year", 365, "2024-02-29", "2025-02-28"),
        ("You have 60 calendar days of the date on this notice.", "60 calendar days", 60, "2026-04-09", "2026-06-08"),
        ("You have 180 days to appeal, then 4 months for external review.", "180", 180, "2026-03-04", "2026-08-31"),
        ("You have one hundred eighty (180) days to appeal.", "180", 180, "2026-03-04", "2026-08-31"),
        ("Appeal in 10 business days of this notice.", "10 business days", 10, "2026-03-04", "2026-03-14"),
    ],
)
def test_months_are_counted_by_the_calendar(text: str, words: str, days: int, notice: str, due: str) -> None:
    found = window(text, words, days, notice=notice, plan="unknown")
    assert binding(found) == {"appeal": due}
    assert found.deadlines[0].source == "letter"
    assert found.deadlines[0].basis is not None
    assert found.deadlines[0].basis.quote == words


def test_the_count_is_told_in_words() -> None:
    first = window(RECEIPT, "180 days", 180).deadlines[0]
    assert first.how.startswith("180 days after March 4, 2026, the date on the letter.")
    assert "safe reading" in first.how
    assert "29 CFR 2560.503-1(h)(3)(i)" in first.how
    assert (first.authority, first.days, first.counted_from) == ("cp_h3_180", 180, "notice_date")


def test_receipt_is_shown_beside_the_safe_date() -> None:
    found = window(RECEIPT, "180 days", 180, answers={"notice_received_on": "2026-03-10"})
    assert binding(found) == {"appeal": "2026-08-31", "appeal_law_received": "2026-09-06"}
    assert "March 10, 2026" in found.deadlines[0].how
    assert found.deadlines[1].counted_from == "receipt"


def test_a_longer_time_in_the_letter_stands_beside_the_floor() -> None:
    found = window("Appeal within 365 days after you receive this.", "365 days", 365)
    assert binding(found) == {"appeal_law": "2026-08-31", "appeal": "2027-03-04"}
    assert [one.source for one in found.deadlines[:2]] == ["law", "letter"]
    assert not found.defects or "window_shorter_than_law" not in {one.id for one in found.defects}


@pytest.mark.parametrize(
    ("plan", "level", "text", "words", "days", "shorter"),
    [
        ("erisa_insured", "initial", "Appeal within 60 days of this letter.", "60 days", 60, True),
        ("erisa_insured", "initial", "Appeal within 180 days after you receive it.", "180 days", 180, False),
        ("individual", "initial", "Appeal within 90 days after receipt of this notice.", "90 days", 90, True),
        ("medicare_advantage", "initial", "Within 60 days of the date of this notice.", "60 days", 60, True),
        ("medicare_advantage", "initial", "Within 60 days after you receive this notice.", "60 days", 60, False),
        ("medicare_advantage", "initial", "Within 65 days of the date of this notice.", "65 days", 65, False),
        ("medicaid", "initial", "Within 30 days of the date of this notice.", "30 days", 30, True),
        ("medicaid", "final_internal", "Ask for a hearing within 120 days of this notice.", "120 days", 120, False),
        ("medicaid", "final_internal", "Ask for a hearing within 60 days of this notice.", "60 days", 60, True),
        ("fehb", "initial", "Within 6 months of the date of this letter.", "6 months", 180, False),
        ("fehb", "initial", "Within 90 days of the date of this letter.", "90 days", 90, True),
        ("erisa_self_funded", "final_internal", "Within 120 days after you receive it.", "120 days", 120, False),
        ("erisa_self_funded", "final_internal", "Within 60 days after you receive it.", "60 days", 60, True),
        ("individual", "final_internal", "Within 60 days after you receive it.", "60 days", 60, False),  # state unknown
        (
            "erisa_self_funded",
            "internal_appeal",
            "Level two: within 60 days.",
            "60 days",
            60,
            False,
        ),  # floor unverified
        ("tricare", "initial", "Within 30 days of this letter.", "30 days", 30, False),  # only caution
        ("unknown", "initial", "Within 10 days of this letter.", "10 days", 10, False),
    ],
)
def test_window_shorter_than_law(plan: str, level: str, text: str, words: str, days: int, *, shorter: bool) -> None:
    found = window(text, words, days, plan=plan, level=level, decision="upheld" if "internal" in level else "denied")
    assert ("window_shorter_than_law" in {one.id for one in found.defects}) == shorter
    if shorter:
        defect = next(one for one in found.defects if one.id == "window_shorter_than_law")
        assert defect.authority
        assert defect.quote is not None
        assert str(days) in defect.message


def test_counted_from_its_own_date() -> None:
    found = window("Appeal within 180 days from the date of this letter.", "180 days", 180)
    assert "window_counted_early" in {one.id for one in found.findings}
    assert "window_counted_early" not in {one.id for one in window(RECEIPT, "180 days", 180).findings}


def test_a_printed_date_is_kept_and_counted_as_stated() -> None:
    found = run("We must have it by June 8, 2026.", notice="2026-04-09", plan="medicaid",
                facts={"appeal_deadline": ("2026-06-08", "June 8, 2026"), "appeal_window_days": (60, "")})  # fmt: skip
    first = found.deadlines[0]
    assert (first.id, first.due.isoformat(), first.counted_from) == ("appeal", "2026-06-08", "stated")
    assert first.basis is not None
    assert first.authority == "mc_402"


def test_two_dates_that_disagree_are_both_shown() -> None:
    found = run("Call by December 3, 2025. Or appeal within 65 calendar days of this letter.", notice="2025-12-02",
                plan="medicare_advantage", stage="concurrent",
                facts={"appeal_deadline": ("2025-12-03", "December 3, 2025"),
                       "appeal_window_days": (65, "65 calendar days")})  # fmt: skip
    assert binding(found) == {"appeal_stated": "2025-12-03", "appeal": "2026-02-05"}
    assert "letter_dates_disagree" in {one.id for one in found.findings}
    assert "window_shorter_than_law" not in {one.id for one in found.defects}


def test_doctor_call() -> None:
    text = "Your doctor may call 888-555-0117 within 10 business days of this letter."
    found = run(text, facts={"peer_to_peer_days": (10, "10 business days")})
    call = next(one for one in found.deadlines if one.id == "peer_to_peer")
    assert call.due.isoformat() == "2026-03-18"
    assert "10 business days" in call.how
    assert "Weekends are left out" in call.how
    monday = run(text, notice="2026-11-09", facts={"peer_to_peer_days": (10, "10 business days")}, today="2026-11-23")
    found_call = next(one for one in monday.deadlines if one.id == "peer_to_peer")
    assert found_call.due.isoformat() == "2026-11-23"  # Veterans Day counted: the earlier reading
    assert "has passed" not in found_call.what
    plain = run("Call within 10 days.", facts={"peer_to_peer_days": (10, "10 days")})
    assert next(one for one in plain.deadlines if one.id == "peer_to_peer").due.isoformat() == "2026-03-14"
    late = run(text, facts={"peer_to_peer_days": (10, "10 business days")}, today="2026-04-01")
    assert "has passed" in next(one for one in late.deadlines if one.id == "peer_to_peer").what


@pytest.mark.parametrize("value", ["", "soon", 0, -3, 99999, "1e9"])
def test_a_senseless_number_of_days_is_left_alone(value: str | int) -> None:
    found = run("Appeal soon.", plan="va", facts={"appeal_window_days": (value, "")})
    assert binding(found) == {}
