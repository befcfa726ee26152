"""Procedure, diagnosis, adjustment-reason and remark codes, outside tables."""

import re
from collections.abc import Iterator

from claimback.extract.candidate import Candidate
from claimback.extract.labels import Pair
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import first, is_like, shapes

CONTRACTUAL = {"45", "253", "1", "2", "3", "23", "100", "94", "131", "187"}


def procedures(scan: Scan, services: list[Candidate]) -> Iterator[Candidate]:
    """Codes beside a code label, inside the service's line, or in brackets behind a study; never a ZIP code or box."""
    for sheet in scan.sheets:
        for found in shapes(scan.book, "procedure_code")[0].pattern.finditer(sheet.view.text):
            score, how = _procedure_score(scan, sheet, found, services)
            if score:
                yield Candidate("procedure_code", found.group(1).upper(), sheet.number, *found.span(1), how, score)


def _procedure_score(scan: Scan, sheet: Sheet, found: re.Match[str], services: list[Candidate]) -> tuple[float, str]:
    at, text = found.start(1), sheet.view.text
    before = sheet.text[max(0, sheet.flat_at(at) - 60) : sheet.flat_at(at)]
    if is_like(scan.book, "place_before", before) or is_like(
        scan.book, "place_after", text[found.end() : found.end() + 24]
    ):
        return 0.0, ""
    flat = sheet.flat_at(at)
    first_, last = sheet.sentence(flat)
    pair = next((p for p in sheet.pairs if any(a <= at < b for a, b in p.pieces)), None)
    offered = is_like(scan.book, "offer", sheet.text[max(first_, flat - 300) : min(last, flat + 300)])
    if pair and pair.slots[0] == "procedure_code" and (pair.how != "below" or len(pair.text) < 9):
        return 0.97, "label:procedure_code"
    if pair and pair.slots[0] in {"service", "request"} and at - pair.start < 260:
        return 0.95, "label:service"
    if offered:
        return 0.0, ""
    if is_like(scan.book, "code_word", before):
        return 0.93, "words:code"
    return _near(sheet, found, services)


def _near(sheet: Sheet, found: re.Match[str], services: list[Candidate]) -> tuple[float, str]:
    at = found.start(1)
    for one in services:
        if (one.page == sheet.number and -30 <= at - one.end <= 40) or one.start <= at < one.end:
            bracket = sheet.view.text[max(0, at - 2) : at].strip()[-1:] in {"(", ","}
            return (0.92, "beside:service") if bracket else (0.8, "beside:service")
    return 0.0, ""


def diagnoses(scan: Scan) -> Iterator[Candidate]:
    """ICD-10-CM codes: with a dot anywhere, without one only beside a label."""
    for sheet in scan.sheets:
        spans: set[int] = set()
        for pair in sheet.pairs:
            if pair.slots[0] == "diagnosis_code":
                for one in _of_label(scan, sheet, pair):
                    spans.add(one.start)
                    yield one
        for found in shapes(scan.book, "diagnosis_dotted")[0].pattern.finditer(sheet.view.text):
            before = sheet.view.text[max(0, found.start() - 24) : found.start()]
            if found.start(1) not in spans and not is_like(scan.book, "numbered_part", before):
                code = found.group(1).upper()
                yield Candidate("diagnosis_code", code, sheet.number, *found.span(1), "shape:icd", 0.93)


def _of_label(scan: Scan, sheet: Sheet, pair: Pair) -> Iterator[Candidate]:
    stop = pair.pieces[-1][1]
    for found in shapes(scan.book, "diagnosis_plain")[0].pattern.finditer(sheet.view.text, pair.start, stop):
        code = found.group(1).upper()
        code = code if "." in code or len(code) == 3 else f"{code[:3]}.{code[3:]}"
        yield Candidate("diagnosis_code", code, sheet.number, *found.span(1), "label:diagnosis_code", 0.97)


def adjustments(scan: Scan) -> Iterator[Candidate]:
    """CARC and RARC codes in running text and labels."""
    for sheet in scan.sheets:
        spots: list[int] = []
        for found in shapes(scan.book, "carc")[0].pattern.finditer(sheet.text):
            start, end = sheet.view.flat.back(*found.span())
            spots.append(found.start())
            score = 0.5 if found.group(2) in CONTRACTUAL else 0.94
            yield Candidate(
                "carc", f"{found.group(1).upper()}-{found.group(2)}", sheet.number, start, end, "shape:carc", score
            )
        for shape in shapes(scan.book, "carc_words"):
            for found in shape.pattern.finditer(sheet.text):
                start, end = sheet.view.flat.back(*found.span(1))
                spots.append(found.start(1))
                yield Candidate("carc", found.group(1), sheet.number, start, end, "words:carc", 0.9)
        yield from _labelled_carc(scan, sheet, spots)
        yield from _remarks(scan, sheet, spots)


def _labelled_carc(scan: Scan, sheet: Sheet, spots: list[int]) -> Iterator[Candidate]:
    for pair in sheet.pairs:
        if pair.slots[0] != "carc" or pair.how == "below":
            continue
        found = first(scan.book, "carc_bare", sheet.view.text, pair.start, min(pair.end, pair.start + 6))
        if found and found.start() == pair.start:
            spots.append(sheet.flat_at(found.start()))
            yield Candidate("carc", found.group(1).upper(), sheet.number, *found.span(1), "label:carc", 0.92)


def _remarks(scan: Scan, sheet: Sheet, spots: list[int]) -> Iterator[Candidate]:
    for found in shapes(scan.book, "rarc")[0].pattern.finditer(sheet.text):
        start, end = sheet.view.flat.back(*found.span(1))
        near = any(-40 < found.start() - spot < 90 for spot in spots)
        lead = sheet.text[max(0, found.start() - 30) : found.start()]
        if near or is_like(scan.book, "remark_lead", lead):
            value = found.group(1).upper().replace(" ", "")
            yield Candidate("rarc", value, sheet.number, start, end, "shape:rarc", 0.93 if near else 0.9)
