"""Every cue for records finds its own examples and none of its counter-examples; contexts as tables."""

from datetime import date

import pytest

from claimback.evidence.context import contexts
from claimback.evidence.dates import days, ranges
from claimback.evidence.units import units
from claimback.knowledge import Pattern, book, compiled
from claimback.knowledge.criteria import PublisherRecord
from claimback.knowledge.cues_records import ContextCues, DateForms, RecordKind, SectionCues, Structure, Target
from claimback.model import Document, Page

BOOK = book()
WRITTEN = date(2026, 9, 30)


def patterns():
    for kind in (RecordKind, SectionCues, ContextCues, Target, Structure, PublisherRecord):
        for record in BOOK.records(kind).values():
            for name in type(record).model_fields:
                value = getattr(record, name)
                yield from ((record.id, p) for p in value if isinstance(p, Pattern)) if isinstance(value, tuple) else ()


@pytest.mark.parametrize(("id_", "pattern"), list(patterns()))
def test_pattern(id_, pattern):
    found = compiled(BOOK, pattern.match)
    assert all(found.search(example) for example in pattern.examples)
    assert not any(found.search(counter) for counter in pattern.counter)


def context_rows():
    for record in BOOK.records(ContextCues).values():
        for cue in record.cues:
            yield from ((record.id, text, True) for text in cue.examples)
            yield from ((record.id, text, False) for text in cue.counter)


@pytest.mark.parametrize(("context", "marked", "holds"), list(context_rows()))
def test_context_cue(context, marked, holds):
    assert (context in context_of(marked)) is holds


# sentence with the mention in braces, and what it must be
NEGATION = [
    ("Denies {fever}.", "negated"),
    ("She denies fever, chills, night sweats, unexplained {weight loss}, or trauma.", "negated"),
    ("No {saddle anesthesia} or bowel incontinence.", "negated"),
    ("No saddle anesthesia or {bowel incontinence}.", "negated"),
    ("{Bowel or bladder incontinence}: none.", "negated"),
    ("{Fever}: denied", "negated"),
    ("Negative for {fever}, chills, weight loss.", "negated"),
    ("Patient has not had {physical therapy}.", "negated"),
    ("He never had {back surgery}.", "negated"),
    ("There is no evidence of {cauda equina syndrome}.", "negated"),
    ("without {weakness}", "negated"),
    ("(-) {clonus}", "negated"),
    ("[ ] {Trauma}", "negated"),
    ("denies fever but has {weight loss}", ""),
    ("No fever, however she reports {saddle numbness}.", ""),
    ("No relief from {naproxen}.", ""),
    ("No improvement with {physical therapy}.", ""),
    ("Did not improve with {physical therapy}.", ""),
    ("not only {foot drop} but also pain", ""),
    ("no better after {injection}", ""),
    ("[x] {Osteoporosis}", ""),
    ("Has {foot drop}.", ""),
    ("Mother had {breast cancer}.", "family"),
    ("Family history of {osteoporosis}.", "family"),
    ("Father with {prostate cancer} and mother with diabetes.", "family"),
    ("Patient has {osteoporosis}, as does his mother.", ""),
    ("If {bladder trouble} develops, go to the ER.", "hypothetical"),
    ("Return for fever or {saddle numbness}.", "hypothetical"),
    ("Rule out {fracture}.", "hypothetical"),
    ("Call 911 if you notice {leg weakness}.", "hypothetical"),
    ("Will refer to {physical therapy}.", "planned"),
    ("Consider {epidural injection}.", "planned"),
    ("Recommend {physical therapy} twice a week.", "planned"),
    ("Completed {physical therapy}.", ""),
    ("remote {trauma}", "history"),
    ("status post {fall}", ""),
    ("{SLR} positive on the right", "positive"),
    ("positive {Spurling} test", "positive"),
]


@pytest.mark.parametrize(("marked", "wanted"), NEGATION)
def test_context_table(marked, wanted):
    found = context_of(marked) - {"positive"} if wanted != "positive" else context_of(marked)
    assert (wanted in found) if wanted else not found


def context_of(marked):
    """Contexts of the mention in braces (or brackets), within its own sentence."""
    opening, closing = ("{", "}") if "{" in marked else ("[", "]")
    start, end = marked.index(opening), marked.index(closing) - 1
    text = marked.replace(opening, "", 1).replace(closing, "", 1) if opening == "[" else marked.translate(_PLAIN)
    page = Document(id="d", filename="d.txt", media_type="text/plain", pages=(Page(number=1, text=text),))
    unit = next(unit for unit in units(page, BOOK) if unit.start <= start < unit.end)
    return contexts(unit.text, start - unit.start, end - unit.start, BOOK)


_PLAIN = str.maketrans("", "", "{}")


def date_rows():
    for record in BOOK.records(DateForms).values():
        for form in record.forms:
            yield from form.examples.items()


@pytest.mark.parametrize(("text", "day"), list(date_rows()))
def test_date_form(text, day):
    assert str(day) in [found.on.isoformat() for found in days(text, WRITTEN, BOOK)]


# for a document of September 30, 2026
DATES = [
    ("from 8/10/2026 to 9/25/2026", ["2026-08-10", "2026-09-25"]),
    ("8/10-9/25/26", ["2026-08-10", "2026-09-25"]),
    ("two weeks ago and again yesterday", ["2026-09-16", "2026-09-29"]),
    ("on December 24", ["2025-12-24"]),
    ("strength 4/5, pain 7/10, BP 120/80", []),
    ("a 65-year-old man", []),
    ("02/30/2026", []),
    ("L4/5 disc", []),
]


@pytest.mark.parametrize(("text", "wanted"), DATES)
def test_dates(text, wanted):
    assert [found.on.isoformat() for found in days(text, WRITTEN, BOOK)] == wanted


def test_relative_dates_need_the_document_s_date():
    assert days("two weeks ago, on March 3, 2026", None, BOOK)[0].on == date(2026, 3, 3)
    assert len(days("two weeks ago, on March 3, 2026", None, BOOK)) == 1


def test_ranges():
    text = "PT 8/10/2026 through 9/25/2026, seen 9/30/2026"
    found = days(text, WRITTEN, BOOK)
    assert [(a.on.day, b.on.day) for a, b in ranges(text, found, BOOK)] == [(10, 25)]
