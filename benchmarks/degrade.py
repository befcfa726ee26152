"""Pages made worse the way fax machines, scanners and phones do, always the same for the same seed.

`python benchmarks/degrade.py LETTER.txt... [--keep DIR]` typesets each letter, degrades its first page in every way,
reads it with claimback's intake and prints the character error of each.
"""

import argparse
import io
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

Degrade = Callable[[Image.Image, int], bytes]

PROSE = """#set page(paper: "us-letter", margin: 0.9in)
#set text(font: ("Libertinus Serif", "New Computer Modern"), size: 10.5pt)
#for line in sys.inputs.text.split("\\n") [#if line.trim() == "" [#v(0.4em)] else [#line \\ ]]
"""


def typeset(text: str, source: str = PROSE) -> bytes:
    """A PDF of a letter's text, in a proportional face."""
    import typst

    return typst.compile(source.encode(), sys_inputs={"text": text})


def page_image(pdf: bytes, dpi: int = 200, page: int = 0) -> Image.Image:
    """A page as a gray picture."""
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def _png(image: Image.Image, dpi: int = 200) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _noisy(image: Image.Image, seed: int, amount: float) -> Image.Image:
    noise = np.random.default_rng(seed).normal(0, amount, (image.height, image.width))
    return Image.fromarray(np.clip(np.asarray(image, dtype=np.float32) + noise, 0, 255).astype(np.uint8))


def clean(image: Image.Image, _: int) -> bytes:
    """As rendered."""
    return _png(image)


def fax(image: Image.Image, seed: int) -> bytes:
    """Standard fax: 204 by 98 dots an inch, one bit, a little skewed, with specks; TIFF group 4."""
    tilted = image.rotate(0.6, fillcolor=255, resample=Image.Resampling.BICUBIC)
    small = _noisy(tilted.resize((1728, round(98 * image.height / 200)), Image.Resampling.BOX), seed, 12)
    bits = small.point(lambda shade: 255 if shade > 150 else 0).convert("1")
    out = io.BytesIO()
    bits.save(out, "TIFF", compression="group4", dpi=(204, 98))
    return out.getvalue()


def fine_fax(image: Image.Image, seed: int) -> bytes:
    """Fine fax: 204 by 196 dots an inch, one bit."""
    small = _noisy(image.resize((1728, round(196 * image.height / 200)), Image.Resampling.BOX), seed, 12)
    out = io.BytesIO()
    small.point(lambda shade: 255 if shade > 150 else 0).convert("1").save(
        out, "TIFF", compression="group4", dpi=(204, 196)
    )
    return out.getvalue()


def skew(image: Image.Image, seed: int) -> bytes:
    """Five degrees off on the scanner's glass."""
    turned = image.rotate(5, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    return _png(_noisy(turned, seed, 4))


def skew_other(image: Image.Image, seed: int) -> bytes:
    """Eight degrees the other way, with black where the paper ends."""
    return _png(_noisy(image.rotate(-8, expand=True, fillcolor=25, resample=Image.Resampling.BICUBIC), seed, 4))


def skew_back(image: Image.Image, seed: int) -> bytes:
    """Seven degrees the other way, on white."""
    turned = image.rotate(-7, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    return _png(_noisy(turned, seed, 4))


def faint(image: Image.Image, seed: int) -> bytes:
    """A worn ribbon on gray paper: print and paper lie close together."""
    return _png(_noisy(image.point(lambda shade: 150 + shade * 55 // 255), seed, 4))


def quarter(image: Image.Image, _: int) -> bytes:
    """On its side."""
    return _png(image.transpose(Image.Transpose.ROTATE_90))


def half(image: Image.Image, _: int) -> bytes:
    """Upside down."""
    return _png(image.transpose(Image.Transpose.ROTATE_180))


def three_quarters(image: Image.Image, _: int) -> bytes:
    """On its other side."""
    return _png(image.transpose(Image.Transpose.ROTATE_270))


def jpeg30(image: Image.Image, seed: int) -> bytes:
    """Saved small, and again."""
    return _jpeg(Image.open(io.BytesIO(_jpeg(_noisy(image, seed, 5), 30))), 30)


def photo(image: Image.Image, seed: int) -> bytes:
    """A phone photo: the sheet on a dark table, seen at an angle, with a shadow."""
    return _photo(image, seed, lean=0.06, table=70, shadow=0.45, blur=0.6)


def hard_photo(image: Image.Image, seed: int) -> bytes:
    """The same in poor light: steeper, a pale table, a deep shadow, slightly out of focus, turned."""
    return _photo(image, seed, lean=0.09, table=150, shadow=0.65, blur=1.3, turn=7)


def curled_photo(image: Image.Image, seed: int) -> bytes:
    """A phone photo of a letter that was folded and curls up at its sides."""
    import cv2

    wide, high = image.size
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    lift = 0.012 * high * np.sin(np.pi * x / wide) + 0.004 * high * np.sin(3 * np.pi * y / high) * (x / wide)
    curled = cv2.remap(np.asarray(image), x, y + lift.astype(np.float32), cv2.INTER_LINEAR, borderValue=255)
    return _photo(Image.fromarray(curled), seed, lean=0.05, table=80, shadow=0.45, blur=0.7)


def sideways_photo(image: Image.Image, seed: int) -> bytes:
    """A phone photo taken across."""
    return _photo(image.transpose(Image.Transpose.ROTATE_90), seed, lean=0.06, table=90, shadow=0.4, blur=0.8)


def _photo(
    image: Image.Image, seed: int, lean: float, table: int, shadow: float, blur: float, turn: float = 0
) -> bytes:
    import cv2

    rng = np.random.default_rng(seed)
    wide, high = image.size
    frame_wide, frame_high = round(wide * 1.25), round(high * 1.2)
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    corners = flat + np.array([wide * 0.12, high * 0.1], dtype=np.float32)
    corners += rng.uniform(-lean, lean, (4, 2)).astype(np.float32) * np.array([wide, high], dtype=np.float32)
    spin = cv2.getRotationMatrix2D((frame_wide / 2, frame_high / 2), turn, 0.92)
    corners = cv2.transform(corners[None], spin)[0].astype(np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners)
    sheet = cv2.warpPerspective(np.asarray(image), matrix, (frame_wide, frame_high), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), matrix, (frame_wide, frame_high))
    wood = table + 12 * np.sin(np.arange(frame_high) / 9)[:, None] + rng.normal(0, 6, (frame_high, frame_wide))
    scene = np.where(mask > 127, sheet * 0.9 + 8, wood)
    across = np.linspace(0, 1, frame_wide)[None, :] * 0.7 + np.linspace(0, 1, frame_high)[:, None] * 0.3
    light = 1 - shadow / (1 + np.exp(-(across - 0.55) * 14))
    lit = Image.fromarray(np.clip(scene * light + rng.normal(0, 5, scene.shape), 0, 255).astype(np.uint8))
    return _jpeg(lit.filter(ImageFilter.GaussianBlur(blur)), 70)


ALL: dict[str, Degrade] = {
    "clean 200 dpi": clean,
    "skew 5": skew,
    "skew -8, black edge": skew_other,
    "skew -7": skew_back,
    "low contrast": faint,
    "turned 90": quarter,
    "turned 180": half,
    "turned 270": three_quarters,
    "jpeg 30": jpeg30,
    "fax 204x196": fine_fax,
    "fax 204x98": fax,
    "photo": photo,
    "photo, sideways": sideways_photo,
    "photo, curled": curled_photo,
    "photo, hard": hard_photo,
}


def character_error(truth: str, read: str) -> float:
    """Edits per character of the truth, white space counted as one blank."""
    from rapidfuzz.distance import Levenshtein

    plain, seen = " ".join(truth.split()), " ".join(read.split())
    return Levenshtein.distance(plain, seen) / max(1, len(plain))


def main() -> None:
    """Print one line for every way and letter."""
    from claimback.intake import read_bytes
    from claimback.model import UnreadableFile

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("letters", nargs="+", type=Path)
    parser.add_argument("--keep", type=Path, help="folder for the degraded pages")
    parser.add_argument("--only", default="", help="only ways whose name contains this")
    options = parser.parse_args()
    print(f"{'way':22}{'letter':12}{'CER %':>8}{'seconds':>9}")
    for way, degrade in ALL.items():
        for path in options.letters if options.only in way else ():
            pdf = typeset(path.read_text(encoding="utf-8").split("\f")[0])
            truth = read_bytes(pdf, "truth.pdf").pages[0].text
            data = degrade(page_image(pdf), 7)
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{path.stem}-{way.replace(' ', '_').replace(',', '')}").write_bytes(data)
            began = time.perf_counter()
            try:
                text = read_bytes(data, "page").pages[0].text
            except UnreadableFile as error:
                text = ""
                print(error.message)
            spent = time.perf_counter() - began
            print(f"{way:22}{path.stem:12}{100 * character_error(truth, text):8.2f}{spent:9.1f}", flush=True)


if __name__ == "__main__":
    main()
