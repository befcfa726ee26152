"""A model's help with one case: what would be sent, and the asking; nothing is asked that was not agreed to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event

from claimback.classify import heard
from claimback.knowledge import Book, book
from claimback.knowledge.objections import ObjectionRecord
from claimback.llm import Backend, Disguise, ModelError, ModelSettings, Session, ask, digest, sent
from claimback.model import Appeal, Block, Case, Draft, Span
from claimback.workflow import consent
from claimback.workflow.proposed import LETTER, NAMES, Held, Proposed, body, take, whole

_FEWEST = 2
"""Sentences from which on a paragraph can be worded more smoothly."""
_END = ("off", "no_extra", "no_consent", "unreachable", "cancelled", "server", "token")
"""Codes after which it makes no sense to ask on."""


@dataclass(frozen=True, slots=True)
class Help:
    """One thing to ask, with all that goes out and what its answer is held to."""

    prompt: str
    inputs: Mapping[str, str]
    block: Block | None = None


def disguise(case: Case, made: Appeal) -> Disguise:
    """The tokens of a case: every known value, as it is known and as the papers write it."""
    words = list[tuple[str, str]]()
    for fact in (*made.known, *(fact for record in made.evidence.records for fact in record.facts)):
        quote = [fact.source.quote] if isinstance(fact.source, Span) else []
        words += [(fact.name, value) for value in (str(fact.value), *quote)]
    words += [(answer.question, answer.value) for answer in case.answers if isinstance(answer.value, str)]
    return Disguise(words)


def helps(case: Case, made: Appeal, knowledge: Book | None = None) -> tuple[Help, ...]:
    """Everything that a model could be asked about this case, in order."""
    known_by = knowledge or book()
    letter = "\n".join(page.text for page in heard(case.letter, known_by).pages)
    kinds = ", ".join(known_by.records(ObjectionRecord))
    found = [Help("propose", {"letter": letter, "names": ", ".join(NAMES), "kinds": kinds})]
    appeal = next((draft for draft in made.drafts if draft.id == LETTER), None)
    if appeal is not None:
        found += [Help("reword", {"sentences": _numbered(block)}, block) for block in _paragraphs(appeal)]
        if made.evidence.needs:
            needs = "\n".join(f"{need.id}: {need.what}" for need in made.evidence.needs)
            found.append(Help("counter", {"letter": body(appeal), "needs": needs}))
    return tuple(found)


def texts(asked: tuple[Help, ...], hidden: Disguise) -> tuple[tuple[Mapping[str, str], ...], ...]:
    """Exactly what would go out, message by message."""
    return tuple(sent(one.prompt, one.inputs, hidden) for one in asked)


def agree(folder: Path, asked: tuple[Help, ...], hidden: Disguise, settings: ModelSettings, today: date) -> None:
    """Keep the person's consent to exactly these texts."""
    consent.agree(folder, [digest(text, settings) for text in texts(asked, hidden)], settings, today)


def run(  # noqa: PLR0917 - a case, its model and its day
    folder: Path, case: Case, made: Appeal, backend: Backend, settings: ModelSettings, today: date, *,
    cancel: Event | None = None, progress: Callable[[str], None] | None = None, knowledge: Book | None = None,
) -> Proposed:  # fmt: skip
    """Ask everything that was agreed to, and keep what holds. Raises `ModelError` where nothing can be asked at all."""
    known_by, hidden = knowledge or book(), disguise(case, made)
    session = Session(
        backend, settings, hidden, consent.agreed(folder), lambda one: consent.log(folder, one), cancel or Event()
    )
    found, held = Proposed(), Held(heard(case.letter, known_by), made, hidden, known_by, today)
    for one in helps(case, made, known_by):
        if progress:
            progress(f"Asking {settings.model} ({one.prompt})")
        try:
            answer = ask(one.prompt, one.inputs, session)
        except ModelError as error:
            if error.code in _END:
                raise
            found.dropped.append(f"{one.prompt}: {error.message}")
            if error.code == "budget":
                break
            continue
        take(answer, one.block, held, found)
    return found


def _paragraphs(draft: Draft) -> Iterator[Block]:
    return (block for block in draft.blocks if block.kind == "paragraph" and len(whole(block)) >= _FEWEST)


def _numbered(block: Block) -> str:
    return "\n".join(f"{number}. {sentence.text}" for number, sentence in enumerate(whole(block), 1))
