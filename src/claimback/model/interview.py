"""Questions that only the person or the doctor can answer."""

from typing import Literal

from claimback.model.base import Frozen
from claimback.model.fact import Value

AnswerType = Literal["text", "long_text", "date", "number", "choice", "choices", "yes_no", "phone", "items"]


class Choice(Frozen):
    """One of the answers to choose from."""

    value: str
    label: str


class Question(Frozen):
    """One question, why it is asked, and the fact that its answer becomes."""

    id: str
    fact: str
    """Name of the fact that the answer becomes; most often the same as the id."""
    text: str
    why: str
    type: AnswerType
    choices: tuple[Choice, ...] = ()
    fields: tuple["Question", ...] = ()
    """For `items`: the questions about each item, such as each treatment."""
    asks: Literal["patient", "doctor"] = "patient"
    for_objections: tuple[str, ...] = ()
    suggested: Value | None = None
    """What a record seems to say; shown for the person to agree or change, never assumed."""
    suggested_from: str = ""
    """The words, document and page of the suggestion."""
    help: str = ""
    """How to answer, in a sentence."""
    example: str = ""
    """An invented answer, to show the shape; never copied into an answer."""
    section: str = ""
    """Heading of the part of the flow that it stands in."""


class Answer(Frozen):
    """What the person said."""

    question: str
    value: Value
