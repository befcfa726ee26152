"""Who writes, who is the patient, who is the doctor."""

from collections.abc import Iterator
from datetime import date

from claimback.knowledge.templates.made import derived, restated
from claimback.knowledge.templates.words import Words
from claimback.model.fact import Fact, Known

_BY_FIRST_NAME = ("parent", "spouse")
_SMALL = ("OF", "AND", "THE", "FOR", "IN")
_DOCTORS = ("MD", "DO", "MBBS", "Dr")


def facts(known: Known, today: date, words: Words) -> Iterator[Fact]:
    """`voice`, `patient`, `called`, `sender`, `doctor`, `dr`."""
    relation = known.text("patient_relation") or "self"
    third = relation != "self"
    if fact := known.first("patient_relation"):
        yield restated("voice", "third" if third else "first", fact)
    patient = known.first("patient_name") or known.first("member_name")
    if patient:
        yield restated("patient", tidy(str(patient.value)), patient)
    if patient and relation in _BY_FIRST_NAME:
        yield restated("called", tidy(str(patient.value)).split()[0], patient)
    if insurer := known.first("insurer"):
        yield restated("plan_name", organization(str(insurer.value)), insurer)
    sender = known.first("sender_name") or (None if third else patient)
    if sender:
        yield restated("sender", tidy(str(sender.value)), sender)
    yield from _doctor(known, words)


def _doctor(known: Known, words: Words) -> Iterator[Fact]:
    named, provider = known.first("doctor_name"), known.first("provider")
    fact = named or (provider if provider and _is_person(str(provider.value), words) else None)
    if fact is None:
        return
    full = tidy(str(fact.value))
    letters = {word.strip(".,").replace(".", "") for word in full.split()}
    bare = " ".join(word for word in full.split(",")[0].split() if _plain(word) not in _credentials(words))
    yield restated("doctor", full, fact)
    yield restated("dr", f"Dr. {bare.split()[-1]}" if letters & set(_DOCTORS) and bare else bare or full, fact)
    if known.text("doctor_supports") == "yes":
        yield derived("doctor_letter", "yes", ("doctor_supports",))


def _is_person(name: str, words: Words) -> bool:
    return any(_plain(word) in _credentials(words) for word in name.split())


def _credentials(words: Words) -> tuple[str, ...]:
    return words.lists.get("credentials", ())


def _plain(word: str) -> str:
    return word.strip(",").replace(".", "")


def tidy(name: str) -> str:
    """`Maria T Ortiz` from `ORTIZ, MARIA T`; a name in mixed letters and in order stays as it is."""
    text = " ".join(name.split())
    last, comma, first = text.partition(", ")
    if comma and text.isupper() and " " not in last.strip() and first:
        text = f"{first} {last}"
    if not text.isupper() or " " not in text:
        return text
    name_part, comma, letters = text.partition(",")
    return _capitals(name_part) + comma + letters


def _capitals(text: str) -> str:
    words = [
        word.lower() if word in _SMALL else "-".join(part.capitalize() for part in word.split("-"))
        for word in text.split()
    ]
    return " ".join(words)


def organization(name: str) -> str:
    """`Harbor Mutual Health Plan` from capitals; short words in capitals stay, they may be initials."""
    text = " ".join(name.split()).rstrip(" .")
    if not text.isupper() or " " not in text:
        return text
    return " ".join(word if len(word) < 4 and word not in _SMALL else _capitals(word) for word in text.split())
