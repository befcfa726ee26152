"""Letters that the person wrote over, and their versions."""

from collections.abc import Mapping

from django.utils import timezone

from claimback.model import Appeal, Draft
from claimback.web.cases.letters_shown import parts, written_over
from claimback.web.cases.state import State, Version
from claimback.web.cases.store import Opened

LONGEST = 20_000
_MOST_VERSIONS = 30


def drafts_of(made: Appeal, state: State) -> dict[str, Draft]:
    """Every letter as it is now, with the person's last words."""
    now = ((draft, state.written(draft.id)) for draft in made.drafts)
    return {draft.id: written_over(draft, words) if words else draft for draft, words in now}


def write_over(case: Opened, drafted: Draft, typed: Mapping[int, str], version: int | None) -> None:
    """Keep the person's words for those blocks as a new version; none takes it back as drafted. Raises `Stale`."""
    words = {
        part.number: typed[part.number][:LONGEST].replace("\r\n", "\n")
        for part in parts(drafted)
        if part.editable and part.number in typed and typed[part.number].strip() != part.text.strip()
    }
    now = Version(at=timezone.now().isoformat(timespec="seconds"), words=words)
    before = case.state.versions.get(drafted.id, ())
    versions = {**case.state.versions, drafted.id: (*before, now)[-_MOST_VERSIONS:]}
    case.keep(case.state.model_copy(update={"versions": versions}), version)
