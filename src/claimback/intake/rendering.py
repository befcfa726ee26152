"""A picture of a page, for showing it to a person or for the packet; and which pages hide text."""

from claimback.intake import limits
from claimback.intake.process import worker
from claimback.intake.refusal import refusal
from claimback.intake.refused import Refused
from claimback.intake.sniff import sniff


def page_image(data: bytes, page: int, dpi: float) -> bytes:
    """See `claimback.intake.render`."""
    try:
        found = sniff(data)
        parse = worker("parse")
        if found.reader == "pdf":
            size, pixels = parse.ask({"job": "render", "page": page - 1, "dpi": dpi}, data, limits.PARSE_WALL)
            return parse.ask({"job": "png", **size}, pixels, limits.PARSE_WALL)[1]
        if found.reader == "picture":
            side = round(11 * dpi)
            return parse.ask({"job": "png", "frame": page - 1, "side": side}, data, limits.PARSE_WALL)[1]
        raise Refused("unknown_type", " as a picture")
    except Refused as refused:
        raise refusal(refused.code, refused.detail) from refused


def gray_page(data: bytes, page: int, dpi: float) -> tuple[int, int, int, bytes]:
    """See `claimback.intake.gray`."""
    try:
        size, pixels = worker("parse").ask({"job": "render", "page": page - 1, "dpi": dpi}, data, limits.PARSE_WALL)
    except Refused as refused:
        raise refusal(refused.code, refused.detail) from refused
    return size["width"], size["height"], size["stride"], pixels


def unseen(data: bytes) -> tuple[int, ...]:
    """See `claimback.intake.unseen`."""
    try:
        return tuple(worker("parse").ask({"job": "unseen"}, data, limits.PARSE_WALL)[0]["pages"])
    except Refused as refused:
        raise refusal(refused.code, refused.detail) from refused


def photos(data: bytes) -> tuple[bytes, ...]:
    """See `claimback.intake.photos_of`."""
    from claimback.intake.papers import parts
    from claimback.intake.photos import only_pictures

    try:
        return tuple(only_pictures(parts("unzip", data)))
    except Refused as refused:
        raise refusal(refused.code, refused.detail) from refused
