"""What the person agreed to send to a model, text by text, and the log of what was sent: both in the case's folder."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from claimback.llm import Exchange, ModelSettings
from claimback.model import ClaimbackError
from claimback.workflow.atomic import write_whole

FOLDER = "model"
_CONSENT, _LOG = "consent.json", "log.jsonl"
_PRIVATE = 0o700


def agreed(case: Path) -> frozenset[str]:
    """Digests of the texts that were agreed to."""
    try:
        data: Any = json.loads((case / FOLDER / _CONSENT).read_text(encoding="utf-8"))
        return frozenset(map(str, data["texts"]))
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ClaimbackError("consent", f"{case / FOLDER / _CONSENT} cannot be read. Agree again.") from error


def agree(case: Path, texts: Iterable[str], settings: ModelSettings, today: date) -> None:
    """Keep the consent to exactly these texts, for this server and model; an earlier consent ends."""
    _folder(case)
    data = {"on": today.isoformat(), "base_url": settings.base_url, "model": settings.model, "texts": sorted(texts)}
    write_whole(case / FOLDER / _CONSENT, json.dumps(data, indent=1) + "\n")


def withdraw(case: Path) -> None:
    """Nothing more may be sent."""
    (case / FOLDER / _CONSENT).unlink(missing_ok=True)


def log(case: Path, exchange: Exchange) -> None:
    """Add one exchange to the case's log."""
    _folder(case)
    try:
        with (case / FOLDER / _LOG).open("a", encoding="utf-8") as file:
            file.write(exchange.model_dump_json() + "\n")
    except OSError as error:
        raise ClaimbackError("unwritable", f"{case / FOLDER / _LOG} cannot be written: {error.strerror}.") from error


def _folder(case: Path) -> None:
    (case / FOLDER).mkdir(mode=_PRIVATE, exist_ok=True)
