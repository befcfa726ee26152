"""Files that mean harm or are broken, each with the code that it must end in. Built, never stored.

`cd tests && python -m intake.hostile DIR` writes them into a folder, to be tried on the command line:
`claimback analyze DIR --json`.
"""

import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
from PIL import Image

from . import build

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + f"]><w:document {W}><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
).encode()


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _png_claiming(width: int, height: int) -> bytes:
    """A few bytes that unpack to billions of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10000)) + chunk(b"IEND", b"")
    )


def _lying_zip() -> bytes:
    """A DOCX that claims its main part is small."""
    data = bytearray(build.docx_with(b"<a>" + b" " * 50_000_000 + b"</a>"))
    real = struct.pack("<I", 50_000_007)
    return bytes(data).replace(real, struct.pack("<I", 100))


def _deep_xml() -> bytes:
    return f"<w:document {W}>".encode() + b"<w:p>" * 5000 + b"</w:p>" * 5000 + b"</w:document>"


def _matryoshka(depth: int) -> bytes:
    data = build.mail()
    for level in range(depth):
        data = (
            b"From: a@mail.example\nMessage-ID: <2@mail.example>\nMIME-Version: 1.0\n"
            b'Content-Type: multipart/mixed; boundary="x%d"\n\n--x%d\nContent-Type: message/rfc822\n\n%s\n--x%d--\n'
            % (level, level, data, level)
        )
    return data


def _many_entries() -> bytes:
    parts = {f"word/{n}.xml": b"" for n in range(3000)}
    return _zip({"[Content_Types].xml": b"", "word/document.xml": b"<a/>", **parts})


def _pdf_with(change: Callable[[pikepdf.Pdf], None], **options: bool) -> bytes:
    """The letter as PDF after a change."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(build.pdf())) as file:
        change(file)
        file.save(out, **options)
    return out.getvalue()


def _flate_bomb(file: pikepdf.Pdf) -> None:
    """A page whose drawing unpacks to 400 MB."""
    packed = zlib.compressobj(9)
    data = b"".join(packed.compress(b" " * 10_000_000) for _ in range(40)) + packed.flush()
    file.pages[0].Contents = file.make_stream(data, Filter=pikepdf.Name.FlateDecode)


def _wordy(file: pikepdf.Pdf) -> None:
    """A page with a million letters, one on the other."""
    packed = zlib.compress(b"BT /F1 9 Tf 50 50 Td " + (b"(" + b"denied " * 1000 + b") Tj ") * 150 + b"ET")
    file.pages[0].Contents = file.make_stream(packed, Filter=pikepdf.Name.FlateDecode)
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Courier"))
    file.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=file.make_indirect(font)))


def _picture_bomb(file: pikepdf.Pdf) -> None:
    """A page that is one picture of 3.6 billion pixels."""
    packed = zlib.compressobj(9)
    data = b"".join(packed.compress(b"\xff" * 10_000_000) for _ in range(20)) + packed.flush()
    picture = file.make_stream(
        data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=60000, Height=60000,
        ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8, Filter=pikepdf.Name.FlateDecode,
    )  # fmt: skip
    file.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
    file.pages[0].Contents = file.make_stream(b"600 0 0 700 0 0 cm /I Do")


def _written_pdf(*objects: bytes) -> bytes:
    """A PDF written by hand: the objects in order, the first is the catalog."""
    out = b"%PDF-1.4\n"
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj %s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + head + b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


def _deep_objects() -> bytes:
    """Arrays in arrays, 50,000 deep, where the pages should be."""
    nested = b"[" * 50_000 + b"]" * 50_000
    return _written_pdf(b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Count 1 /Kids %s>>" % nested)


def _loop() -> bytes:
    """A tree of pages that contains itself."""
    return _written_pdf(b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Count 9 /Kids [2 0 R 2 0 R]>>")


def _javascript(file: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="while (true) app.alert('x');")
    file.Root.OpenAction = action
    file.pages[0].AA = pikepdf.Dictionary(O=action)


def _embedded(file: pikepdf.Pdf) -> None:
    file.attachments["run-me.exe"] = b"MZ" + bytes(5000)
    file.attachments["bomb.zip"] = _zip({"a": bytes(5_000_000)})


def _with_nested_zip() -> bytes:
    """A letter with an archive in it that holds a large archive."""
    out = io.BytesIO(_letter_docx())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/embeddings/inner.zip", _zip({"inner.zip": _zip({"a": bytes(90_000_000)})}))
    return out.getvalue()


def _frames(count: int) -> bytes:
    """A TIFF whose directories follow each other, each a picture of one pixel."""
    tags = [(256, 1), (257, 1), (258, 1), (259, 1), (262, 1), (273, 8), (277, 1), (278, 1), (279, 1)]
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    size = 2 + len(entries) + 4
    pages = [
        struct.pack("<H", len(tags)) + entries + struct.pack("<I", 12 + size * (n + 1) if n + 1 < count else 0)
        for n in range(count)
    ]
    return b"II*\0" + struct.pack("<I", 12) + b"\xff\0\0\0" + b"".join(pages)


def _attachments(count: int) -> bytes:
    part = b"--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nnothing\n"
    head = b'From: a@mail.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    return head + part * count + b"--x--\n"


def _wide_table() -> bytes:
    """A table that would be as wide as a street."""
    row = b"<tr>" + b"<td colspan=999999>denied</td>" * 400 + b"</tr>"
    return b"<html><table>" + row * 80 + b"</table></html>"


def _letter_docx() -> bytes:
    return build.docx(lambda document: document.add_paragraph(build.LETTER))


READ: dict[str, Callable[[], bytes]] = {
    "javascript.pdf": lambda: _pdf_with(_javascript),
    "embedded.pdf": lambda: _pdf_with(_embedded),
    "owner-password.pdf": lambda: build.locked(build.pdf(), user="", owner="other"),
    "really-pdf.txt": build.pdf,
    "really-text.pdf": build.LETTER.encode,
    "really-docx.jpg": _letter_docx,
    "really-mail.docx": build.mail,
    "polyglot-zip.pdf": lambda: build.pdf() + _zip({"a.txt": b"approved"}),
    "polyglot-html.pdf": lambda: b"<!-- <html><body>approved -->\n" + build.pdf(),
    "polyglot-script.pdf": lambda: b"#!/bin/sh\nexit 1\n" + build.pdf(),
    "rubbish-after.pdf": lambda: build.pdf() + b"\0" * 5000,
    "odd-boundary.eml": lambda: build.mail(build.LETTER, "<p>Denied</p>")[:-30],
    "bad-charset.eml": lambda: build.mail().replace(b'charset="utf-8"', b'charset="no-such"'),
    "huge-headers.eml": lambda: b"X-Filler: " + b"a" * 3_000_000 + b"\n" + build.mail(),
    "many-headers.eml": lambda: b"".join(b"X-%d: a\n" % n for n in range(30_000)) + build.mail(),
    "nested-zip.docx": _with_nested_zip,
    "laughs.html": lambda: (
        LAUGHS.partition(b"]>")[0] + b"]><html><p>&j;</p><p>" + build.LETTER.encode() + b"</p></html>"
    ),
    "no-width.txt": lambda: "\u200b".join(build.LETTER).encode(),
    "turned.txt": lambda: build.LETTER.replace(" ", " \u202e\u2066").encode(),
    "logo-bomb.eml": lambda: build.mail(build.LETTER, "", ("logo.png", "image/png", _png_claiming(60000, 60000))),
}
"""Files that only look bad: each is a letter of denial, and must be read as one."""

FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing.pdf": ("empty", lambda: b""),
    "zeros.pdf": ("empty", lambda: bytes(4096)),
    "spaces.txt": ("empty", lambda: b" \n\t\r\n "),
    "program.pdf": ("unknown_type", lambda: b"MZ\x90\x00" + bytes(range(256)) * 20),
    "archive.docx": ("unknown_type", lambda: _zip({"a.txt": b"hello"})),
    "entries.zip": ("bomb", lambda: _zip({f"{n}": b"" for n in range(60_000)})),
    "vast.txt": ("too_large", lambda: b"We have denied the request.\n" * 600_000),
    "sheet.docx": ("unknown_type", lambda: _zip({"[Content_Types].xml": b"", "xl/workbook.xml": b""})),
    "rich.doc": ("unknown_type", lambda: b"{\\rtf1 Denied}"),
    "old.doc": ("unknown_type", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "locked.docx": ("encrypted", lambda: b"\xd0\xcf\x11\xe0" + bytes(60) + "EncryptedPackage".encode("utf-16-le")),
    "locked.pdf": ("encrypted", lambda: build.locked(build.pdf(), user="secret", owner="other")),
    "locked-cut.pdf": ("damaged", lambda: build.locked(build.pdf(), user="secret", owner="other")[:-200]),
    "cut-half.pdf": ("damaged", lambda: build.pdf()[: len(build.pdf()) // 2]),
    "cut-end.pdf": ("damaged", lambda: build.pdf()[:-40]),
    "rubbish.pdf": ("damaged", lambda: b"%PDF-1.7\n" + b"rubbish " * 200),
    "2000-pages.pdf": ("too_long", lambda: build.blank_pdf(2000)),
    "10000-pages.pdf": ("too_long", lambda: build.blank_pdf(10_000)),
    "bomb.pdf": ("no_text", lambda: _pdf_with(_flate_bomb)),
    "wordy.pdf": ("too_large", lambda: _pdf_with(_wordy)),
    "picture-bomb.pdf": ("no_text", lambda: _pdf_with(_picture_bomb)),
    "deep.pdf": ("damaged", _deep_objects),
    "loop.pdf": ("damaged", _loop),
    "blank.pdf": ("no_text", lambda: build.blank_pdf(2)),
    "vast-page.pdf": ("no_text", lambda: build.blank_pdf(1, 14400)),
    "bomb.docx": ("bomb", lambda: build.docx_with(b"<a>" + b" " * 60_000_000 + b"</a>")),
    "lying.docx": ("damaged", _lying_zip),
    "entries.docx": ("bomb", _many_entries),
    "laughs.docx": ("bomb", lambda: build.docx_with(LAUGHS)),
    "outside.docx": (
        "bomb",
        lambda: build.docx_with(LAUGHS[:39] + b' [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
    ),
    "deep.docx": ("too_deep", lambda: build.docx_with(_deep_xml())),
    "broken-xml.docx": ("damaged", lambda: build.docx_with(b"<w:document")),
    "cut.docx": ("damaged", lambda: build.docx()[:-300]),
    "empty.docx": ("no_text", build.docx),
    "deep.html": ("too_deep", lambda: b"<html>" + b"<div>" * 20000 + b"x"),
    "hidden.html": ("no_text", lambda: b"<html><body><p style='display:none'>Denied</p></body></html>"),
    "comments.html": ("no_text", lambda: b"<!-- a -->" * 4000 + b"<html></html>"),
    "deep.eml": ("too_deep", lambda: _matryoshka(9)),
    "headless.eml": (
        "damaged",
        lambda: b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\n--x--\n',
    ),
    "attached-bomb.eml": (
        "bomb",
        lambda: build.mail(
            "See attached.", "", ("l.docx", "application/x", build.docx_with(b"<a>" + b" " * 60_000_000 + b"</a>"))
        ),
    ),
    "attachments.eml": ("too_large", lambda: _attachments(5_000)),
    "sealed.eml": (
        "encrypted",
        lambda: b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nAAAA",
    ),
    "attached.eml": (
        "encrypted",
        lambda: build.mail("See attached.", "", ("l.pdf", "application/pdf", build.locked(build.pdf(), "a", "b"))),
    ),
    "bomb.png": ("too_large", lambda: _png_claiming(60000, 60000)),
    "lying.png": ("damaged", lambda: _png_claiming(3000, 3000)),
    "frames.tif": ("too_long", lambda: _frames(5_000)),
    "table.html": ("too_large", _wide_table),
    "short.png": ("damaged", lambda: build.saved(build.picture())[:3000]),
    "short.jpg": ("damaged", lambda: build.saved(build.picture(), "JPEG")[:3000]),
    "head.tif": ("damaged", lambda: b"II*\x00" + bytes(100)),
    "head.heic": ("damaged", lambda: b"\x00\x00\x00\x18ftypheic" + bytes(200)),
    "white.png": ("no_text", lambda: build.saved(Image.new("L", (600, 800), 255))),
    "black.jpg": ("no_text", lambda: build.saved(Image.new("L", (600, 800), 0), "JPEG")),
    "dot.png": ("no_text", lambda: build.saved(Image.new("L", (1, 1), 255))),
}


def main(folder: Path) -> None:
    """Write all files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in READ.items():
        (folder / name).write_bytes(make())
    for name, (_, make) in FILES.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
