"""Numbers of the person, the group, the claim and the case, as the letter writes them."""

import re
from collections.abc import Iterator

from claimback.extract.candidate import Candidate
from claimback.extract.labels import Pair
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import first, mentions
from claimback.model import Finding

SLOTS = ("member_id", "group_number", "claim_number", "reference_number")
_PLAIN = 0.9
"""A label of this weight that says “number” names an identifier, even one with the shape of a telephone number."""
_WHOLE = 7
"""Digits before a line end with which an identifier is whole."""
_HOW = {"colon": 1.0, "right": 1.0, "below": 0.9, "loose": 0.93}


def identifiers(scan: Scan) -> Iterator[Candidate]:
    """Every labelled or told identifier; masked ones give none."""
    for pair in scan.pairs:
        for slot in pair.slots:
            name = "reference_number" if slot == "request" else slot
            if name in SLOTS:
                yield from _labelled(scan, pair, name)
    for sheet in scan.sheets:
        yield from _told(scan, sheet)


def _labelled(scan: Scan, pair: Pair, name: str) -> Iterator[Candidate]:
    text = pair.view.page.text
    begin = pair.start
    if name == "group_number" and " / " in text[pair.start : pair.end]:
        begin = text.index(" / ", pair.start) + 3
    found = first(scan.book, "identifier", text, begin, pair.end)
    if found is not None and begin > pair.start and first(scan.book, "identifier", text, pair.start, begin):
        found = first(scan.book, "identifier", text, pair.start, pair.end)
        begin = pair.start
    if name == "group_number" and (found is None or found.start() > begin + 1):
        found = first(scan.book, "group_behind", text, begin, pair.end)
        begin = found.start(1) if found else begin
    if found is None or found.start(1) > begin + 2 or is_masked(scan, text[pair.start : pair.end]):
        return
    value = found.group(1).rstrip(".,;:-/")
    if not _plausible(scan, value, pair):
        return
    start = found.start(1)
    score = 0.97 * pair.weight * _HOW[pair.how]
    yield Candidate(name, value, pair.view.page.number, start, start + len(value), f"label:{name}", score)


def _plausible(scan: Scan, value: str, pair: Pair) -> bool:
    digits = sum(char.isdigit() for char in value)
    if digits < 2 or (digits < 4 and len(value) < 5 and pair.how == "loose"):
        return False
    if re.fullmatch(r"[\d,]*\.\d\d", value):
        return False
    date = first(scan.book, "date", value)
    phone = first(scan.book, "phone", value)
    whole_date = date is not None and date.end() - date.start() >= len(value) - 1
    whole_phone = phone is not None and phone.start() == 0 and len(value) <= 16 and digits in {10, 11} and "-" in value
    whole_phone = whole_phone and not (pair.weight >= _PLAIN and _named(pair).endswith(("#", "no", "number", "id")))
    code = pair.slots[0] == "request" and len(value) == 5 and value.isdigit()
    return not whole_date and not whole_phone and not code


def _named(pair: Pair) -> str:
    return pair.view.text[pair.label_start : pair.start].strip(" .:").lower()


def is_masked(scan: Scan, text: str) -> bool:
    """True where the value's first words are a mask or a placeholder."""
    found = first(scan.book, "masked", text.strip()[:40])
    return found is not None and found.start() <= 12


def masked(scan: Scan) -> Iterator[Finding]:
    """One finding for each fact whose value the letter hides."""
    seen: set[str] = set()
    wanted = {*SLOTS, "member_name", "provider"}
    for pair in scan.pairs:
        name = pair.slots[0]
        text = pair.view.page.text[pair.start : pair.end]
        if name in wanted and name not in seen and is_masked(scan, text):
            seen.add(name)
            yield Finding(
                id="masked_value",
                level="info",
                message=f"The letter hides a value ({name.replace('_', ' ')}): “{text.strip()[:40]}”.",
                fix="Take it from your insurance card or from another letter.",
                quote=scan.document.span(pair.view.page.number, pair.start, pair.end),
            )


def _told(scan: Scan, sheet: Sheet) -> Iterator[Candidate]:
    for name in SLOTS:
        for found, weight in mentions(scan.book, name, sheet.view):
            start, end = sheet.view.flat.back(found.start(1), found.end(1))
            raw = sheet.view.page.text[start:end]
            kept, broken, _ = raw.partition("\n")
            if broken and sum(char.isdigit() for char in kept) >= _WHOLE:  # what follows is the next line of an address
                end, raw = start + len(kept.rstrip()), kept
            value = sheet.view.written(start, end).rstrip(".,;:-/")
            if value != value.upper() or sum(char.isdigit() for char in value) < 3 or is_masked(scan, raw):
                continue
            if first(scan.book, "date", value) or first(scan.book, "phone", value):
                continue
            yield Candidate(name, value, sheet.number, start, end, f"words:{name}", 0.9 * weight)
