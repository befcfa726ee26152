"""Scores the record reader on labeled notes: precision, recall and F1 for each kind of fact, and the negation error.

`python benchmarks/records.py` prints a table for each set of `benchmarks/records/`; `-v` also what was missed and what
was invented; a set's name prints that set alone, `--odd` or `--even` one half
of it. What a note's labels do not name should not be found in it.
"""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from claimback.evidence.records import read
from claimback.knowledge import Book
from claimback.model import Document, Page, Record

NOTES = Path(__file__).parent / "records"
SETS = ("red_flags", "red_flags_denied", "exam_signs", "diagnosis_code")
LATER = {"symptoms": "symptoms_recorded", "symptoms_denied": "symptoms_denied"}
"""Labels that the oldest notes lack: scored only where a set has them."""
LATER_ONES = ("symptom_change", "laterality", "body_part")
TEXTS = {"function_limits": "function_limits", "planned_change": "planned_change"}
ONES = ("symptom_onset", "doctor_name", "doctor_specialty")


def notes(folder: Path) -> dict[str, dict[str, Any]]:
    """Every labeled note of a folder by its file's stem."""
    return {
        path.stem: yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in sorted(folder.glob("*.yaml"))
    }


def document(note: dict[str, Any]) -> Document:
    """The note as intake would give it."""
    return Document(
        id="note",
        filename=note.get("filename", "note.txt"),
        media_type="text/plain",
        pages=(Page(number=1, text=note["text"]),),
    )


def compare(note: dict[str, Any], record: Record) -> dict[str, tuple[list[Any], list[Any], list[Any]]]:
    """For each kind: found and right, missed, invented."""
    gold, found = note["gold"], defaultdict(list)
    for fact in record.facts:
        values = fact.value if isinstance(fact.value, list) else [fact.value]
        found[fact.name] += values
    dated = str(record.dated or "")
    rows = {"kind": _match([gold.get("kind", "other")], [record.kind])}
    rows |= {"dated": _match(_one(gold.get("dated", "")), _one(dated))}
    rows |= {name: _match(gold.get(name, []), found[name]) for name in SETS}
    rows |= {name: _match(_one(gold.get(name, "").removeprefix("Dr. ")), found[name]) for name in ONES}
    rows |= {name: _contains(gold.get(name, []), found[name]) for name in TEXTS}
    keys = {
        "treatments": ("kind", "start", "end", "visits", "result"),
        "prior_imaging": ("study", "part", "date"),
        "reevaluation": ("date", "how"),
        "treatment_kinds": ("kind",),
    }
    for name, k in keys.items():
        source = name.replace("_kinds", "s")
        rows[name] = _match([_flat(_closed(g), k) for g in gold.get(source, [])], [_flat(f, k) for f in found[source]])
    return rows | (_later(gold, found) if _is_later(gold) else {})


def _is_later(gold: dict[str, Any]) -> bool:
    return "function_limits" not in gold or "symptoms" in gold


def _later(gold: dict[str, Any], found: dict[str, list[Any]]) -> dict[str, tuple[list[Any], list[Any], list[Any]]]:
    rows = {name: _match(gold.get(name, []), found[fact]) for name, fact in LATER.items()}
    rows |= {name: _match(_one(gold.get(name, "")), found[name]) for name in LATER_ONES}
    rows["diagnosis"] = _contains(gold.get("diagnosis", []), found["suspected_diagnosis"])
    doses = [(g["kind"], g["dose"].lower()) for g in gold.get("treatments", []) if "dose" in g]
    told = [(f["kind"], str(f["dose"]).lower()) for f in found["treatments"] if "dose" in f]
    return rows | {"dose": _match(doses, told)}


def _one(value: str) -> list[str]:
    return [value] if value else []


def _closed(item: dict[str, Any]) -> dict[str, Any]:
    """An injection ends on the day on which it begins, whether its label says so or not."""
    return {"end": item.get("start", ""), **item} if item.get("kind") == "injection" else item


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
    """Warning signs and symptoms told the wrong way round, and how many are labeled either way."""
    gold, wrong, labeled = note["gold"], 0, 0
    said = {
        (fact.name, value)
        for fact in record.facts
        for value in (fact.value if isinstance(fact.value, list) else [])
        if isinstance(value, str)
    }
    for yes, no, there in (
        ("red_flags", "red_flags_denied", "red_flags"),
        ("symptoms", "symptoms_denied", "symptoms_recorded"),
    ):
        wrong += sum((there, value) in said for value in gold.get(no, []))
        wrong += sum((no, value) in said for value in gold.get(yes, []))
        labeled += len(gold.get(yes, [])) + len(gold.get(no, []))
    return wrong, labeled


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
    """Print the table of every set that was asked for."""
    book, chosen = Book(), [name for name in sys.argv[1:] if not name.startswith("-")]
    for folder in sorted(path for path in NOTES.iterdir() if path.is_dir()):
        if chosen and folder.name not in chosen:
            continue
        half = 1 if "--odd" in sys.argv else 0 if "--even" in sys.argv else None
        every = {name: note for name, note in notes(folder).items() if half is None or int(name[:2]) % 2 == half}
        table, (wrong, labeled) = score(every, book, "-v" in sys.argv)
        print(f"\n{folder.name}: {len(every)} notes; negation error {wrong} of {labeled}")
        right, missed, invented = (sum(row[part] for row in table.values()) for part in range(3))
        for kind, row in [*sorted(table.items()), ("all", (right, missed, invented))]:
            right, missed, invented = row
            precision, recall = right / max(1, right + invented), right / max(1, right + missed)
            counts = f"{right} right, {missed} missed, {invented} invented"
            print(f"  {kind:18} P {precision:.2f}  R {recall:.2f}  F1 {f1(row):.2f}  ({counts})")


if __name__ == "__main__":
    main()
