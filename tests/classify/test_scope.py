"""Negation, history, policy background and conditions: words that are there and yet no reason."""

import pytest

DENIED = "Your request for an MRI of the knee is denied. "
REASON = "You have not tried physical therapy. "


@pytest.mark.parametrize(
    ("aside", "kind"),
    [
        ("Lack of records is not the reason for this denial.", "insufficient_information"),
        ("We do not question that the office notes were not received late.", "insufficient_information"),
        ("We agree that the hospital setting is not necessary here.", "site_of_service"),
        ("Network status is not at issue.", "out_of_network"),
        ("Cost was not a factor.", "cost"),
        ("The first denial said that records were missing.", "insufficient_information"),
        ("At that time we said that the test was experimental.", "experimental"),
        (
            "Medically necessary care is care that is not experimental and not more costly than other care.",
            "experimental",
        ),
        ("Services without prior authorization may be denied.", "prior_authorization"),
        ("If you use an out-of-network provider your share is higher.", "out_of_network"),
        ("You may send us missing records with your appeal.", "insufficient_information"),
        ("You can get a copy of the criteria free of charge.", "cost"),
    ],
)
def test_set_aside(classified, aside: str, kind: str) -> None:
    kinds = {one.kind for one in classified(DENIED + REASON + aside).objections}
    assert kind not in kinds
    assert "conservative_care" in kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("[X] Out of network\n[ ] Experimental\n[ ] Records missing", {"out_of_network"}),
        ("( ) Out of network provider\n(X) Considered experimental", {"experimental"}),
        ("☐ Out of network provider\n☒ Considered experimental", {"experimental"}),
    ],
)
def test_only_ticked_boxes_count(classified, text: str, kinds: set[str]) -> None:
    assert {one.kind for one in classified(f"Decision: DENIED\n\nReason:\n{text}\n").objections} == kinds


def test_prose_beats_a_code(classified) -> None:
    letter = "EXPLANATION OF BENEFITS\n\nLine 1   70551   CO-50   DENIED\n\n"
    assert [one.kind for one in classified(letter).objections] == ["not_medically_necessary"]
    both = letter + "The provider is out of network, and the claim is denied for that reason.\n"
    assert [one.kind for one in classified(both).objections] == ["out_of_network"]


def test_approved_and_overturned_letters_have_no_objections(classified) -> None:
    overturned = "We have overturned our denial of your appeal. We had said that therapy was not tried."
    assert classified(overturned).decision == "overturned"
    assert not classified(overturned).objections


def test_the_month_of_may_is_no_permission(classified) -> None:
    denial = classified("Your claim is denied. Your coverage ended on May 31, 2026, before the visit.")
    assert [one.kind for one in denial.objections] == ["eligibility"]
