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
from claimback.intake.picture.spacing import Strip, strip_of, usual_blank, words_of

MIN_SCORE = 0.5
SURE = 0.88
"""Mean score of the longest lines above which the page is surely not upside down."""
VOTERS = 6


class Seen(NamedTuple):
    """One line as recognized: words, each with its left and right edge, between a common top and bottom, in pixels."""

    words: list[tuple[str, float, float]]
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
    read = reader.recognize_txt([crops[i] for i in voters])
    if _is_flipped(reader, [crops[i] for i in voters], read):
        return [], True
    lines = _lines(crops, boxes, voters, read)
    if others:
        lines += _lines(crops, boxes, others, reader.recognize_txt([crops[i] for i in others]))
    blank = usual_blank([line.strip for line in lines if line.strip])
    return [_seen(line, blank) for line in lines], False


def _is_flipped(reader: Recognizer, crops: list[Array], upright: Recognizer) -> bool:
    sure = fmean(upright.scores)
    if sure > SURE:
        return False
    turned = reader.recognize_txt([np.ascontiguousarray(crop[::-1, ::-1]) for crop in crops])
    return fmean(turned.scores) > sure + 0.05


class _Line(NamedTuple):
    """One line before its words are parted. `strip` is None where the places of the letters are not known."""

    text: str
    score: float
    box: Array
    width: int
    strip: Strip | None


def _lines(crops: list[Array], boxes: Array, which: list[int], read: Recognizer) -> list[_Line]:
    out: list[_Line] = []
    for i, text, score, info in zip(which, read.txts, read.scores, read.word_results, strict=True):
        if text.strip() and score >= MIN_SCORE:
            letters = "".join(char for word in info.words for char in word)
            columns = [column for word in info.word_cols for column in word]
            strip = strip_of(crops[i], text, letters, columns, float(info.line_txt_len))
            out.append(_Line(text, float(score), boxes[i], crops[i].shape[1], strip))
    return out


def _seen(line: _Line, blank: float) -> Seen:
    left, right = float(line.box[:, 0].min()), float(line.box[:, 0].max())
    if line.strip:
        scale = (right - left) / max(1, line.width)
        words = [(word, left + a * scale, left + b * scale) for word, a, b in words_of(line.strip, blank)]
    else:
        scale = (right - left) / max(1, len(line.text))
        words = [(word, left + at * scale, left + (at + len(word)) * scale) for at, word in _offsets(line.text)]
    return Seen(words, float(line.box[:2, 1].mean()), float(line.box[2:, 1].mean()), line.score)


def _offsets(text: str) -> list[tuple[int, str]]:
    out: list[tuple[int, str]] = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        out.append((at, word))
        at += len(word)
    return out
