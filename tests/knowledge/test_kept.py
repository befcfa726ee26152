"""Knowledge that is kept parsed: the same records, never stale, and never needed."""

import json

import pytest

from claimback.knowledge import Book
from claimback.knowledge.extraction import TopicRecord
from claimback.knowledge.objections import ObjectionRecord

TOPIC = """id: one
source: own
updated: 2026-11-23
topic: {topic}
patterns:
  - match: appeal
    examples: [appeal]
"""


def small(tmp_path, topic="appeal"):
    (tmp_path / "root" / "topics").mkdir(parents=True, exist_ok=True)
    (tmp_path / "root" / "topics" / "one.yaml").write_text(TOPIC.format(topic=topic))
    book = Book(tmp_path / "root")
    book.keep_in(tmp_path / "kept")
    return book


def topic(book):
    return book.records(TopicRecord)["one"].topic


def test_kept_records_are_the_same_as_read_ones(tmp_path):
    plain = Book()
    for _ in range(2):
        book = Book()
        book.keep_in(tmp_path / "kept")
        for kind in (ObjectionRecord, TopicRecord):
            assert dict(book.records(kind)) == dict(plain.records(kind))
    assert {path.name for path in (tmp_path / "kept").iterdir()} == {"objections.json", "topics.json"}


def test_what_is_kept_is_used(tmp_path):
    topic(small(tmp_path))
    kept = tmp_path / "kept" / "topics.json"
    data = json.loads(kept.read_text())
    data["data"][0]["topic"] = "from the kept file"
    kept.write_text(json.dumps(data))
    book = Book(tmp_path / "root")
    book.keep_in(tmp_path / "kept")
    assert topic(book) == "from the kept file"


def test_a_changed_file_is_read_again(tmp_path):
    assert topic(small(tmp_path)) == "appeal"
    assert topic(small(tmp_path, "other")) == "other"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"key": [], "data": []}', "[" * 100_000])
def test_a_broken_kept_file_is_passed_over(tmp_path, content):
    topic(small(tmp_path))
    (tmp_path / "kept" / "topics.json").write_text(content)
    book = Book(tmp_path / "root")
    book.keep_in(tmp_path / "kept")
    assert topic(book) == "appeal"


def test_kept_data_that_do_not_fit_are_passed_over(tmp_path):
    topic(small(tmp_path))
    kept = tmp_path / "kept" / "topics.json"
    kept.write_text(kept.read_text().replace('"topic"', '"tropic"'))
    book = Book(tmp_path / "root")
    book.keep_in(tmp_path / "kept")
    assert topic(book) == "appeal"


def test_a_place_where_others_can_write_is_not_used(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept").chmod(0o777)
    assert topic(small(tmp_path)) == "appeal"
    assert not list((tmp_path / "kept").iterdir())


def test_a_place_that_cannot_be_made_is_no_error(tmp_path):
    (tmp_path / "kept").write_text("a file")
    assert topic(small(tmp_path)) == "appeal"
