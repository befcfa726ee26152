"""The parts that need no file: preparation, plausibility, mended letters, the wire."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimback.intake import wire
from claimback.intake.layout import Piece, arrange
from claimback.intake.picture import prepare, shape, sheet, tilt
from claimback.intake.picture.letters import mended
from claimback.intake.picture.spacing import Strip, words_of
from claimback.intake.plausible import ROTTEN, plausibility

from .build import LETTER, picture


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        (LETTER, True),
        ("Le informamos que su solicitud de resonancia magnética fue denegada por falta de información. " * 3, True),
        ("CLM 2026-0099 72148 $1,250.00 CO-197 N56 05/01/2026 " * 5, True),
        ("".join(chr((ord(c) - 29) % 128 + 1) if c.isalpha() else c for c in LETTER), False),
        ("\ue001\ue002\ue003 \ue004\ue005 " * 20, False),
        ("Xkcrqwz Tbnvvst gHjKlQ zzxRtp bcdfGhj kPqrstv " * 5, False),
    ],
)
def test_rubble_is_told_from_words(text: str, sound: bool):
    assert (plausibility(text) >= ROTTEN) == sound


@pytest.mark.parametrize(
    ("seen", "meant"),
    [("0konkwo-Reyes", "Okonkwo-Reyes"), ("P.0.", "P.O."), ("D0E01", "D0E01"), ("04112", "04112"), ("G0297", "G0297"),
     ("HMO0", "HMO0"), ("T0tal", "Total"), ("v2.0", "v2.0")],
)  # fmt: skip
def test_a_zero_among_letters_is_an_o(seen: str, meant: str):
    assert mended(seen) == meant


@pytest.mark.parametrize("degrees", [-12, -5, 0, 3, 11])
@pytest.mark.parametrize("sideways", [False, True])
def test_skew_and_quarter_turns_are_found(degrees: float, sideways: bool):
    image = picture(height=0.6).rotate(degrees + (90 if sideways else 0), expand=True, fillcolor=255)
    found, angle = tilt.tilt(np.asarray(image))
    assert found == sideways
    assert angle == pytest.approx(degrees, abs=0.6)


def test_points_of_a_prepared_picture_lead_back_to_the_original():
    gray = np.full((900, 700), 255, np.uint8)
    gray[200:212, 100:400:3] = 0
    ready = prepare.Prepared(gray, np.eye(3)).turned(1)
    ys, xs = np.where(ready.gray[:, :] == 0)
    x, y, z = ready.back @ np.array([xs.mean() + 0.5, ys.mean() + 0.5, 1])
    assert (x / z, y / z) == pytest.approx((249, 206), abs=2)


def test_the_sheet_is_found_on_a_table():
    scene = np.full((900, 1200), 60, np.uint8)
    scene[100:800, 300:850] = 235
    quad = sheet.corners(scene)
    assert quad is not None
    assert np.abs(quad - [[300, 100], [850, 100], [850, 800], [300, 800]]).max() < 12


def test_a_clean_scan_is_left_as_it_is():
    gray = np.asarray(picture(height=1.0, dpi=200))
    assert shape.is_scan(gray)
    assert np.array_equal(prepare.prepare(gray).back, np.eye(3))


def test_no_sheet_in_plain_noise():
    assert sheet.corners(np.random.default_rng(1).integers(0, 255, (600, 800)).astype(np.uint8)) is None


coordinates = st.floats(0, 600, allow_nan=False)
pieces = st.builds(
    lambda text, x, y, wide, high: Piece(text, x, y, x + wide, y + high),
    st.text("abcXYZ019-.:", min_size=1, max_size=12), coordinates, coordinates, st.floats(1, 200), st.floats(1, 40),
)  # fmt: skip


@given(st.lists(pieces, max_size=40))
def test_layout_loses_nothing_and_offsets_hold(given_pieces: list[Piece]):
    text, words = arrange(given_pieces)
    assert sorted(text[start:end] for start, end, *_ in words) == sorted(piece.text for piece in given_pieces)
    assert [word[0] for word in words] == sorted(word[0] for word in words)


def test_layout_of_nothing_is_nothing():
    assert arrange([]).text == ""


def test_messages_come_through_and_long_ones_do_not():
    stream = io.BytesIO()
    wire.send(stream, {"a": "é"}, b"body")
    stream.seek(0)
    assert wire.receive(stream, 100) == ({"a": "é"}, b"body")
    stream.seek(0)
    with pytest.raises(ValueError):
        wire.receive(stream, 3)
    with pytest.raises(EOFError):
        wire.receive(io.BytesIO(b"short"), 100)


def _strip(letters: str, blank: list[bool], widths: list[float]) -> Strip:
    at = [10.0 * i for i in range(len(letters))]
    white = [(x + 1, x + 1 + 20 * wide) for x, wide in zip(at, widths, strict=False)]
    return Strip(letters, at, blank, white, (0.0, at[-1] + 5), 20.0)


@pytest.mark.parametrize(
    ("letters", "seen", "widths", "words"),
    [
        ("abcdef", [1], [0.1, 0.3, 0.1, 0.3, 0.1], ["ab", "cd", "ef"]),
        ("ab,cd", [1], [0.1, 0.3, 0.1, 0.1], ["ab", ",cd"]),
        ("it.We", [], [0.05, 0.3, 0.02, 0.05], ["it.", "We"]),
        ("$1,287", [], [0.1, 0.25, 0.1, 0.1, 0.1], ["$1,287"]),
        ("2112", [], [0.1, 0.28, 0.1], ["2112"]),
        ("spaced", [], [0.3] * 5, ["spaced"]),
    ],
)
def test_white_as_wide_as_a_blank_parts_words(letters: str, seen: list[int], widths: list[float], words: list[str]):
    strip = _strip(letters, [i in seen for i in range(len(letters) - 1)], widths)
    assert [word for word, _, _ in words_of(strip, 0.3)] == words
