"""The fitted weights as a knowledge file: bytes for the features that matter, deflated, in base64."""

import base64
import zlib
from pathlib import Path

import numpy as np
import yaml
from fit import Group

Weighted = list[tuple[Group, np.ndarray]]
_WORTH = 40
"""Steps of a byte to one square of rarity."""
MOST = 32_000
"""Features that are kept: those of the greatest single weights."""


def pack(
    path: Path, kinds: list[str], bias: np.ndarray, join: np.ndarray, letter: tuple[float, ...], groups: Weighted
) -> int:
    """Writes the file; `groups` are names and weights (features x kinds) of words and of pieces. Returns its size."""
    scales = [np.abs(weights).max(axis=0) / 127 for _, weights in groups]
    steps = [np.rint(weights / np.maximum(scale, 1e-9)) for (_, weights), scale in zip(groups, scales, strict=True)]
    names = [name for one, _ in groups for name in one.names]
    worth = np.minimum(np.rint(np.concatenate([one.rarity for one, _ in groups]) ** 2 * _WORTH), 255)
    table = np.hstack([np.vstack(steps) + 128, worth[:, None]])
    size = np.concatenate([np.abs(weights).max(axis=1) for _, weights in groups])
    kept = sorted(np.argsort(-size)[:MOST].tolist(), key=lambda at: names[at])
    data = table[kept].astype(np.uint8).tobytes()
    record = {
        "id": path.stem,
        "source": "own - benchmarks/classify/train.py on the labelled text beside it",
        "updated": "2026-11-26",
        "kinds": kinds,
        "bias": [round(float(value), 4) for value in bias],
        "scales": [[round(float(value), 6) for value in scale] for scale in scales],
        "join": [round(float(value), 4) for value in join],
        "letter": [round(float(value), 4) for value in letter],
        "unknown": [round(float(one.unknown) ** 2, 4) for one, _ in groups],
        "worth": 1 / _WORTH,
        "names": _packed("\n".join(names[at] for at in kept).encode()),
        "weights": _packed(data),
    }
    path.write_text(yaml.safe_dump(record, sort_keys=False, width=118, default_flow_style=None), encoding="utf-8")
    return path.stat().st_size


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data, 9)).decode()
