"""Builds a case by hand: a letter whose facts are spans of its own text, answers, and enclosures; all invented."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from claimback.argue import argue
from claimback.draft import draft
from claimback.knowledge import book
from claimback.model import (
    Analysis,
    AnswerSource,
    Argument,
    Denial,
    Document,
    Draft,
    Evidence,
    Exhibit,
    Fact,
    Finding,
    Known,
    Objection,
    Page,
    Reading,
    Record,
    Refuted,
    Rights,
    Span,
)

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Case:
    """`facts`: name to (value, words in the letter); `objections`: kind, words; `records`: title, kind, proves."""

    plan: str
    letter: str
    facts: dict[str, tuple[str, str]]
    objections: tuple[tuple[str, str], ...]
    answers: dict[str, object] = field(default_factory=dict)
    records: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    stage: str = "pre_service"
    level: str = "initial"
    criterion: str | None = None
    decision: str = "denied"
    defects: tuple[Finding, ...] = ()
    today: date = TODAY
    refuted: tuple[str, ...] = ()
    """Ids of claims that the first record refutes."""


@dataclass(frozen=True)
class Made:
    analysis: Analysis
    known: Known
    evidence: Evidence
    arguments: tuple[Argument, ...]
    drafts: dict[str, Draft]


def document(case: Case) -> Document:
    page = Page(number=1, text=case.letter)
    return Document(
        id=hashlib.sha256(case.letter.encode()).hexdigest(),
        filename="letter.txt",
        media_type="text/plain",
        pages=(page,),
    )


def span(doc: Document, words: str) -> Span:
    start = doc.page(1).text.index(words)
    return doc.span(1, start, start + len(words))


def said(name: str, value: object) -> Fact:
    source = AnswerSource(question=name)
    return Fact(name=name, value=value, source=source, found_by="answer", confidence=1, status="confirmed")


def analysis(case: Case) -> Analysis:
    doc = document(case)
    facts = [
        Fact(name=name.split("#")[0], value=value, source=span(doc, words), found_by="hand", confidence=1)
        for name, (value, words) in case.facts.items()
    ]
    objections = [
        Objection(kind=kind, stated=span(doc, words), criterion=case.criterion, confidence=1, found_by="hand")
        for kind, words in case.objections
    ]
    denial = Denial(
        decision=case.decision, stage=case.stage, level=case.level, plan=case.plan, objections=tuple(objections)
    )
    rights = Rights(defects=case.defects)
    return Analysis(document=doc, reading=Reading(facts=tuple(facts)), denial=denial, rights=rights)


def noted(document_id: str, name: str, value: object) -> Fact:
    """What a record says: the same as the answer of that name, on its second page."""
    where = Span(document=document_id, page=2, start=0, end=9, quote=f"the note on {name}")
    return Fact(name=name, value=value, source=where, found_by="hand", confidence=0.8)


def evidence(case: Case) -> Evidence:
    doc = document(case)
    kept = [Record(document=doc.id, filename=doc.filename, kind="denial_letter", title="the denial letter")]
    shown = [Exhibit(label="A", title="Denial letter", document=doc.id, filename=doc.filename, pages=(1,))]
    for at, (title, kind, proves) in enumerate(case.records, 1):
        id_, name = f"record-{at}", f"record-{at}.pdf"
        facts = tuple(noted(id_, one, case.answers[one]) for one in proves if one in case.answers)
        kept.append(Record(document=id_, filename=name, kind=kind, title=title, pages=2, facts=facts))
        label = "ABCDEFGHIJ"[at]
        shown.append(Exhibit(label=label, title=title, document=id_, filename=name, pages=(1, 2), proves=proves))
    where = Span(document="record-1", page=2, start=0, end=9, quote="the words")
    stated = Span(document=doc.id, page=1, start=0, end=6, quote=case.letter[:6])
    refuted = tuple(
        Refuted(claim=id_, says="so", stated=stated, exhibit="B", filename="record-1.pdf", shown=where, confirmed=True)
        for id_ in case.refuted
    )
    return Evidence(records=tuple(kept), exhibits=tuple(shown), refuted=refuted)


def known(case: Case) -> Known:
    from claimback.interview.derive import derived

    answers = [said(name, value) for name, value in case.answers.items()]
    return Known([*analysis(case).facts, *answers, *derived(answers, case.today, book())])


def make(case: Case, facts: Known | None = None) -> Made:
    read, papers = analysis(case), evidence(case)
    store = known(case) if facts is None else facts
    arguments = argue(read.denial, store, papers, case.today, book())
    drafts = draft(read, store, papers, arguments, case.today, book())
    return Made(read, store, papers, arguments, {one.id: one for one in drafts})


def show(letter: Draft) -> str:
    """The letter as text, block by block."""
    lines: list[str] = []
    for block in letter.blocks:
        if block.kind in ("paragraph", "heading", "note", "salutation", "date", "closing"):
            mark = {"heading": "## ", "note": "NOTE: "}.get(block.kind, "")
            lines.append(mark + " ".join(sentence.text for sentence in block.sentences))
        elif block.kind == "bullets":
            lines += [f"- {sentence.text}" for sentence in block.sentences]
        elif block.kind == "table":
            lines += [" | ".join(run.text.strip() for run in sentence.runs) for sentence in block.sentences]
        else:
            lines += [sentence.text for sentence in block.sentences]
        lines.append("")
    return "\n".join(lines)
