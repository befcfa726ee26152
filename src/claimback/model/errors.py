"""Errors that reach a person: one plain sentence, and what to do."""


class ClaimbackError(Exception):
    """Something a person can act on. `code` is stable, the message is for reading."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class UnreadableFile(ClaimbackError):
    """A file that cannot be read, such as an encrypted PDF or an empty picture."""


class BadAnswers(ClaimbackError):
    """An answers file that does not fit its questions."""


class BadKnowledge(ClaimbackError):
    """A knowledge file that is wrong; the message names the file and the line."""
