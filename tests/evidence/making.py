"""Short ways to make facts and cases for the tests."""

from claimback.model import AnswerSource, Document, Fact, Known, Page, Record, Span

SPAN = Span(document="d", page=1, start=0, end=1, quote="x")


def fact(name, value, *, answer=False, status="proposed"):
    source = AnswerSource(question=name) if answer else SPAN
    return Fact(
        name=name, value=value, source=source, found_by="test", confidence=1, status="confirmed" if answer else status
    )


def answer(name, value):
    return fact(name, value, answer=True)


def known(**values):
    return Known(fact(name, value) for name, value in values.items())


def record(id_="r", kind="office_note", dated=None, facts=(), title="Office note", pages=1):
    return Record(
        document=id_, filename=f"{id_}.pdf", kind=kind, title=title, dated=dated, pages=pages, facts=tuple(facts)
    )


def paper(text, id_="p", name="p.txt"):
    return Document(id=id_, filename=name, media_type="text/plain", pages=(Page(number=1, text=text),))
