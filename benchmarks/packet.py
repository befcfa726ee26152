"""The packet of a large record set: processor time, wall time and memory as pages grow (`python benchmarks/packet.py`).

Six files in ten are typed notes, three are scans with the unpainted text of an office scanner under them, one is
photos. Reading the records is not part of it: they come as read. Each size runs in a process of its own.
"""

import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import numpy as np
import pikepdf
from PIL import Image, ImageFilter
from tests.checks import good_case

from claimback import export
from claimback.export.typeset import compiled
from claimback.model import Document, Exhibit, Page
from claimback.workflow.packet import tools

SIZES = (100, 500, 1000)
TODAY = date(2026, 10, 20)
A_FILE = 20
TARGET = "500 pages: 60 s on two cores, 1 GiB; memory of 1,000 pages at most 1.2 times that of 500"


def main() -> None:
    """Print a row a size."""
    print(TARGET)
    print(f"{'pages':>6} {'cpu s':>8} {'wall s':>8} {'peak MiB':>9} {'child MiB':>10} {'packet MB':>10}")
    for size in SIZES:
        subprocess.run([sys.executable, __file__, str(size)], check=True)


def one(size: int) -> None:
    """One size, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        files = list(record_set(Path(folder), size))
        before = resource.getrusage(resource.RUSAGE_SELF)
        start, steps = time.perf_counter(), list[str]()
        out = Path(folder) / "packet.pdf"
        using = tools(steps.append)
        count = export.packet(out, (good_case.cover, good_case.appeal_letter), papers(files), TODAY, tools=using)
        wall = time.perf_counter() - start
        from claimback.intake.process import stop_all

        stop_all()
        own, child = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = own.ru_utime + own.ru_stime - before.ru_utime - before.ru_stime + child.ru_utime + child.ru_stime
        assert len(steps) == size and count > size
        peak, theirs = own.ru_maxrss / 1024, child.ru_maxrss / 1024
        print(f"{size:6} {cpu:8.1f} {wall:8.1f} {peak:9.0f} {theirs:10.0f} {out.stat().st_size / 1e6:10.1f}")


def papers(files: list[tuple[Path, int]]) -> Iterator[tuple[Exhibit, Document, bytes]]:
    """Each file as it would come from the reading stage, its bytes from the disk."""
    for number, (path, count) in enumerate(files):
        pages = tuple(Page(number=page, text="read before") for page in range(1, count + 1))
        document = Document(id=f"{number:064}", filename=path.name, media_type="application/pdf", pages=pages)
        numbers = tuple(page.number for page in pages)
        yield (
            Exhibit(label=f"X{number}", title=path.stem, document=document.id, filename=path.name, pages=numbers),
            document,
            path.read_bytes(),
        )


def record_set(folder: Path, size: int) -> Iterator[tuple[Path, int]]:
    """Files of some pages each until there are so many pages."""
    kinds = (typed, typed, scanned, typed, photographed, typed, scanned, typed, scanned, typed)
    made = 0
    while made < size:
        count = min(A_FILE, size - made)
        path = folder / f"record-{made // A_FILE:03}.pdf"
        path.write_bytes(kinds[made // A_FILE % len(kinds)](count, made))
        made += count
        yield path, count


def typed(count: int, seed: int) -> bytes:
    """Pages of a typed note."""
    line = "The patient reports pain in the lower back since July, {} of 10, worse on standing."
    pages = [[line.format(number % 10) + f" {seed} {page} {number}" for number in range(52)] for page in range(count)]
    return compiled("plain.typ", {"title": "Note", "pages": pages}, TODAY)


def scanned(count: int, seed: int) -> bytes:
    """Gray pages at 200 dots an inch, with their text unpainted above them."""
    return _pictures(count, seed, (1700, 2200), text=True)


def photographed(count: int, seed: int) -> bytes:
    """Color photos of pages."""
    return _pictures(count, seed, (1536, 2048), text=False)


def _pictures(count: int, seed: int, size: tuple[int, int], *, text: bool) -> bytes:
    noise = np.random.default_rng(seed)
    made = pikepdf.new()
    for page in range(count):
        words = Image.fromarray(noise.integers(0, 2, (size[1] // 14, size[0] // 9), dtype=np.uint8) * 255)
        picture = words.resize(size).filter(ImageFilter.GaussianBlur(1)).convert("L" if text else "RGB")
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=60)
        sheet = made.add_blank_page(page_size=(612, 792))
        image = made.make_stream(file.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        image.Width, image.Height, image.BitsPerComponent = *size, 8
        image.ColorSpace = pikepdf.Name.DeviceGray if text else pikepdf.Name.DeviceRGB
        image.Filter = pikepdf.Name.DCTDecode
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        sheet.obj.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(Im=image), Font=pikepdf.Dictionary(F=made.make_indirect(font))
        )
        layer = "".join(
            f"BT /F 9 Tf 3 Tr 50 {740 - 13 * n} Td (word {page} {n} of the scan) Tj ET\n" for n in range(50)
        )
        drawn = "q 612 0 0 792 0 0 cm /Im Do Q\n" + (layer if text else "")
        sheet.obj.Contents = made.make_stream(drawn.encode())
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


if __name__ == "__main__":
    one(int(sys.argv[1])) if len(sys.argv) > 1 else main()
