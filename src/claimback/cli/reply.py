"""`claimback reply`: what the insurer answered, and the next level."""

import textwrap
from pathlib import Path

import typer

from claimback.cli.errors import day, plainly, progress

ENDED = "There is no next level to prepare. Keep this letter with your papers."
UNDECIDED = (
    "This letter does not seem to decide your appeal, so there is no next level to prepare yet. The dates that were "
    "counted before still hold. Keep it as proof that your appeal arrived. If it does decide something, begin with: "
    "claimback appeal LETTER"
)


def run(case: Path, letter: Path, out: Path | None, *, as_of: str) -> int:
    """Say what the answer changes and begin the next level. Returns the exit code."""
    with plainly():
        from claimback.knowledge import book
        from claimback.knowledge.words import word
        from claimback.workflow.reply import next_level, read_reply, reasons_in_words

        reply = read_reply(case, letter, as_of=day(as_of), progress=progress)
        denial = reply.analysis.denial
        typer.echo(word(book(), "decision", denial.decision))
        typer.echo(word(book(), "level", denial.level))
        for title, reasons in (
            ("They still say:", reply.still), ("New in this letter:", reply.new), ("No longer said:", reply.dropped),
            ("Said before, and not answered by this letter:", reply.standing),
        ):  # fmt: skip
            for line in (title, *(f"- {one}" for one in reasons_in_words(reasons))) if reasons else ():
                typer.echo(textwrap.fill(line, 88, subsequent_indent="  "))
        if not reply.goes_on:
            typer.echo(textwrap.fill(ENDED if reply.decides else UNDECIDED, 88))
            return 0
        for deadline in sorted(reply.analysis.rights.deadlines, key=lambda one: one.due):
            typer.echo(f"{deadline.due}: {deadline.what}")
        made = next_level(case, letter, out or case.with_name(f"{case.resolve().name}-next"))
        typer.echo(f"The next level is in {made}. Go on with: claimback ask {made}")
        return 0
    return 1
