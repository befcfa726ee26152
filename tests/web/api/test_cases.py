"""A program takes a case from the letter to the receipt of its deletion."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.conftest import LETTER
from tests.web.test_reply import UPHELD


def _get(program, work, path: str):
    """A result, after the work that it waits for; each 202 says where to ask and when."""
    for _ in range(4):
        answer = program("GET", path)
        if answer.status_code != 202:
            break
        assert int(answer["Retry-After"]) >= 1
        far = program("GET", answer["Location"].removeprefix("/api/"))
        assert far.json()["state"] == "waiting"
        work()
        assert program("GET", answer["Location"].removeprefix("/api/")).json()["state"] == "done"
    assert answer.status_code == 200, (path, answer.content)
    return answer


def test_a_letter_goes_all_the_way_to_a_packet_and_a_receipt(program, work):
    made = program.upload("cases", files=SimpleUploadedFile("denial.txt", LETTER.encode()))
    assert made.status_code == 201
    case = made["Location"].removeprefix("/api/")
    assert program("GET", case).json()["open"] == ["letter"]
    analysis = _get(program, work, f"{case}/analysis").json()
    assert analysis["schema"] == "claimback.analysis/1"
    assert analysis["facts"]["member_id"][0]["value"] == "LHP 4471 0092"
    assert "records do not show" in analysis["objections"][0]["quote"]
    assert any(one["due"] == "2027-05-01" for one in _get(program, work, f"{case}/deadlines").json()["deadlines"])
    assert b"BEGIN:VCALENDAR" in _get(program, work, f"{case}/dates.ics").content
    assert _get(program, work, f"{case}/questions").json()["questions"][0]["why"]
    assert _get(program, work, f"{case}/evidence").json()["needs"]
    letters = _get(program, work, f"{case}/letters").json()["letters"]
    assert "appeal-letter" in [one["id"] for one in letters]
    assert _get(program, work, f"{case}/letters/appeal-letter/docx").content[:2] == b"PK"
    assert "packet.pdf" in [one["name"] for one in _get(program, work, f"{case}/packet").json()["files"]]
    assert _get(program, work, f"{case}/packet/packet.pdf").content[:5] == b"%PDF-"
    assert program("PUT", f"{case}/sent", {"on": "2026-11-20", "how": "fax", "proof": "9 pages"}).json()["how"] == "fax"
    with zipfile.ZipFile(io.BytesIO(program("GET", f"{case}/export.zip").content)) as archive:
        assert archive.read("letter.txt").decode() == LETTER
    receipt = program("DELETE", case).json()
    assert receipt["files"] == 1
    assert program("GET", case).status_code == program("DELETE", case).status_code == 404


def test_every_sentence_of_a_letter_has_its_support(program, work, made):
    letter = _get(program, work, f"cases/{made['id']}/letters/appeal-letter").json()
    sentences = [one for block in letter["blocks"] for one in block["sentences"]]
    assert len(sentences) > 10
    assert all(one["support"] for one in sentences)
    assert {"fact", "form"} <= {support["type"] for one in sentences for support in one["support"]}


def test_an_edited_letter_is_checked_as_edited_and_can_go_back(program, work, made):
    path = f"cases/{made['id']}/letters/appeal-letter"
    before = _get(program, work, path).json()
    number = next(str(one["number"]) for one in before["blocks"] if one["kind"] == "paragraph")
    words = "The New England Journal of 2031 (volume 12) proves that 97% of such scans help."
    after = program("PUT", path, {"blocks": {number: words}}).json()
    assert words in [block["text"] for block in after["blocks"]]
    assert len(after["findings"]) > len(before["findings"])
    assert len(program("GET", f"cases/{made['id']}/checks").json()["findings"]) >= len(after["findings"])
    assert not program("PUT", path, {"blocks": {}}).json()["edited"]
    assert program("PUT", path, {"blocks": {"x": "y"}}).status_code == 422
    assert program("PUT", path, {"blocks": {"0": "Another sender"}}).status_code == 422, "an address stays"


def test_a_change_that_is_older_than_anothers_changes_nothing(program, made):
    path = f"cases/{made['id']}/answers/symptoms"
    tag = program("GET", f"cases/{made['id']}/answers")["ETag"]
    first = program("PUT", path, {"value": "It burns."}, If_Match=tag)
    assert first.status_code == 200
    assert first["ETag"] != tag
    late = program("PUT", path, {"value": "No."}, If_Match=tag)
    assert late.status_code == 412
    assert program("GET", f"cases/{made['id']}/answers").json() == first.json()
    assert program("PUT", path, {"value": "No."}, If_Match=first["ETag"]).status_code == 200
    assert program("PUT", path, {"value": "No."}, If_Match="W/x").status_code == 400


def test_two_changes_at_the_same_moment_do_not_overwrite_one_another(program, made, monkeypatch):
    from claimback.web.cases.models import Case
    from claimback.web.cases.store import Opened

    keep = Opened.keep

    def late(case, state, version=None):
        Case.objects.filter(pk=case.row.pk).update(version=99)
        keep(case, state, version)

    monkeypatch.setattr(Opened, "keep", late)
    answer = program("PUT", f"cases/{made['id']}/answers/symptoms", {"value": "It burns."})
    assert answer.status_code == 409
    assert answer["Content-Type"] == "application/problem+json"


def test_answers_of_every_way_are_kept(program, made):
    def put(question, **body):
        return program("PUT", f"cases/{made['id']}/answers/{question}", body)

    assert put("symptoms", value="It burns at night.").status_code == 200
    assert put("symptom_onset", value="2026-09-01").status_code == 200
    assert put("red_flags", way="unknown").status_code == 200
    told = put("treatments", way="skip").json()
    assert {one["question"] for one in told["answers"]} == {"symptoms", "symptom_onset"}
    assert (told["unknown"], told["skipped"]) == (["red_flags"], ["treatments"])
    refused = put("symptom_onset", value="the 45th of Octember")
    assert refused.status_code == 422
    assert "Octember" not in refused.content.decode()
    assert put("no_such_question", value="x").status_code == 404
    assert put("symptoms", value="").status_code == put("symptoms", valeu="x").status_code == 422


def test_a_correction_moves_the_dates_and_can_be_taken_back(program, work, made):
    path = f"cases/{made['id']}"
    before = program("GET", f"{path}/deadlines").json()["deadlines"]
    assert program("PUT", f"{path}/corrections/notice_date", {"value": "2026-11-12"}).status_code == 200
    assert _get(program, work, f"{path}/deadlines").json()["deadlines"] != before
    assert program("DELETE", f"{path}/corrections/notice_date").json() == {"corrections": {}}
    assert _get(program, work, f"{path}/deadlines").json()["deadlines"] == before
    assert program("DELETE", f"{path}/corrections/notice_date").status_code == 404
    program("PUT", f"{path}/corrections/not_a_reason", {"value": ["conservative_care"]})
    assert _get(program, work, f"{path}/analysis").json()["objections"] == []


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("notice_date", "soon", 422), ("appeal_window_days", -3, 422), ("plan", "pirate", 422), ("insurer", ["a"], 422),
        ("not_a_reason", "conservative_care", 422), ("not_a_reason", ["pirate"], 422), ("password", "x", 404),
    ],
)  # fmt: skip
def test_a_correction_that_is_no_value_changes_nothing(program, made, name, value, status):
    path = f"cases/{made['id']}/corrections"
    assert program("PUT", f"{path}/{name}", {"value": value}).status_code == status
    assert program("GET", path).json() == {"corrections": {}}


def test_records_are_added_once_and_taken_out(program, work, made):
    path = f"cases/{made['id']}"
    note = SimpleUploadedFile("note.txt", b"Office note\nNo weakness.")
    torn = SimpleUploadedFile("torn.pdf", b"%PDF-1.4")
    added = program.upload(f"{path}/records", files=[note, torn])
    assert added.status_code == 201
    note.seek(0)
    papers = program.upload(f"{path}/records", files=[note]).json()["papers"]
    assert [one["name"] for one in papers if one["kind"] == "record"] == ["note.txt", "torn.pdf"]
    assert "torn.pdf" in _get(program, work, f"{path}/evidence").json()["unread"][0]["message"]
    assert program("DELETE", f"{path}/records/{papers[-1]['id']}").status_code == 204
    assert program("DELETE", f"{path}/records/{papers[0]['id']}").status_code == 404, "the letter is no record"
    assert len(program("GET", path).json()["papers"]) == 2


def test_the_plans_answer_begins_a_case_that_the_same_token_opens(program, stranger, work, made):
    program("PUT", f"cases/{made['id']}/answers/symptoms", {"value": "It burns at night."})
    following = program.upload(f"cases/{made['id']}/reply", text=UPHELD)
    assert following.status_code == 201
    case = following.json()["id"]
    work()
    assert program("GET", f"cases/{case}/analysis").json()["decision"] == "upheld"
    assert program("GET", f"cases/{case}/answers").json()["answers"][0]["value"] == "It burns at night."
    assert stranger("GET", f"cases/{case}").status_code == 404


def test_a_letter_that_cannot_be_read_is_told_by_its_work(program, work):
    case = program.upload("cases", files=SimpleUploadedFile("x.pdf", b"%PDF-1.4 nothing")).json()["id"]
    work()
    refused = program("GET", f"cases/{case}/analysis")
    assert refused.status_code == 409
    assert "x.pdf" not in refused.content.decode()
    far = program("GET", f"cases/{case}/work/letter").json()
    assert far["state"] == "failed"
    assert far["message"]
    assert program("POST", f"cases/{case}/work/letter").status_code == 202
    assert program("GET", f"cases/{case}/analysis").status_code == 202


def test_the_list_is_given_in_pages_of_a_bounded_size(program):
    from claimback.web.api import tokens
    from claimback.web.cases import store

    token = tokens.by_secret(program.secret)
    for number in range(5):
        tokens.grant(token, store.create("letter", [store.File("a.txt", str(number).encode())])[0])
    seen, after = [], ""
    for _ in range(3):
        page = program("GET", f"cases?limit=2{after}").json()
        seen.append([one["id"] for one in page["items"]])
        after = f"&after={page['next']}"
    assert [len(one) for one in seen] == [2, 2, 1]
    assert page["next"] is None
    assert len({one for part in seen for one in part}) == 5
    for wrong in ("limit=0", "limit=101", "after=0", "after=99999999999999999999", "after=x"):
        assert program("GET", f"cases?{wrong}").status_code == 422, wrong
