"""Sentences of labelled letters that are no reason, or whose reason is not known: what the model must not hear.

usage: from_letters.py LETTERS... > sentences/letters.yaml   (folders with *.txt and gold/*.json)

A letter's labels say which kinds it gives, and not where. So each of its sentences is a counter-example of every
other kind; of those that it gives, the sentence in which the model of today hears it best is an example, if it does.
Earlier decisions and set-aside reasons are left out: the cues judge them.
"""

import json
import sys
from pathlib import Path

import yaml

from claimback.classify.objections import heard
from claimback.classify.sentences import Sentence, sentences
from claimback.knowledge import book
from claimback.model import Document, Page

LIKELY = 0.3
CASES = Path(__file__).parents[2] / "tests" / "classify" / "cases"


def labelled(folders: list[Path]) -> list[tuple[str, list[str], list[str]]]:
    """Text, kinds, and kinds that may be given, of each letter: our own cases, and the folders'."""
    own = [case for path in sorted(CASES.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    found = [
        (case["text"], list(case["objections"]), list(case.get("accept", ())))
        for case in own
        if case["decision"] != "overturned"
    ]
    for gold in sorted(path for folder in folders for path in (folder / "gold").glob("*.json")):
        label = json.loads(gold.read_text(encoding="utf-8"))
        text = next(path for path in gold.parents[1].rglob(f"{gold.stem}.txt")).read_text(encoding="utf-8")
        if label["decision"] != "overturned":
            found.append((text, label["objections"], label.get("accept_objections", [])))
    return found


def rows(text: str, given: list[str], accepted: list[str]) -> list[dict]:
    """The running sentences of one letter. Of each kind that it gives, the likeliest sentence is taken to say it."""
    pages = tuple(Page(number=number, text=part) for number, part in enumerate(text.split("\f"), start=1))
    letter = Document(id="0" * 64, filename="letter.txt", media_type="text/plain", pages=pages)
    found = [
        one
        for one in sentences(letter, book())
        if one.unit.kind == "text" and len(one.tokens) > 3 and not {"history", "set_aside"} & set(one.roles)
    ]
    scores = [heard(one, book()) for one in found]
    best = {kind: max(range(len(found)), key=lambda at: scores[at].get(kind, 0.0), default=0) for kind in given}
    says = {
        at: [kind for kind in given if best[kind] == at and scores[at].get(kind, 0.0) >= LIKELY]
        for at in set(best.values())
    }
    return [
        {"text": said(one, letter), "kinds": says.get(at, []), "unsure": sorted({*given, *accepted})}
        for at, one in enumerate(found)
    ]


def said(one: Sentence, letter: Document) -> str:
    """Its words with those of its label, as the model sees them."""
    page = letter.page(one.unit.page).text
    label = page[one.tokens[0].start : one.tokens[one.lead - 1].end] + ": " if one.lead else ""
    return " ".join((label + one.span(letter).quote).split())


def main() -> None:
    """Prints them as YAML."""
    found = {row["text"]: row for letter in labelled([Path(name) for name in sys.argv[1:]]) for row in rows(*letter)}
    print("# Sentences of the development letters and of our own cases; written by from_letters.py.")
    print(yaml.safe_dump(list(found.values()), sort_keys=False, allow_unicode=True, width=118), end="")


if __name__ == "__main__":
    main()
