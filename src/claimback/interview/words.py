"""The few words that are no answer of their own: `agree`, “I don't know”, “none”."""

from claimback.knowledge.interview import Flow

EMPTY = ("~", "null")
"""How YAML writes nothing."""


def is_agreement(text: str, plan: Flow) -> bool:
    """Whether an answer is `agree`, or `agree 2` for the second thing that the records say."""
    words = text.lower().split()
    return words[:1] == [plan.agree] and len(words) <= 2 and all(word.isdecimal() for word in words[1:])


def is_open(text: str, plan: Flow) -> bool:
    """Whether the words say that there is no answer, such as “I don't know”."""
    return text in EMPTY or bare(text) in map(bare, plan.not_known)


def bare(text: str) -> str:
    """The words without case, spaces around, and a full stop, to compare them."""
    return " ".join(text.replace("’", "'").split()).strip(".!").casefold()
