"""Score the record reader against the labeled notes: precision, recall and F1 for each kind of fact.

Run `python tests/evidence/scoring.py` for the table; `-v` also prints what was missed and what was invented.
"""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from claimback.evidence.records import read
from claimback.knowledge import Book
from claimback.model import Document, Page, Record

NOTES = Path(__file__).parent / "notes"
SETS = ("red_flags", "red_flags_denied", "exam_signs")
TEXTS = ("function_limits", "planned_change")
ONES = ("symptom_onset", "doctor_name", "doctor_specialty")


def notes() -> dict[str, dict[str, Any]]:
    """Every labeled note by its file's stem."""
    return {
        path.stem: yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in sorted(NOTES.glob("*.yaml"))
    }


def document(note: dict[str, Any]) -> Document:
    """The note as intake would give it."""
    return Document(
        id=note["filename"],
        filename=note["filename"],
        media_type="text/plain",
        pages=(Page(number=1, text=note["text"]),),
    )


def compare(note: dict[str, Any], record: Record) -> dict[str, tuple[list[Any], list[Any], list[Any]]]:
    """For each kind: found and right, missed, invented."""
    gold, found = note["gold"], defaultdict(list)
    for fact in record.facts:
        values = fact.value if isinstance(fact.value, list) else [fact.value]
        found[fact.name] += values
    rows = {"kind": _match([gold["kind"]], [record.kind]), "dated": _match([gold["dated"]], [str(record.dated or "")])}
    rows |= {name: _match(gold[name], found[name]) for name in (*SETS, "diagnosis_code")}
    rows |= {name: _match(_one(gold[name]), found[name]) for name in ONES}
    rows |= {name: _contains(gold[name], found[name]) for name in TEXTS}
    keys = {
        "treatments": ("kind", "start", "end", "visits", "result"),
        "prior_imaging": ("study", "part", "date"),
        "reevaluation": ("date", "how"),
    }
    rows |= {
        name: _match([_flat(g, k) for g in gold[name]], [_flat(f, k) for f in found[name]]) for name, k in keys.items()
    }
    rows["treatment_kinds"] = _match(
        [_flat(g, ("kind",)) for g in gold["treatments"]], [_flat(f, ("kind",)) for f in found["treatments"]]
    )
    return rows


def _one(value: str) -> list[str]:
    return [value] if value else []


def _flat(item: dict[str, Any], keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(item.get(key, "")) for key in keys)


def _match(gold: list[Any], found: list[Any]) -> tuple[list[Any], list[Any], list[Any]]:
    rest, right, invented = list(gold), [], []
    for one in found:
        (right if one in rest else invented).append(one)
        if one in rest:
            rest.remove(one)
    return right, rest, invented


def _contains(gold: list[str], found: list[str]) -> tuple[list[Any], list[Any], list[Any]]:
    right = [g for g in gold if any(g.lower() in f.lower() for f in found)]
    invented = [f for f in found if not any(g.lower() in f.lower() for g in gold)]
    return right, [g for g in gold if g not in right], invented


def negation_error(note: dict[str, Any], record: Record) -> tuple[int, int]:
    """Warning signs told the wrong way round, and how many are labeled either way."""
    gold = note["gold"]
    said = {
        (fact.name, value)
        for fact in record.facts
        for value in (fact.value if isinstance(fact.value, list) else [])
        if isinstance(value, str)
    }
    wrong = sum(("red_flags", v) in said for v in gold["red_flags_denied"]) + sum(
        ("red_flags_denied", v) in said for v in gold["red_flags"]
    )
    return wrong, len(gold["red_flags"]) + len(gold["red_flags_denied"])


def score(
    chosen: dict[str, dict[str, Any]], book: Book, show: bool = False
) -> tuple[dict[str, tuple[int, int, int]], tuple[int, int]]:
    """Right, missed and invented for each kind over the notes; and the negation error's two numbers."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    wrong = labeled = 0
    for name, note in chosen.items():
        record = read(document(note), book)
        w, n = negation_error(note, record)
        wrong, labeled = wrong + w, labeled + n
        for kind, parts in compare(note, record).items():
            for index, part in enumerate(parts):
                totals[kind][index] += len(part)
            if show and (parts[1] or parts[2]):
                print(f"{name:28} {kind:18} missed {parts[1]}  invented {parts[2]}")
    return {kind: (a, b, c) for kind, (a, b, c) in totals.items()}, (wrong, labeled)


def f1(row: tuple[int, int, int]) -> float:
    right, missed, invented = row
    return 2 * right / max(1, 2 * right + missed + invented)


def main() -> None:
    book, every = Book(), notes()
    for title, kept in (("development", False), ("kept aside", True)):
        if ("-k" in sys.argv and not kept) or ("-d" in sys.argv and kept):
            continue
        chosen = {name: note for name, note in every.items() if (note.get("kept") == "true") == kept}
        table, (wrong, labeled) = score(chosen, book, "-v" in sys.argv)
        print(f"\n{title}: {len(chosen)} notes; negation error {wrong} of {labeled}")
        for kind, row in sorted(table.items()):
            right, missed, invented = row
            precision, recall = right / max(1, right + invented), right / max(1, right + missed)
            counts = f"{right} right, {missed} missed, {invented} invented"
            print(f"  {kind:18} P {precision:.2f}  R {recall:.2f}  F1 {f1(row):.2f}  ({counts})")


if __name__ == "__main__":
    main()
