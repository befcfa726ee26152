"""What is printed for a person: letters and names of files may hold signs that steer a terminal."""

import typer


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print text as it can be shown."""
    typer.echo(shown(text), err=err, nl=nl)


def shown(text: str, kept: str = "\n\t") -> str:
    """The text with `?` for control characters, for signs that turn its order round, and for broken letters."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in kept else " " if _is_space(char) else "?" for char in text)


def shown_name(name: str) -> str:
    """A file's name on one line."""
    return shown(name, kept="")


def _is_space(char: str) -> bool:
    return char.isspace() and char > "~"
