"""The zip of a Word document, cleaned: no traces of a template, and the same bytes for the same letter."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DROPPED = ("docProps/thumbnail", "customXml/")
_RELATION = re.compile(rb'<Relationship [^>]*Target="[^"]*(?:thumbnail|customXml)[^"]*"[^>]*/>')
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>claimback</Application></Properties>"
)
_FONTS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:font w:name="Calibri"><w:altName w:val="Carlito"/>'
    b'<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    b'<w:font w:name="Symbol"><w:charset w:val="02"/><w:family w:val="auto"/></w:font>'
    b"</w:fonts>"
)
"""Where Calibri is missing, a word processor takes its metric twin Carlito, else another sans."""


def cleaned(package: bytes) -> bytes:
    """The package without thumbnail and custom parts, in one order, with one fixed time for every part."""
    file = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(file, "w") as made:
        for name in source.namelist():
            if not name.startswith(_DROPPED):
                _write(made, name, _CHANGED.get(name, _relations)(source.read(name)))
    return file.getvalue()


def _write(made: ZipFile, name: str, data: bytes) -> None:
    info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    info.create_system = 3
    made.writestr(info, data)


def _relations(data: bytes) -> bytes:
    return _RELATION.sub(b"", data) if b"<Relationships" in data[:200] else data


def _types(data: bytes) -> bytes:
    return re.sub(rb'<Override [^>]*PartName="/customXml/[^>]*/>', b"", data)


_CHANGED: dict[str, Callable[[bytes], bytes]] = {
    "docProps/app.xml": lambda _: _APP,
    "word/fontTable.xml": lambda _: _FONTS,
    "[Content_Types].xml": _types,
}
