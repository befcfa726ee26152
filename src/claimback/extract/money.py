"""The denied amount, outside table rows."""

import re
from collections.abc import Iterator

from claimback.extract.candidate import Candidate
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import first, mentions


def _decimal(text: str) -> str:
    return f"{float(re.sub(r'[^0-9.]', '', text)):.2f}"


def amounts(scan: Scan) -> Iterator[Candidate]:
    """Labelled amounts by the weight of their label, and those that running words call the denied charge."""
    for sheet in scan.sheets:
        for pair in sheet.pairs:
            found = first(scan.book, "money", sheet.view.text, pair.start, pair.end)
            whole = found is not None and found.end() - found.start() >= len(pair.text) - 1
            if found is None or pair.slots[0] != "amount" or found.start() > pair.start + 2:
                continue
            if pair.how == "below" and not whole:
                continue
            value = _decimal(found.group())
            if float(value) > 0:
                score = 0.95 * pair.weight * {"loose": 0.97, "below": 0.75}.get(pair.how, 1)
                yield Candidate("amount", value, sheet.number, *found.span(), "label:amount", score)
        for found, weight in mentions(scan.book, "amount", sheet.view):
            yield from _told(sheet, found, weight)


def _told(sheet: Sheet, found: re.Match[str], weight: float) -> Iterator[Candidate]:
    if re.search(r"\d", found.group(1)):
        start, end = sheet.view.flat.back(*found.span(1))
        yield Candidate("amount", _decimal(found.group(1)), sheet.number, start, end, "words:amount", weight)
