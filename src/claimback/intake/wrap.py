"""Long paragraphs to lines, as a page would show them; spaces inside a line stay as they are."""

WIDTH = 100


def wrapped(line: str, width: int = WIDTH) -> list[str]:
    """The line in parts of at most `width` letters, broken at spaces only; a longer word stays whole."""
    parts: list[str] = []
    rest = line.rstrip(" \t")
    while len(rest) > width:
        cut = rest.rfind(" ", 1, width + 1)
        if cut <= 0 or not rest[:cut].strip():
            cut = rest.find(" ", width)
        if cut <= 0:
            break
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest]


def tabbed(text: str) -> str:
    """Tabs as three or more spaces, to the next stop of eight."""
    out = ""
    for part in text.split("\t"):
        out = out + " " * max(3, 8 - len(out) % 8) + part if out else part
    return out
