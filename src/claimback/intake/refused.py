"""The signal that untrusted bytes will not be read. Apart from `refusal`, so that the process starts quickly."""


class Refused(Exception):
    """Raised where untrusted bytes are read; `refusal` turns it into words."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
