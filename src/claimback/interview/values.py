"""From what a person typed to a value of the question's type, or a plain sentence about what is wrong with it."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from difflib import get_close_matches

from claimback.knowledge.interview import Asked

DATES = "write dates like 2026-03-04; also accepted are March 4, 2026 and 3/4/2026"
_FORMATS = ("%Y-%m-%d", "%m/%d/%Y", "%m-%d-%Y", "%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_YES, _NO = ("yes", "y", "true"), ("no", "n", "false")


class UnfitError(Exception):
    """The value does not fit; the message completes “the answer to X: ...”."""


def scalar(asked: Asked, text: str) -> str | int | float:
    """The value of one typed answer. Free text stays as it is, to the letter. Raises `UnfitError`."""
    return _READERS[asked.type](asked, text)


def _text(_asked: Asked, text: str) -> str:
    if not all(map(_printable, text)):
        raise UnfitError("there is a sign in it that no letter can show; type the text again")
    return text


def _printable(sign: str) -> bool:
    """A character that XML 1.0, and so a DOCX file, can hold."""
    return sign in "\t\n\r" or " " <= sign < "\ud800" or "\ue000" <= sign < "\ufffe" or sign > "\uffff"


def _date(_asked: Asked, text: str) -> str:
    plain = " ".join(_ORDINAL.sub("", text.replace(",", " ").replace(". ", " ")).split())
    plain = re.sub(r"\bSept\b", "Sep", plain, flags=re.IGNORECASE)
    for format_ in _FORMATS:
        try:
            found = datetime.strptime(plain, format_).date()
        except ValueError:
            continue
        if date(1900, 1, 1) <= found <= date(2100, 1, 1):
            return found.isoformat()
    raise UnfitError(f"“{text.strip()}” is not a date that can be read; {DATES}")


def _number(asked: Asked, text: str) -> int | float:
    try:
        value = float(text.strip().replace(",", ""))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UnfitError(f"“{text.strip()}” is not a number; write only the number, such as 6")
    if (asked.least is not None and value < asked.least) or (asked.most is not None and value > asked.most):
        raise UnfitError(f"{text.strip()} is out of range; write a number {_range(asked)}")
    return int(value) if value.is_integer() else value


def _range(asked: Asked) -> str:
    if asked.most is None:
        return f"of at least {asked.least:g}"
    return f"up to {asked.most:g}" if asked.least is None else f"from {asked.least:g} to {asked.most:g}"


def _yes_no(_asked: Asked, text: str) -> str:
    word = text.strip().rstrip(".!").lower()
    if word not in _YES + _NO:
        raise UnfitError(f"“{text.strip()}” is neither yes nor no; write yes or no, or leave it empty")
    return "yes" if word in _YES else "no"


def _choice(asked: Asked, text: str) -> str:
    said = text.strip()
    for choice in asked.choices:
        if said.casefold() in (choice.value.casefold(), choice.label.casefold()):
            return choice.value
    values = [choice.value for choice in asked.choices]
    near = get_close_matches(said.lower().replace(" ", "_"), values, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}? " if near else ""
    raise UnfitError(f"“{said}” is not one of the choices; {hint}choose from: {', '.join(values)}")


def _phone(_asked: Asked, text: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        number = None
    digits = str(number.national_number) if number else ""
    if number is None or number.country_code != 1 or len(digits) != 10:
        raise UnfitError(f"“{text.strip()}” is not a telephone number with area code; write it like 541-555-0100")
    plain = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    return f"{plain} ext. {number.extension}" if number.extension else plain


_READERS: dict[str, Callable[[Asked, str], str | int | float]] = {
    "text": _text,
    "long_text": _text,
    "date": _date,
    "number": _number,
    "yes_no": _yes_no,
    "choice": _choice,
    "choices": _choice,
    "phone": _phone,
}
