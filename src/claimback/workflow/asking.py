"""The interview of one case, a question at a time. Every answer is on disk before the next question is asked."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from claimback.evidence import evidence, shown
from claimback.interview import from_yaml, questions, to_yaml
from claimback.interview.words import is_agreement, is_open
from claimback.knowledge import Book, book
from claimback.knowledge.interview import Flow, flow
from claimback.model import Answer, Case, ClaimbackError, Known, Question
from claimback.workflow.analysis import Progress, analyze
from claimback.workflow.appeal import settle
from claimback.workflow.atomic import write_whole
from claimback.workflow.case import load
from claimback.workflow.case_folder import exhibits_of, parts

UNKNOWN = "not-known.txt"
"""Beside the answers: the questions that the person has no answer to, so that they are not asked again."""


class Asking:
    """What is open in a case folder, and what has been said. Raises `ClaimbackError` for what cannot be read."""

    def __init__(
        self, path: Path, *, as_of: date | None = None, progress: Progress | None = None, knowledge: Book | None = None
    ) -> None:
        letter, answers, records = parts(path)
        folder = path if path.is_dir() else path.parent
        self.answers = answers or folder / "answers.yaml"
        self._unknown = folder / UNKNOWN
        self._book, self._today = knowledge or book(), as_of or date.today()
        given = self.answers if self.answers.is_file() else None
        self._case: Case = load(
            letter, records=records, answers=given, exhibits=exhibits_of(path), progress=progress, knowledge=self._book
        )
        self._analysis = analyze(self._case.letter, as_of=self._today, knowledge=self._book)
        self._papers = shown(self._case, self._book)
        self._passed: set[str] = set()
        self._not_known = set(_lines(self._unknown))

    def open(self) -> tuple[Question, ...]:
        """The questions that are still to be asked in this sitting, the first one next."""
        over = self._passed | self._not_known
        return tuple(question for question in self._now()[0] if question.id not in over)

    def say(self, question: Question, said: str | list[Mapping[str, str]]) -> bool:
        """Take an answer and keep it. False where the words say that there is none. Raises `BadAnswers`."""
        found = understood(question, said, self._book)
        if found is None:
            self.unknown(question)
            return False
        self._keep(found)
        return True

    def skip(self, question: Question) -> None:
        """Leave it for another sitting."""
        self._passed.add(question.id)

    def unknown(self, question: Question) -> None:
        """The person has no answer; it is not asked again."""
        self._not_known.add(question.id)
        write_whole(self._unknown, "".join(f"{id_}\n" for id_ in sorted(self._not_known)))

    def _keep(self, answer: Answer) -> None:
        before = self._case
        rest = tuple(one for one in before.answers if one.question != answer.question)
        self._case = before.model_copy(update={"answers": (*rest, answer)})
        try:
            asked, known = self._now()
        except ClaimbackError:
            self._case = before
            raise
        write_whole(self.answers, to_yaml(asked, known, self._case.answers, self._book))

    def _now(self) -> tuple[tuple[Question, ...], Known]:
        analysis, known = settle(self._case, self._analysis, self._papers, self._today, self._book)
        found = evidence(self._case, analysis, known, self._book, self._papers.records)
        return questions(analysis.denial, known, found, self._book), known


def understood(question: Question, said: str | list[Mapping[str, str]], knowledge: Book) -> Answer | None:
    """What was said as an answer; None where the words say that there is none. Raises `BadAnswers`."""
    found = from_yaml(_as_yaml(question, said, flow(knowledge)), knowledge)
    return found[0] if found else None


def _as_yaml(question: Question, said: str | list[Mapping[str, str]], plan: Flow) -> str:
    """The answer as it would stand in the file; free text is quoted, so that it stays as it is."""
    if isinstance(said, str):
        free = question.type in ("text", "long_text")
        kept = free and not is_open(said, plan) and not is_agreement(said, plan)
        return f"{question.id}: {json.dumps(said, ensure_ascii=False) if kept else said}\n"
    rows = [
        ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in row.items()) for row in said
    ]
    return f"{question.id}:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


def _lines(path: Path) -> list[str]:
    try:
        return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimbackError("unopened", f"{path} cannot be read as text. Delete it to be asked everything.") from error
