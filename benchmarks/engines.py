"""RapidOCR against Tesseract, where it is installed, on the same prepared pages: character error and seconds.

usage: .venv/bin/python benchmarks/engines.py LETTER.txt...
"""

import resource
import sys
import time
from pathlib import Path

from degrade import ALL, character_error, page_image, typeset

from claimback.intake.layout import Piece, arrange
from claimback.intake.picture.decode import decode
from claimback.intake.picture.engine import recognize
from claimback.intake.picture.prepare import prepare
from claimback.intake.picture.second import second_reading

WAYS = ("clean 200 dpi", "skew 5", "jpeg 30", "fax 204x98", "photo", "photo, curled", "photo, hard")


def text_of(lines: list) -> str:
    """Lines as a page's text."""
    return arrange([Piece(word, x0, line.top, x1, line.bottom) for line in lines for word, x0, x1 in line.words])[0]


def main() -> None:
    """One line a way; memory is the peak of this process, which holds RapidOCR."""
    letters = [Path(name).read_text(encoding="utf-8").split("\f")[0] for name in sys.argv[1:]]
    print(f"{'way':20}{'RapidOCR':>10}{'Tesseract':>11}{'seconds':>10}{'seconds':>10}")
    for way in WAYS:
        errors, spent = [[], []], [0.0, 0.0]
        for number, text in enumerate(letters):
            gray = prepare(decode(ALL[way](page_image(typeset(text)), 31 + number), 0).gray).gray
            for at, reader in enumerate((lambda page: recognize(page)[0], lambda page: second_reading(page) or [])):
                began = time.perf_counter()
                errors[at].append(character_error(text, text_of(reader(gray))))
                spent[at] += time.perf_counter() - began
        rapid, other = (sum(some) / len(some) for some in errors)
        seconds = [one / len(letters) for one in spent]
        print(f"{way:20}{rapid:10.3f}{other:11.3f}{seconds[0]:10.1f}{seconds[1]:10.1f}", flush=True)
    print(f"peak memory with RapidOCR loaded: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB")


if __name__ == "__main__":
    main()
