"""A folder that holds one case: `letter.*`, and beside it `answers.yaml` and `records/` where there are any."""

from pathlib import Path

from claimback.model import UnreadableFile


def parts(path: Path) -> tuple[Path, Path | None, Path | None]:
    """Letter, answers and records of a case folder; a file is a letter without them. Raises `UnreadableFile`."""
    if not path.is_dir():
        return path, None, None
    letters = sorted(one for one in path.glob("letter.*") if one.is_file())
    if len(letters) != 1:
        have = "no file" if not letters else f"{len(letters)} files"
        raise UnreadableFile("case", f"{path} holds {have} named letter (letter.pdf, letter.txt, ...). Put one there.")
    answers, records = path / "answers.yaml", path / "records"
    return letters[0], answers if answers.is_file() else None, records if records.is_dir() else None
