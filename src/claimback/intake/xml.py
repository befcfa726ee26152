"""XML of untrusted files: no entities, no network, no depth."""

import lxml.etree

from claimback.intake import limits
from claimback.intake.opaque import XmlElement
from claimback.intake.refused import Refused


def parse_xml(data: bytes) -> XmlElement:
    """The root element. A document type declaration, which no office file has, is refused."""
    if len(data) > limits.XML_BYTES or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused("bomb")
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = lxml.etree.fromstring(data, parser)
    except lxml.etree.XMLSyntaxError as error:
        raise Refused("too_deep" if "depth" in str(error).lower() else "damaged") from error
    if root.getroottree().docinfo.doctype:
        raise Refused("bomb")
    return root
