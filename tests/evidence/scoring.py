"""The scorer of the benchmark, and the notes that were labeled first, for the tests."""

import importlib.util
from pathlib import Path

_BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
_spec = importlib.util.spec_from_file_location("benchmark_records", _BENCHMARKS / "records.py")
assert _spec
assert _spec.loader
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
document, f1, score = _module.document, _module.f1, _module.score


def notes(name="earlier"):
    """The labeled notes of one set."""
    return _module.notes(_BENCHMARKS / "records" / name)
