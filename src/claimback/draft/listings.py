"""The parts that list something: the address, the enclosures, what the notice lacks."""

from collections.abc import Iterator

from claimback.draft.desk import Desk
from claimback.knowledge import Book, authority
from claimback.knowledge.defects import sentence
from claimback.knowledge.letters import Part
from claimback.knowledge.sentences import form as sentence_form
from claimback.knowledge.sentences import say
from claimback.knowledge.templates import Say, organization, words
from claimback.model import Analysis, AuthorityRef, Block, Exhibit, ExhibitRef, Finding, Form, Run, Sentence

_INSURER = Say(text="{plan_name}", unknown="blank")
MOST_DEFECTS = 3
"""An appeal is about the study; the notice's own faults take a few lines of it."""
_NO_ADDRESS = Say(text="{appeal_address}", unknown="blank")
_NO_REVIEWER = Say(text="{review_address}", unknown="blank")


def address(desk: Desk, part: Part) -> Iterator[Block]:
    """Where it goes by the letter: the insurer first where it is the plan's to decide, then the address, then the fax.

    What a last decision says of an address is of the next review, and no address of the plan.
    """
    tell, form = desk.teller, desk.form(part.id)
    known, told = tell.known, desk.letter.to != "plan" or not tell.beyond
    where = known.text("appeal_address") if told else None
    lines = list(_split(desk, where, form)) if where else []
    name = (known.text("plan_name") or "\n").lower()
    if not tell.outside and not (lines and lines[0].text.lower().startswith(name)):
        lines = [*tell.tell((_INSURER,), form), *lines]
    if where is None and not (told and "appeal_fax" in known):
        lines += tell.tell((_NO_REVIEWER if tell.outside else _NO_ADDRESS,), form)
    if told:
        lines += tell.tell((Say(text=sentence_form(tell.book, "letters.fax")),), form)
    yield Block(kind="address", id=part.id, sentences=tuple(lines))


def _split(desk: Desk, where: str, form: str) -> Iterator[Sentence]:
    """The lines of a one-line address: town, state, and ZIP code stay together; a telephone number is no line of it."""
    endings = words(desk.teller.book).lists.get("company_endings", ())
    pieces: list[str] = []
    for piece in filter(None, map(str.strip, where.split(","))):
        if pieces and piece.strip(".").lower() in endings:
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    pieces[-2:] = [", ".join(pieces[-2:])] if len(pieces) > 2 else pieces[-2:]
    refs = desk.teller.papers.refs(desk.teller.known.all("appeal_address")[:1], desk.teller.known)
    for piece in pieces:
        if any(letter.isalpha() for letter in piece) and piece.lower() != "fax":
            yield Sentence(runs=(Run(text=organization(piece) if piece.isupper() else piece),), support=refs)


def enclosures(desk: Desk, part: Part) -> Iterator[Block]:
    """The enclosures by label."""
    lines = tuple(_line(one, _exhibit(desk, one)) for one in desk.evidence.exhibits)
    if lines:
        book = desk.teller.book
        title = Sentence(
            runs=(Run(text=say(book, f"letters.enclosure{'s' if len(lines) > 1 else ''}"), bold=True),),
            support=(Form(id=desk.form(part.id)),),
        )
        yield Block(kind="enclosures", id=part.id, sentences=(title, *lines))


def contents(desk: Desk, part: Part) -> Iterator[Block]:
    """The contents of the packet with the number of pages of each enclosure."""
    form, book = (Form(id=desk.form(part.id)),), desk.teller.book
    head = Sentence(
        runs=(
            Run(text=f"{say(book, 'letters.contents')} ", bold=True),
            Run(text=say(book, "letters.pages"), bold=True),
        ),
        support=form,
    )
    letter = Sentence(runs=(Run(text=f"{say(book, 'letters.appeal_letter')} "), Run(text="–")), support=form)
    rows = [
        Sentence(
            runs=(Run(text=f"{_exhibit(desk, one)} "), Run(text=str(len(one.pages) or 1))),
            support=(_ref(one),),
        )
        for one in desk.evidence.exhibits
    ]
    yield Block(kind="table", id=part.id, sentences=(head, letter, *rows))


def _exhibit(desk: Desk, one: Exhibit) -> str:
    return say(desk.teller.book, "letters.exhibit", label=one.label, title=one.title)


def defects(desk: Desk, part: Part) -> Iterator[Block]:
    """What the notice lacks, where the knowledge base has a sentence about it that may stand in a letter."""
    said = [made for one in serious(desk.analysis, desk.teller.book) if (made := _defect(desk, one))]
    if said:
        yield Block(kind=part.kind, id=part.id, sentences=tuple(said[:MOST_DEFECTS]))


def serious(analysis: Analysis, book: Book) -> list[Finding]:
    """The defects that a letter may tell: those of weight that it does not ask for anyway."""
    asked = words(book).lists.get("defects_asked_for_anyway", ())
    return [one for one in analysis.rights.defects if one.level != "info" and one.id not in asked]


def _defect(desk: Desk, finding: Finding) -> Sentence | None:
    text, tell = sentence(desk.teller.book, finding.id), desk.teller
    found = authority(tell.book, finding.authority, tell.plan, tell.today) if finding.authority else None
    if not text or (finding.authority and found is None):
        return None
    form = f"defect.{finding.id}"
    said = tell.say(Say(text=text), form)
    refs = (AuthorityRef(id=found.id, citation=found.citation),) if found else ()
    return said and said.model_copy(update={"support": (*refs, Form(id=form))})


def _line(exhibit: Exhibit, text: str) -> Sentence:
    return Sentence(runs=(Run(text=text),), support=(_ref(exhibit),))


def _ref(exhibit: Exhibit) -> ExhibitRef:
    page = exhibit.pages[0] if exhibit.pages else 1
    return ExhibitRef(label=exhibit.label, document=exhibit.filename, page=page)
