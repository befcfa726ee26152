"""Finished sentences told in Spanish by the form that they were made in."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimback.checks
from claimback.knowledge import book
from claimback.knowledge.retelling import retold
from claimback.knowledge.sentences import Sentences, length, spoken

NOT_TOLD = {"edited.py", "rewording.py", "ground.py", "ledger.py", "days.py"}
"""Modules of the checks that say nothing to a person by themselves."""


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Correct the row.", "Corrija el renglón."),
        ("Office note, September 30, 2026", "Nota de consulta, 30 de septiembre de 2026"),
        (
            "This day has passed: Send your appeal by then, in a way that proves the day of arrival, December 4, 2026.",
            "Este día ya pasó: Envíe su apelación antes de ese día, de una forma que pruebe el día de llegada, "
            "4 de diciembre de 2026.",
        ),
        (
            "“29 CFR 1” is for another kind of plan than this one.",
            "“29 CFR 1” es para otro tipo de plan y no para este.",
        ),
        (
            "Provider-directed treatment: 54 days from August 3, 2026 to September 25, 2026, re-check in the office "
            "on September 30, 2026.",
            "Tratamiento indicado por un profesional: 54 días, del 3 de agosto de 2026 al 25 de septiembre de 2026, "
            "revisión en el consultorio el 30 de septiembre de 2026.",
        ),
        ("A blank in the appeal letter is still open: your name.", None),
    ],
)
def test_a_finished_sentence_is_told(english: str, spanish: str | None) -> None:
    told = retold(book("es"), english)
    assert told == spanish if spanish else told.startswith("Todavía hay un espacio en blanco")
    assert retold(book(), english) == english


def test_quoted_words_stay_as_they_are() -> None:
    told = retold(book("es"), "The letter does not answer this reason: “You write March 4, 2026: this day has passed.”")
    assert "“You write March 4, 2026: this day has passed.”" in told


@pytest.mark.parametrize("text", ["", "Anything else that nobody made.", "x" * 9_000])
def test_what_no_form_fits_is_left(text: str) -> None:
    assert retold(book("es"), text) == text


def test_dates_and_lengths() -> None:
    from datetime import date

    assert spoken(book(), date(2026, 3, 4)) == "March 4, 2026"
    assert spoken(book("es"), date(2026, 3, 4)) == "4 de marzo de 2026"
    assert [length(book(), 1, "days"), length(book(), 4, "months")] == ["1 day", "4 months"]
    assert [length(book("es"), 1, "business days"), length(book("es"), 72, "hours")] == ["1 día hábil", "72 horas"]


def test_every_sentence_of_the_checks_has_its_form() -> None:
    forms = {_bare(text) for one in book().records(Sentences).values() for text in one.texts.values()}
    inside = " ".join(sorted(forms))
    folder = Path(claimback.checks.__file__).parent
    said = [(path.name, text) for path in folder.glob("*.py") if path.name not in NOT_TOLD for text in _said(path)]
    assert len(said) > 60
    assert [one for one in said if _bare(one[1]) not in forms and _core(one[1]) not in inside] == []


def _said(path: Path) -> Iterator[str]:
    """Sentences in the code of a check: texts that end as a sentence or quote the letter."""
    tree = ast.parse(path.read_text("utf-8"))
    idle = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    idle |= {id(inner) for node in joined for inner in ast.walk(node) if inner is not node}
    for node in ast.walk(tree):
        if id(node) in idle:
            continue
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{x}" for part in node.values)
        if re.search(r"[a-z]{2,} [a-z]{2,}.*[.”]$", text):
            yield text


def _bare(text: str) -> str:
    return re.sub(r"\{\w+\}", "{}", text)


def _core(text: str) -> str:
    """The longest stretch of fixed words, for texts that are put together from parts."""
    return max(re.split(r"\{\w+\}", text), key=len).strip(" .:;“”")
