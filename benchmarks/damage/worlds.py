"""Invented cases with their good letters, as the checks get them: another author's denial, answers, records."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from claimback import intake
from claimback.argue import argue
from claimback.checks import check
from claimback.draft import draft
from claimback.evidence import evidence, shown
from claimback.interview import from_yaml
from claimback.knowledge import Book, book
from claimback.model import Analysis, Case, Draft, Evidence, Finding, Known
from claimback.workflow import analyze
from claimback.workflow.appeal import settle

HERE = Path(__file__).parent
LETTERS = HERE.parent / "letters"


@dataclass(frozen=True)
class World:
    """Everything that the checks are given, and the letter that is being damaged."""

    drafts: tuple[Draft, ...]
    analysis: Analysis
    known: Known
    evidence: Evidence
    today: date
    book: Book
    at: str = "appeal-letter"

    @property
    def letter(self) -> Draft:
        """The letter that is damaged."""
        return next(draft for draft in self.drafts if draft.id == self.at)

    def of(self, id_: str) -> "World":
        """The same world with another letter to be damaged."""
        return replace(self, at=id_)

    def with_blocks(self, blocks: Any) -> "World":
        """The letter with other blocks."""
        made = self.letter.model_copy(update={"blocks": tuple(blocks)})
        return replace(self, drafts=tuple(made if draft.id == made.id else draft for draft in self.drafts))


def findings(world: World) -> tuple[Finding, ...]:
    """What the checks say of a world, asides left out."""
    found = check(world.drafts, world.analysis, world.known, world.evidence, world.today, world.book)
    return tuple(finding for finding in found if finding.level != "info")


def names(part: str) -> list[str]:
    """The cases that may be `read` while checks are mended, or those `held_out` from it."""
    return sorted(path.stem for path in (HERE / "cases").glob("*.yaml") if _given(path.stem)["part"] == part)


def _given(name: str) -> dict[str, Any]:
    return yaml.safe_load((HERE / "cases" / f"{name}.yaml").read_text("utf-8"))


def world(name: str) -> World:
    """The case of that name, with the letters that the program writes for it."""
    given = _given(name)
    letter = intake.read_bytes((LETTERS / f"{given['letter']}.txt").read_bytes(), "denial.txt")
    records = tuple(intake.read_bytes(text.encode(), file) for file, text in given["records"].items())
    known_by = book()
    case = Case(letter=letter, records=records, answers=from_yaml(given["answers"], known_by))
    return written(case, given["today"], known_by)


def written(case: Case, today: date, known_by: Book) -> World:
    """A case's letters, drafted."""
    analysis = analyze(case.letter, as_of=today, knowledge=known_by)
    papers = shown(case, known_by)
    analysis, known = settle(case, analysis, papers, today, known_by)
    found = evidence(case, analysis, known, known_by, papers.records)
    letters = draft(analysis, known, found, argue(analysis.denial, known, found, today, known_by), today, known_by)
    return World(letters, analysis, known, found, today, known_by)
