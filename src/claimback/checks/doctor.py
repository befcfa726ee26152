"""The doctor's letter is signed and enclosed, or the person knows that it is not."""

from collections.abc import Iterator

from claimback.checks.matter import Matter, about
from claimback.model import Finding


def check(matter: Matter) -> Iterator[Finding]:
    """A drafted letter of necessity that is not among the enclosures yet."""
    if matter.draft("doctor-letter") is None:
        return
    if any(record.kind == "letter_of_necessity" for record in matter.evidence.records):
        return
    yield about(
        "doctor_letter_unsent", "info",
        "The doctor's letter is a draft that nobody has signed; it is not in the packet.", "doctor-letter",
        "Give it to the doctor with the request, and add the signed letter to the records.",
    )  # fmt: skip
    if (matter.known.text("doctor_supports") or "").lower() in ("no", "false"):
        yield about(
            "doctor_disagrees", "warning", "You said that the doctor does not support this study.", "doctor-letter",
            "Ask the doctor why before you appeal; without support an appeal is weak.",
        )  # fmt: skip
