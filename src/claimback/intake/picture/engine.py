"""The recognizer, RapidOCR, with the settings that were measured to matter, kept between pages.

Its line classifier turns upright lines upside down, so it stays off; the switches of a call stick to the next one, so
every call names all of them; the detector looks at 1280 pixels at most; more than two threads do not help.
"""

from functools import cache
from statistics import fmean
from typing import NamedTuple

import cv2
import numpy as np

from claimback.intake.opaque import Array, Recognizer
from claimback.intake.picture.decode import Pixels

MIN_SCORE = 0.5
SURE = 0.88
"""Mean score of the longest lines above which the page is surely not upside down."""
VOTERS = 6


Mark = tuple[str, float, float]
"""A word with its left and right edge, in pixels."""


class Seen(NamedTuple):
    """One line as recognized: words, each with its left and right edge, between a common top and bottom, in pixels."""

    words: list[Mark]
    top: float
    bottom: float
    score: float


@cache
def engine() -> Recognizer:
    """The one instance: loading its models takes two seconds."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "Global.max_side_len": 4000,
            "Det.limit_type": "max",
            "Det.limit_side_len": 1280,
            "EngineConfig.onnxruntime.intra_op_num_threads": 2,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def recognize(gray: Pixels) -> tuple[list[Seen], bool]:
    """The lines of a page whose lines lie level, and whether it turned out to be upside down (then no lines)."""
    reader = engine()
    image = cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR)
    found = reader(image, use_det=True, use_cls=False, use_rec=False, return_word_box=True)
    if found.boxes is None or not len(found.boxes):
        return [], False
    boxes = np.asarray(found.boxes, dtype=np.float32)
    crops: list[Array] = reader.crop_text_regions(image, boxes)
    order = sorted(range(len(crops)), key=lambda i: -crops[i].shape[1] / max(1, crops[i].shape[0]))
    voters, others = order[:VOTERS], order[VOTERS:]
    first = reader.recognize_txt([crops[i] for i in voters])
    if _is_flipped(reader, [crops[i] for i in voters], first):
        return [], True
    lines = _lines(reader, crops, boxes, voters, first)
    if others:
        lines += _lines(reader, crops, boxes, others, reader.recognize_txt([crops[i] for i in others]))
    return lines, False


def _is_flipped(reader: Recognizer, crops: list[Array], upright: Recognizer) -> bool:
    sure = fmean(upright.scores)
    if sure > SURE:
        return False
    turned = reader.recognize_txt([np.ascontiguousarray(crop[::-1, ::-1]) for crop in crops])
    return fmean(turned.scores) > sure + 0.05


def _lines(reader: Recognizer, crops: list[Array], boxes: Array, which: list[int], read: Recognizer) -> list[Seen]:
    kept = [k for k, (text, score) in enumerate(zip(read.txts, read.scores, strict=True)) if text.strip() and score > 0]
    out: list[Seen] = []
    for k in kept:
        box, text, score = boxes[which[k]], str(read.txts[k]), float(read.scores[k])
        if score < MIN_SCORE:
            continue
        top, bottom = float(box[:2, 1].mean()), float(box[2:, 1].mean())
        out.append(Seen(_words(_marks(reader, crops[which[k]], box, read, k), box, text), top, bottom, score))
    return out


def _words(marks: list[Mark], box: Array, text: str) -> list[Mark]:
    """Words with their edges from the recognizer's own marks, or by the share of letters where those do not fit."""
    left, right = float(box[:, 0].min()), float(box[:, 0].max())
    words = text.split()
    if "".join(word for word, _, _ in marks) != "".join(words):
        scale = (right - left) / max(1, len(text))
        return [(word, left + at * scale, left + (at + len(word)) * scale) for at, word in _offsets(text)]
    letters = [(char, a + (b - a) * i / len(word), a + (b - a) * (i + 1) / len(word))
               for word, a, b in marks for i, char in enumerate(word)]  # fmt: skip
    out: list[Mark] = []
    at = 0
    for word in words:
        out.append((word, letters[at][1], letters[at + len(word) - 1][2]))
        at += len(word)
    return out


def _offsets(text: str) -> list[tuple[int, str]]:
    out: list[tuple[int, str]] = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        out.append((at, word))
        at += len(word)
    return out


def _marks(reader: Recognizer, crop: Array, box: Array, read: Recognizer, k: int) -> list[Mark]:
    from rapidocr.ch_ppocr_rec import TextRecOutput

    if not read.word_results or read.word_results[k] is None:
        return []
    one = TextRecOutput(
        imgs=[crop], txts=(read.txts[k],), scores=[read.scores[k]], word_results=(read.word_results[k],)
    )
    try:
        found = reader.calc_word_boxes([crop], np.asarray([box]), one)
    except (IndexError, ValueError, ZeroDivisionError):  # lines of one odd sign
        return []
    words = found[0] if found else ()
    return [
        (str(word).strip(), min(float(p[0]) for p in quad), max(float(p[0]) for p in quad))
        for word, _, quad in words
        if str(word).strip()
    ]
