"""The person's choices about the enclosures, changed one at a time, and checked against the files that there are.

Each function takes choices and gives new ones, so that any front end may keep them as it likes.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from claimback.evidence.exhibits import names_of
from claimback.model import EVERYWHERE, Case, ClaimbackError, Document, Evidence, ExhibitChoices, Finding, Redaction


def drop(choices: ExhibitChoices, names: Iterable[str], known: Sequence[str]) -> ExhibitChoices:
    """Leave files out. The denial letter, the first of `known`, always stays. Raises `ClaimbackError`."""
    found = [_named(name, known) for name in names]
    if known[0] in found:
        raise ClaimbackError("exhibits", "The denial letter is always Exhibit A. Black out what should not be seen.")
    return choices.model_copy(update={"drop": tuple(dict.fromkeys((*choices.drop, *found)))})


def add(choices: ExhibitChoices, names: Iterable[str], known: Sequence[str]) -> ExhibitChoices:
    """Take files in again that were left out. Raises `ClaimbackError`."""
    found = [_named(name, known) for name in names]
    return choices.model_copy(update={"drop": tuple(name for name in choices.drop if name not in found)})


def order(choices: ExhibitChoices, names: Iterable[str], known: Sequence[str]) -> ExhibitChoices:
    """Put these files first, in this order; no names give the program's own order. Raises `ClaimbackError`."""
    found = dict.fromkeys(_named(name, known) for name in names)
    found.pop(known[0], None)
    return choices.model_copy(update={"order": tuple(found)})


def pages(choices: ExhibitChoices, name: str, numbers: tuple[int, ...] | None, known: Sequence[str]) -> ExhibitChoices:
    """Enclose only these pages of a file; none for all, None for the program's choice. Raises `ClaimbackError`."""
    place = _named(name, known)
    rest = {one: kept for one, kept in choices.pages.items() if one != place}
    return choices.model_copy(update={"pages": rest if numbers is None else rest | {place: numbers}})


def redact(choices: ExhibitChoices, name: str, redaction: Redaction, known: Sequence[str]) -> ExhibitChoices:
    """Black something out in a file, or `everywhere`. Raises `ClaimbackError`."""
    place = name if name == EVERYWHERE else _named(name, known)
    if place == EVERYWHERE and redaction.page:
        raise ClaimbackError("exhibits", "A page or a box is of one file; name the file.")
    found = tuple(dict.fromkeys((*choices.redact.get(place, ()), redaction)))
    return choices.model_copy(update={"redact": choices.redact | {place: found}})


def unredact(
    choices: ExhibitChoices, name: str, known: Sequence[str], alone: Redaction | None = None
) -> ExhibitChoices:
    """Black nothing out any more in a file, or `everywhere`; or not this one `alone`. Raises `ClaimbackError`."""
    place = name if name == EVERYWHERE else _named(name, known)
    rest = {one: kept for one, kept in choices.redact.items() if one != place}
    left = tuple(one for one in choices.redact.get(place, ()) if alone and one != alone)
    return choices.model_copy(update={"redact": rest | ({place: left} if left else {})})


def _named(name: str, known: Sequence[str]) -> str:
    if name in known:
        return name
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    raise ClaimbackError("exhibits", f"There is no file “{name}” among the letter and the records.{hint}")


def require_fit(choices: ExhibitChoices, letter: Document, records: Sequence[Document], unread: Sequence[str]) -> None:
    """Raises `ClaimbackError` for a choice that is about no file or no page: it would silently not be followed."""
    documents = {document.id: document for document in (letter, *records)}
    names = names_of(documents.values())
    for name in choices.named:
        if name in unread:
            continue
        count = len(documents[names[_named(name, tuple(names))]].pages)
        asked = [*choices.pages.get(name, ()), *(one.page for one in choices.redact.get(name, ()))]
        if any(page > count for page in asked):
            raise ClaimbackError("exhibits", f"“{name}” has {count} page(s), but a choice is about page {max(asked)}.")


def notes(case: Case, found: Evidence) -> Iterator[Finding]:
    """What to tell about the enclosures: pages left out, and words to be blacked out that were not found."""
    documents = {document.id: document for document in (case.letter, *case.records)}
    names = {document: name for name, document in names_of(documents.values()).items()}
    for one in found.exhibits:
        name, count = names.get(one.document, one.filename), len(documents[one.document].pages)
        if len(one.pages) < count and name not in case.choices.pages:
            yield Finding(
                id="pages_chosen",
                level="info",
                message=f"Of “{name}” only the {len(one.pages)} pages of {count} that prove something are enclosed.",
                fix=f"To enclose others: claimback exhibits pages CASE {name} 1-{count}",
                where=name,
            )
    for place, redactions in case.choices.redact.items():
        mine = [one for one in found.exhibits if place in (EVERYWHERE, names.get(one.document, one.filename))]
        for one in redactions:
            alone = [exhibit for exhibit in mine if _stands(one, documents[exhibit.document])]
            if one.words and mine and not alone:
                where = "any enclosure" if place == EVERYWHERE else place
                yield Finding(
                    id="redaction_not_found",
                    level="warning",
                    message=f"“{one.words}” was to be blacked out, and was not found in the text of {where}.",
                    fix="Check the spelling, and look at the pages of the packet.",
                    where=place,
                )


def _stands(one: Redaction, document: Document) -> bool:
    from claimback.knowledge.hiding import hidden

    return any(hidden(page, (one,)) for page in document.pages)
