"""The plan's answer begins a case of its own, with the answers, the records and the letter of the case before."""

from claimback.model import Analysis
from claimback.web.cases import inputs
from claimback.web.cases.store import File, Keys, Opened, create
from claimback.web.cases.tasks import want
from claimback.workflow.reply import EARLIER


def next_level(case: Opened, analysis: Analysis, files: list[File]) -> tuple[Opened, Keys]:
    """The case of the next level; the case before stays as it is."""
    following, keys = create("letter", files)
    letter = inputs.letter_file(case)
    earlier = File(f"{EARLIER}{letter.name[letter.name.rfind('.') :]}", letter.data)
    following.add("record", [*map(case.file, case.of_kind("record")), earlier])
    kept = following.state.model_copy(
        update={"answers": case.state.answers, "unknown": case.state.unknown, "before": analysis.model_dump_json()}
    )
    following.keep(kept)
    want(following, "letter")
    return following, keys
