"""The facts of a case as letters use them: items of lists one by one, the study named, the people named.

Each is a fact like any other, with the source of the fact that it restates, so that its support stays exact.
"""

from collections.abc import Iterator
from datetime import date

from claimback.knowledge.book import Book
from claimback.knowledge.rules import rules_of
from claimback.knowledge.templates import story_care, story_imaging, story_people
from claimback.knowledge.templates.made import derived, restated
from claimback.knowledge.templates.same import pieces
from claimback.knowledge.templates.support import seen
from claimback.knowledge.templates.words import Words, words
from claimback.model.denial import Denial, FinerPlan
from claimback.model.document import Span
from claimback.model.evidence import Evidence, Record
from claimback.model.fact import AnswerSource, Fact, Known

_OF_THE_CASE = ("plan", "stage", "level", "decision", "objection")


_A_STATEMENT = 3
"""Words that a record's quotation needs before it tells a doctor anything."""


def story(denial: Denial, known: Known, evidence: Evidence, today: date, book: Book) -> Known:
    """All facts that a template may ask for. Facts that the person has not confirmed are left out."""
    seen_facts = (fact for fact in seen(known, evidence) if fact.name not in _OF_THE_CASE)
    usable = Known(story_care.as_recorded(seen_facts, evidence))
    base = usable.plus([*_of_the_case(denial, known, words(book)), _next_review(denial, book)])
    lists = words(book)
    more: list[Fact] = []
    for make in (story_people.facts, story_care.facts, story_imaging.facts):
        more += make(base.plus(more), today, lists)
    return base.plus([*more, *_flags(base), *_enclosed(evidence), *_refuted(evidence), *_order(base.plus(more))])


def _of_the_case(denial: Denial, known: Known, words: Words) -> Iterator[Fact]:
    for name in ("plan", "stage", "level", "decision"):
        value = getattr(denial, name)
        said = _told_plan(known, value) if name == "plan" else None
        if said is not None:
            yield restated(name, value, said)
        elif span := denial.evidence.get(name):
            yield Fact(name=name, value=value, source=span, found_by="classify", confidence=1)
        else:
            yield derived(name, value)
    for one in denial.objections:
        yield Fact(
            name="objection", value=one.kind, source=one.stated, found_by=one.found_by, confidence=one.confidence
        )
    verb = {"pre_service": "approve", "concurrent": "approve", "post_service": "pay"}.get(denial.stage, "cover")
    yield derived("verb", words.forms[f"verb_{verb}"])
    yield derived("objection_count", len({one.kind for one in denial.objections}), ("objection",))


def _next_review(denial: Denial, book: Book) -> Fact:
    """Whom the letter asks: `appeal` for the plan itself, else the review that the rule for this level names."""
    rules = [rule for rule in rules_of(denial, book) if not rule.also]
    return derived("next_review", rules[0].deadline if rules else "appeal", ("plan", "level"))


def _told_plan(known: Known, plan: str) -> Fact | None:
    """The answer that names the kind of plan, where an answer does."""
    if plan in FinerPlan.__args__:
        return known.first("plan_special")
    said = known.first("coverage_kind")
    return said if said is not None and said.value == plan else None


def _flags(known: Known) -> Iterator[Fact]:
    fact = known.first("red_flags")
    if fact is None or not isinstance(fact.value, list | str):
        return
    for flag in fact.value if isinstance(fact.value, list) else [fact.value]:
        if flag != "none":
            yield restated("red_flag", str(flag), fact)


def _enclosed(evidence: Evidence) -> Iterator[Fact]:
    kinds = {record.document: record.kind for record in evidence.records}
    for kind in dict.fromkeys(kinds.get(exhibit.document, "other") for exhibit in evidence.exhibits[1:]):
        yield derived("enclosed", kind)


def _refuted(evidence: Evidence) -> Iterator[Fact]:
    """What the insurer stated and confirmed facts refute, with the letter's own words."""
    for one in evidence.refuted:
        if one.confirmed:
            yield Fact(name="refuted_claim", value=one.claim, source=one.stated, found_by=one.claim, confidence=0.9)
            shown = " ".join(one.shown.quote.split())
            name = f"refutes_{one.claim}"
            yield Fact(name=name, value=shown, source=one.shown, found_by=one.claim, confidence=0.9, status="confirmed")


def _order(known: Known) -> Iterator[Fact]:
    """What came before the decision: `xray_before_notice`, `sent_before_notice`."""
    notice = known.day("notice_date")
    for name, first in (("xray_before_notice", "xray_date"), ("sent_before_notice", "info_sent_on")):
        when = known.day(first)
        if notice and when and when <= notice:
            yield derived(name, "yes", (first, "notice_date"))


def in_the_doctors_voice(told: Known, book: Book, evidence: Evidence) -> Known:
    """The facts for a letter that the doctor signs.

    What the patient wrote about medical matters is not put into the doctor's mouth: it becomes `told_<name>`, for a
    note beside the blank or a sentence that says who reports it. What a record says and the person agreed to stays.
    What a record says and nobody has confirmed becomes `record_<name>`, for a note to the doctor.
    """
    names = words(book).lists.get("doctors_words", ())

    def turned(fact: Fact) -> Iterator[Fact]:
        own = fact.name in names and isinstance(fact.source, AnswerSource)
        agreed = [one.value for one in told.all(fact.name) if isinstance(one.source, Span)]
        if not own:
            yield fact
        elif not pieces(fact.value, agreed):
            yield restated(f"told_{fact.name}", fact.value, fact)

    return Known(
        [*(one for fact in told for one in turned(fact)), *_dated_exam(told, evidence), *_prompts(told, evidence)]
    )


def _dated_exam(told: Known, evidence: Evidence) -> Iterator[Fact]:
    """`exam_date`: when the record that the findings stand in was written."""
    days = {record.document: record.dated for record in evidence.records}
    for fact in told.all("exam_findings"):
        when = days.get(fact.source.document) if isinstance(fact.source, Span) else None
        if when:
            yield restated("exam_date", when.isoformat(), fact)
            return


def _prompts(told: Known, evidence: Evidence) -> Iterator[Fact]:
    """What enclosed records say beyond what the letter takes from them, in the records' words and with their dates.

    The first quotation of a record has its date as `head` too, each further one its words as `more`.
    """
    enclosed = {exhibit.document for exhibit in evidence.exhibits[1:]}
    taken = {(fact.name, fact.source) for fact in told if isinstance(fact.source, Span)}
    for record in evidence.records:
        begun: set[str] = set()
        for fact in record.facts if record.document in enclosed else ():
            if isinstance(fact.source, Span) and (fact.name, fact.source) not in taken:
                quote = fact.source.quote.strip().rstrip(" ;,([")
                if len(quote.split()) >= _A_STATEMENT:
                    item = _quotation(quote, record, first=fact.name not in begun)
                    begun.add(fact.name)
                    yield restated(f"record_{fact.name}", item, fact)


def _quotation(quote: str, record: Record, *, first: bool) -> dict[str, str]:
    day = {"date": record.dated.isoformat()} if record.dated else {}
    more = {} if first else {"more": quote}
    return {"quote": quote, **day, **({"head": day["date"]} if day and first else more)}
