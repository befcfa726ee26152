"""What the knowledge covers, honestly: plan by step, and state by state, with what is unverified said plainly."""

from collections.abc import Iterable, Sequence

from claimback.knowledge.authorities import AuthorityRecord
from claimback.knowledge.book import Book
from claimback.knowledge.defects import DefectRecord
from claimback.knowledge.plans import PlanRecord
from claimback.knowledge.rules import Clock, RuleRecord, SafeRule, StateRule, Window

_STEPS = (
    ("first denial", "initial"),
    ("second level", "internal_appeal"),
    ("after the plan's last word", "final_internal"),
    ("after external review", "external_review"),
)
UNVERIFIED = "unverified"
"""Said wherever something exists but was not verified; nothing is claimed there."""


def coverage(book: Book) -> str:
    """The tables as text: plans, states, authorities, and what is known to be missing."""
    parts = [
        "PLANS: time to act after each letter, and time for the answer to an appeal",
        _table(("plan", *(name for name, _ in _STEPS), "answer to an appeal", "notice defects"), plans(book)),
        "STATES: external review of insured and individual plans",
        _table(
            ("state", "process", "time to ask", "counted from", "where", "read in"), [*federal(book), *states(book)]
        ),
        "AUTHORITIES",
        _table(("how verified", "citable", "not citable"), authorities(book)),
        "NOT VERIFIED, and therefore left out",
        "\n".join(f"- {line}" for line in gaps(book)),
    ]
    return "\n\n".join(parts)


def plans(book: Book) -> list[tuple[str, ...]]:
    """A row for each plan type: its windows by step, decision clocks, and number of defects looked for."""
    defects = book.records(DefectRecord).values()
    return [
        (
            record.id,
            *(_step(book, record.id, level) for _, level in _STEPS),
            _clocks(book, record.id),
            str(sum(record.id in defect.plans or "all" in defect.plans for defect in defects)),
        )
        for record in book.records(PlanRecord).values()
        if record.kind != "unclear"
    ]


def federal(book: Book) -> list[tuple[str, ...]]:
    """The federal process, which self-funded employer plans have in every state."""
    return [
        (
            "US",
            "federal, self-funded employer plans",
            _length(window),
            window.counted_from.replace("_", " "),
            "see the letter",
            rule.source,
        )
        for rule in book.records(RuleRecord).values()
        if rule.deadline == "external_review" and not rule.by_state
        for window in rule.windows
    ]


def states(book: Book) -> list[tuple[str, ...]]:
    """A row for each state: only what was verified."""
    return [
        (
            state.id.upper(),
            state.process,
            _length(state.window) if state.window else f"{UNVERIFIED}: safe rule",
            state.window.counted_from.replace("_", " ") if state.window else "notice date",
            state.where_to_file or "see the letter",
            state.level.replace("_", " "),
        )
        for state in sorted(book.records(StateRule).values(), key=lambda state: state.id)
    ]


def authorities(book: Book) -> list[tuple[str, ...]]:
    """How many authorities were verified in which way, and how many of them may be cited."""
    records = book.records(AuthorityRecord).values()
    levels = sorted({record.verified.level for record in records})
    return [
        (level.replace("_", " "), *(str(_count(records, level, citable=citable)) for citable in (True, False)))
        for level in levels
    ]


def gaps(book: Book) -> list[str]:
    """What is known to exist but was not verified."""
    rules = [f"{rule.regime}: {text}" for rule in book.records(RuleRecord).values() for text in rule.unverified]
    missing = [state.id.upper() for state in book.records(StateRule).values() if state.window is None]
    return [*rules, f"external review times of {', '.join(sorted(missing))}: the safe rule is shown, as caution"]


def _count(records: Iterable[AuthorityRecord], level: str, *, citable: bool) -> int:
    return sum(record.verified.level == level and record.citable == citable for record in records)


def _step(book: Book, plan: str, level: str) -> str:
    rules = [rule for rule in book.records(RuleRecord).values() if plan in rule.plans and level in rule.levels]
    main = [rule for rule in rules if not rule.also and "denied" in rule.decisions]
    if not main:
        return "-"
    rule = main[0]
    if rule.automatic:
        return "automatic"
    windows = [*rule.windows, *(_safe(book, plan, rule) if rule.by_state else ())]
    current = [_length(window) for window in windows if window.last_day is None]
    return (" or ".join(current) + (", by state" if rule.by_state else "")) if current else UNVERIFIED


def _safe(book: Book, plan: str, rule: RuleRecord) -> list[Window]:
    safe = [one for one in book.records(SafeRule).values() if plan in one.plans and one.deadline == rule.deadline]
    return [window for one in safe for window in one.windows]


def _length(window: Window) -> str:
    mail = f"+{window.presumed_receipt_days}" if window.presumed_receipt_days else ""
    note = " (at most)" if window.longest else " (caution)" if window.caution else ""
    return f"{window.amount}{mail} {window.unit}{note}"


def _clocks(book: Book, plan: str) -> str:
    rules = [rule for rule in book.records(RuleRecord).values() if plan in rule.plans and "initial" in rule.levels]
    clocks = [clock for rule in rules for clock in rule.clocks if clock.decides == "appeal"]
    return ", ".join(map(_clock, clocks)) or UNVERIFIED


def _clock(clock: Clock) -> str:
    return f"{clock.case.removesuffix('_service')} {clock.amount} {clock.unit}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows as text in columns."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in lines
    )
