"""Citations are found as people write them: by hand, in the short form of a state, and of courts."""

import pytest

from claimback.checks.legal_citations import cited
from claimback.knowledge import book
from claimback.knowledge.rules import StateRule

STATUTES = [
    (state.id, statute.strip())
    for state in book().records(StateRule).values()
    for statute in state.statute.split(";")
    if statute.strip() and not (state.id == "in" and statute.strip().startswith("27-"))  # goes on from the one before
]


@pytest.mark.parametrize(("state", "statute"), STATUTES)
def test_the_law_of_every_state_is_found_as_its_own_people_write_it(state: str, statute: str) -> None:
    assert cited(book(), f"The plan broke {statute} when it denied this."), state


@pytest.mark.parametrize(
    "words",
    [
        "Whitcomb v. Northland Health Plan, 612 F.4th 88 (9th Cir. 2029)",
        "88 Fed. Reg. 22120",
        "29 United States Code, Section 1133",
        "134 S. Ct. 604",
        "2031 WL 1234567",
        "2019 U.S. Dist. LEXIS 12345",
        "Ill. Admin. Code tit. 50, § 4530.50",
        "Fla. Stat. § 627.6141",
        "12 Conn. App. 345",
    ],
)
def test_courts_and_codes_are_found(words: str) -> None:
    assert cited(book(), f"As held in {words}, the denial is void.")


@pytest.mark.parametrize(
    "words",
    [
        "I live at 2200 W. 72110 in the old town.",
        "The office is at 2401 NW 72070, suite 4.",
        "Procedure code 72148, diagnosis code M54.16, claim 26-000-8844.",
        "On 9/30/2026 strength was 4/5 and reflexes 2+; L5-S1 was not imaged.",
        "I paid $1,842.00 on Oct. 3 and called 541-555-0119 twice.",
        "Please send it to PO Box 5561, Eugene, OR 97405-0012.",
        "Group No. 60417, member ID JVB 5580 31964, Case CM-2610-44871.",
        "The ZIP Code 97401-1234 is wrong on the notice.",
    ],
)
def test_what_a_letter_holds_besides_law_is_no_citation(words: str) -> None:
    assert cited(book(), words) == []
