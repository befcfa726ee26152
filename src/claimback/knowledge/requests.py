"""Ready notes that ask the holder of a missing paper for it: short enough for a portal message or a call."""

from typing import ClassVar

from claimback.knowledge.record import Record


class RequestNote(Record):
    """`requests/*.yaml`: the note to one holder; the id is who has the paper, as in `needs/`."""

    folder: ClassVar[str] = "requests"

    title: str
    """Such as `To the therapist`."""
    opening: str
    """Above the list. Slots: {patient}, {born}, {service}, {insurer}, {notice}, {reference}."""
    closing: str
    """Below the list. The same slots, and {by}, the day to send by."""
