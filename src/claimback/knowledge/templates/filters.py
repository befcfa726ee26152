"""What a slot can do to its value before it is printed."""

from collections.abc import Callable, Sequence

from claimback.knowledge.templates.made import day, long_day
from claimback.knowledge.templates.words import Words
from claimback.model.text import flatten

Filter = Callable[[object, str, Words], object]
"""Value, argument and words to the new value; None makes the slot unknown."""

_SPELLED = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel sound: an MRI, an X-ray, but a CT."""


def plain(value: object) -> str | None:
    """A value as words, or None when it has none."""
    if isinstance(value, bool) or value is None or isinstance(value, dict):
        return None
    if isinstance(value, list):
        return ", ".join(text for one in value if (text := plain(one))) or None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split()) or None


def listed(values: Sequence[object], words: Words, last: str = "") -> str | None:
    """`a`, `a and b`, `a, b, and c`."""
    items = [text for value in values if (text := plain(value))]
    last = last or words.forms["and"]
    if len(items) < 3:
        return f" {last} ".join(items) or None
    return ", ".join(items[:-1]) + f"{words.forms['before_last']} {last} {items[-1]}"


def cited(citations: Sequence[str], words: Words) -> str:
    """`29 CFR 2560.503-1(h)(3)(ii),(iii)` for places that differ only in their last part; else a list of them all."""
    parts = [citation.rpartition("(") for citation in citations]
    head = parts[0][0] if parts else ""
    if len(parts) < 2 or not head.endswith(")") or any(one[0] != head or not one[2].endswith(")") for one in parts):
        return listed(citations, words) or ""
    return head + ",".join(f"({last}" for _, _, last in parts)


def long_date(value: object, words: Words) -> str | None:
    """`October 12, 2026` from an ISO date; None when it is no date."""
    when = day(value)
    return long_day(when, words) if when else None


def with_article(text: str, words: Words) -> str:
    """`an MRI`, `a CT`, `an ultrasound`; where the language has genders, by the words that are masculine."""
    if words.forms["masculine"] != "none":
        return f"{words.forms['a_masculine' if masculine(text, words) else 'a']} {text}"
    first = text.split(maxsplit=1)[0].strip("“\"'") if text.split() else ""
    initials = first.split("-")[0]
    if (initials.isupper() and len(initials) < 5 and initials not in ("PET", "PCP")) or len(initials) == 1:
        return f"{words.forms['a_before_vowel' if initials[:1] in _SPELLED else 'a']} {text}"
    vowel = first[:1].lower() in "aeio" or (first[:1].lower() == "u" and not first.lower().startswith(("uni", "use")))
    return f"{words.forms['a_before_vowel' if vowel else 'a']} {text}"


def with_the(text: str, words: Words) -> str:
    """`the MRI`."""
    return f"{words.forms['the_masculine' if masculine(text, words) else 'the']} {text}"


def masculine(text: str, words: Words) -> bool:
    """Whether the text begins with a word that is masculine in this language."""
    return text.split(maxsplit=1)[0] in words.forms["masculine"].split("|") if text else False


def counted(value: object, noun: str, words: Words) -> str | None:
    """`one visit`, `9 visits` is `nine visits`; from ten on in figures."""
    try:
        number = int(float(str(value)))
    except ValueError:
        return None
    small = words.forms["small"].split("|") if words.forms["small"] else []
    shown = small[number] if 0 <= number < len(small) else f"{number:,}"
    one, _, many = noun.partition(",")
    return f"{shown} {one}" if number == 1 else f"{shown} {many or one + 's'}"


def _own_words(value: object, _: str, words: Words) -> object:
    """A person's own words as they are; only a full stop at the end is left to the sentence around them."""
    text = plain(value) if isinstance(value, str) else None
    return text if text is None or text.endswith("..") else text.rstrip(".").rstrip()


def _aside(value: object, _: str, words: Words) -> object:
    """A name within a sentence: what follows its comma (`, MD`) is closed by another comma."""
    text = plain(value)
    return text + "," if text and "," in text else text


def _others(value: object, _: str, words: Words) -> object:
    """Words that somebody other than the patient could say; None for “my therapist”."""
    text = plain(value) or ""
    return None if {word.strip(".,").lower() for word in text.split()} & set(words.lists["patients_voice"]) else text


def _times(value: object, _: str, words: Words) -> object:
    shown = counted(value, words.forms["time"], words)
    special = {counted(1, words.forms["time"], words): "once", counted(2, words.forms["time"], words): "twice"}
    return words.forms[special[shown]] if shown in special else shown


def _dates(value: object, _: str, words: Words) -> object:
    return [
        shown for one in (value if isinstance(value, list) else [value]) if (shown := long_date(one, words))
    ] or None


def quoted(value: object) -> str | None:
    """The words between quotation marks; marks inside become single ones."""
    text = plain(flatten(str(value)).text)
    return None if text is None else "“" + text.strip('"“” ').replace('"', "'") + "”"


def _labelled(value: object, group: str, words: Words) -> object:
    names = words.labels.get(group, {})
    if isinstance(value, list):
        return [names[str(item)] for item in value if str(item) in names] or None
    return names.get(str(value))


def _lower(value: object, _: str, words: Words) -> object:
    text = plain(value) or ""
    first = text.split(maxsplit=1)[0] if text else ""
    keep = first[1:] != first[1:].lower() or len(first) == 1 or "-" in first[:2]
    return text if keep else text[:1].lower() + text[1:]


def _bare(value: object, _: str, words: Words) -> object:
    text = (plain(value) or "").split(",")[0]
    return " ".join(word for word in text.split() if word.strip(".") not in words.lists.get("credentials", ()))


def _stop(value: object, _: str, words: Words) -> object:
    text = plain(value)
    return text if text is None or text.endswith((".", "!", "?")) else text + "."


def _possessive(value: object, _: str, words: Words) -> object:
    text = plain(value)
    return None if text is None else text + ("’" if text.endswith("s") else "’s")


def _flat(value: object, _: str, words: Words) -> object:
    text = plain(flatten(str(value)).text)
    return None if text is None else text.rstrip(" .")


def _unlabelled(value: object, _: str, words: Words) -> object:
    """Findings without the heading that a note puts before them: `Exam: medial ...`."""
    text = plain(value) or ""
    label, colon, rest = text.partition(":")
    own = colon and label.strip().lower() in words.lists.get("exam_labels", ())
    return rest.strip() if own and rest.strip() else text or None


def _flats(value: object, _: str, words: Words) -> object:
    return [_flat(one, "", words) for one in (value if isinstance(value, list) else [value])]


def _joined(value: object, _: str, words: Words) -> object:
    """Several findings as one text, each without its heading."""
    many = value if isinstance(value, list) else [value]
    found = [str(_own_words(_unlabelled(one, "", words), "", words) or "").rstrip(";") for one in many]
    return "; ".join(filter(None, found)) or None


FILTERS: dict[str, Filter] = {
    "date": lambda value, _, words: long_date(value, words),
    "list": lambda value, last, words: listed(value if isinstance(value, list) else [value], words, last),
    "lower": _lower,
    "cap": lambda value, _, words: (text := plain(value)) and text[:1].upper() + text[1:],
    "a": lambda value, _, words: (text := plain(value)) and with_article(text, words),
    "count": counted,
    "quoted": lambda value, _, words: quoted(value),
    "label": _labelled,
    "possessive": _possessive,
    "bare": _bare,
    "stop": _stop,
    "flat": _flat,
    "flats": _flats,
    "joined": _joined,
    "aside": _aside,
    "others": _others,
    "words": _own_words,
    "times": _times,
    "dates": _dates,
    "money": lambda value, _, words: (text := plain(value)) and "$" + text.lstrip("$"),
}
