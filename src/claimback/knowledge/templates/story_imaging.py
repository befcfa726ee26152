"""The study that was denied, and the studies before it."""

from collections.abc import Iterator
from datetime import date

from claimback.knowledge.templates.filters import with_article, with_the
from claimback.knowledge.templates.made import derived, field, items, restated
from claimback.knowledge.templates.words import Words
from claimback.model.fact import Fact, Known, Value


def facts(known: Known, today: date, words: Words) -> Iterator[Fact]:
    """`study`, `part`, `xray_*`, `same_study_*`, `other_imaging_*`, `months_since_scan`."""
    yield from _study(known, words)
    yield from _before(known, words)
    scan = known.day("last_scan_date")
    if scan and scan <= today:
        months = (today.year - scan.year) * 12 + today.month - scan.month - (today.day < scan.day)
        yield derived("months_since_scan", months, ("last_scan_date",))


def _study(known: Known, words: Words) -> Iterator[Fact]:
    """`study`, `study_a`, `study_the`: in our words from modality and part, else as the letter has it."""
    forms = words.forms
    part = words.labels.get("body_part", {}).get(known.text("body_part") or "")
    kind = words.labels.get("modality", {}).get(known.text("modality") or "")
    side = words.labels.get("laterality", {}).get(known.text("laterality") or "")
    both = words.labels.get("both", {}).get(known.text("body_part") or "")
    if both and known.text("laterality") == "bilateral":
        part, side = both, ""
    if part:
        shown = forms["side_part"].format(side=side.removesuffix(" "), part=part) if side else part
        yield derived("part", shown, ("body_part", "laterality"))
    if kind:
        name = _named(kind, part, side, both, words) if part else kind
        using: tuple[str, ...] = ("service", "modality", "body_part", "laterality")
    else:
        name, using = _as_written(known), ("service",)
    if name:
        yield derived("study", name, using)
    unnamed = forms["unnamed"]
    # What is no imaging study stands as the letter names it: it may be a plural or a drug.
    yield derived("study_a", (with_article(name, words) if kind else name) or unnamed, using if name else ())
    yield derived("study_the", (with_the(name, words) if kind else name) or unnamed, using if name else ())


def _named(kind: str, part: str, side: str | None, both: str | None, words: Words) -> str:
    """`MRI of the left knee`, `MRI of both knees`, `MRI of the chest`."""
    told = words.forms["study_of_both" if part == both else "study_of"]
    return " ".join(told.format(kind=kind, side=side or "", part=part).split()).removesuffix(",")


def _as_written(known: Known) -> str:
    text = " ".join((known.text("service") or "").split()).rstrip(".")
    first, _, rest = text.partition(" ")
    plural = first.lower() in ("one", "two", "three", "four", "six", "eight", "ten", "twelve") or rest == ""
    return text.lower() if text.isupper() else first.lower() + " " + rest if plural and rest else text


def _before(known: Known, words: Words) -> Iterator[Fact]:
    """The latest X-ray of this part, the latest study of the same kind, and the latest of another kind."""
    latest: dict[str, tuple[dict[str, object], Fact]] = {}
    for item, fact in items(known.all("prior_imaging")):
        if _of_part(item, known, words):
            latest[_sort(item, known, words)] = (item, fact)
    for sort, (item, fact) in latest.items():
        for name in ("study", "date", "place", "result"):
            value: Value | None = field(item, name)
            if value is not None:
                yield restated(f"{sort}_{name}", value, fact)


def _sort(item: dict[str, object], known: Known, words: Words) -> str:
    study = str(item.get("study") or "").lower()
    if any(word in study for word in words.lists.get("xray", ())):
        return "xray"
    same = words.lists.get(f"modality_{known.text('modality')}", ())
    return "same_study" if any(word in study for word in same) else "other_imaging"


def _of_part(item: dict[str, object], known: Known, words: Words) -> bool:
    """Whether it shows the denied part; one that names no part at all is taken to, one that names another is not."""
    text = f"{item.get('part') or ''} {item.get('study') or ''}".lower()
    own = known.text("body_part")
    named = [
        key for key, shown in words.lists.items() if key.startswith("part_") and any(word in text for word in shown)
    ]
    return own is None or not named or f"part_{own}" in named
