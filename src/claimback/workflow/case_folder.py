"""A folder that holds one case: `letter.*`, and beside it `answers.yaml`, `exhibits.yaml` and `records/`.

`case.yaml` tells the version of the folder's layout. A folder put together by hand has none, and gets it with the first
thing that the program writes there.
"""

import contextlib
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any

from claimback.knowledge.strict import parse
from claimback.model import BadKnowledge, ClaimbackError, UnreadableFile
from claimback.workflow.atomic import locked, write_whole
from claimback.workflow.exhibits_file import NAME as EXHIBITS

MARK = "case.yaml"
PROPOSALS = "proposals.yaml"
VERSION = 1
_TEXT = "# This folder is one case of claimback. The number says how it is laid out; do not change it.\nversion: {}\n"


def _by_hand(_folder: Path) -> None:
    """A folder put together by hand is laid out as version 1 is."""


MIGRATIONS: Mapping[int, Callable[[Path], None]] = {0: _by_hand}
"""What makes a folder of that version one of the next. Each may be stopped at any point and run again."""


def parts(path: Path) -> tuple[Path, Path | None, Path | None]:
    """Letter, answers and records of a case folder; a file is a letter without them. Raises `ClaimbackError`."""
    if not path.is_dir():
        return path, None, None
    version_of(path)
    letters = _letters(path)
    if len(letters) != 1:
        have = "no file" if not letters else f"{len(letters)} files"
        raise UnreadableFile("case", f"{path} holds {have} named letter (letter.pdf, letter.txt, ...). Put one there.")
    answers, records = path / "answers.yaml", path / "records"
    return letters[0], answers if answers.is_file() else None, records if records.is_dir() else None


def exhibits_of(path: Path) -> Path | None:
    """The file of choices about the enclosures of a case folder, where there is one."""
    found = path / EXHIBITS
    return found if path.is_dir() and found.is_file() else None


def proposals_of(path: Path) -> Path | None:
    """The file of what a model proposed in a case folder, where there is one."""
    found = path / PROPOSALS
    return found if path.is_dir() and found.is_file() else None


def is_case(path: Path) -> bool:
    """Whether a path is a case folder, and not a letter or a folder of photos of one."""
    return path.is_dir() and ((path / MARK).is_file() or len(_letters(path)) == 1)


def _letters(path: Path) -> list[Path]:
    return sorted(one for one in path.glob("letter.*") if one.is_file())


def version_of(folder: Path) -> int:
    """The version of a folder's layout. Raises `ClaimbackError` for a newer one, or one that cannot be read."""
    mark = folder / MARK
    try:
        data: Any = parse(mark.read_text(encoding="utf-8"), str(mark))
    except FileNotFoundError:
        return 0
    except (OSError, UnicodeDecodeError, BadKnowledge) as error:
        raise _unreadable(mark) from error
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(version, int) or version < 0:
        raise _unreadable(mark)
    if version > VERSION:
        raise ClaimbackError(
            "newer_case",
            f"{folder} was written by a newer claimback (layout {version}; this one knows {VERSION}). "
            "Update claimback; nothing was changed.",
        )
    return version


def _unreadable(mark: Path) -> ClaimbackError:
    return ClaimbackError("case_version", f"{mark} cannot be read. Put back the line  version: {VERSION}  in it.")


@contextlib.contextmanager
def held(folder: Path) -> Generator[None]:
    """The folder for this process alone, in the newest layout and without remains of a run that was stopped.

    Raises `ClaimbackError` where another process holds it, or it cannot be written.
    """
    with locked(folder, f"Another claimback is working in {folder}. Finish or stop it, and try again."):
        version = version_of(folder)
        for remains in folder.glob(".*.new"):
            remains.unlink(missing_ok=True)
        for step in range(version, VERSION):
            MIGRATIONS[step](folder)
            write_whole(folder / MARK, _TEXT.format(step + 1))
        yield
