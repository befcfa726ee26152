"""Wordings that were once misread, each of a general kind."""

import pytest

from claimback.classify.features import pieces, word_features
from claimback.classify.model import model
from claimback.classify.rules import rules
from claimback.knowledge import book

DENIED = "Your request for an MRI of the knee is denied. "


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("Juniper Valley Bus Lines, Inc. funds your health plan from its own assets.", "erisa_self_funded"),
        ("The Plan is funded by Halvard Timber Products, Inc. itself.", "erisa_self_funded"),
        ("We write on behalf of the Dunmore Rail Health Plan (employer-funded).", "erisa_self_funded"),
        ("Contract: large group HMO, issued by us to Pell & Wyatt Instruments, Inc.", "erisa_insured"),
        ("Plan name: Silver HMO, on exchange", "individual"),
    ],
)
def test_who_pays(classified, text: str, plan: str) -> None:
    assert classified(f"{text}\n\n{DENIED}\n").plan == plan


def test_an_adverse_determination_is_a_denial(classified) -> None:
    letter = "PRIOR AUTHORIZATION DETERMINATION: ADVERSE\n\nRationale: No course of physical therapy was documented.\n"
    denial = classified(letter)
    assert (denial.decision, denial.stage) == ("denied", "pre_service")
    assert [one.kind for one in denial.objections] == ["conservative_care"]


def test_only_the_ticked_reason(classified) -> None:
    letter = (
        "STATUS\n[ ] Approved\n[X] Denied\n[ ] Pended\n\n"
        "REASON\n[ ] Not medically necessary\n[X] Less costly setting available\n[ ] Records not received\n"
    )
    denial = classified(letter)
    assert denial.decision == "denied"
    assert {one.kind for one in denial.objections} <= {"cost", "site_of_service"}
    assert denial.objections


def test_plain_words_deny(classified) -> None:
    assert classified("We can't cover this right now. You have not tried physical therapy.").decision == "denied"


def test_an_address_of_mail_is_no_reason(classified) -> None:
    letter = f"no-reply@letters.example.org\n\n{DENIED}The provider is out of network.\n"
    assert [one.kind for one in classified(letter).objections] == ["out_of_network"]


def test_a_negation_reaches_a_few_words_and_not_the_next_clause() -> None:
    found = word_features(["not", "shown", "any", "recent", "therapy", "but", "surgery", "helps"], {})
    assert "!therapy" in found
    assert "!surgery" not in found
    assert "shown recent" not in found


def test_pieces_stay_within_a_word() -> None:
    assert "~_the" in pieces("therapy")
    assert pieces("72148") == ()
    assert all(len(piece) <= 6 for piece in pieces("therapy"))


def test_the_model_says_why() -> None:
    linear = model(book())
    assert linear is not None
    words = ["there", "is", "no", "note", "of", "physical", "therapy", "or", "home", "exercise"]
    scores = linear.score(words, rules(book()).lexicon.hits(words))
    assert max(scores, key=scores.__getitem__) == "conservative_care"
    assert linear.why(words, "conservative_care")


def test_rules_and_model_support_each_other() -> None:
    linear = model(book())
    assert linear is not None
    assert (
        linear.joined(0.1, 0.1, 0.0)
        < linear.joined(0.1, 0.1, 0.9)
        < linear.joined(0.9, 0.1, 0.9)
        < linear.joined(0.9, 0.9, 0.9)
    )
    assert linear.joined(0.0, 0.0, 0.9) > 0


@pytest.mark.parametrize("label", ["Tracking no.: PA-77120-K", "Case No: PA-1", "Request no. PA-77120"])
def test_the_short_form_of_number_denies_nothing(classified, label: str) -> None:
    letter = (
        f"We denied the MRI of the left knee. The notes do not show that you had plain X-rays of the knee.\n{label}\n"
    )
    assert [reason.kind for reason in classified(letter).objections] == ["alternative_imaging"]
