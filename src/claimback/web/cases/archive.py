"""A case as the folder that `claimback ask` and `claimback appeal` open: letter, records, answers."""

import io
import json
import zipfile
from pathlib import PurePosixPath

from django.utils import timezone

from claimback.interview import to_yaml
from claimback.knowledge import book
from claimback.model import Known
from claimback.web.cases import compute, inputs
from claimback.web.cases.asking import now
from claimback.web.cases.store import Opened


def of(case: Opened) -> bytes:
    """The archive's bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        letter = inputs.letter_file(case)
        archive.writestr(f"letter{_ending(letter.name)}", letter.data)
        for number, paper in enumerate(case.of_kind("record"), 1):
            file = case.file(paper)
            archive.writestr(f"records/{number:03}-{PurePosixPath(_plain(file.name)).name}", file.data)
        archive.writestr("answers.yaml", _answers(case))
        archive.writestr("not-known.txt", "".join(f"{name}\n" for name in sorted(case.state.unknown)))
        state = case.state.model_dump(mode="json", include={"corrections", "versions", "sent"})
        archive.writestr("web.json", json.dumps(state, ensure_ascii=False, indent=1))
    return out.getvalue()


def _answers(case: Opened) -> str:
    """The answers, and the questions that are still open, as the command line writes them."""
    today = timezone.localdate()
    analysis = compute.analysis_of(case, today)
    asked, known = now(case, analysis, today)[1:] if analysis else ((), Known())
    return to_yaml(asked, known, case.state.answers, book())


def _ending(name: str) -> str:
    return PurePosixPath(_plain(name)).suffix.lower() or ".txt"


def _plain(name: str) -> str:
    return "".join(
        char if char.isalnum() or char in ".-_ ()" else "_" for char in name.replace("\\", "/").rsplit("/", 1)[-1]
    )
