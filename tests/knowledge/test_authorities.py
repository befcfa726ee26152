"""Authorities: who may cite what, for whom, and when."""

from datetime import date

import pytest
from pydantic import ValidationError

from claimback.knowledge import AuthorityRecord, authority, book
from claimback.knowledge.authorities import first
from claimback.model import BadKnowledge, Plan

TODAY = date(2026, 11, 23)
RECORDS = book().records(AuthorityRecord)


@pytest.mark.parametrize(
    ("id_", "plan", "reached"),
    [
        ("cp_h3_180", "erisa_self_funded", True),
        ("cp_h3_180", "employer_unknown_funding", True),
        ("cp_h3_180", "individual", True),
        ("cp_h3_180", "medicare_advantage", False),
        ("cp_h3_180", "medicaid", False),
        ("cp_h3_180", "fehb", False),
        ("cp_h3_180", "unknown", False),
        ("erisa_502c1", "individual", False),
        ("erisa_502c1", "erisa_insured", True),
        ("er_state_min", "erisa_self_funded", False),
        ("er_state_min", "employer_unknown_funding", False),
        ("er_onelevel", "individual", True),
        ("er_onelevel", "erisa_insured", False),
        ("ma_101b6", "original_medicare", False),
        ("mc_ffs", "medicaid", False),
        ("cms0057_reason", "individual", False),
        ("hipaa_access", "workers_comp", True),
        ("wc", "workers_comp", False),
        ("ca_1368", "individual", False),
        ("no_such_rule", "individual", False),
    ],
)
def test_reach(id_: str, plan: str, reached: bool) -> None:
    assert (authority(book(), id_, plan, TODAY) is not None) == reached


def test_a_state_s_law_needs_the_state() -> None:
    assert authority(book(), "ny_4914", "individual", TODAY) is None
    assert authority(book(), "ny_4914", "individual", TODAY, "NJ") is None
    assert authority(book(), "ny_4914", "individual", TODAY, "ny") is not None
    assert authority(book(), "ny_4914", "erisa_self_funded", TODAY, "NY") is None
    assert authority(book(), "ny_4914", "employer_unknown_funding", TODAY, "NY") is None


def test_the_citation_is_the_one_for_the_plan() -> None:
    def cited(plan: str) -> str:
        found = authority(book(), "er_notice_processes", plan, TODAY)
        return found.citation if found else ""

    assert cited("individual") == "45 CFR 147.136(b)(3)(ii)(E)(4)"
    assert cited("erisa_self_funded") == "29 CFR 2590.715-2719(b)(2)(ii)(E)"
    found = authority(book(), "er_notice_processes", "erisa_self_funded", TODAY)
    assert found is not None
    assert found.href.endswith("title-29/section-2590.715-2719")
    assert cited("nonfederal_gov") == "45 CFR 147.136(b)(2)(ii)(E)(4)"


def test_the_first_that_fits() -> None:
    found = first(book(), ("ma_582", "mc_402", "cp_h3_180"), "medicaid", TODAY)
    assert found is not None
    assert found.id == "mc_402"
    assert first(book(), ("ma_582",), "medicaid", TODAY) is None


def test_memory_is_never_citable() -> None:
    data = {**RECORDS["wc"].model_dump(), "citable": True}
    with pytest.raises(ValidationError, match="cannot be citable"):
        AuthorityRecord.model_validate(data)


def test_every_plan_of_the_contract_but_unknown_is_reached_by_some_authority() -> None:
    for plan in set(Plan.__args__) - {"unknown", "workers_comp"}:
        assert any(record.citable and record.reaches(plan) for record in RECORDS.values()), plan


def test_addresses_are_of_official_or_law_school_sites() -> None:
    hosts = ("https://www.ecfr.gov/", "https://www.law.cornell.edu/", "https://law.lis.virginia.gov/",
             "https://www.nysenate.gov/", "https://code.dccouncil.gov/")  # fmt: skip
    legal = [record for record in RECORDS.values() if "CFR" in record.citation or "U.S.C." in record.citation]
    assert legal
    assert all(not record.href or record.href.startswith(hosts) for record in legal)


def test_the_per_day_penalty_keeps_its_narrow_scope() -> None:
    record = RECORDS["erisa_502c1"]
    assert "plan administrator" in record.requirement
    assert "claim-file" in record.caveat
    assert set(record.applies_to) == {"erisa_self_funded", "erisa_insured", "employer_unknown_funding", "grandfathered"}


def test_errors_name_file_and_line(tmp_path) -> None:
    from claimback.knowledge import Book

    (tmp_path / "authorities").mkdir()
    (tmp_path / "authorities" / "x.yaml").write_text("id: x\ncitation: y\nsurprise: 1\n", encoding="utf-8")
    with pytest.raises(BadKnowledge, match=r"x\.yaml, line"):
        Book(tmp_path).records(AuthorityRecord)
