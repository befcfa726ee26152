"""Denials told in prose beside words of coverage: whoever is a member is not thereby approved for anything."""

import pytest

from claimback.workflow import analyze

HEAD = """Larkspur Health Plan
PO Box 1184, Eugene, OR 97401

November 2, 2026

Member: Odile Quant
Member ID: LHP 4471 0092

Dear Odile Quant,

"""


@pytest.mark.parametrize(
    ("words", "decision"),
    [
        (
            "Under our policy an MRI is covered for a child with headache when there are warning signs. We cannot "
            "approve the scan, and we consider it not medically necessary. She is covered through her mother's policy.",
            "denied",
        ),
        (
            "We cannot approve the MRI of the brain, and we consider it not medically necessary. You are covered "
            "through your individual policy bought on the marketplace.",
            "denied",
        ),
        ("We deny the scan, and we consider it not medically necessary.", "denied"),
        ("She is covered through her mother's individual policy.", "unknown"),
        ("We have approved the MRI of the brain. You are covered through your individual policy.", "approved"),
        ("The MRI is covered under your plan and has been approved for you.", "approved"),
    ],
)
def test_what_was_decided(words: str, decision: str) -> None:
    assert analyze((HEAD + words + "\n").encode(), filename="letter.txt").denial.decision == decision
