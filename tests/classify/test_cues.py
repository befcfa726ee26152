"""Every cue runs its own examples and counter-examples."""

import pytest

from claimback.classify.rules import Rules, compile_rule, rules
from claimback.classify.tokens import tokens
from claimback.knowledge import book
from claimback.knowledge.cues_classify import CUES, ReasonCodes, Rule
from claimback.model import BadKnowledge, Page

CASES = [
    (f"{model.folder.rpartition('/')[2]}/{cue.id}/{number}", rule)
    for model in CUES
    for cue in book().records(model).values()
    for number, rule in enumerate(cue.rules, start=1)
]


def fired(text: str) -> set[str]:
    words = [token.word for token in tokens(Page(number=1, text=text))]
    return {one.rule.id for one in rules(book()).fire(words)}


@pytest.mark.parametrize(("id_", "rule"), CASES, ids=[id_ for id_, _ in CASES])
def test_rule_fits_its_examples(id_: str, rule: Rule) -> None:
    for example in rule.examples:
        assert id_ in fired(example), example
    for counter in rule.counter:
        assert id_ not in fired(counter), counter


def test_all_24_kinds_have_cues() -> None:
    kinds = {id_ for id_, _ in ((cue, None) for model in CUES[:1] for cue in book().records(model))}
    assert len(kinds) == 24
    codes = {kind for record in book().records(ReasonCodes).values() for kind in record.codes.values()}
    assert codes <= kinds


def test_objection_examples_are_found_and_counter_examples_are_not() -> None:
    """Whole sentences of each kind: at least nine in ten are heard, and hardly a counter-example is."""
    heard = total = wrong = counters = 0
    for kind, cue in book().records(CUES[0]).items():
        for text in cue.examples:
            total += 1
            heard += any(id_.startswith(f"objections/{kind}/") for id_ in fired(text))
        for text in cue.counter:
            counters += 1
            words = [token.word for token in tokens(Page(number=1, text=text))]
            sure = [one for one in rules(book()).fire(words) if one.rule.folder == "objections" and one.weight > 0.7]
            wrong += any(one.rule.cue == kind for one in sure)
    assert heard / total >= 0.9
    assert wrong / counters <= 0.15


def test_a_rule_that_needs_nothing_is_refused() -> None:
    with pytest.raises(BadKnowledge):
        compile_rule("objections", "x", "x/1", Rule.model_validate({"if": "!no", "examples": ["x"]}))


def test_rules_are_compiled_once() -> None:
    assert rules(book()) is rules(book())
    assert isinstance(rules(book()), Rules)
