"""The denied service in the letter's words, and what those words say of modality, body part, side and contrast."""

import itertools
import re
from collections.abc import Iterator

from claimback.extract.candidate import Candidate
from claimback.extract.labels import Pair, join
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import Shape, compile_all, first, is_like, mentions, shapes
from claimback.extract.view import View
from claimback.knowledge import Book
from claimback.knowledge.extraction import ServiceRecord
from claimback.model import flatten

ASPECTS = ("modality", "body_part", "laterality", "contrast")
_WEAK = 0.7


def _words(book: Book) -> dict[str, tuple[tuple[str, Shape], ...]]:
    found: dict[str, list[tuple[str, Shape]]] = {name: [] for name in ASPECTS}
    for record in book.records(ServiceRecord).values():
        found[record.fact] += [(record.value, shape) for shape in compile_all(book, record.patterns)]
    return {name: tuple(shapes) for name, shapes in found.items()}


def aspect(book: Book, name: str, text: str) -> list[tuple[str, int, int]]:
    """Values of one aspect that the words say, with their place, in order; a longer phrase wins over one inside it."""
    kept: list[tuple[str, int, int]] = []
    for one in sorted(every(book, name, text), key=lambda f: (f[1], -f[2])):
        if not any(k[1] <= one[1] and one[2] <= k[2] for k in kept) and one[0] not in {k[0] for k in kept}:
            kept.append(one)
    return kept


def every(book: Book, name: str, text: str) -> list[tuple[str, int, int]]:
    """All words for that aspect, also those within longer ones."""
    return [
        (value, m.start(), m.end()) for value, shape in book.made(_words)[name] for m in shape.pattern.finditer(text)
    ]


def is_imaging(book: Book, text: str) -> bool:
    """True where the words name an imaging study."""
    return bool(aspect(book, "modality", text))


def services(scan: Scan) -> Iterator[Candidate]:
    """Every place that may name the service."""
    for sheet in scan.sheets:
        for pair in sheet.pairs:
            if {"service", "request", "procedure_code"} & set(pair.slots):
                yield from _labelled(scan, sheet, pair)
        for found, weight in mentions(scan.book, "service", sheet.view):
            yield from _told(scan, sheet, found, weight)
        yield from _displayed(scan, sheet)


def _displayed(scan: Scan, sheet: Sheet) -> Iterator[Candidate]:
    """An indented block of its own, under a line that ends with a colon, that names a study."""
    lines, text = sheet.lines, sheet.view.text
    for number in range(2, len(lines)):
        cells, above = lines[number].cells, lines[number - 1].cells
        if len(cells) != 1 or above or cells[0].column < 2 or not lines[number - 2].cells:
            continue
        end = number
        while (
            end + 1 < len(lines) and lines[end + 1].cells and abs(lines[end + 1].cells[0].column - cells[0].column) < 3
        ):
            end += 1
        last = lines[end].cells[-1].end
        flat = flatten(text, cells[0].start, last)
        led = is_like(scan.book, "displayed_lead", lines[number - 2].cells[-1].text)
        named = is_imaging(scan.book, flat.text) or (led and is_like(scan.book, "drug", flat.text))
        if end - number > 3 or ":" in flat.text[:20] or not named or (flat.text[0] in "[(" and not led):
            continue
        begin, stop = clean(scan.book, flat.text)
        a, b = flat.back(begin, stop)
        yield Candidate(
            "service", sheet.view.written(a, b), sheet.number, a, b, "displayed:service", 0.93 if led else 0.6
        )


def clean(book: Book, text: str) -> tuple[int, int]:
    """Offsets of the service inside a labelled value: codes, units and dates cut off either end."""
    start, end = 0, len(text)
    for shape in shapes(book, "service_head"):
        if found := shape.pattern.match(text):
            start = max(start, found.end())
    for shape in shapes(book, "service_tail"):
        if (found := shape.pattern.search(text, start)) and found.start() > start + 3:
            end = min(end, found.start())
    while end > start and text[end - 1] in " ,;:-(.":
        end -= 1
    return start, end


def _labelled(scan: Scan, sheet: Sheet, pair: Pair) -> Iterator[Candidate]:
    for start, end, value in _parts(scan.book, sheet.view, pair):
        known = is_imaging(scan.book, value) or is_like(scan.book, "drug", value) or is_like(scan.book, "care", value)
        weight = pair.weight * (0.97 if pair.slots[0] == "service" else 0.9)
        weak = pair.weight < _WEAK or pair.slots[0] != "service" or pair.how == "loose"
        verb = is_like(scan.book, "not_service", value)
        if len(value) < 4 or (weak and not known) or (verb and not known) or re.fullmatch(r"[\W\d]*", value):
            continue
        if known and not weak and is_imaging(scan.book, value):
            weight = max(weight, 0.92 + 0.012 * len([a for a in ASPECTS if aspect(scan.book, a, value)]))
        if pair.how == "below" and not known:
            weight *= 0.8
        if weak and len(value.split()) > 14:
            continue
        if weak and is_imaging(scan.book, value) and pair.how != "loose":
            weight = 0.88 + 0.015 * len([a for a in ASPECTS if aspect(scan.book, a, value)])
        yield Candidate(
            "service", value, sheet.number, start, end, f"label:{pair.slots[0]}", weight * (1 if known else 0.85)
        )


def _parts(book: Book, view: View, pair: Pair) -> Iterator[tuple[int, int, str]]:
    """The services of a value: one, or several divided by semicolons that each name a study."""
    pieces = list(_continued(view, pair))
    if len(pieces) > 1 and pieces[0][0] == pair.start and _gap(view, pieces):
        value = join(view, tuple(pieces))
        start, end = clean(book, value)
        yield pair.start, pieces[-1][1], value[start:end]
        return
    flat = flatten(view.text, pieces[0][0], pieces[-1][1])
    chunks = _split(book, flat.text)
    for begin, stop in chunks:
        start, end = clean(book, flat.text[begin:stop])
        a, b = flat.back(begin + start, begin + end)
        yield a, b, view.written(a, b)


def _gap(view: View, pieces: list[tuple[int, int]]) -> bool:
    """True where something of another column lies between the pieces."""
    return any(view.text[a[1] : b[0]].strip(" ;,\n") for a, b in itertools.pairwise(pieces))


def _continued(view: View, pair: Pair) -> tuple[tuple[int, int], ...]:
    """The value's pieces; a value that fills its line goes on to the next one."""
    if len(pair.pieces) > 1:
        return pair.pieces
    text = view.text
    line_end = text.find("\n", pair.end)
    if line_end < 0 or text[pair.end : line_end].strip() or line_end - text.rfind("\n", 0, pair.end) < 60:
        return pair.pieces
    stop = text.find("\n", line_end + 1)
    following = text[line_end + 1 : stop if stop > 0 else len(text)]
    if not following.strip() or ":" in following[:30]:
        return pair.pieces
    return ((pair.start, line_end + 1 + len(following.rstrip())),)


def _split(book: Book, text: str) -> list[tuple[int, int]]:
    cuts = [m for m in re.finditer(r";\s*|\s+(?=\(?[1-9][.)] )", text)]
    if not cuts:
        return [(0, len(text))]
    edges = [0, *(m.end() for m in cuts), len(text)]
    parts = [(a, b) for a, b in itertools.pairwise(edges) if text[a:b].strip()]
    naming = [
        part for part in parts if is_imaging(book, text[slice(*part)]) and not _is_place(book, text[slice(*part)])
    ]
    return naming or [(0, len(text))]


def _is_place(book: Book, text: str) -> bool:
    """True for an imaging company that merely has a study in its name."""
    place = first(book, "facility", text)
    return place is not None and place.end() - place.start() > 0.7 * len(text.strip())


def _told(scan: Scan, sheet: Sheet, found: re.Match[str], weight: float) -> Iterator[Candidate]:
    text = found.group(1)
    begin, last = sheet.sentence(found.start(1))
    if is_like(scan.book, "offer", sheet.text[begin:last]) or is_like(
        scan.book, "earlier", sheet.text[begin : found.start(1)]
    ):
        return
    start, end = clean(scan.book, text)
    value = text[start:end]
    imaging = is_imaging(scan.book, value)
    if is_like(scan.book, "bad_service_start", value) or is_like(scan.book, "service_open", value):
        return
    if _is_place(scan.book, value):
        return
    if len(value) < 4 or not (imaging or is_like(scan.book, "drug", value) or is_like(scan.book, "care", value)):
        return
    rich = 0.03 * len([a for a in ASPECTS if aspect(scan.book, a, value)]) if imaging else 0
    a, b = sheet.view.flat.back(found.start(1) + start, found.start(1) + end)
    early = 0.03 if sheet.number == 1 else 0
    yield Candidate(
        "service", sheet.view.written(a, b), sheet.number, a, b, "words:service", min(0.89, weight + rich + early)
    )


def aspects(scan: Scan, chosen: list[Candidate]) -> Iterator[Candidate]:
    """Modality, body part, side and contrast of the chosen services, each with the words that say it."""
    for service in chosen:
        view = scan.sheets[service.page - 1].view
        flat = flatten(view.text, service.start, service.end)
        if not is_imaging(scan.book, flat.text):
            continue
        apart = re.search(r"\S {3,}\S", view.text[service.start : service.end]) is not None
        for name in ASPECTS:
            said = aspect(scan.book, name, str(service.value) if apart else flat.text)
            for value, start, end in _settled(name, said):
                a, b = (service.start, service.end) if apart else flat.back(start, end)
                yield Candidate(name, value, service.page, a, b, f"words:{name}", min(0.97, service.score + 0.02))


def _settled(name: str, found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Resolves values that exclude each other: both contrasts together, a joint over its limb, a region over an organ."""  # noqa: E501
    values = {value for value, _, _ in found}
    drop: set[str] = set()
    if name == "contrast":
        drop = {"without", "with"} if "without_and_with" in values or {"without", "with"} <= values else set()
        if {"without", "with"} <= values and "without_and_with" not in values:
            return [("without_and_with", min(f[1] for f in found), max(f[2] for f in found))]
    if name == "laterality" and ("bilateral" in values or {"left", "right"} <= values):
        drop = {"left", "right"} if "bilateral" in values else set()
    if name == "body_part":
        drop = _broader(values)
    if name == "modality" and len(values) > 1:
        return _first_modality(found, values)
    return [one for one in found if one[0] not in drop]


def _broader(values: set[str]) -> set[str]:
    drop: set[str] = set()
    joints = {"shoulder", "elbow", "wrist", "hand"}, {"hip", "knee", "ankle", "foot"}
    drop |= {"upper_extremity"} if values & joints[0] else set()
    drop |= {"lower_extremity", "vessels"} if values & joints[1] else set()
    drop |= {"abdomen", "pelvis"} if "abdomen_pelvis" in values else set()
    drop |= {"pelvis", "abdomen"} if "prostate" in values else set()
    drop |= {"head_neck", "brain"} if "orbit_face" in values else set()
    drop |= {"chest", "vessels"} if "heart" in values else set()
    drop |= {"chest"} if "breast" in values else set()
    drop |= {"vessels"} if len(values) > 1 else set()
    special = values & {"skull_base_to_mid_thigh", "whole_body"}
    return (values - special) if special else drop


def _first_modality(found: list[tuple[str, int, int]], values: set[str]) -> list[tuple[str, int, int]]:
    order = ("pet_ct", "mra", "cta", "nuclear", "mammogram")
    for special, within in (("pet_ct", {"pet", "ct"}), ("mra", {"mri"}), ("cta", {"ct"})):
        if special in values and values <= {special, *within}:
            return [one for one in found if one[0] == special]
    rank = {value: n for n, value in enumerate(order)}
    return sorted(found, key=lambda one: (one[1], rank.get(one[0], 9)))[:1]
