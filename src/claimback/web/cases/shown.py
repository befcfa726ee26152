"""What the letter says in plain words: facts with their quotations, reasons, and pages with their words marked."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claimback.knowledge.objections import ObjectionRecord
from claimback.knowledge.words import word
from claimback.model import Analysis, Denial, Fact, Page, Span
from claimback.web.cases.tongue import spoken_book

SURE = 0.75
"""A value below this confidence is shown with a request to check it."""
DATES = ("notice_date", "service_date", "appeal_deadline")
DAYS = ("appeal_window_days", "peer_to_peer_days")
NAMES = (
    "insurer", "reviewer", "member_name", "member_id", "group_number", "claim_number", "reference_number", "service",
    "procedure_code", "diagnosis_code", "provider", "notice_date", "service_date", "criteria", "amount",
    "appeal_window_days", "appeal_deadline", "appeal_address", "appeal_fax", "appeal_phone", "peer_to_peer_phone",
    "peer_to_peer_days",
)  # fmt: skip
"""Facts that a person is shown and may change, in this order."""
_ASKED_FOR = ("insurer", "member_name", "member_id", "service", "notice_date", "appeal_address")
"""Facts that an appeal needs: shown as missing where the letter does not give them."""


Place = tuple[int, int, str]
"""Start and end in a page's text, and the kind of mark."""


class Shown(NamedTuple):
    """A fact as shown."""

    name: str
    label: str
    value: str
    quote: str
    page: int
    check: bool
    """Whether the person should compare it with the letter."""
    own: bool
    """Whether it is the person's own correction."""


class Reason(NamedTuple):
    """A reason as shown."""

    kind: str
    plain: str
    quote: str
    page: int
    check: bool


class Box(NamedTuple):
    """A marked stretch on a picture, in thousandths of the page's width."""

    x: float
    y: float
    width: float
    height: float
    kind: str


class Marked(NamedTuple):
    """A page: its picture's boxes where it has one, else its text in marked and unmarked pieces."""

    number: int
    boxes: list[Box]
    pieces: list[tuple[str, str]]
    ratio: float

    @property
    def tall(self) -> int:
        """Its height where its width is 1000."""
        return round(1000 * (self.ratio or 1.294))


def facts(analysis: Analysis) -> list[Shown]:
    """What the letter states, and what it should state and does not."""
    found: list[Shown] = []
    for name in NAMES:
        here = [fact for fact in analysis.facts if fact.name == name]
        found += [_shown(fact) for fact in here]
        if not here and name in _ASKED_FOR:
            found.append(Shown(name, label(name), "", "", 0, True, False))
    return found


def classes(denial: Denial) -> list[tuple[tuple[str, str], str]]:
    """What kind of case it is: the name and label of each class, and its value in words."""
    labels = class_labels()
    return [((name, labels[name]), word(spoken_book(), name, str(getattr(denial, name)))) for name in labels]


def class_labels() -> dict[str, str]:
    """The classes of a case and what to call them."""
    return {
        "decision": _("What they decided"), "stage": _("When they decided"), "level": _("Which step this is"),
        "plan": _("Kind of plan"),
    }  # fmt: skip


def label(name: str) -> str:
    """The plain words for a fact's name."""
    return word(spoken_book(), "fact", name)


def written(name: str, value: Any) -> str:  # noqa: ANN401 - a fact's value is any plain JSON value
    """A value as a person reads it."""
    if name in DATES:
        return date_format(date.fromisoformat(str(value)), "DATE_FORMAT")
    if name in DAYS:
        return _("%(days)s days") % {"days": value}
    return " ".join(str(value).split())


def _shown(fact: Fact) -> Shown:
    span = fact.source if isinstance(fact.source, Span) else None
    quote = " ".join(span.quote.split()) if span else ""
    own = fact.found_by == "person"
    return Shown(
        fact.name, label(fact.name), written(fact.name, fact.value), quote, span.page if span else 0,
        fact.confidence < SURE, own,
    )  # fmt: skip


def reasons(denial: Denial) -> list[Reason]:
    """Why they said no, in plain words and in theirs."""
    records = spoken_book().records(ObjectionRecord)
    return [
        Reason(
            one.kind, records[one.kind].plain, " ".join(one.stated.quote.split()), one.stated.page,
            one.confidence < SURE,
        )
        for one in denial.objections
    ]  # fmt: skip


def marked(analysis: Analysis, page: Page) -> Marked:
    """A page with the words that reasons and facts came from."""
    return mark(page, list(_places(analysis, page.number)))


def mark(page: Page, places: Sequence[Place]) -> Marked:
    """A page with these places marked."""
    ratio = page.height / page.width if page.width else 0.0
    if page.words:
        return Marked(page.number, [box for place in places for box in _boxes(page, place)], [], ratio)
    return Marked(page.number, [], list(_pieces(page.text, places)), ratio)


def _places(analysis: Analysis, number: int) -> Iterator[Place]:
    for one in analysis.denial.objections:
        if one.stated.page == number:
            yield one.stated.start, one.stated.end, "reason"
    for fact in analysis.facts:
        if isinstance(fact.source, Span) and fact.source.page == number and fact.name in NAMES:
            yield fact.source.start, fact.source.end, "fact"


def _boxes(page: Page, place: Place) -> list[Box]:
    """One box a line: words that touch are joined."""
    start, end, kind = place
    rows: list[list[float]] = []
    for one in page.words:
        if one.start < end and one.end > start:
            last = rows[-1] if rows else None
            if last and abs(last[1] - one.y0) < 0.6 * (one.y1 - one.y0) and one.x0 >= last[0]:
                last[2], last[3] = max(last[2], one.x1), max(last[3], one.y1)
            else:
                rows.append([one.x0, one.y0, one.x1, one.y1])
    return [area(page, (x0, y0, x1, y1), kind) for x0, y0, x1, y1 in rows]


def area(page: Page, edges: tuple[float, float, float, float], kind: str) -> Box:
    """An area given in parts of the page, as a mark on its picture."""
    x0, y0, x1, y1 = edges
    tall = 1000 * (page.height / page.width if page.width else 1.294)
    return Box(round(x0 * 1000, 1), round(y0 * tall, 1), round((x1 - x0) * 1000, 1), round((y1 - y0) * tall, 1), kind)


def _pieces(text: str, places: Sequence[Place]) -> Iterator[tuple[str, str]]:
    at = 0
    for start, end, kind in sorted(places, key=lambda one: (one[0], -one[1])):
        if start < at:
            continue
        yield text[at:start], ""
        yield text[start:end], kind
        at = end
    yield text[at:], ""
