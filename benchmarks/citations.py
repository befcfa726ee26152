"""How many citations of law the check finds, by who wrote them: `python benchmarks/citations.py`.

The forms of codes, registers and reporters are the examples of reporters-db, of which eyecite itself is made: they
show that it is asked and understood, not how it does on forms that it never saw. The statutes of the states are those
of this project's own rules, as their sources write them; its patterns were written with these at hand.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from reporters_db import LAWS, REPORTERS

from claimback.checks.legal_citations import cited
from claimback.knowledge import book
from claimback.knowledge.rules import StateRule

TEXTS = (Path(__file__).parent, Path(__file__).parent.parent / "tests")


def examples(source: dict[str, list[dict[str, object]]]) -> Iterator[str]:
    """Every example of a table of reporters-db."""
    for entries in source.values():
        for entry in entries:
            yield from entry.get("examples", [])  # type: ignore[misc]


def told(name: str, forms: Iterable[str]) -> None:
    """Print how many are found in a sentence."""
    all_ = list(forms)
    found = sum(bool(cited(book(), f"This is required by {one}, as you know.")) for one in all_)
    print(f"{name:34} {found:4} of {len(all_):4}")


def main() -> None:
    """Print the figures."""
    told("codes and registers", examples(LAWS))
    told("reporters of courts", examples(REPORTERS))
    statutes = (part for state in book().records(StateRule).values() for part in state.statute.split(";"))
    told("statutes of the states", filter(str.strip, statutes))
    texts = [path.read_text(encoding="utf-8") for base in TEXTS for path in base.rglob("*.txt")]
    places = sorted({words for text in texts for words in cited(book(), text)})
    print(f"In {sum(map(len, texts)):,} signs of letters and records: {', '.join(places)}")


if __name__ == "__main__":
    main()
