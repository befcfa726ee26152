"""The command line: it reads options, calls the workflow and prints. It decides nothing."""

from pathlib import Path
from typing import Annotated

import typer

from claimback.cli.exhibit_commands import exhibits

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: it answers at once, and reads well on any screen
    pretty_exceptions_enable=False,
    help="From a health-insurance denial letter to an appeal that is ready to send. "
    "Everything stays on this computer. Information, not legal or medical advice.",
)
knowledge = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look at the knowledge base.")
app.add_typer(knowledge, name="knowledge")
app.add_typer(exhibits, name="exhibits")

Answers = Annotated[Path | None, typer.Option("--answers", metavar="FILE", help="questions.yaml, filled in.")]
Records = Annotated[Path | None, typer.Option("--records", metavar="DIR", help="A folder of medical records.")]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="Count from this day (2026-03-04), not today.")]


@app.command()
def analyze(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="The letter: PDF, picture, DOCX, EML, TXT; or a folder.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one object a file.")] = False,
    as_of: AsOf = "",
    workers: Annotated[int, typer.Option(min=1, max=64, metavar="N", help="Processes, for many files.")] = 1,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Append JSON lines here; files that have a line are skipped.")
    ] = None,
) -> None:
    """Say what a letter decides, why, and by when to act."""
    from claimback.cli.analyze import run as run_analyze

    raise typer.Exit(run_analyze(files, as_json=as_json, as_of=as_of, workers=workers, out=out))


@app.command()
def appeal(  # noqa: PLR0917 - a command's own options
    letter: Annotated[
        Path,
        typer.Argument(metavar="LETTER", help="The denial letter, a folder with photos of it, or a case folder."),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write.")],
    answers: Answers = None,
    records: Records = None,
    as_of: AsOf = "",
    upload_limit: Annotated[
        float, typer.Option(min=0.1, metavar="MB", help="Largest file that can be uploaded; above it, parts are made.")
    ] = 20,
    language: Annotated[
        str, typer.Option(metavar="CODE", help="Write a copy of each letter to read, in this language: es.")
    ] = "",
) -> None:
    """Make the appeal: letters, packet, calendar, and the questions that are still open."""
    from claimback.cli.appeal import run as run_appeal

    raise typer.Exit(run_appeal(letter, out, answers, records, as_of=as_of, upload_mb=upload_limit, language=language))


@app.command()
def ask(
    case: Annotated[
        Path, typer.Argument(metavar="CASE", help="A folder with letter.pdf (and records/), or the letter.")
    ],
    as_of: AsOf = "",
) -> None:
    """Ask what is still needed, one question at a time; stop and go on whenever you like."""
    from claimback.cli.ask import run as run_ask

    raise typer.Exit(run_ask(case, as_of=as_of))


@app.command()
def reply(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder that the answer belongs to.")],
    letter: Annotated[Path, typer.Argument(metavar="LETTER", help="The insurer's answer.")],
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Folder for the next level.")] = None,
    as_of: AsOf = "",
) -> None:
    """Read the insurer's answer: what changed, by when to act, and a folder for the next level."""
    from claimback.cli.reply import run as run_reply

    raise typer.Exit(run_reply(case, letter, out, as_of=as_of))


@app.command(name="check")
def check_letter(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A letter that you edited: DOCX, TXT, MD, PDF.")],
    case: Annotated[Path, typer.Option("--case", metavar="CASE", help="The case folder, or the denial letter.")],
    answers: Answers = None,
    records: Records = None,
    as_of: AsOf = "",
) -> None:
    """Check a letter that you wrote over as a drafted one is checked: what is in it that nothing shows?"""
    from claimback.cli.check import run as run_check_letter

    raise typer.Exit(run_check_letter(file, case, answers, records, as_of=as_of))


@app.command()
def model(  # noqa: PLR0917 - a command's own options
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A folder with letter.pdf, answers.yaml, records/.")],
    show: Annotated[bool, typer.Option("--show", help="Print exactly what would be sent (the default).")] = False,
    agree: Annotated[bool, typer.Option("--agree", help="Agree to send exactly that.")] = False,
    ask: Annotated[bool, typer.Option("--ask", help="Send it, and write proposals.yaml.")] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="End the consent.")] = False,
    settings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="model.yaml: base_url and model. Without one there is no model.")
    ] = None,
    as_of: AsOf = "",
) -> None:
    """Let a language model propose: off until you set one up, and nothing is sent before you agree to the text."""
    from claimback.cli.model import run as run_model

    if sum((show, agree, ask, withdraw)) > 1:
        raise typer.BadParameter("Choose one of --show, --agree, --ask and --withdraw.")
    raise typer.Exit(run_model(case, settings=settings, agree=agree, ask=ask, withdraw=withdraw, as_of=as_of))


@knowledge.command()
def check() -> None:
    """Check every knowledge file: its keys, its examples, its references."""
    from claimback.cli.knowledge import check as run_check

    raise typer.Exit(run_check())


@knowledge.command()
def coverage() -> None:
    """Print what is known for each plan type and state, and what is unverified."""
    from claimback.cli.knowledge import coverage as run_coverage

    raise typer.Exit(run_coverage())


@knowledge.command()
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="Such as ma_582, conservative_care, plans/fehb.")],
) -> None:
    """Print one record (a law, plan, state, reason, guideline, ...) with its source and how it was verified."""
    from claimback.cli.knowledge import show as run_show

    raise typer.Exit(run_show(name))


@knowledge.command()
def reference() -> None:
    """Print all law, plans, reasons and criteria as one page (docs/knowledge.md)."""
    from claimback.cli.knowledge import reference as run_reference

    raise typer.Exit(run_reference())


@knowledge.command()
def explain(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The letter, or a folder with letter.pdf in it.")],
    answers: Answers = None,
    records: Records = None,
    as_of: AsOf = "",
) -> None:
    """Say why each date, right, defect and argument of a case is there."""
    from claimback.cli.knowledge import explain as run_explain

    raise typer.Exit(run_explain(case, answers, records, as_of=as_of))


def run() -> None:
    """The entry point of the `claimback` command."""
    app()
