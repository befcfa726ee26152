"""A picture of a page, for showing it to a person."""

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
