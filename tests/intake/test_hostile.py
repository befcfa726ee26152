"""Bad files end in one plain sentence with a stable code, and the next file is still read."""

import pytest

from claimback.intake import limits, read_bytes
from claimback.intake.process import worker
from claimback.intake.refusal import MESSAGES
from claimback.intake.refused import Refused
from claimback.model import UnreadableFile

from .build import LETTER, pdf
from .hostile import FILES


def refused(data: bytes, name: str = "letter.pdf") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data, name)
    return caught.value


@pytest.mark.parametrize("name", FILES)
def test_every_bad_file_is_refused_in_one_sentence(name: str):
    code, make = FILES[name]
    error = refused(make(), name)
    assert error.code == code, error.message
    assert error.message.endswith(".")
    assert ". " not in error.message.removesuffix(".")
    assert "\n" not in error.message and "Traceback" not in error.message


def test_every_code_has_a_sentence_that_says_what_to_do():
    for code, message in MESSAGES.items():
        assert "please" in message, code


def test_a_crash_of_the_reading_process_is_told_and_the_next_file_is_read():
    with pytest.raises(Refused) as caught:
        worker("parse").ask({"job": "no such job"}, b"", 5)
    assert caught.value.code == "crash"
    assert "denied" in read_bytes(pdf(), "next.pdf").pages[0].text


def test_a_file_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch):
    worker("parse").stop()
    monkeypatch.setattr(limits, "PARSE_WALL", 0.001)
    assert refused(pdf()).code == "timeout"
    monkeypatch.undo()
    assert "denied" in read_bytes(pdf(), "next.pdf").pages[0].text


def test_a_large_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    assert refused(LETTER.encode()).code == "too_large"


def test_the_attachment_that_is_locked_is_named():
    assert "l.pdf" in refused(FILES["attached.eml"][1]()).message
