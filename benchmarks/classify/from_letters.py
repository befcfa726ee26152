"""Sentences of labelled letters that are no reason, or whose reason is not known: what the model must not hear.

usage: from_letters.py [LETTERS...]   (folders with *.txt or letters/*.txt, and gold/*.json)

Writes `sentences/letters-own.yaml` from the stage's own cases, and `sentences/letters-FOLDER.yaml` from each folder, so
that a model can be trained without any one of them.

A letter's labels say which kinds it gives, and not where. So each of its sentences is a counter-example of every
other kind; of those that it gives, the sentence in which the model of today hears it best is an example, if it does.
Earlier decisions and set-aside reasons are left out: the cues judge them.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml
from data import PLACES, SENTENCES

from claimback.classify.objections import heard
from claimback.classify.sentences import Sentence, sentences
from claimback.knowledge import book
from claimback.model import Document, Page

LIKELY = 0.3
CASES = Path(__file__).parents[2] / "tests" / "classify" / "cases"


_OPEN = {
    "initial": ("internal_appeal", "final_internal"),
    "internal_appeal": ("appeal_decided", "internal_appeal", "final_internal"),
    "final_internal": ("appeal_decided", "internal_appeal", "final_internal"),
    "external_review": ("appeal_decided", "external_review", "final_internal"),
}
"""What the sentences of a letter of that level may say of levels."""


@dataclass(frozen=True)
class Letter:
    """A text, the kinds it gives, and every label that some sentence of it may have."""

    text: str
    given: tuple[str, ...]
    open: frozenset[str]


def letter(text: str, label: dict) -> Letter:
    """A labelled letter; no sentence of it says another decision, stage, level or plan than its own."""
    found = {*label["objections"], *label.get("accept_objections", label.get("accept", ()))}
    accepted = label["accept"] if isinstance(label.get("accept"), dict) else {}
    for place in ("decision", "stage", "plan"):
        values = {label.get(place, "unknown"), *accepted.get(place, ()), *label.get(f"accept_{place}", ())}
        found |= {
            name
            for name in PLACES
            if name.startswith(place) and ("unknown" in values or name[len(place) + 1 :] in values)
        }
    if label["decision"] == "partially_approved":
        found |= {"decision/denied", "decision/approved"}
    elif label["decision"] in {"upheld", "overturned"}:
        found |= {"decision/denied" if label["decision"] == "upheld" else "decision/approved"}
    levels = _OPEN.get(label.get("level", "unknown"))
    found |= {name for name in PLACES if name.startswith("level/") and (levels is None or name[6:] in levels)}
    return Letter(text, tuple(label["objections"]), frozenset({*found, *(n for n in PLACES if n.startswith("role/"))}))


def own() -> list[Letter]:
    """The stage's own cases."""
    cases = [case for path in sorted(CASES.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return [letter(case["text"], case) for case in cases if case["decision"] != "overturned"]


def labelled(folder: Path) -> list[Letter]:
    """The letters of a folder."""
    found: list[Letter] = []
    for gold in sorted((folder / "gold").glob("*.json")):
        label = json.loads(gold.read_text(encoding="utf-8"))
        if label["decision"] != "overturned":
            found.append(letter(next(folder.rglob(f"{gold.stem}.txt")).read_text(encoding="utf-8"), label))
    return found


def rows(one: Letter) -> list[dict]:
    """The running sentences of one letter. Of each kind that it gives, the likeliest sentence is taken to say it."""
    pages = tuple(Page(number=number, text=part) for number, part in enumerate(one.text.split("\f"), start=1))
    document = Document(id="0" * 64, filename="letter.txt", media_type="text/plain", pages=pages)
    found = [
        piece
        for piece in sentences(document, book())
        if piece.unit.kind == "text" and len(piece.tokens) > 3 and not {"history", "set_aside"} & set(piece.roles)
    ]
    scores = [heard(piece, book()) for piece in found]
    best = {kind: max(range(len(found)), key=lambda at: scores[at].get(kind, 0.0), default=0) for kind in one.given}
    says = {
        at: [kind for kind in one.given if best[kind] == at and scores[at].get(kind, 0.0) >= LIKELY]
        for at in set(best.values())
    }
    return [
        {"text": said(piece, document), "kinds": says.get(at, []), "unsure": sorted(one.open)}
        for at, piece in enumerate(found)
    ]


def said(one: Sentence, letter: Document) -> str:
    """Its words with those of its label, as the model sees them."""
    page = letter.page(one.unit.page).text
    label = page[one.tokens[0].start : one.tokens[one.lead - 1].end] + ": " if one.lead else ""
    return " ".join((label + one.span(letter).quote).split())


def write(name: str, letters: list[Letter]) -> None:
    """One file."""
    found = {row["text"]: row for letter in letters for row in rows(letter)}
    head = "# Sentences of labelled letters; written by from_letters.py.\n"
    text = yaml.safe_dump(list(found.values()), sort_keys=False, allow_unicode=True, width=118, default_flow_style=None)
    (SENTENCES / f"letters-{name}.yaml").write_text(head + text, encoding="utf-8")


def main() -> None:
    """Writes them all."""
    write("own", own())
    for folder in (Path(name) for name in sys.argv[1:]):
        write(folder.name if folder.name != "letters" else "development", labelled(folder))


if __name__ == "__main__":
    main()
