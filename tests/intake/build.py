"""Small files of every kind, made on the spot."""

import io
import random
import re
import zipfile
from email.message import EmailMessage

import pikepdf
import pypdfium2
import typst
from PIL import Image

LETTER = """\
HARBOR MUTUAL HEALTH PLAN

March 4, 2026

Member:            Delphine Okonkwo
Member ID:         HMP 4471 90826

Dear Ms. Okonkwo:

We received a request for an MRI of the lumbar spine without contrast.
The records do not show six weeks of provider-directed treatment.
For these reasons the request is denied. You may appeal within 180 days.
"""

PLAIN = """#set page(paper: "us-letter", margin: 1in)
#set text(font: "DejaVu Sans Mono", size: 9pt)
#raw(sys.inputs.text, block: true)
"""


def pdf(source: str = PLAIN, text: str = LETTER) -> bytes:
    """A PDF with a text layer."""
    return typst.compile(source.encode(), sys_inputs={"text": text})


def prose_pdf(body: str) -> bytes:
    """A PDF in a proportional face from typst markup."""
    return typst.compile(
        f'#set page(paper: "us-letter", margin: 1in)\n#set text(font: "Libertinus Serif", size: 10pt)\n{body}'.encode()
    )


def picture(data: bytes | None = None, dpi: int = 110, height: float = 0.5) -> Image.Image:
    """The upper part of a page as a gray picture."""
    page = pypdfium2.PdfDocument(data or pdf())[0]
    image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    return image.crop((0, 0, image.width, round(image.height * height)))


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """A picture's file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def scan_pdf(image: Image.Image) -> bytes:
    """A PDF whose only content is a picture."""
    return saved(image.convert("RGB"), "PDF", resolution=110)


def joined(*files: bytes) -> bytes:
    """PDFs one after the other."""
    out = io.BytesIO()
    with pikepdf.new() as whole:
        for file in files:
            whole.pages.extend(pikepdf.open(io.BytesIO(file)).pages)
        whole.save(out)
    return out.getvalue()


def locked(data: bytes, user: str, owner: str) -> bytes:
    """A PDF under passwords."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(out, encryption=pikepdf.Encryption(user=user, owner=owner))
    return out.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    """A PDF whose pages are marked to be shown turned."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.rotate(degrees, relative=False)
        file.save(out)
    return out.getvalue()


def shuffled_pdf(lines: list[str], seed: int = 3) -> bytes:
    """A PDF that draws its words in random order, each on its own, as mail-merge programs do."""
    drawn: list[bytes] = []
    for row, line in enumerate(lines):
        for found in re.finditer(r"\S+", line):
            word = found.group().replace("(", "\\(").replace(")", "\\)")
            drawn.append(f"BT /F1 10 Tf {60 + 6 * found.start()} {740 - 14 * row} Td ({word}) Tj ET".encode())
    random.Random(seed).shuffle(drawn)
    out = io.BytesIO()
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(612, 792))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Courier"))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=file.make_indirect(font)))
        page.Contents = file.make_stream(b"\n".join(drawn))
        file.save(out)
    return out.getvalue()


def rotten_pdf() -> bytes:
    """A letter whose fonts lie about their letters: what is seen is sound, what is copied is rubble."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                stream = thing.ToUnicode.read_bytes()
                shift = re.sub(rb"> <([0-9a-fA-F]{4})>", lambda m: b"> <%04X>" % (int(m.group(1), 16) ^ 0x15), stream)
                thing.ToUnicode = file.make_stream(shift)
        file.save(out)
    return out.getvalue()


def blank_pdf(pages: int = 1, size: float = 612) -> bytes:
    """Empty pages."""
    out = io.BytesIO()
    with pikepdf.new() as file:
        for _ in range(pages):
            file.add_blank_page(page_size=(size, size))
        file.save(out)
    return out.getvalue()


def docx(fill: object = None) -> bytes:
    """A DOCX; `fill` gets the python-docx document and adds to it."""
    from docx import Document

    document = Document()
    if callable(fill):
        fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_with(part: bytes, name: str = "word/document.xml") -> bytes:
    """A DOCX in which one part is replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, part)
    return out.getvalue()


def mail(text: str = LETTER, html: str = "", *files: tuple[str, str, bytes]) -> bytes:
    """An e-mail; `files` are (name, type, bytes)."""
    message = EmailMessage()
    message["From"] = "Harbor Mutual <notices@harbor.example>"
    message["To"] = "Delphine Okonkwo <delphine@mail.example>"
    message["Date"] = "Wed, 04 Mar 2026 09:00:00 -0500"
    message["Subject"] = "Your request"
    message["Message-ID"] = "<1@harbor.example>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, kind, data in files:
        main, sub = kind.split("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()
