"""The way from the letter to the packet, page by page, without scripts."""

import io
import zipfile

import pytest

from claimback.workflow import analyze


def _go(client, work, address: str) -> str:
    """A page, after the work that it waits for."""
    answer = client.get(address)
    for _ in range(4):
        if answer.status_code != 302:
            break
        if "working" in answer["Location"]:
            work()
        answer = client.get(answer["Location"])
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_a_pasted_letter_is_read_and_told_in_its_own_words(client, work, case):
    page = _go(client, work, f"/c/{case}/letter")
    assert "The records do not show six weeks of treatment directed by a provider." in page
    assert "LHP 4471 0092" in page
    assert "541-555-0119" in page


def test_the_sample_goes_all_the_way_to_a_packet(client, work):
    token = client.post("/sample")["Location"].split("/")[2]
    _go(client, work, f"/c/{token}/letter")
    for page in ("", "story/answers", "records", "letters", "letters/appeal-letter", "keep"):
        _go(client, work, f"/c/{token}/{page}")
    assert "Download the packet" in _go(client, work, f"/c/{token}/send")
    packet = client.get(f"/c/{token}/send/packet.pdf")
    assert packet.content[:5] == b"%PDF-"
    assert len(packet.content) > 20_000
    assert client.get(f"/c/{token}/letters/appeal-letter/docx").content[:2] == b"PK"
    assert b"BEGIN:VCALENDAR" in client.get(f"/c/{token}/letter/dates.ics").content
    assert client.get(f"/c/{token}/letter/page/1.png").content[1:4] == b"PNG"
    assert client.get(f"/c/{token}/letter/page/99.png").status_code == 404


def test_an_answer_is_kept_and_stands_among_the_answers(client, work, case):
    _go(client, work, f"/c/{case}/letter")
    said = "I cannot lift my left foot since the first week of September."
    assert client.post(f"/c/{case}/story/symptoms", {"way": "say", "value": said}).status_code == 302
    assert said in _go(client, work, f"/c/{case}/story/answers")


def test_not_known_and_skipped_are_not_asked_again_at_once(client, work, case):
    _go(client, work, f"/c/{case}/letter")
    first = client.get(f"/c/{case}/story")["Location"]
    client.post(first, {"way": "unknown"})
    second = client.get(f"/c/{case}/story")["Location"]
    client.post(second, {"way": "skip"})
    third = client.get(f"/c/{case}/story")["Location"]
    assert len({first, second, third}) == 3


def test_an_answer_that_does_not_fit_is_told_and_nothing_is_kept(client, work, case):
    _go(client, work, f"/c/{case}/letter")
    answer = client.post(f"/c/{case}/story/symptom_onset", {"way": "say", "value": "the 45th of Octember"})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert "Octember" not in _go(client, work, f"/c/{case}/story/answers")


def test_a_corrected_value_stands_in_place_of_what_was_read_and_moves_the_dates(client, work, case):
    before = _go(client, work, f"/c/{case}/letter")
    client.post(f"/c/{case}/letter/change/notice_date", {"value": "2026-11-12"})
    after = _go(client, work, f"/c/{case}/letter")
    assert "your correction" in after
    assert "Nov. 12, 2026" in after
    assert "Nov. 12, 2026" not in before


@pytest.mark.parametrize(("name", "typed"), [("notice_date", "soon"), ("appeal_window_days", "-3"), ("plan", "pirate")])
def test_a_correction_that_is_no_value_changes_nothing(client, work, case, name, typed):
    before = _go(client, work, f"/c/{case}/letter")
    assert 'role="alert"' in client.post(f"/c/{case}/letter/change/{name}", {"value": typed}).content.decode()
    assert "your correction" not in before + _go(client, work, f"/c/{case}/letter")


def test_an_edited_letter_is_checked_as_edited_and_can_go_back(client, work, case):
    _go(client, work, f"/c/{case}/letters")
    page = client.get(f"/c/{case}/letters/appeal-letter/edit").content.decode()
    number = page.split('name="block-')[2].split('"')[0]
    words = "The New England Journal of 2031 (volume 12) proves that 97% of such scans help."
    client.post(f"/c/{case}/letters/appeal-letter/edit", {f"block-{number}": words, "way": "save"})
    after = client.get(f"/c/{case}/letters/appeal-letter").content.decode()
    assert words in after
    assert "97" in after.split('class="paper"')[0]
    client.post(f"/c/{case}/letters/appeal-letter/edit", {"way": "drafted"})
    assert words not in client.get(f"/c/{case}/letters/appeal-letter").content.decode().split("Your versions")[0]


def test_what_was_sent_is_kept_with_its_proof(client, work, case):
    _go(client, work, f"/c/{case}/send")
    client.post(f"/c/{case}/send", {"on": "2026-11-20", "how": "fax", "proof": "page 1 of 9, 14:02"})
    page = _go(client, work, f"/c/{case}/send")
    assert "page 1 of 9, 14:02" in page
    assert "Sent on Nov. 20, 2026" in page


def test_a_day_to_come_is_no_day_on_which_it_was_sent(client, work, case):
    _go(client, work, f"/c/{case}/send")
    assert 'role="alert"' in client.post(f"/c/{case}/send", {"on": "2999-01-01", "how": "fax"}).content.decode()


def test_everything_can_be_taken_along_and_is_a_case_folder(client, work, case, tmp_path):
    _go(client, work, f"/c/{case}/letter")
    client.post(f"/c/{case}/story/symptoms", {"way": "say", "value": "It burns at night."})
    data = client.get(f"/c/{case}/export.zip").content
    zipfile.ZipFile(io.BytesIO(data)).extractall(tmp_path)
    from claimback.workflow.case import load
    from claimback.workflow.case_folder import parts

    letter, answers, _records = parts(tmp_path)
    assert analyze(letter).facts
    told = load(letter, answers=answers).answers
    assert [one.value for one in told if one.question == "symptoms"] == ["It burns at night."]


def test_a_file_that_cannot_be_read_is_told_in_one_sentence_and_can_be_replaced(client, work):
    from django.core.files.uploadedfile import SimpleUploadedFile

    token = client.post("/", {"files": SimpleUploadedFile("x.pdf", b"%PDF-1.4 nothing")})["Location"].split("/")[2]
    work()
    page = client.get(f"/c/{token}/working/letter").content.decode()
    assert 'role="alert"' in page
    assert "Traceback" not in page


def test_a_record_that_cannot_be_read_is_named_and_the_rest_goes_on(client, work, case):
    from django.core.files.uploadedfile import SimpleUploadedFile

    files = [SimpleUploadedFile("torn.pdf", b"%PDF-1.4"), SimpleUploadedFile("note.txt", b"Office note\nNo weakness.")]
    client.post(f"/c/{case}/records", {"files": files})
    page = _go(client, work, f"/c/{case}/records")
    assert "torn.pdf" in page
    assert "could not be read" in page
