"""The invented case to try: its letter and its records, as the package ships them."""

from functools import cache
from pathlib import Path

from claimback.web.cases.store import File

FOLDER = Path(__file__).parents[1] / "sample"


@cache
def sample_files() -> tuple[File, list[File]]:
    """The letter, and the records."""
    letter = FOLDER / "lumbar-mri-denial.pdf"
    records = sorted((FOLDER / "records").iterdir())
    return File(letter.name, letter.read_bytes()), [File(path.name, path.read_bytes()) for path in records]
