"""What the API takes: no name that is not known, and no value that is only nearly of its kind."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from claimback.web.cases.letter_edits import LONGEST
from claimback.web.cases.redacting import LONGEST as MOST_WORDS

_LAST = 2**53 - 1


class Taken(BaseModel):
    """What is sent: no name that is not known, and no value that is nearly of its kind."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Page(BaseModel):
    """Which part of the list."""

    limit: int = Field(default=20, ge=1, le=100, description="How many at most.")
    after: int = Field(default=_LAST, ge=1, le=_LAST, description="`next` of the page before.")


class Link(Taken):
    """A case that was made in a browser."""

    secret: str = Field(
        description="The part of the case's address between `/c/` and the next `/`.",
        pattern=r"^[A-Za-z0-9_-]{20,64}$", examples=["q83v3r4xLZ0pYb0mUuA6t5m1w2eJ9nKd"],
    )  # fmt: skip


class Say(Taken):
    """An answer. `agree` takes what a record suggests; `unknown` and `skip` need no value."""

    model_config = ConfigDict(
        extra="forbid", strict=True, json_schema_extra={"examples": [{"value": "It burns at night."}]}
    )
    way: Literal["say", "agree", "unknown", "skip"] = "say"
    value: str | bool | int | list[str] | list[dict[str, str]] = Field(
        default="", description="Text, yes or no, a number, choices, or for `items` one object for each item."
    )


class Correction(Taken):
    """A value; an empty text takes out what was read. For `not_a_reason` a list of kinds."""

    value: str | int | list[str] = Field(examples=["2026-11-12"])


BlockNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}$")]
Words = Annotated[str, StringConstraints(max_length=LONGEST)]


class Edit(Taken):
    """The person's words for blocks, by their number. None at all takes the letter back as it was drafted."""

    blocks: dict[BlockNumber, Words] = Field(max_length=500, examples=[{"4": "I write to appeal your decision."}])


Name = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Number = Annotated[int, Field(ge=1, le=10_000)]
Part = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Black(Taken):
    """Either words, or a box on a page."""

    words: str = Field(default="", max_length=MOST_WORDS, examples=["541-555-0133"])
    page: int = Field(default=0, ge=0, le=10_000, description="The only page that is meant; 0 for every page.")
    box: list[Part] | None = Field(
        default=None, min_length=4, max_length=4, description="Left, top, right, bottom as parts of the page."
    )


class Choices(Taken):
    """Choices about the enclosures, by the names that reading them gives, or `everywhere` for what is blacked out."""

    order: list[Name] = Field(default=[], max_length=500, description="These come first; all others follow.")
    drop: list[Name] = Field(default=[], max_length=500, description="These are left out.")
    pages: dict[Name, list[Number]] = Field(
        default={}, max_length=500, description="The only pages of a file; an empty list for all."
    )
    redact: dict[Name, list[Black]] = Field(
        default={}, max_length=500, description="What is removed from the pages for good.",
        examples=[{"everywhere": [{"words": "541-555-0133"}]}],
    )  # fmt: skip


class Other(BaseModel):
    """What a version is compared with."""

    since: int = Field(default=0, ge=0, le=10**6, description="The number of the other version.")


class SentTaken(Taken):
    """That the appeal was sent."""

    on: str = Field(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}, examples=["2026-11-20"]
    )
    how: str = Field(min_length=1, max_length=40, examples=["fax"])
    proof: str = Field(default="", max_length=300, examples=["page 1 of 9, 14:02"])
