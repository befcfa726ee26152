"""How this process and the reading process talk: a JSON head and a body of plain bytes, each with its length."""

import json
import struct
from typing import IO, Any

_SIZES = struct.Struct(">IQ")


def send(stream: IO[bytes], head: dict[str, Any], body: bytes = b"") -> None:
    """Write one message."""
    text = json.dumps(head, separators=(",", ":")).encode()
    stream.write(_SIZES.pack(len(text), len(body)))
    stream.write(text)
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes], cap: int) -> tuple[dict[str, Any], bytes]:
    """Read one message. Raises EOFError when the other side is gone, ValueError when it is longer than `cap`."""
    sizes = _exactly(stream, _SIZES.size)
    head_size, body_size = _SIZES.unpack(sizes)
    if head_size + body_size > cap:
        raise ValueError("message too long")
    head: dict[str, Any] = json.loads(_exactly(stream, head_size))
    return head, _exactly(stream, body_size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
