"""`claimback ask`: the interview in a terminal."""

import contextlib
import textwrap
from collections.abc import Mapping
from pathlib import Path

import typer

from claimback.cli.errors import day, plainly, progress
from claimback.model import BadAnswers, Question

HOW = "Type your answer. Empty to skip, ? if you do not know, !why for the reason, !stop to stop; nothing is lost."
STOP, WHY, UNKNOWN = "!stop", "!why", "?"
_WIDTH = 88


def run(path: Path, *, as_of: str) -> int:
    """Ask until nothing is open or the person stops. Returns the exit code."""
    with plainly(), contextlib.ExitStack() as sitting:
        from claimback.workflow.asking import Asking
        from claimback.workflow.case_folder import held

        sitting.enter_context(held(path) if path.is_dir() else contextlib.nullcontext())
        asking = Asking(path, as_of=day(as_of), progress=progress)
        typer.echo(_wrap(HOW))
        while open_ := asking.open():
            question = open_[0]
            _show(question, len(open_))
            said = _items(question) if question.type == "items" else _line()
            while said == WHY:
                typer.echo(_wrap(question.why))
                said = _items(question) if question.type == "items" else _line()
            if said is None or said == STOP:
                break
            if not said:
                asking.skip(question)
                continue
            try:
                asking.say(question, _chosen(question, said))
            except BadAnswers as error:
                typer.echo(_wrap(f"That does not fit: {error.message}"))
    left = len(asking.open())
    typer.echo(f"\nYour answers are in {asking.answers}. " + (f"{left} open." if left else "Nothing is open."))
    return 0


def _show(question: Question, left: int) -> None:
    typer.echo(f"\n[{left} to go] {question.section}")
    typer.echo(_wrap(question.text))
    for number, choice in enumerate(question.choices, 1):
        typer.echo(_wrap(f"{number}. {choice.label}", "  "))
    if question.suggested is not None:
        typer.echo(_wrap(f"Your records say: {question.suggested_from}", "  "))
        typer.echo(_wrap("Type agree to confirm it (or agree 2 for the second), or answer in your own words.", "  "))
    if question.help:
        typer.echo(_wrap(question.help, "  "))


def _wrap(text: str, indent: str = "") -> str:
    lines = [textwrap.fill(line, _WIDTH, initial_indent=indent, subsequent_indent=indent) for line in text.split("\n")]
    return "\n".join(lines)


def _line(prompt: str = "> ") -> str | None:
    """What was typed; nothing more where the input ends."""
    try:
        return input(prompt).strip()
    except EOFError:
        return None


def _items(question: Question) -> str | list[Mapping[str, str]] | None:
    """Items part by part, until one is left empty; one word such as `agree` or `none` answers for all."""
    rows: list[Mapping[str, str]] = []
    typer.echo(_wrap("Type agree, none, or add to tell them one by one.", "  "))
    first = _line()
    if first != "add":
        return first
    while True:
        row: dict[str, str] = {}
        for field in question.fields:
            names = ", ".join(choice.value for choice in field.choices)
            said = _line(f"  {field.text}{f' ({names})' if names else ''} > ")
            if said is None or said == STOP:
                return rows or STOP
            row |= {field.id: said} if said else {}
            if not row:
                return rows
        rows.append(row)
        typer.echo(_wrap("The next one; leave its first part empty to end.", "  "))


def _chosen(question: Question, said: str | list[Mapping[str, str]]) -> str | list[Mapping[str, str]]:
    """Numbers of choices as the choices."""
    if not (question.choices and isinstance(said, str)):
        return said
    values = [choice.value for choice in question.choices]
    picked = [part.strip() for part in said.split(",")]
    if all(part.isdecimal() and 1 <= int(part) <= len(values) for part in picked):
        return ", ".join(values[int(part) - 1] for part in picked)
    return said
