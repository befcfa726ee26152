"""What typesetting and scanning cost: facts read from PDFs and damaged pictures against those read from the text.

`python benchmarks/scans.py [--letters DIR...] [--sample 10] [--seed 11] [--ways "skew 5,photo"] [--faces mono,prose]`

Each letter of the sample is typeset in a face (`mono`: as it stands; `prose`: paragraphs reflowed in a proportional
face, aligned columns as real tables), and each page made worse in each way of `degrade.py`; the pages of a letter make
one TIFF. The facts that the analysis of the text gives are the truth, so the figures show the loss of reading alone.
`--ways pdf` measures the typeset PDF itself, which needs no picture reading and takes a second a letter.
"""

import argparse
import io
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import groupby
from pathlib import Path

from degrade import ALL, page_image, typeset
from PIL import Image

from claimback import analyze
from claimback.export import analysis_json
from claimback.model import UnreadableFile

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared" / "letters"
AS_OF = date(2026, 11, 23)
DAY = ("skew 5", "turned 180", "jpeg 30", "fax 204x196", "photo")
"""The ways of an ordinary run; all are in `degrade.ALL`."""

MONO = """#set page(paper: "us-letter", margin: 0.7in)
#set text(font: "DejaVu Sans Mono", size: 8.6pt)
#for part in sys.inputs.text.split("\\u{c}") [#raw(part, block: true)]
"""
PROSE = """#set page(paper: "us-letter", margin: 0.9in)
#set text(font: "Libertinus Serif", size: 10.5pt)
#for one in json(bytes(sys.inputs.text)) {
  if one.kind == "table" {
    let cells = one.cells.map(cell => text(size: 9.5pt, cell))
    block(table(columns: one.columns, stroke: 0.4pt, inset: 4pt, ..cells))
  } else if one.kind == "lines" {
    block(one.lines.map(line => [#h(line.at(0) * 0.4em)#line.at(1)]).join(linebreak()))
   } else { par(one.text) }
}
"""


def blocks(text: str) -> list[dict[str, object]]:
    """A plain letter as blocks: `table` (aligned columns), `lines` (short ones) and `par` (running text, joined)."""
    found: list[dict[str, object]] = []
    for filled, group in groupby(text.replace("\f", "\n\n").split("\n"), key=lambda line: bool(line.strip())):
        lines = list(group)
        if filled:
            found += _block(lines)
    return found


def _block(lines: list[str]) -> list[dict[str, object]]:
    rows = [re.split(r" {3,}|\t+", line.strip()) for line in lines]
    columns = max(len(row) for row in rows)
    if columns > 1 and sum(len(row) == columns for row in rows) * 2 >= len(rows) and len(rows) > 1:
        cells = [cell for row in rows for cell in [*row, *[""] * (columns - len(row))]]
        return [{"kind": "table", "columns": columns, "cells": cells}]
    full = max(len(line.rstrip()) for line in lines)
    running = full > 55 and all(len(line.rstrip()) > 0.7 * full for line in lines[:-1])
    if running and not any(re.match(r"\s*(?:[-*o\[]|\d{1,2}[.)]) ?", line) for line in lines[1:]):
        return [{"kind": "par", "text": re.sub(r"(?<=[a-z])- (?=[a-z])", "", " ".join(line.strip() for line in lines))}]
    return [{"kind": "lines", "lines": [(len(line) - len(line.lstrip()), line.strip()) for line in lines]}]


def pdf(text: str, face: str) -> bytes:
    """The letter as a PDF in one of the faces."""
    return typeset(text, MONO) if face == "mono" else typeset(json.dumps(blocks(text)), PROSE)


def scanned(data: bytes, way: str, seed: int) -> bytes:
    """Every page of a PDF made worse in one way, as one TIFF."""
    import pypdfium2

    count = len(pypdfium2.PdfDocument(data))
    pages = [Image.open(io.BytesIO(ALL[way](page_image(data, page=n), seed + n))) for n in range(count)]
    out = io.BytesIO()
    resolution = tuple(float(n) for n in pages[0].info.get("dpi", (0, 0)))
    told = {"dpi": resolution} if min(resolution) > 99 or "fax" in way else {}
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_deflate", **told)
    return out.getvalue()


def _analysis(data: bytes, name: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            return analysis_json(analyze(path, as_of=AS_OF))
        except UnreadableFile as error:
            return {"source": {"filename": name}, "facts": {}, "objections": [], "error": error.message}


def _gold(truth: dict[str, object], folder: Path, name: str) -> None:
    facts = {key: [one["value"] for one in found] for key, found in truth["facts"].items()}  # type: ignore[attr-defined]
    objections = [one["kind"] for one in truth["objections"]]  # type: ignore[attr-defined]
    label = {**truth, "facts": facts, "objections": objections}
    (folder / f"{name}.json").write_text(json.dumps(label), encoding="utf-8")


def _score(predictions: list[dict[str, object]], gold: Path, misses: bool) -> dict[str, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("\n".join(json.dumps(one) for one in predictions))
        file.flush()
        command = [sys.executable, str(SHARED / "score.py"), file.name, "--gold", str(gold)]
        shown = subprocess.run([*command, "--misses"], check=True, capture_output=True, text=True).stdout
    if misses:
        print("\n".join(line for line in shown.splitlines() if re.search(r": (?:wrong|missed|want)", line)))
    return json.loads(shown.splitlines()[-1])


def sample(folders: list[Path], count: int, seed: int) -> list[Path]:
    """Letters drawn without replacement, the same for the same seed; in name order."""
    every = sorted(path for folder in folders for path in folder.glob("*.txt"))
    return sorted(random.Random(seed).sample(every, min(count, len(every))))


def main() -> int:
    """Print one line for every face and way. Returns 0 also when the letters or their scorer are not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", nargs="+", type=Path, default=[SHARED / "letters"])
    parser.add_argument("--sample", type=int, default=10)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--ways", default=",".join(DAY), help="pdf, or names of degrade.ALL, by comma")
    parser.add_argument("--faces", default="mono,prose")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if not (SHARED / "score.py").is_file():
        print(f"Skipped: the labelled letters and their scorer are not here ({SHARED}).")
        return 0
    letters = sample(options.letters, options.sample, options.seed)
    print(f"{len(letters)} letters: {' '.join(path.stem for path in letters)}")
    print(f"{'face':8}{'way':22}{'facts P':>9}{'R':>8}{'F1':>8}{'objections F1':>15}{'seconds a page':>16}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for path in letters:
            _gold(_analysis(path.read_bytes(), path.name), Path(folder), path.stem)
        for face in options.faces.split(","):
            for way in options.ways.split(","):
                _measure(letters, face, way, Path(folder), options)
    return 0


def _measure(letters: list[Path], face: str, way: str, gold: Path, options: argparse.Namespace) -> None:
    read: list[dict[str, object]] = []
    spent, pages = 0.0, 0
    for number, path in enumerate(letters):
        data = pdf(path.read_text(encoding="utf-8"), face)
        data = data if way == "pdf" else scanned(data, way, options.seed + number)
        began = time.perf_counter()
        read.append(_analysis(data, f"{path.stem}.{'pdf' if way == 'pdf' else 'tiff'}"))
        spent += time.perf_counter() - began
        pages += int(read[-1]["source"].get("pages", 1))  # type: ignore[attr-defined]
    got = _score(read, gold, options.misses)
    figures = f"{got['facts_p']:9.3f}{got['facts_r']:8.3f}{got['facts_f1']:8.3f}{got['objections_f1']:15.3f}"
    print(f"{face:8}{way:22}{figures}{spent / max(1, pages):16.1f}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
