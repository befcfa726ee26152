"""Sentence templates as data, and the small machine that fills them with the facts of a case."""

from claimback.knowledge.templates.fill import Scope
from claimback.knowledge.templates.say import Say
from claimback.knowledge.templates.story import in_the_doctors_voice, story
from claimback.knowledge.templates.story_people import organization
from claimback.knowledge.templates.support import Papers, seen
from claimback.knowledge.templates.syntax import parse, slots
from claimback.knowledge.templates.teller import Teller
from claimback.knowledge.templates.words import Words, words

__all__ = [
    "Papers", "Say", "Scope", "Teller", "Words", "in_the_doctors_voice", "organization",
    "parse", "seen", "slots", "story", "words",
]  # fmt: skip
