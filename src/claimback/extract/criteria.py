"""The guideline, policy or rule that the letter says was used: read as a noun phrase around its key word."""

import re
from collections.abc import Iterator

from claimback.extract.candidate import Candidate
from claimback.extract.labels import Pair
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import is_like, mentions, shapes
from claimback.knowledge import Book

_TOKEN = re.compile(r"\S+")
_TITLED = re.compile(r"^[\"'(]?(?:[a-z]{1,3}(?=[A-Z][a-z]))?[A-Z0-9][\w'&/().\"-]*[,:;.]?$")


def criteria(scan: Scan) -> Iterator[Candidate]:
    """Named criteria with a label or a cue before them, or in the reasons; laws that are cited as the rule."""
    for sheet in scan.sheets:
        labelled = [p for p in sheet.pairs if p.slots[0] == "criteria"]
        cues = [(m.end(), weight) for m, weight in mentions(scan.book, "criteria", sheet.view)]
        spans: list[tuple[int, int]] = []
        for start, end in _phrases(scan, sheet):
            score, how = _score(scan, sheet, (start, end), labelled, cues)
            if score > 0.3:
                spans.append((start, end))
                yield _made(sheet, start, end, how, score)
        for shape in shapes(scan.book, "criteria_named"):
            for m in shape.pattern.finditer(sheet.text):
                if not any(a < m.end(1) and b > m.start(1) for a, b in spans):
                    yield _made(sheet, *_shave(sheet.text, *m.span(1)), "words:criteria_named", 0.8)
        for pair in labelled:
            yield from _whole(scan, sheet, pair, spans)


def _made(sheet: Sheet, start: int, end: int, how: str, score: float) -> Candidate:
    a, b = sheet.view.flat.back(start, end)
    return Candidate("criteria", sheet.view.written(a, b), sheet.number, a, b, how, score)


def _phrases(scan: Scan, sheet: Sheet) -> list[tuple[int, int]]:
    text = sheet.text
    found: list[tuple[int, int]] = []
    for shape in shapes(scan.book, "law"):
        for m in shape.pattern.finditer(text):
            end = m.end(1) - (len(m.group(1)) - len(m.group(1).rstrip(".,;(")))
            opened = text[m.start(1) : end].count("(") - text[m.start(1) : end].count(")")
            found.append((m.start(1), end - (1 if opened < 0 else 0)))
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    index = 0
    while index < len(tokens):
        word = text[slice(*tokens[index])].strip("\"'(),.;:")
        if not text[slice(*tokens[index])].endswith(":") and is_like(scan.book, "criteria_key", word):
            low, high = _grow(sheet, text, tokens, index)
            if high > low:
                span = tokens[low][0], tokens[high - 1][1]
                found.append(_shave(text, *span))
                index = max(index, high - 1)
        index += 1
    return _outer(found)


def _outer(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda f: (f[0], -f[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _shave(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " .,;:":
        end -= 1
    while start < end and text[start] in " \"'(":
        start += 1
    if text[start:end].count("(") > text[start:end].count(")"):
        end = start + text[start:end].rfind("(")
    if text[start:end].count(")") > text[start:end].count("("):
        end = start + text[start:end].rfind(")")
    while end > start and text[end - 1] in " .,;:":
        end -= 1
    return start, end


def _grow(sheet: Sheet, text: str, tokens: list[tuple[int, int]], index: int) -> tuple[int, int]:
    """From a key word outwards while words look like a title or number; `low, high` of the token list."""
    words = [text[a:b] for a, b in tokens]
    first, last = sheet.sentence(tokens[index][0])
    low = _left(sheet.book, words, tokens, index, first)
    high = _right(sheet.book, words, tokens, index, last)
    phrase = " ".join(words[low:high])
    named = sum(1 for w in words[low:high] if w[:1].isupper()) - (1 if words[low] in {"Clinical", "Medical"} else 0)
    numbered = re.search(r"\d", phrase) is not None
    alone = high - low == 1
    lone_key = is_like(sheet.book, "criteria_alone", words[index].strip("\"'(),.;:"))
    ok = lone_key or (not alone and (numbered or named >= 2))
    ok = ok and not is_like(sheet.book, "criteria_never", phrase)
    return (low, high) if ok else (index, index)


def _links(book: Book, word: str) -> bool:
    return word.islower() | (word in "&-") and is_like(book, "criteria_link", word)


def _left(book: Book, words: list[str], tokens: list[tuple[int, int]], index: int, first: int) -> int:
    low = index
    while low > 0 and tokens[low - 1][0] >= first and index - low < 9:
        word = words[low - 1]
        if word[-1] in ",;:" or (word[-1] == "." and len(word) > 4) or _opens(book, word):
            break
        capital = word[:1].isupper() or _TITLED.match(word) is not None or word[:1].isdigit() or word[:1] in '"('
        if not capital and not _links(book, word):
            break
        low -= 1
    while low < index and _links(book, words[low]):
        low += 1
    for at in range(low, index):
        if words[at] in {"and", "in", "to", "from", "on", "with", "by", "at"} and is_split(words, low, at):
            return at + 1
    return low


def _opens(book: Book, word: str) -> bool:
    """True for a word that begins a sentence and no title."""
    first = shapes(book, "criteria_not_first")
    return any(shape.pattern.fullmatch(word) and (word[:1].isupper()) for shape in first) or word.upper() == "SEE"


def is_split(words: list[str], low: int, at: int) -> bool:
    """True where the words before an `and` are a title of their own, with a number or key word."""
    return words[at] != "and" or any(re.search(r"\d", w) for w in words[low:at])


def _right(book: Book, words: list[str], tokens: list[tuple[int, int]], index: int, last: int) -> int:
    high = index + 1
    while high < len(words) and tokens[high][0] < last and high - index < 22:
        before, word = words[high - 1], words[high]
        open_ = " ".join(words[index:high])
        inside = open_.count("(") > open_.count(")") or open_.count('"') % 2 == 1
        if (not inside and before[-1] in ";") or (before[-1] == "." and len(before) > 4 and not inside):
            break
        following = words[high + 1] if high + 1 < len(words) else ""
        joined = _links(book, word) and (_TITLED.match(following) or following in {"the", "your"})
        part = _TITLED.match(word) or is_like(book, "criteria_part", word)
        if word == "and" and (before[-1] == "," or is_new(book, words, high)):
            break
        if not inside and not (part or joined or (word == "your" and before == "of")):
            break
        if not inside and before[-1] == "," and not part:
            break
        high += 1
    while high > index + 1 and (_links(book, words[high - 1]) or words[high - 1] == "your"):
        high -= 1
    return high


def is_new(book: Book, words: list[str], at: int) -> bool:
    """True where another criteria title begins behind an `and`."""
    return any(is_like(book, "criteria_key", w.strip(",.;:()")) for w in words[at + 1 : at + 8])


def _score(
    scan: Scan, sheet: Sheet, span: tuple[int, int], labelled: list[Pair], cues: list[tuple[int, float]]
) -> tuple[float, str]:
    start, end = span
    at, _ = sheet.view.flat.back(start, end)
    if any(p.start - 2 <= at < p.pieces[-1][1] + 80 for p in labelled):
        return 0.95, "label:criteria"
    first, last = sheet.sentence(start)
    sentence = sheet.text[first:last]
    if is_like(scan.book, "no_basis", sentence):
        return 0.0, ""
    near = [weight for cue, weight in cues if cue <= start + 1 and start - cue <= 28]
    if is_like(scan.book, "criteria_after", sheet.text[end : end + 70]):
        return 0.85, "words:criteria"
    if near:
        return 0.9 * max(near), "words:criteria"
    heading = _under_heading(scan, sheet, at)
    if _vague(scan.book, sheet.text[start:end]) and not heading:
        return 0.2, "shape:criteria"
    linked = any(first <= cue <= start for cue, _ in cues)
    return (0.68, "words:criteria") if linked else _by_shape(scan, sheet, span, heading)


def _vague(book: Book, text: str) -> bool:
    """True for a title without a number whose only key is a word such as `rule` or `standard`."""
    keys = [w for raw in text.split() if is_like(book, "criteria_key", w := raw.strip("\"'(),.;:"))]
    return bool(keys) and not re.search(r"\d", text) and all(is_like(book, "criteria_weak", w) for w in keys)


def _by_shape(scan: Scan, sheet: Sheet, span: tuple[int, int], heading: bool) -> tuple[float, str]:
    """A title that nothing introduces: by its own words, its place and its heading."""
    start, end = span
    first, last = sheet.sentence(start)
    strong = is_like(scan.book, "criteria_strong", sheet.text[start:end])
    whole = start - first <= 3 and last - end <= 3
    detail = re.search(r"\d|\"", sheet.text[start:end]) is not None
    score = 0.5 + 0.14 * (whole or (detail and sheet.text[max(0, start - 1)] == "(")) + 0.1 * heading
    return (score, "shape:criteria") if strong else (0.2, "shape:criteria")


def _under_heading(scan: Scan, sheet: Sheet, at: int) -> bool:
    """True where the block, or the single line above it, is headed as the criteria."""
    number = sheet.view.line_of(at)
    blanks = 0
    for above in range(number, max(-1, number - 7), -1):
        cells = sheet.lines[above].cells
        blanks += not cells
        if blanks > 1:
            break
        if cells and len(cells[0].text) < 70 and is_like(scan.book, "criteria_heading", cells[0].text):
            return True
    return False


def _whole(scan: Scan, sheet: Sheet, pair: Pair, spans: list[tuple[int, int]]) -> Iterator[Candidate]:
    """The value of a criteria label, where no phrase was recognised in it."""
    begin, stop = sheet.flat_at(pair.start), sheet.flat_at(pair.pieces[-1][1] - 1) + 1
    if pair.how in {"loose"} or any(a < stop + 40 and b > begin for a, b in spans):
        return
    end = min(sheet.sentence(begin)[1], begin + 160)
    text = sheet.text[begin:end].strip()
    named = is_like(scan.book, "criteria_strong", text) and text[:1].isalnum()
    if named and 5 < len(text) < 150 and not is_like(scan.book, "masked", text[:20]):
        yield _made(sheet, *_shave(sheet.text, begin, end), "label:criteria", 0.75)
