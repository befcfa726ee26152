"""Cases, records and answers for the tests, all invented."""

from datetime import date
from functools import cache

from claimback.knowledge import Book
from claimback.model import Denial, Evidence, Fact, Known, Objection, Record, Span

TODAY = date(2026, 10, 20)


@cache
def shelf() -> Book:
    return Book()


def span(quote: str, document: str = "letter", page: int = 1) -> Span:
    return Span(document=document, page=page, start=0, end=len(quote), quote=quote)


def denial(*kinds: str, **change) -> Denial:
    about = {"decision": "denied", "stage": "pre_service", "level": "initial", "plan": "erisa_self_funded", **change}
    objections = tuple(Objection(kind=kind, stated=span(kind), confidence=0.9, found_by="test") for kind in kinds)
    return Denial(objections=objections, **about)


def letter(**more) -> Known:
    facts = {"member_name": "Marisol Ferrante", "member_id": "JVB 5580", "body_part": "lumbar_spine",
             "provider": "Hanna Lindqvist-Okafor, MD", **more}  # fmt: skip
    return Known(
        Fact(name=name, value=value, source=span(str(value)), found_by="test", confidence=0.9)
        for name, value in facts.items()
        if value is not None
    )


def record(name: str, dated: date | None, *shown: tuple, kind: str = "office_note") -> Record:
    """`shown` is (fact name, value, quote[, confidence])."""
    facts = tuple(
        Fact(name=what[0], value=what[1], source=span(what[2], name), found_by="cue",
             confidence=what[3] if len(what) > 3 else 0.8)
        for what in shown
    )  # fmt: skip
    return Record(document=name, filename=f"{name}.pdf", kind=kind, title=name, dated=dated, facts=facts)


PT = {"kind": "physical_therapy", "start": "2026-08-10", "end": "2026-09-25", "visits": 9, "result": "no_better"}
NSAID = {"kind": "nsaid", "what": "naproxen", "start": "2026-08-03", "directed_by": "Dr. Sample"}


def notes() -> Evidence:
    office = record(
        "office",
        date(2026, 9, 30),
        ("symptom_onset", "2026-07-20", "since 07/20/2026", 0.9),
        ("treatments", NSAID, "started naproxen\n  on 08/03/2026"),
        ("exam_findings", "right ankle dorsiflexion 4/5", "right ankle dorsiflexion 4/5"),
        ("red_flags", ["new_weakness"], "with weakness of right ankle dorsiflexion"),
        ("prior_imaging", {"study": "X-ray", "date": "2026-08-04"}, "X-ray of the lumbar spine 08/04/2026"),
        ("doctor_phone", "541-555-0142", "Telephone 541-555-0142"),
    )
    therapy = record(
        "therapy",
        date(2026, 9, 25),
        ("treatments", [PT], "9 physical therapy visits from 08/10/2026 to 09/25/2026"),
        ("symptom_onset", "2026-07-21", "Onset 07/21/2026"),
        kind="therapy_note",
    )
    return Evidence(records=(office, therapy))
