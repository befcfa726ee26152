"""What makes the command answer sooner: parsed knowledge kept in the user's own cache folder."""

import os
import sys
from pathlib import Path


def quickly() -> None:
    """Let the shipped knowledge be kept between runs, where there is a place for it."""
    from claimback.knowledge import book

    place = cache_folder()
    if place is not None:
        book().keep_in(place / "knowledge")


def cache_folder() -> Path | None:
    """This program's folder for what can be made again: the system's customary place, None where there is none."""
    given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if given and Path(given).is_absolute():
        return Path(given) / "claimback"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "claimback"
