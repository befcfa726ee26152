"""Speed and memory as ratios, measured in one run: `make bench` (under three minutes), `make bench FULL=1` (longer).

Each pair is run in turn (A, B, A, B, ...), so that a slow moment of the machine falls on both; medians are compared.
"""

import io
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
LETTER = ROOT / "examples" / "letters" / "lumbar-mri-denial.pdf"
LETTERS = ROOT / "tests" / "extract" / "letters"
PYTHON = sys.executable
COMMAND = str(Path(PYTHON).with_name("claimback"))
AS_OF = date(2026, 10, 20)


def main() -> None:
    """Print the table."""
    print(f"{'what':58} {'ours':>10} {'bare':>10} {'ratio':>7}  target")
    start = [PYTHON, "-c", "import typer"]
    row("claimback --help, whole process", command(COMMAND, "--help"), command(*start), 15, "1.3")
    row(
        "claimback analyze (text PDF), whole process", command(COMMAND, "analyze", str(LETTER)), command(*start), 5, "-"
    )
    row("analysis of a text PDF, in process, warm", analysis(LETTER), bare_pdf(LETTER.read_bytes()), 15, "10")
    scan = picture(LETTER)
    row("analysis of a scan, in process, warm", analysis_of(scan), bare_ocr(scan), 3, "1.15")
    many(full="--full" in sys.argv)
    own, child = peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN)
    print(f"\npeak memory: this process {own} MiB, largest child {child} MiB")


def many(*, full: bool) -> None:
    """Rows about many letters: rate, two workers against one, and memory as the number grows."""
    texts = sorted(LETTERS.glob("*.txt"))
    pdfs = [as_pdf(path.read_text(encoding="utf-8")) for path in texts]
    runs = 9 if full else 3
    name = f"{len(pdfs)} text letters (PDF), warm"
    ours = together([analysis_of(data) for data in pdfs])
    row(f"{name}, against text", ours, together([bare_text(data) for data in pdfs]), runs, "10")
    row(f"{name}, against text and boxes", ours, together([bare_pdf(data) for data in pdfs]), runs, "10")
    unseen()
    with tempfile.TemporaryDirectory() as base:
        workers(copies(Path(base) / "some", texts, 600))
        few = process(copies(Path(base) / "few", texts, 100)).memory
        count = 10_000 if full else 500
        lots = process(copies(Path(base) / "lots", texts, count)).memory
    print(f"peak memory: 100 letters {few:.0f} MiB, {count:,} letters {lots:.0f} MiB, ratio {lots / few:.2f}")


def unseen() -> None:
    """Letters that come for the first time, each beside its own bare text: nothing of them can be remembered.

    By the clock, and by processor time of this process and its reading process, which a busy machine changes less.
    """
    paths = sorted((ROOT / "benchmarks" / "letters").glob("author?/**/*.txt"))
    pdfs = [as_pdf(path.read_text(encoding="utf-8")) for path in paths]
    for name, measure in (("by the clock", time.perf_counter), ("by processor time", processor)):
        pairs = [(seconds(analysis_of(data), measure), seconds(bare_text(data), measure)) for data in pdfs]
        ours, bare = (sum(column) for column in zip(*pairs, strict=True))
        what = f"{len(pdfs)} text letters never seen, {name}"
        print(f"{what:58} {ours * 1000:8.1f}ms {bare * 1000:8.1f}ms {ours / bare:7.2f}  10", flush=True)
        pdfs = [as_pdf(path.read_text(encoding="utf-8") + "\nForm 2\n") for path in paths]


def processor() -> float:
    """Processor seconds of this process and, where the system tells them, of its reading process."""
    from claimback.intake.process import worker

    stat = Path(f"/proc/{worker('parse').start().pid}/stat")
    child = sum(map(int, stat.read_text().rpartition(")")[2].split()[11:13])) if stat.exists() else 0
    return time.process_time() + child / os.sysconf("SC_CLK_TCK")


def workers(folder: Path) -> None:
    """One worker against two: by the clock, and by processor time, which a busy machine does not change much."""
    one, two = process(folder), process(folder, "--workers", "2")
    start = process(next(iter(sorted(folder.iterdir())))).cpu
    free = one.cpu / (start + (two.cpu - start) / 2)
    print(f"{len(list(folder.iterdir()))} text letters, two workers: {one.wall / two.wall:.2f} times one by the clock")
    print(f"  processor seconds {one.cpu:.1f} with one, {two.cpu:.1f} with two, {start:.1f} of them to start;")
    print(f"  computed for two free processors: {free:.2f} times (target 1.8)")
    print(f"  load (1, 5, 15 minutes) {os.getloadavg()} on {os.cpu_count()} processors", flush=True)


def copies(folder: Path, texts: list[Path], count: int) -> Path:
    """A folder of that many letters, no two the same file."""
    folder.mkdir()
    for number in range(count):
        source = texts[number % len(texts)]
        target = shutil.copy(source, folder / f"{number:05}.txt")
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(f"\nForm {number:05}\n")
    return folder


class Spent(NamedTuple):
    """What a whole process used, with the processes it started."""

    wall: float
    cpu: float
    memory: float
    """Largest resident size of one process, in MiB."""


MEASURED = """
import json, resource, subprocess, sys, time
before = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([time.perf_counter() - before, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
"""Run from a small process: a child starts with the memory mark of the process that starts it."""


def process(path: Path, *words: str) -> Spent:
    """Run `claimback analyze PATH --json` to its end."""
    run = [PYTHON, "-c", MEASURED, COMMAND, "analyze", str(path), "--json", *words]
    return Spent(*json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout))


def together(works: list[Callable[[], object]]) -> Callable[[], object]:
    """All of them, one after the other."""
    return lambda: [work() for work in works]


def as_pdf(text: str) -> bytes:
    """A letter typeset."""
    import typst

    page = '#set page(paper: "us-letter", margin: 1in)\n#set text(size: 9pt)\n#raw(sys.inputs.text, block: true)'
    return typst.compile(page.encode(), sys_inputs={"text": text})


def bare_text(data: bytes) -> Callable[[], object]:
    """The text of a PDF, with pypdfium2 alone."""
    import pypdfium2

    def extract() -> list[str]:
        with pypdfium2.PdfDocument(data) as document:
            return [page.get_textpage().get_text_bounded() for page in document]

    return extract


def row(name: str, ours: Callable[[], object], bare: Callable[[], object], runs: int, target: str) -> None:
    """Time both in turn after one warm-up each, and print their medians and the ratio."""
    ours(), bare()
    pairs = [(seconds(ours), seconds(bare)) for _ in range(runs)]
    a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{name:58} {a * 1000:8.1f}ms {b * 1000:8.1f}ms {a / b:7.2f}  {target}", flush=True)


def seconds(work: Callable[[], object], measure: Callable[[], float] = time.perf_counter) -> float:
    """Seconds of one run, by the clock unless another measure is given."""
    before = measure()
    work()
    return measure() - before


def command(*words: str) -> Callable[[], object]:
    """A whole process, its output thrown away."""
    return lambda: subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def analysis(path: Path) -> Callable[[], object]:
    """Our analysis of a file."""
    return analysis_of(path.read_bytes())


def analysis_of(data: bytes) -> Callable[[], object]:
    """Our analysis of a file's bytes."""
    from claimback import analyze

    return lambda: analyze(data, as_of=AS_OF)


def bare_pdf(data: bytes) -> Callable[[], object]:
    """Text and the box of each word's characters from a PDF, with pypdfium2 alone."""
    import pypdfium2

    def extract() -> list[tuple[str, list[tuple[float, ...]]]]:
        pages = []
        with pypdfium2.PdfDocument(data) as document:
            for page in document:
                text = page.get_textpage()
                words = text.get_text_bounded()
                boxes = [text.get_charbox(at) for at in range(text.count_chars())]
                pages.append((words, boxes))
        return pages

    return extract


def picture(path: Path) -> bytes:
    """The first page as a scan: 200 dpi, gray, PNG."""
    import pypdfium2

    buffer = io.BytesIO()
    pypdfium2.PdfDocument(path)[0].render(scale=200 / 72).to_pil().convert("L").save(buffer, "PNG")
    return buffer.getvalue()


def bare_ocr(data: bytes) -> Callable[[], object]:
    """The OCR engine alone on the same picture: RapidOCR as it comes, its line classifier off, two threads."""
    import numpy
    from PIL import Image
    from rapidocr import RapidOCR

    threads = "EngineConfig.onnxruntime.intra_op_num_threads"
    reader = RapidOCR(params={"Global.use_cls": False, "Global.log_level": "critical", threads: 2})
    pixels = numpy.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
    return lambda: reader(pixels, use_det=True, use_cls=False, use_rec=True)


def peak(who: int) -> int:
    """Largest resident size in MiB."""
    return resource.getrusage(who).ru_maxrss // 1024


if __name__ == "__main__":
    main()
