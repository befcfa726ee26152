"""`docs/knowledge.md`: all law, plans, notices, reasons and criteria on one page, generated from the data.

A lawyer or a nurse reads and corrects it; the correction goes into the file that each part names.
"""

from collections.abc import Iterable, Iterator

from claimback.knowledge.authorities import AuthorityRecord
from claimback.knowledge.book import Book
from claimback.knowledge.cards import card
from claimback.knowledge.cards.times import window
from claimback.knowledge.coverage import gaps
from claimback.knowledge.criteria import CriteriaRecord, PublisherRecord
from claimback.knowledge.defects import DefectRecord
from claimback.knowledge.objections import ObjectionRecord
from claimback.knowledge.plans import ContactRecord, PlanRecord, tree
from claimback.knowledge.record import Record
from claimback.knowledge.rules import RuleRecord, SafeRule, StateRule

HEAD = """# What claimback knows

Generated from `src/claimback/knowledge/data` by `claimback knowledge reference > docs/knowledge.md`; do not edit it by
hand. Each part names its file: a correction goes there, with its source and the day on which it was read. Nothing here
is legal or medical advice. “Not verified” means that something exists but was not read in a good source; it is then
left out of letters, and no date is called law.

How something was verified: **primary text**, the official text itself was read; **quoted primary text**, it was read as
quoted in independent copies; **abstract**, the publisher's summary; **two secondary**, two weaker sources agree;
**single quote of primary**, **single secondary** and **memory** are never cited."""

PARTS: tuple[tuple[str, str, tuple[type[Record], ...]], ...] = (
    ("Kinds of plan", "What each is, how to tell, and which law reaches it.", (PlanRecord,)),
    ("Times to act and times to decide", "By regime, in the order of the steps.", (RuleRecord, SafeRule)),
    ("What a notice lacks", "Each defect, on what it rests, and the sentence that a letter may use.", (DefectRecord,)),
    ("Insurers' reasons", "What wins, when not to argue, and what proves it.", (ObjectionRecord,)),
    ("Imaging criteria", "Paraphrased. Only what a route marks so may stand in a letter.", (CriteriaRecord,)),
    ("Publishers of criteria", "How letters name them, and how to get the text.", (PublisherRecord,)),
    ("Authorities", "What may be cited, for which plans, and from when.", (AuthorityRecord,)),
    ("Offices that help", "Free of charge; only verified numbers are printed.", (ContactRecord,)),
)


def reference(book: Book) -> str:
    """The whole page as Markdown; the same data give the same text."""
    parts = [HEAD, *_tree(book)]
    for title, about, kinds in PARTS:
        parts += [f"## {title}\n\n{about}", *(_record(record, book) for kind in kinds for record in _of(kind, book))]
        parts += _states(book) if RuleRecord in kinds else []
    parts += ["## Not verified, and therefore left out", "\n".join(f"- {line}" for line in gaps(book))]
    return "\n\n".join(parts) + "\n"


def _of(kind: type[Record], book: Book) -> list[Record]:
    return sorted(book.records(kind).values(), key=lambda record: (getattr(record, "regime", ""), record.id))


def _record(record: Record, book: Book) -> str:
    one = card(record, book)
    return "\n".join([f"### {one.title}", f"`{one.path}`\n", *_rows(one.rows)])


def _rows(rows: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    for label, lines in rows:
        if len(lines) == 1:
            yield f"- **{label}:** {_safe(lines[0])}"
        else:
            yield f"- **{label}:**"
            yield from (f"  - {_safe(line)}" for line in lines)


def _safe(text: str) -> str:
    """Text that Markdown does not take for markup."""
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


def _tree(book: Book) -> Iterator[str]:
    yield "## Which kind of plan?\n\nIn this order; the first yes decides."
    yield "\n".join(
        f"{number}. {ask.question} *{ask.where_to_look}* → **{record.name}**"
        for number, (record, ask) in enumerate(tree(book), 1)
    )


def _states(book: Book) -> Iterator[str]:
    """External review of insured and individual plans, a row for each state."""
    yield "### External review by state\n\nInsured and individual plans. Each row is `rules/states/<state>`."
    rows = ["| State | Process | Time to ask | Where | Statute | Verified |", "|---|---|---|---|---|---|"]
    rows += [f"| {' | '.join(map(_safe, _state(book, state)))} |" for state in _by_id(book)]
    yield "\n".join(rows)


def _by_id(book: Book) -> list[StateRule]:
    return sorted(book.records(StateRule).values(), key=lambda state: state.name)


def _state(book: Book, state: StateRule) -> tuple[str, ...]:
    time = window(book, state.window) if state.window else "not verified: the safe rule is shown, as caution"
    fields = ", ".join(field.replace("_", " ") for field in state.verified_fields) or "nothing"
    verified = f"{fields} ({state.level.replace('_', ' ')}, {state.updated})"
    process = "not verified" if state.process == "unverified" else state.process
    return state.name, process, time, state.where_to_file or "not verified", state.statute or "not verified", verified
