"""Speed and memory as ratios, measured in one run: `make bench`.

Each pair is run in turn (A, B, A, B, ...), so that a slow moment of the machine falls on both; medians are compared.
"""

import io
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
LETTER = ROOT / "examples" / "letters" / "lumbar-mri-denial.pdf"
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
    own, child = peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN)
    print(f"\npeak memory: this process {own} MiB, largest child {child} MiB")


def row(name: str, ours: Callable[[], object], bare: Callable[[], object], runs: int, target: str) -> None:
    """Time both in turn after one warm-up each, and print their medians and the ratio."""
    ours(), bare()
    pairs = [(seconds(ours), seconds(bare)) for _ in range(runs)]
    a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{name:58} {a * 1000:8.1f}ms {b * 1000:8.1f}ms {a / b:7.2f}  {target}", flush=True)


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds of one run."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


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
