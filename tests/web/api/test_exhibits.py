"""What is enclosed, through the API: read, chosen whole, refused where a choice is about nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

NOTE = b"Office visit 11/05/2026\nPatient: Odile Quant\nHPI: Low back pain. Call 541-555-0133.\nExam: Strength 4/5.\n"
BILL = b"Explanation of benefits\nThis is not a bill.\nPatient: Odile Quant\nAmount billed $90\n"
NONE = {"order": [], "drop": [], "pages": {}, "redact": {}}


@pytest.fixture
def path(program, work, made) -> str:
    files = [SimpleUploadedFile("note.txt", NOTE), SimpleUploadedFile("bill.txt", BILL)]
    path = f"cases/{made['id']}"
    program.upload(f"{path}/records", files=files)
    assert program("GET", f"{path}/exhibits").status_code == 202
    work()
    return f"{path}/exhibits"


def _rows(told: dict) -> list[tuple[str, str]]:
    return [(one["label"], one["name"]) for one in told["exhibits"]]


def test_what_is_enclosed_is_read(program, path):
    told = program("GET", path).json()
    assert _rows(told) == [("A", "letter.txt"), ("B", "note.txt"), ("C", "bill.txt")]
    assert told["choices"] == NONE
    assert "symptoms_recorded" in told["exhibits"][1]["proves"]
    assert (told["exhibits"][1]["pages"], told["exhibits"][1]["of"], told["left"]) == ([1], 1, [])


def test_choices_are_kept_whole_and_given_back(program, path):
    box = {"words": "", "page": 1, "box": [0.1, 0.1, 0.5, 0.2]}
    choices = {
        "order": ["letter.txt", "bill.txt"], "drop": ["note.txt"], "pages": {"bill.txt": [1]},
        "redact": {"everywhere": [{"words": "Odile Quant"}], "letter.txt": [box]},
    }  # fmt: skip
    told = program("PUT", path, choices).json()
    assert _rows(told) == [("A", "letter.txt"), ("B", "bill.txt")]
    assert told["left"] == [{"name": "note.txt", "why": "dropped"}]
    assert [one["words"] for one in told["exhibits"][1]["redactions"]] == ["Odile Quant"]
    assert told["choices"]["order"] == ["bill.txt"], "the letter is first anyway"
    assert told["choices"]["redact"]["letter.txt"] == [box]
    assert program("PUT", path, told["choices"]).json() == told
    assert program("PUT", path, {}).json()["choices"] == NONE


def test_a_change_that_is_older_than_anothers_changes_nothing(program, path):
    tag = program("GET", path)["ETag"]
    assert program("PUT", path, {"drop": ["note.txt"]}, If_Match=tag).status_code == 200
    assert program("PUT", path, {"drop": ["bill.txt"]}, If_Match=tag).status_code == 412
    assert program("GET", path).json()["choices"]["drop"] == ["note.txt"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"drop": ["letter.txt"]}, {"drop": ["none.txt"]}, {"pages": {"note.txt": [2]}}, {"pages": {"note.txt": [0]}},
        {"redact": {"everywhere": [{"words": "x", "page": 1}]}}, {"redact": {"note.txt": [{"words": "x", "page": 4}]}},
        {"redact": {"note.txt": [{}]}}, {"redact": {"note.txt": [{"words": "x", "box": [0, 0, 1, 1], "page": 1}]}},
        {"redact": {"note.txt": [{"box": [0.5, 0, 0.4, 1], "page": 1}]}}, {"dropped": []}, {"order": "note.txt"},
    ],
)  # fmt: skip
def test_a_choice_about_nothing_is_refused_and_nothing_is_said_back(program, path, wrong):
    answer = program("PUT", path, wrong)
    assert answer.status_code == 422
    assert ".txt" not in answer.json()["detail"]
    assert program("GET", path).json()["choices"] == NONE


def test_where_it_cannot_be_proved_there_is_no_packet_and_the_work_tells_why(program, work, path, monkeypatch):
    from claimback.export import redact

    def unproved(*_given, **_told):
        raise redact._unproved(type("Exhibit", (), {"filename": "note.txt"}), 1)

    program("PUT", path, {"redact": {"note.txt": [{"words": "541-555-0133"}]}})
    case = path.removesuffix("/exhibits")
    monkeypatch.setattr("claimback.workflow.output.appeal", unproved)
    assert program("GET", f"{case}/packet").status_code == 202
    work()
    assert program("GET", f"{case}/packet").status_code == 409
    told = program("GET", f"{case}/work/folder").json()
    assert told["state"] == "failed"
    assert "cannot be proved" in told["message"]
