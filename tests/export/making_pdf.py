"""PDFs that hide things, for the checks of the packet."""

from io import BytesIO

import pikepdf
from PIL import Image, ImageDraw, ImageFont


def pdf(*contents, size=(612, 792), rotate=0, picture=None):
    """A PDF with these drawings, one a page; /F is a font and /Im a picture."""
    made = pikepdf.new()
    for content in contents:
        page = made.add_blank_page(page_size=size)
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=made.make_indirect(font)))
        if picture is not None:
            page.obj.Resources.XObject = pikepdf.Dictionary(Im=made.make_indirect(_image(made, picture)))
        page.obj.Contents = made.make_stream(content.encode())
        if rotate:
            page.obj.Rotate = rotate
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _image(made, picture):
    file = BytesIO()
    picture.save(file, "JPEG", exif=b"Exif\0\0II*\0secret camera place")
    image = made.make_stream(file.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    image.Width, image.Height, image.BitsPerComponent = *picture.size, 8
    image.ColorSpace, image.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
    return image


def text(words, x=72, y=700, size=12, before=""):
    """The drawing of a line of text."""
    return f"BT {before} /F {size} Tf {x} {y} Td ({words}) Tj ET\n"


def scan(*lines, size=(1700, 2200)):
    """A picture of a page with these lines."""
    made = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(made)
    font = ImageFont.load_default(size[0] // 34)
    for number, line in enumerate(lines):
        pen.text((size[0] // 10, size[1] // 8 + number * size[1] // 18), line, fill="black", font=font)
    return made


def file_of(picture, kind="JPEG"):
    """The picture as a file."""
    out = BytesIO()
    picture.save(out, kind)
    return out.getvalue()
