"""The vocabulary: frozen types that every stage speaks."""

from claimback.model.base import Frozen
from claimback.model.case import Analysis, Appeal, Case, Reading
from claimback.model.choices import EVERYWHERE, ExhibitChoices, Redaction
from claimback.model.denial import AppealLevel, Decision, Denial, FinerPlan, Objection, Plan, Section, Stage
from claimback.model.document import Document, Page, Span, Word
from claimback.model.draft import (
    AnswerRef,
    Argument,
    AuthorityRef,
    Blank,
    Block,
    BlockKind,
    Draft,
    ExhibitRef,
    FactRef,
    Form,
    Run,
    Sentence,
    Support,
)
from claimback.model.errors import BadAnswers, BadKnowledge, ClaimbackError, UnreadableFile
from claimback.model.evidence import CriterionRow, Event, Evidence, Exhibit, Need, Record, Refuted
from claimback.model.fact import AnswerSource, Derived, Fact, Known, Status, Value
from claimback.model.finding import Finding, Level
from claimback.model.interview import Answer, AnswerType, Choice, Question
from claimback.model.proposal import Accepted, RewordedSentence
from claimback.model.rights import Authority, Deadline, Rights, Step
from claimback.model.text import Flat, flatten, one_line

__all__ = [
    "EVERYWHERE", "Accepted", "Analysis", "Answer", "AnswerRef", "AnswerSource", "AnswerType", "Appeal", "AppealLevel",
    "Argument", "Authority", "AuthorityRef", "BadAnswers", "BadKnowledge", "Blank", "Block", "BlockKind", "Case",
    "Choice", "ClaimbackError", "CriterionRow", "Deadline", "Decision", "Denial", "Derived", "Document", "Draft",
    "Event", "Evidence", "Exhibit", "ExhibitChoices", "ExhibitRef", "Fact", "FactRef", "Finding", "FinerPlan", "Flat",
    "Form", "Frozen", "Known", "Level", "Need", "Objection", "Page", "Plan", "Question", "Reading", "Record",
    "Redaction", "Refuted", "RewordedSentence", "Rights", "Run", "Section", "Sentence", "Span", "Stage", "Status",
    "Step", "Support", "UnreadableFile", "Value", "Word", "flatten", "one_line",
]  # fmt: skip
