"""The plan's answer begins the next level."""

from tests.web.conftest import LETTER

UPHELD = (
    LETTER.replace("November 2, 2026", "November 20, 2026").split("Your doctor, Ines")[0]
    + """
We have finished the review of your appeal about an MRI of the lumbar spine without contrast (CPT 72148).
We uphold our decision. There is no record of six weeks of physical therapy, which has to come before an MRI.

FINAL INTERNAL ADVERSE DETERMINATION. No further internal appeal is available. You may ask for an external review by an
independent review organization within four months after you receive this letter.
"""
)


def test_the_answer_becomes_a_case_of_the_next_level_with_what_was_said_before(client, work, case):
    client.post(f"/c/{case}/story/symptoms", {"way": "say", "value": "It burns at night."})
    following = client.post(f"/c/{case}/reply", {"text": UPHELD})["Location"].split("/")[2]
    assert following != case
    work()
    page = client.get(f"/c/{following}/letter").content.decode()
    assert "What changed since their last letter" in page
    assert "They still say:" in page
    assert "It burns at night." in client.get(f"/c/{following}/story/answers").content.decode()
    client.get(f"/c/{following}/letters")
    work()
    assert "earlier-denial-1.txt" in client.get(f"/c/{following}/records").content.decode()
    assert client.get(f"/c/{case}/letter").status_code == 200


def test_a_strangers_letter_is_told(client, work, case):
    strange = (
        UPHELD.replace("Odile Quant", "Ramiro Tull").replace("LHP 4471 0092", "XYZ 1").replace("LK-2611-4410", "Q-7")
    )
    following = client.post(f"/c/{case}/reply", {"text": strange})["Location"].split("/")[2]
    work()
    assert "another person" in client.get(f"/c/{following}/letter").content.decode()


def answered(client, work, case, words):
    """The page of the letter that answers the case with these words, under the head of the first letter."""
    head = LETTER.replace("November 2, 2026", "November 20, 2026").split("Your doctor, Ines")[0]
    following = client.post(f"/c/{case}/reply", {"text": f"{head}\n{words}\n"})["Location"].split("/")[2]
    work()
    return client.get(f"/c/{following}/letter").content.decode()


def test_a_receipt_keeps_the_reasons_and_begins_no_clock(client, work, case):
    receipt = "We have received your appeal on November 18, 2026. You will hear from us within 30 days."
    page = answered(client, work, case, receipt)
    assert "Said before, and not answered by this letter:" in page
    assert "begins no new clock" in page


def test_a_reversal_has_nothing_to_appeal(client, work, case):
    yes = "We have finished the review of your appeal. We have overturned our decision. The MRI is approved."
    assert "nothing to appeal" in answered(client, work, case, yes)
