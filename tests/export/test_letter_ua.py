"""The letter's PDF against the essentials of PDF/UA-1 that a program can check.

The reference validator needs Java, and those of the package index cover less than this.
"""

from itertools import pairwise

import pikepdf
import pytest

from claimback import export
from tests.checks import good_case as case

PLAIN = {"/Document", "/Part", "/Sect", "/Div", "/P", "/H1", "/H2", "/Span", "/Strong", "/Em", "/Link", "/L", "/LI",
         "/Lbl", "/LBody", "/Table", "/THead", "/TBody", "/TR", "/TH", "/TD", "/Note", "/NonStruct"}  # fmt: skip


@pytest.fixture(scope="module", params=["appeal_letter", "doctor_letter"])
def opened(request, tmp_path_factory):
    draft = getattr(case, request.param, None) or case.appeal_letter
    path = tmp_path_factory.mktemp("ua") / "letter.pdf"
    export.pdf(draft, path, case.TODAY)
    with pikepdf.open(path) as pdf:
        yield pdf


def elements(node, parents=()):
    """Every structure element with the types of those around it."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid, parents
            yield from elements(kid, (*parents, str(kid.S)))


def test_it_says_that_it_is_tagged_and_by_which_standard(opened):
    assert bool(opened.Root.MarkInfo.Marked)
    assert not opened.Root.MarkInfo.get("/Suspects", False)
    with opened.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"]


def test_title_and_language(opened):
    assert str(opened.Root.Lang).startswith("en")
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)


def test_every_element_is_a_standard_type_in_its_place(opened):
    inside = {"/LI": "/L", "/LBody": "/LI", "/TR": ("/Table", "/THead", "/TBody"), "/TD": "/TR", "/TH": "/TR"}
    found = list(elements(opened.Root.StructTreeRoot))
    assert len(found) > 10
    for element, parents in found:
        assert str(element.S) in PLAIN, element.S
        if str(element.S) in inside:
            assert parents[-1] in inside[str(element.S)]


def test_headings_begin_at_one_and_skip_none(opened):
    levels = [
        int(str(one.S)[2:])
        for one, _ in elements(opened.Root.StructTreeRoot)
        if str(one.S)[1:2] == "H" and str(one.S)[2:].isdigit()
    ]
    assert levels[:1] in ([], [1])  # a short letter has none
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_header_cells_tell_their_scope(opened):
    for element, _ in elements(opened.Root.StructTreeRoot):
        if str(element.S) == "/TH":
            rows = element.A if isinstance(element.A, pikepdf.Array) else [element.A]
            assert any("/Scope" in row for row in rows)


def test_all_that_is_drawn_is_tagged_or_an_artifact(opened):
    for page in opened.pages:
        depth, shown = [], 0
        for step in pikepdf.parse_content_stream(page):
            name = str(step.operator)
            if name in ("BDC", "BMC"):
                depth.append(str(step.operands[0]))
            elif name == "EMC":
                depth.pop()
            elif name in ("Tj", "TJ", "'", '"', "S", "f", "f*", "B", "Do"):
                shown += 1
                assert depth, f"{name} outside of any tag"
        assert shown
        assert not depth


def test_every_tagged_piece_leads_to_an_element(opened):
    """The parent tree has an element for each number that stands on a page."""
    tree = pikepdf.NumberTree(opened.Root.StructTreeRoot.ParentTree)
    for page in opened.pages:
        owners = tree[int(page.obj.StructParents)]
        for step in pikepdf.parse_content_stream(page):
            if str(step.operator) == "BDC" and isinstance(step.operands[1], pikepdf.Dictionary):
                number = step.operands[1].get("/MCID")
                assert number is None or "/S" in owners[int(number)]


def test_fonts_are_inside_and_can_be_read_aloud(opened):
    fonts = [font for page in opened.pages for font in page.resources.get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        kept = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        assert any(name in kept.FontDescriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def test_pages_with_links_are_read_in_order(opened):
    for page in opened.pages:
        if "/Annots" in page.obj:
            assert page.obj.Tabs == pikepdf.Name.S
