"""Scores the analysis of the labelled letters, where they are present: `make eval`.

The letters and their scorer lie beside the checkout (or in LETTERS=). Each further set of labelled letters in
`benchmarks/letters/<set>/` (`*.txt` with `gold/*.json`) is scored in the same way by the same scorer.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from claimback import analyze
from claimback.export import analysis_json

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("LETTERS", HERE.parents[1] / "shared" / "letters"))
AS_OF = date(2026, 11, 23)


def main() -> int:
    """Print the figures of every set that is there. Returns 0 also when none is."""
    scorer = SHARED / "score.py"
    if not scorer.is_file():
        print(f"Skipped: the labelled letters are not here ({SHARED}). Set LETTERS= to their folder.")
        return 0
    sets = [("development letters", SHARED / "letters", SHARED / "gold")]
    sets += [(f"own letters, {path.name}", path, path / "gold") for path in sorted((HERE / "letters").glob("*/"))]
    for name, letters, gold in sets:
        print(f"\n== {name}")
        _score(scorer, letters, gold)
    return 0


def _score(scorer: Path, letters: Path, gold: Path) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as predictions:
        for path in sorted(letters.glob("*.txt")):
            predictions.write(json.dumps(analysis_json(analyze(path, as_of=AS_OF))) + "\n")
    arguments = [sys.executable, str(scorer), predictions.name, "--gold", str(gold), *sys.argv[1:]]
    subprocess.run(arguments, check=True)
    Path(predictions.name).unlink()


if __name__ == "__main__":
    raise SystemExit(main())
