"""The plan's answer begins a case of its own, with the answers, records, choices and letter of the case before."""

from hashlib import sha256

from claimback.intake import photos_of
from claimback.model import Analysis, Document, ExhibitChoices, Redaction, UnreadableFile
from claimback.web.cases import inputs
from claimback.web.cases.store import File, Keys, Opened, create
from claimback.web.cases.tasks import want
from claimback.workflow.reply import EARLIER


def next_level(case: Opened, analysis: Analysis, files: list[File]) -> tuple[Opened, Keys]:
    """The case of the next level; the case before stays as it is."""
    following, keys = create("letter", files)
    records = [case.file(paper) for paper in case.of_kind("record")]
    letter = inputs.letter_file(case)
    earlier = File(_free(letter.name, {file.name for file in records}), letter.data)
    following.add("record", [*records, earlier])
    told = {
        "answers": case.state.answers, "unknown": case.state.unknown, "before": analysis.model_dump_json(),
        "choices": carried(case.state.choices, analysis.document, earlier),
    }  # fmt: skip
    following.keep(following.state.model_copy(update=told))
    want(following, "letter")
    return following, keys


def carried(choices: ExhibitChoices, letter: Document, earlier: File) -> ExhibitChoices:
    """The choices once their letter is a record: of one in photos each photo becomes a paper of its own."""
    papers = inputs.bytes_in(earlier)
    if letter.id in papers:
        return choices
    pages = _photos(letter, earlier.data)
    chosen, mine = choices.pages.get(letter.id, ()), choices.redact.get(letter.id, ())
    left = tuple(paper for paper, number in pages.items() if chosen and number not in chosen)
    black = {paper: tuple(_on(one) for one in mine if one.page in (0, pages.get(paper, 0))) for paper in papers}
    return choices.model_copy(
        update={
            "drop": (*choices.drop, *left),
            "redact": choices.redact | {paper: found for paper, found in black.items() if found},
        }
    )


def _photos(letter: Document, data: bytes) -> dict[str, int]:
    """Which page of the letter each photo is, by the photo's id as a paper."""
    try:
        photos = photos_of(data)
    except UnreadableFile:
        return {}
    return {sha256(photos[page.picture - 1]).hexdigest(): page.number for page in letter.pages if page.picture}


def _on(one: Redaction) -> Redaction:
    """The same on a paper of one page."""
    return one.model_copy(update={"page": min(one.page, 1)})


def _free(letter: str, taken: set[str]) -> str:
    """A name for the letter before, beside those of levels still earlier."""
    number = 1
    while any(name.startswith(f"{EARLIER}-{number}.") for name in taken):
        number += 1
    return f"{EARLIER}-{number}{inputs.ending(letter)}"
