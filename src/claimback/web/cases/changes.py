"""What changed in a case, thing by thing, so that two people who change different things both keep their change."""

from claimback.model import ExhibitChoices
from claimback.web.cases.state import State
from claimback.workflow.corrections import NOT_A_REASON

_BY_KEY = ("answers", "unknown", "skipped", "corrections", "versions", "choices", "changed")
"""Parts of the state that hold more than one thing; each other part is one thing, called as the part."""


def touched(before: State, after: State) -> frozenset[str]:
    """The things in which two states differ, such as `answers/symptoms` or `versions/appeal-letter/4`."""
    old, new = _flat(before), _flat(after)
    return frozenset(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))


def since(state: State, version: int) -> frozenset[str]:
    """The things that were changed after that version of the case."""
    return frozenset(key for key, at in state.changed.items() if at > version)


def stamped(state: State, keys: frozenset[str], version: int) -> State:
    """The state with the note that these things are as of that version."""
    return state.model_copy(update={"changed": {**state.changed, **dict.fromkeys(sorted(keys), version)}})


def _flat(state: State) -> dict[str, object]:
    flat: dict[str, object] = {name: getattr(state, name) for name in State.model_fields if name not in _BY_KEY}
    flat |= {f"answers/{name}": "skipped" for name in state.skipped}
    flat |= {f"answers/{name}": "unknown" for name in state.unknown}
    flat |= {f"answers/{one.question}": one for one in state.answers}
    for name, value in state.corrections.items():
        if name == NOT_A_REASON and isinstance(value, list):
            flat |= {f"corrections/{name}/{kind}": True for kind in value}
        else:
            flat[f"corrections/{name}"] = [value]  # not the value itself: an empty one is a correction too
    for letter in state.versions:
        flat |= {f"versions/{letter}/{number}": words for number, words in state.written(letter).items()}
    return flat | _choices(state.choices)


def _choices(told: ExhibitChoices) -> dict[str, object]:
    return {
        "choices/order": told.order,
        **{f"choices/drop/{paper}": True for paper in told.drop},
        **{f"choices/pages/{paper}": pages for paper, pages in told.pages.items()},
        **{f"choices/redact/{paper}": found for paper, found in told.redact.items()},
    }
