"""A case as the folder that `claimback ask` and `claimback appeal` open: letter, records, answers, choices."""

import io
import json
import zipfile
from hashlib import sha256
from pathlib import PurePosixPath

from django.utils import timezone

from claimback.evidence.exhibits import names_of
from claimback.intake import join
from claimback.interview import to_yaml
from claimback.knowledge import book
from claimback.model import EVERYWHERE, Document, ExhibitChoices, Known
from claimback.web.cases import compute, inputs
from claimback.web.cases.asking import now
from claimback.web.cases.store import File, Opened
from claimback.workflow.exhibits_file import NAME as EXHIBITS
from claimback.workflow.exhibits_file import written


def of(case: Opened) -> bytes:
    """The archive's bytes."""
    out, letter = io.BytesIO(), _letter(case)
    records = [_record(number, case.file(paper)) for number, paper in enumerate(case.of_kind("record"), 1)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(letter.name, letter.data)
        for file in records:
            archive.writestr(f"records/{file.name}", file.data)
        archive.writestr("answers.yaml", _answers(case))
        archive.writestr(EXHIBITS, written(_choices(case.state.choices, letter, records)))
        archive.writestr("not-known.txt", "".join(f"{name}\n" for name in sorted(case.state.unknown)))
        state = case.state.model_dump(mode="json", include={"corrections", "versions", "sent"})
        archive.writestr("web.json", json.dumps(state, ensure_ascii=False, indent=1))
    return out.getvalue()


def _letter(case: Opened) -> File:
    file = inputs.letter_file(case)
    return File(f"letter{inputs.ending(_plain(file.name))}", file.data)


def _record(number: int, file: File) -> File:
    return File(f"{number:03}-{PurePosixPath(_plain(file.name)).name}", file.data)


def _choices(choices: ExhibitChoices, letter: File, records: list[File]) -> ExhibitChoices:
    """The choices by the names that the command line gives the papers of the archive.

    Loose entries of a health record it puts together; what is blacked out in one of them is blacked out everywhere.
    """
    here = [(letter.name, letter.data), *(paper for file in records for paper in inputs.papers_in(file))]
    there = [here[0], *join(here[1:])]
    ids = {_id(data) for _, data in here}
    documents = (Document(id=_id(data), filename=name, media_type="", pages=()) for name, data in there)
    names = {paper: name for name, paper in names_of(documents).items()}
    lost = [one for paper in ids - names.keys() for one in choices.redact.get(paper, ()) if one.words]
    renamed = choices.renamed(names)
    every = (*renamed.redact.get(EVERYWHERE, ()), *(one.model_copy(update={"page": 0}) for one in lost))
    return renamed.model_copy(update={"redact": renamed.redact | ({EVERYWHERE: every} if every else {})})


def _id(data: bytes) -> str:
    return sha256(data).hexdigest()


def _answers(case: Opened) -> str:
    """The answers, and the questions that are still open, as the command line writes them."""
    today = timezone.localdate()
    analysis = compute.analysis_of(case, today)
    asked, known = now(case, analysis, today)[1:] if analysis else ((), Known())
    return to_yaml(asked, known, case.state.answers, book())


def _plain(name: str) -> str:
    return "".join(
        char if char.isalnum() or char in ".-_ ()" else "_" for char in name.replace("\\", "/").rsplit("/", 1)[-1]
    )
