"""`claimback model`: the optional help of a language model, shown and agreed to before anything is sent."""

import os
from collections.abc import Mapping
from pathlib import Path

import typer

from claimback.cli.errors import day, plainly, progress
from claimback.cli.terminal import say

_FILE = "model.yaml"


def run(folder: Path, *, settings: Path | None, agree: bool, ask: bool, withdraw: bool, as_of: str) -> int:
    """Show what would be sent, keep the consent, ask, or end the consent. Returns the exit code."""
    with plainly():
        from datetime import date

        from claimback.llm import read_settings
        from claimback.model import ClaimbackError
        from claimback.workflow import build, consent, helper, load
        from claimback.workflow.case_folder import exhibits_of, held, is_case, parts, proposals_of

        if not is_case(folder):
            raise ClaimbackError(
                "case", f"{folder} is no case folder. Put the letter in it as letter.pdf (or .txt, ...)."
            )
        today = day(as_of) or date.today()
        if withdraw:
            consent.withdraw(folder)
            typer.echo("Nothing more is sent for this case. What was proposed stays in proposals.yaml.")
            return 0
        chosen = read_settings(settings or _settings())
        letter, answers, records = parts(folder)
        case = load(
            letter, records=records, answers=answers, exhibits=exhibits_of(folder), proposals=proposals_of(folder),
            progress=progress,
        )  # fmt: skip
        made = build(case, as_of=today, progress=progress)
        asked, hidden = helper.helps(case, made), helper.disguise(case, made)
        if agree:
            with held(folder):
                helper.agree(folder, asked, hidden, chosen, today)
            typer.echo(
                f"You agreed to send {len(asked)} texts to {chosen.base_url}. Send: claimback model {folder} --ask"
            )
        elif ask:
            from claimback.llm.openai_backend import OpenAICompatible
            from claimback.workflow.atomic import write_whole
            from claimback.workflow.proposed import written

            backend = OpenAICompatible(chosen, os.environ.get(chosen.key_env, "") if chosen.key_env else "")
            with held(folder):
                found = helper.run(folder, case, made, backend, chosen, today, progress=progress)
                write_whole(_free(folder, proposals_of(folder)), written(found))
            typer.echo(
                f"{len(found.facts)} facts, {len(found.objections)} reasons, {len(found.rewordings)} sentences in "
                f"other words, {len(found.counter)} points of a reviewer; {len(found.dropped)} dropped. Look at "
                "proposals.yaml and write yes after what is right. Nothing else is used."
            )
        else:
            _show(helper.texts(asked, hidden), chosen.base_url, chosen.model, folder)
        return 0
    return 1


def _free(folder: Path, kept: Path | None) -> Path:
    """`proposals.yaml`; an earlier one with the person's answers in it is kept beside it."""
    target = folder / "proposals.yaml"
    if kept is not None:
        number = 1
        while (old := folder / f"proposals-earlier-{number}.yaml").exists():
            number += 1
        kept.rename(old)
    return target


def _show(texts: tuple[tuple[Mapping[str, str], ...], ...], base_url: str, model: str, folder: Path) -> None:
    typer.echo(f"To {base_url}, model {model}. Exactly this would be sent, in {len(texts)} requests:")
    for number, messages in enumerate(texts, 1):
        for message in messages:
            say(f"\n--- request {number}, {message['role']}\n{message['content']}")
    typer.echo(f"\nNothing was sent. To agree to exactly this: claimback model {folder} --agree")


def _settings() -> Path:
    """Where the operator names the model: in this program's folder of the user's settings."""
    given = os.environ.get("XDG_CONFIG_HOME")
    base = Path(given) if given and Path(given).is_absolute() else Path.home() / ".config"
    return base / "claimback" / _FILE
