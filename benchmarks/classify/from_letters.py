"""Sentences of labelled letters that are no reason, or whose reason is not known: what the model must not hear.

usage: from_letters.py LETTERS... > sentences/letters.yaml   (folders with *.txt and gold/*.json)

A letter's labels say which kinds it gives, and not where. So each of its sentences is a counter-example of every
other kind, and says nothing of those. Earlier decisions and set-aside reasons are left out: the cues judge them.
"""

import json
import sys
from pathlib import Path

import yaml

from claimback.classify.sentences import Sentence, sentences
from claimback.knowledge import book
from claimback.model import Document, Page

CASES = Path(__file__).parents[2] / "tests" / "classify" / "cases"


def labelled(folders: list[Path]) -> list[tuple[str, list[str]]]:
    """Text and kinds of each letter: our own cases, and the folders'."""
    own = [case for path in sorted(CASES.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    found = [
        (case["text"], [*case["objections"], *case.get("accept", ())])
        for case in own
        if case["decision"] != "overturned"
    ]
    for gold in sorted(path for folder in folders for path in (folder / "gold").glob("*.json")):
        label = json.loads(gold.read_text(encoding="utf-8"))
        text = next(path for path in gold.parents[1].rglob(f"{gold.stem}.txt")).read_text(encoding="utf-8")
        if label["decision"] != "overturned":
            found.append((text, [*label["objections"], *label.get("accept_objections", ())]))
    return found


def rows(text: str, kinds: list[str]) -> list[dict]:
    """The running sentences of one letter."""
    pages = tuple(Page(number=number, text=part) for number, part in enumerate(text.split("\f"), start=1))
    letter = Document(id="0" * 64, filename="letter.txt", media_type="text/plain", pages=pages)
    return [
        {"text": said(one, letter), "unsure": sorted(set(kinds))}
        for one in sentences(letter, book())
        if one.unit.kind == "text" and len(one.tokens) > 3 and not {"history", "set_aside"} & set(one.roles)
    ]


def said(one: Sentence, letter: Document) -> str:
    """Its words with those of its label, as the model sees them."""
    page = letter.page(one.unit.page).text
    label = page[one.tokens[0].start : one.tokens[one.lead - 1].end] + ": " if one.lead else ""
    return " ".join((label + one.span(letter).quote).split())


def main() -> None:
    """Prints them as YAML."""
    found = {
        row["text"]: row for text, kinds in labelled([Path(name) for name in sys.argv[1:]]) for row in rows(text, kinds)
    }
    print("# Sentences of the development letters and of our own cases; written by from_letters.py.")
    print(yaml.safe_dump(list(found.values()), sort_keys=False, allow_unicode=True, width=118), end="")


if __name__ == "__main__":
    main()
