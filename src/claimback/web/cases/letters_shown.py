"""Letters as pages: each sentence with what it stands on, and a letter as the person wrote it over."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from claimback.checks.edited import EDITED, edited
from claimback.export.letter import flowing
from claimback.knowledge.retelling import retold
from claimback.model import (
    AnswerRef,
    AuthorityRef,
    Blank,
    Block,
    Draft,
    ExhibitRef,
    FactRef,
    Finding,
    Form,
    Run,
    Sentence,
    Support,
)
from claimback.web.cases.tongue import spoken_book
from claimback.workflow.retold import findings_in

EDITABLE = ("paragraph", "bullets", "salutation", "closing", "heading", "note")
"""Kinds of blocks that a person may write over; the others are addresses, tables and numbers."""


class Line(NamedTuple):
    """A sentence and its sources in words."""

    runs: tuple[Run, ...]
    sources: list[str]
    blank: bool
    own: bool


class Part(NamedTuple):
    """A block of a letter."""

    number: int
    kind: str
    lines: list[Line]
    editable: bool
    text: str


def parts(draft: Draft, words: Mapping[int, str] | None = None) -> list[Part]:
    """The blocks of a letter in order, with the person's words; each with its number in the drafted letter."""
    return [_part(number, block) for number, block in numbered(draft, words or {})]


def _part(number: int, block: Block) -> Part:
    glue = "\n" if block.kind == "bullets" else " "
    text = glue.join(sentence.text for sentence in block.sentences)
    lines = [_line(one) for one in block.sentences]
    if block.kind == "table":
        lines = [line._replace(runs=_apart(line.runs)) for line in lines]
    return Part(number, block.kind, lines, block.kind in EDITABLE, text)


def _apart(cells: tuple[Run, ...]) -> tuple[Run, ...]:
    """The cells of a row with a sign between them: a narrow page has no room for columns."""
    return tuple(run for cell in cells for run in (Run(text="·"), cell))[1:]


def _line(sentence: Sentence) -> Line:
    own = any(isinstance(one, Form) and one.id == EDITED for one in sentence.support)
    sources = [source for one in sentence.support if (source := _source(one))]
    return Line(sentence.runs, list(dict.fromkeys(sources)), any(run.blank for run in sentence.runs), own)


def _source(support: Support) -> str:
    if isinstance(support, FactRef):
        quote = " ".join(support.quote.split())
        return _("From %(paper)s, page %(page)s: “%(quote)s”") % {
            "paper": support.document, "page": support.page, "quote": quote,
        }  # fmt: skip
    if isinstance(support, AnswerRef):
        return _("Your answer: %(value)s") % {"value": _short(support.value)}
    if isinstance(support, ExhibitRef):
        return _("Exhibit %(label)s, page %(page)s") % {"label": support.label, "page": support.page}
    if isinstance(support, AuthorityRef):
        return _("Law or rule: %(citation)s") % {"citation": support.citation}
    if isinstance(support, Blank):
        return _("Open: nothing says this yet")
    return _("Your own words") if support.id == EDITED else ""


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) < 160 else f"{text[:157]}..."


def written_over(draft: Draft, words: Mapping[int, str]) -> Draft:
    """The letter with the person's words in place of those blocks; a block without words is left out."""
    return draft.model_copy(update={"blocks": tuple(block for _number, block in numbered(draft, words))})


def numbered(draft: Draft, words: Mapping[int, str]) -> list[tuple[int, Block]]:
    """The same letter's blocks, each with its number in the drafted one."""
    blocks = [
        (number, _own(block, words[number]) if number in words and block.kind in EDITABLE else block)
        for number, block in enumerate(draft.blocks)
    ]
    return [(number, block) for number, block in blocks if block.sentences]


def _own(block: Block, text: str) -> Block:
    """The person's lines; a sentence that stands there still, or one like it, keeps what it stands on."""
    drafted = [sentence.text for sentence in block.sentences]
    if text.strip() in (" ".join(drafted), "\n".join(drafted)):
        return block
    alone = Draft(id="", title="", blocks=(block.model_copy(update={"kind": "paragraph"}),))
    lines = [
        [one if one.text in drafted else _theirs(one) for part in edited(alone, line).blocks for one in part.sentences]
        for line in text.splitlines()
    ]
    if block.kind == "bullets":
        lines = [[_joined(block, line)] for line in lines if line]
    return block.model_copy(update={"sentences": tuple(one for line in lines for one in line)})


def _joined(block: Block, sentences: Sequence[Sentence]) -> Sentence:
    """One line of a list out of its sentences."""
    support: list[Support] = []
    for ref in (ref for one in sentences for ref in one.support):
        support += [ref] if ref not in support else []
    runs = flowing(block.model_copy(update={"sentences": tuple(sentences)}))
    return Sentence(runs=runs, support=tuple(support))


def _theirs(sentence: Sentence) -> Sentence:
    """A sentence written over, marked as the person's own beside what the drafted one stands on."""
    mark = Form(id=EDITED)
    more = () if mark in sentence.support else (mark,)
    return sentence.model_copy(update={"support": (*sentence.support, *more)})


def titled(draft: Draft) -> Draft:
    """The letter with its title in the language of the page; the letter itself stays as it is sent."""
    return draft.model_copy(update={"title": retold(spoken_book(), draft.title)})


def told(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings in the language of the page."""
    return findings_in(map(_here, findings), spoken_book())


def _here(one: Finding) -> Finding:
    """A finding whose advice is a command, with the page that does the same."""
    told = _("Choose its pages under “What is enclosed”.")
    return one.model_copy(update={"fix": told}) if one.id == "pages_chosen" else one
