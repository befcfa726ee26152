import pytest

from tests.extract.helpers import document, read, values


def letter(body: str, head: str = "Member: Ada Quillfeather\nDate: 03/04/2026\n") -> str:
    return f"Larkmoor Health Plan\n\n{head}\nDear Ada Quillfeather:\n\n{body}\n"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("within one hundred eighty (180) days after you get this letter", 180),
        ("within 180 calendar days of this letter", 180),
        ("within six months of this letter", 180),
        ("within 4 months of this letter", 120),
        ("not later than the 60th day after this letter", 60),
        ("within sixty-five (65) days from this notice", 65),
        ("within one year from the date of this letter", 365),
    ],
)
def test_window_in_words_and_figures(words: str, days: int) -> None:
    assert values(letter(f"You may appeal {words}."), "appeal_window_days") == [days]


@pytest.mark.parametrize(
    "sentence",
    [
        "We will answer your appeal within 30 days.",
        "You may ask for a State Fair Hearing within 120 days of our decision.",
        "Your doctor may talk with our medical director within 14 days of this letter.",
        "You can keep getting the care you now have if you ask within 10 days.",
        "A lawsuit must be filed within 365 days after the final decision.",
    ],
)
def test_other_windows_are_no_appeal_window(sentence: str) -> None:
    text = letter(f"You may appeal within 180 days of this letter.\n\n{sentence}")
    assert values(text, "appeal_window_days") == [180]
    assert 180 not in values(letter(sentence), "appeal_window_days")


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("March 4th, 2026", "2026-03-04"), ("4 March 2026", "2026-03-04"), ("03/04/26", "2026-03-04"),
        ("2026/03/04", "2026-03-04"), ("04-MAR-2026", "2026-03-04"), ("March the 4th, 2026", "2026-03-04"),
    ],
)  # fmt: skip
def test_notice_date_in_many_shapes(written: str, iso: str) -> None:
    assert values(letter("Your request is denied.", f"Notice date: {written}\n"), "notice_date") == [iso]


def test_former_dates_are_no_notice_date() -> None:
    text = letter("We received your request on February 20, 2026 and denied it.", "March 4, 2026\n")
    assert values(text, "notice_date") == ["2026-03-04"]


@pytest.mark.parametrize("mask", ["XXXXXXX", "******6640", "[REDACTED]", "____________", "[Provider on File]"])
def test_masks_give_no_fact_but_a_finding(mask: str) -> None:
    reading = read(letter("Denied.", f"Member ID: {mask}\n"))
    assert [f for f in reading.facts if f.name == "member_id"] == []
    assert "masked_value" in {finding.id for finding in reading.findings}


def test_zip_codes_and_boxes_are_no_procedure_codes() -> None:
    body = "Service: MRI of the left knee without contrast (CPT 73721)\nWrite to PO Box 72148, Houston, TX 77049."
    assert values(letter(body), "procedure_code") == ["73721"]


def test_appeals_fax_and_not_the_others() -> None:
    body = (
        "To appeal, write to us within 180 days.\n\nNew requests, fax: 800-555-0101\nAppeals, fax: 800-555-0102\n"
        "Claims fax: 800-555-0103\nAppeals, telephone: 800-555-0104\nMember services: 800-555-0105"
    )
    assert values(letter(body), "appeal_fax") == ["800-555-0102"]
    assert values(letter(body), "appeal_phone") == ["800-555-0104"]


def test_plain_language_study() -> None:
    body = "Your doctor asked us to approve an MRI of the mid-back part of your spine, no dye. We said no."
    text = letter(body)
    assert values(text, "modality") == ["mri"]
    assert values(text, "body_part") == ["thoracic_spine"]
    assert values(text, "contrast") == ["without"]


def test_code_that_contradicts_the_words() -> None:
    text = letter("Service: MRI of the right knee without contrast\nCPT code: 72148\nIt is denied.")
    found = [f for f in read(text).findings if f.id == "code_contradicts_words"]
    assert len(found) == 1
    assert found[0].quote is not None
    assert found[0].quote.quote == "72148"
    assert not [f for f in read(text.replace("72148", "73721")).findings if f.id == "code_contradicts_words"]


def test_damage_is_repaired_in_dates_and_recorded() -> None:
    text = "LARKM00R HEA1TH PLAN\n\n0ctober 7, 2O25\n\nDear Ada Quillfeather:\n\nY0ur request f0r care has been denied. Appeal within 18O days of this letter.\n"  # noqa: E501
    facts = {fact.name: fact for fact in read(text).facts}
    assert facts["notice_date"].value == "2025-10-07"
    assert facts["notice_date"].found_by.endswith("+repaired")
    assert facts["appeal_window_days"].value == 180


def test_guideline_author_is_no_reviewer() -> None:
    body = "The request does not meet the eviCore Spine Imaging Guidelines, SP-6."
    assert values(letter(body), "reviewer") == []
    assert values("eviCore healthcare\n" + letter(body), "reviewer") == ["eviCore healthcare"]


def test_facts_on_a_second_page_have_its_number() -> None:
    doc = "Larkmoor Health Plan\n\nDate: 03/04/2026\n\nYour MRI is denied.\n\fYou may appeal within 180 days of this notice.\n"  # noqa: E501
    fact = next(f for f in read(doc).facts if f.name == "appeal_window_days")
    assert fact.source.page == 2
    assert document(doc).page(2).text[fact.source.start : fact.source.end] == "180 days"
