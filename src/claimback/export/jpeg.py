"""A JPEG without what is no picture: place and time, camera, thumbnails, remarks."""

_APP, _ADOBE, _COMMENT, _SCAN, _END = range(0xE0, 0xF0), (0xE0, 0xEE), 0xFE, 0xDA, 0xD9
"""Markers. Those of JFIF and Adobe say how the colors are meant, and stay."""


def without_remarks(data: bytes) -> bytes:
    """The same picture. What cannot be followed is left as it is."""
    if not data.startswith(b"\xff\xd8"):
        return data
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _SCAN:
            end = data.rfind(b"\xff\xd9")
            return b"".join(kept) + data[at : end + 2 if end > at else None]
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if marker != _COMMENT and (marker not in _APP or marker in _ADOBE):
            kept.append(data[at : at + 2 + size])
        at += 2 + size
    return data
