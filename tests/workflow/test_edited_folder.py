"""The folder of letters that the person wrote over: every paper, check and copy is of the letter as edited."""

import json
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from claimback.checks import edited
from claimback.knowledge import book
from claimback.workflow import load
from claimback.workflow.output import appeal

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 10, 20)
OWN = "My neighbor Ulla Brandvold drives me, since 97% of my days are bad."


def over(draft):
    """The appeal letter with one sentence of the person's own in place of its first paragraph."""
    if draft.id != "appeal-letter":
        return draft
    at = next(number for number, block in enumerate(draft.blocks) if block.kind == "paragraph")
    own = edited(draft.model_copy(update={"blocks": (draft.blocks[at],)}), OWN).blocks
    return draft.model_copy(update={"blocks": (*draft.blocks[:at], *own, *draft.blocks[at + 1 :])})


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    case = load(
        ROOT / "examples/letters/lumbar-mri-denial.pdf",
        answers=ROOT / "examples/cases/lumbar-mri/answers.yaml",
        records=ROOT / "examples/records",
    )
    out = tmp_path_factory.mktemp("edited") / "appeal"
    return appeal(case, out, as_of=TODAY, copies=book("es"), edited=over)[0], out


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as opened:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in opened)


def test_the_packet_and_every_file_hold_the_edited_letter(made):
    _, out = made
    assert OWN in pdf_text(out / "packet.pdf")
    assert OWN in pdf_text(out / "appeal-letter.pdf")
    assert OWN in (out / "letters/appeal-letter.txt").read_text("utf-8").replace("\n", " ")
    for path in (out / "appeal-letter.docx", out / "letters/appeal-letter.docx"):
        assert any(OWN in paragraph.text for paragraph in Document(str(path)).paragraphs)
    assert OWN not in pdf_text(out / "letters/doctor-letter.pdf")


def test_the_appeal_its_ledger_and_its_first_page_are_of_the_edited_letter(made):
    appeal_made, out = made
    assert appeal_made.edited == ("appeal-letter",)
    assert OWN in [one.text for draft in appeal_made.drafts for one in draft.sentences]
    assert any("97" in one.message for one in appeal_made.findings if one.where == "appeal-letter")
    told = json.loads((out / "ledger.json").read_text("utf-8"))["letters"]
    sentences = next(one["sentences"] for one in told if one["id"] == "appeal-letter")
    assert {"text": OWN, "support": [{"type": "form", "id": "edited"}]} in sentences
    assert "97" in (out / "start-here.txt").read_text("utf-8")


def test_the_copy_to_read_says_that_it_is_of_the_letter_as_drafted(made):
    _, out = made
    own, other = ((out / f"letters/es/{name}.txt").read_text("utf-8") for name in ("appeal-letter", "criteria-request"))
    assert "Usted cambió esa carta." in own
    assert "Usted cambió esa carta." not in other
    assert "Copia para leer" in other
