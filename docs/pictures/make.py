"""Makes the README's picture from the folder that `make appeal` writes: `python docs/pictures/make.py out`."""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

WIDTH, GAP, PAGES = 560, 18, (0, 1, 4)
"""The cover, the letter's first page, and the first page of an exhibit."""


def main(out: Path) -> None:
    """Put the pages side by side, each with a thin line around it."""
    packet = pypdfium2.PdfDocument(out / "packet.pdf")
    pages = [packet[number].render(scale=WIDTH / packet[number].get_width()).to_pil() for number in PAGES]
    framed = [ImageOps.expand(page, 1, "#bbbbbb") for page in pages]
    height = max(page.height for page in framed)
    sheet = Image.new("RGB", (sum(page.width + GAP for page in framed) - GAP, height), "white")
    left = 0
    for page in framed:
        sheet.paste(page, (left, 0))
        left += page.width + GAP
    sheet.quantize(32).save(Path(__file__).with_name("appeal.png"), optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
