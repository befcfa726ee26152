"""Knowledge in Spanish: laid over the English, complete, with its slots and numbers, never of an older text."""

from pathlib import Path

import pytest

from claimback.knowledge import Book, book
from claimback.knowledge.book import ROOT
from claimback.knowledge.interview import InterviewQuestion
from claimback.knowledge.translated import coverage, problems
from claimback.knowledge.translation import Translation, digest, in_other_words

DONE = {
    "arguments", "checks/watch", "claims", "contacts", "criteria", "cues/records/kinds", "defects", "interview/flow",
    "interview/questions",
    "letters/objections", "letters/whole", "letters/words", "needs", "objections", "plans", "requests", "rules/safe",
    "rules/steps", "rules/us", "sentences", "words",
}  # fmt: skip
"""Folders that must be told whole."""
ASKED = "How do you sleep on {nights} of 7 nights?"
QUESTION = f"id: sleep\nfact: sleep\ntext: {ASKED}\nwhy: It counts.\ntype: long_text\n"
SOURCE = "source: own\nupdated: 2026-11-26\n"


def _book(tmp_path: Path, told: str, english: str = QUESTION, language: str = "es") -> Book:
    (tmp_path / "interview" / "questions").mkdir(parents=True)
    (tmp_path / "interview" / "questions" / "sleep.yaml").write_text(english + SOURCE, encoding="utf-8")
    (tmp_path / "spanish").mkdir()
    head = "id: questions\nof: interview/questions\nfields: [text, why]\n"
    (tmp_path / "spanish" / "questions.yaml").write_text(head + SOURCE + told, encoding="utf-8")
    return Book(tmp_path, language=language)


def _told(text: str, of: str = ASKED, place: str = "text", id_: str = "sleep") -> str:
    return f'texts:\n  {id_}:\n    {place}: ["{digest(of)}", "{text}"]\n'


def test_every_folder_that_is_done_is_told_whole() -> None:
    told = {one.folder: one for one in coverage(book())}
    assert told.keys() >= DONE
    assert [one for name, one in told.items() if name in DONE and (one.told < one.all or one.stale)] == []


def test_the_translations_are_sound() -> None:
    assert list(problems(book())) == []


def test_only_the_words_differ() -> None:
    english, spanish = book().records(InterviewQuestion), book("es").records(InterviewQuestion)
    assert list(english) == list(spanish)
    for id_, one in english.items():
        other = spanish[id_]
        assert one.text != other.text
        assert [choice.value for choice in one.choices] == [choice.value for choice in other.choices]
        assert one.when == other.when


def test_an_emergency_says_911_in_spanish() -> None:
    flags = book("es").records(InterviewQuestion)["red_flags"]
    urgent = [choice.label for choice in flags.choices if choice.emergency]
    assert urgent
    assert all("busque atención ya" in label and "911" in label for label in urgent)


def test_english_reads_no_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[type] = []
    records = Book.records
    monkeypatch.setattr(Book, "records", lambda self, model: (read.append(model), records(self, model))[1])
    Book().records(InterviewQuestion)
    assert Translation not in read


def test_an_unknown_language_is_english() -> None:
    assert book("xx") is book()


def test_a_text_of_an_older_english_is_shown_in_english_and_named(tmp_path: Path) -> None:
    made = _book(tmp_path, _told("¿Cómo duerme {nights} de 7 noches?", of="How did you sleep?"))
    assert made.records(InterviewQuestion)["sleep"].text.startswith("How do you sleep")
    assert "stale" in str(next(iter(problems(made))))


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (_told("¿Cómo duerme 7 noches?"), "slots differ"),
        (_told("¿Cómo duerme {nights} de 9 noches?"), "numbers differ"),
        (_told("¿Cómo <b>duerme</b> {nights} de 7 noches?"), "marks differ"),
        (_told("¿Cómo?", place="help"), "no such text"),
        (_told("¿Cómo?", id_="wake"), "no record"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, told: str, message: str) -> None:
    assert message in " ".join(map(str, problems(_book(tmp_path, told))))


def test_a_fitting_text_is_laid_over(tmp_path: Path) -> None:
    made = _book(tmp_path, _told("¿Cómo duerme {nights} de 7 noches?"))
    assert list(problems(made)) == []
    assert made.records(InterviewQuestion)["sleep"].text == "¿Cómo duerme {nights} de 7 noches?"
    assert made.records(InterviewQuestion)["sleep"].why == "It counts."


def test_a_text_is_found_by_its_english() -> None:
    assert in_other_words(book("es"), "This is the first decision.") == "Esta es la primera decisión."
    assert in_other_words(book("es"), "Nobody wrote this.") == "Nobody wrote this."
    assert in_other_words(book(), "This is the first decision.") == "This is the first decision."


def test_every_folder_is_told_by_one_file_of_its_name() -> None:
    for path in (ROOT / "spanish").glob("*.yaml"):
        assert book().records(Translation)[path.stem].of.replace("/", "_") == path.stem
