"""Free text typed straight after a question's name is taken as it is, whatever signs it has.

    symptoms: It hurts: all day, #1 problem

means just that. So that YAML reads it as one text, it is quoted first; the number of lines stays the same.
"""

import json
import re
from collections.abc import Callable, Collection

_TOP = re.compile(r"([A-Za-z_][A-Za-z0-9_]*):[ \t]+(\S.*?)\s*$")
_STARTS_ITSELF = ("|", ">", '"', "'", "#")


def quote_free_text(text: str, free: Collection[str], is_open: Callable[[str], bool]) -> str:
    """The file with the answers to the questions `free` quoted; what starts as YAML text does stays.

    An answer that `is_open` (such as `?`) becomes an empty one, whatever the question.
    """
    lines = text.split("\n")
    for at, line in enumerate(lines):
        found = _TOP.match(line)
        if found and is_open(found[2]) and _end(lines, at) == at + 1:
            lines[at] = f"{found[1]}:"
        elif found and found[1] in free and not found[2].startswith(_STARTS_ITSELF):
            end = _end(lines, at)
            said = [found[2], *(more.strip() for more in lines[at + 1 : end])]
            lines[at : at + len(said)] = [f"{found[1]}: {_quoted(said)}", *[""] * (len(said) - 1)]
    return "\n".join(lines)


def _end(lines: list[str], at: int) -> int:
    """The line after the last one that is indented under line `at`."""
    end = last = at + 1
    while end < len(lines) and (not lines[end].strip() or lines[end][0] in " \t"):
        end += 1
        last = end if lines[end - 1].strip() else last
    return last


def _quoted(said: list[str]) -> str:
    """One double-quoted YAML text. JSON's escapes are YAML's, but for its pairs for signs beyond 16 bits."""
    return json.dumps("\n".join(said), ensure_ascii=False).replace("\x85", "\\N").replace("\u2028", "\\L")
