"""Make the example records from their sources: `python examples/sources/make.py`. The result is the same each time."""

from pathlib import Path

import typst

HERE = Path(__file__).parent
for source in sorted(HERE.glob("*.typ")):
    target = HERE.parent / "records" / f"{source.stem}.pdf"
    typst.compile(str(source), output=str(target), ignore_system_fonts=True, timestamp=1790000000)
