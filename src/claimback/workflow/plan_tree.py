"""For a letter that does not show the kind of plan: the questions that lead to it, as printed on the person's page."""

from collections.abc import Iterator

from claimback.knowledge import Book
from claimback.knowledge.plans import PlanRecord, tree
from claimback.knowledge.sentences import say
from claimback.model import Denial

TITLE = "Which kind of plan do you have?"


def which_plan(denial: Denial, knowledge: Book) -> Iterator[str]:
    """An introduction and the numbered questions; nothing where the letter shows the plan."""
    if denial.plan not in ("unknown", "employer_unknown_funding"):
        return
    job = denial.plan == "employer_unknown_funding"
    asked = [(record, ask) for record, ask in tree(knowledge) if not job or _through_a_job(record)]
    yield say(knowledge, "plan_tree.opening")
    for number, (record, ask) in enumerate(asked, start=1):
        told = {"number": number, "question": ask.question, "where": ask.where_to_look}
        yield say(knowledge, "plan_tree.line", **told, answer=_answer(record, knowledge))
    yield say(knowledge, "plan_tree.closing")


def _through_a_job(record: PlanRecord) -> bool:
    return record.regime == "group" and record.id != "employer_unknown_funding"


def _answer(record: PlanRecord, knowledge: Book) -> str:
    """What a yes means: the answer to give, or for a plan that the question does not list, who handles it."""
    if record.contract:
        return f"{record.name} (coverage_kind: {record.id})."
    if record.refines:
        beside = "" if "unknown" in record.refines.of else say(knowledge, "plan_tree.beside")
        return f"{record.name} (plan_special: {', '.join(record.refines.says)}{beside})."
    return say(knowledge, "plan_tree.handled", plan=record.name, who=record.who_handles)
