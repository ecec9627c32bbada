"""Patches over the tags that WeasyPrint 70 writes."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
import weasyprint.pdf
import weasyprint.pdf.tags
from weasyprint.formatting_structure import boxes

from .accessible_joins import join, note_source, object_of, source_of
from .accessible_text import Patch, goes_on, is_silent, needs_saying, real, said

INLINE = frozenset(
    "abbr b bdi bdo cite code data dfn em i ins del kbd mark q s samp small strong sub sup time u var".split()
)
SECTIONS = {
    "header": "Div",
    "footer": "Div",
    "figure": "Div",
    "address": "Div",
    "hgroup": "Div",
    "nav": "Sect",
    "aside": "Sect",
}
NEVER_NESTED = frozenset("/P /H1 /H2 /H3 /H4 /H5 /H6 /Link /Caption".split())
CELLS = ("/TD", "/TH")
NUMBERINGS = {
    "none": "/None",
    "disc": "/Disc",
    "circle": "/Circle",
    "square": "/Square",
    "upper-roman": "/UpperRoman",
    "lower-roman": "/LowerRoman",
    "upper-alpha": "/UpperAlpha",
    "lower-alpha": "/LowerAlpha",
}
"""CSS list style → the names of PDF 14.8.5.5. Every other style of an <ol> is Decimal there, whatever its digits."""
POINTS = 0.75
"""Points of a CSS pixel."""

# As they are in WeasyPrint: read when this module is imported, before anything is mended.
_add_tags = weasyprint.pdf.add_tags
_get_pdf_tag = weasyprint.pdf.tags._get_pdf_tag
_build_box_tree = weasyprint.pdf.tags._build_box_tree


def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: Any) -> None:
    """Join what pages part, and say which way they are turned (PDF table 150)."""
    _add_tags(pdf, document, pdf_version, page_streams)
    join(pdf, object_of(pdf, object_of(pdf, pdf.catalog["StructTreeRoot"])["K"][0]))
    root = document.pages[0]._page_box.children[0]
    if root.style["direction"] == "rtl":
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"


def get_pdf_tag(tag: str | None) -> str:
    """The standard tag of an HTML element: WeasyPrint has none for most inline elements and sections."""
    if tag in INLINE or ("::" in (tag or "") and tag != "li::marker"):
        return "Span"
    return SECTIONS.get(tag or "") or _get_pdf_tag(tag)


def build_box_tree(
    box: Any, parent: Any, pdf: Any, page_number: int, nums: Any, annotations: Any, tags: Any
) -> Iterator[Any]:
    """Build the tags of a box, and see to each of them."""
    box = real(box)
    arguments = (box, parent, pdf, page_number, nums, annotations, tags)
    if is_silent(box):
        _leave_out(box)
        return
    if isinstance(box, boxes.PageBox) or box.element_tag in ("html", "body"):
        yield from _build_box_tree(*arguments)
        return
    spoken = [(tags[text]["mcid"], said(text)) for text in _texts(box) if text in tags and needs_saying(text)]
    before = len(parent["K"])
    elements = list(_build_box_tree(*arguments))
    for mcid, text in spoken:
        _say(pdf, nums, mcid, text)
    for element in elements:
        if box.element is not None:
            _see_to(element, box, parent, pdf, page_number)
        if element["S"] == "/LI":
            nested, parent["K"][before:] = parent["K"][before:], []
            _see_to_item(element, nested, pdf)
        if element["K"] or element["S"] in CELLS:  # an empty element is a stop with nothing to hear
            yield element


def _leave_out(box: Any) -> None:
    """Let WeasyPrint note on cells without a tag what it notes on cells when their table is done."""
    for cell in box.descendants():
        if isinstance(cell, boxes.TableCellBox):
            vars(cell)["mark"] = pydyf.Dictionary({"A": pydyf.Dictionary()})


def _texts(box: boxes.Box) -> Iterator[boxes.TextBox]:
    for child in box.children:
        for part in child.children if isinstance(child, boxes.LineBox) else [child]:
            if isinstance(part, boxes.TextBox):
                yield part


def _say(pdf: Any, nums: dict[int, bytes], mcid: int, text: str) -> None:
    """Give the text of right-to-left glyphs in logical order (PDF 14.9.4): they are drawn from left to right.

    On the structure element: heuristic readers reverse what stands on the marked content once more.
    """
    owner = object_of(pdf, nums[mcid])
    if owner["S"] == "/Link":  # its text hangs on the link itself, which says more than this
        span = _element(pdf, "/Span", owner)
        span["K"].append(mcid)
        owner["K"][owner["K"].index(mcid)] = nums[mcid] = span.reference
        owner = span
    owner["ActualText"] = pydyf.String(text)


def _see_to(element: Any, box: Any, parent: Any, pdf: Any, page_number: int) -> None:
    source: Element = box.element
    note_source(element, source)
    block = isinstance(box, boxes.BlockLevelBox)
    if language := source.get("lang"):  # UA 7.2: changes of language
        element["Lang"] = pydyf.String(language)
    if element["S"] in NEVER_NESTED and element["S"] == parent["S"]:
        # An anonymous box of, say, a heading laid out as a row: one heading is not two.
        element["S"] = "/NonStruct" if block else "/Span"
    elif element["S"] == "/Div" and parent["S"] == "/L":
        _see_to_pair(element, pdf)
    elif element["S"] == "/Span" and block:
        element["S"] = "/Div"
    elif element["S"] == "/L":  # UA 7.6
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": _numbering(box)})
    elif element["S"] == "/Table":
        _see_to_table(box)
    elif element["S"] == "/TH":  # UA 7.5
        row = source.get("scope") in ("row", "rowgroup")
        element["A"]["Scope"] = "/Row" if row else "/Column"
    elif element["S"] == "/Figure":
        _see_to_figure(element, box, object_of(pdf, pdf.page_references[page_number]))


def _numbering(box: Any) -> str:
    if box.element_tag == "dl":
        return "/None"
    style = (box.children[0] if box.children else box).style["list_style_type"]
    return NUMBERINGS.get(style, "/Decimal" if box.element_tag == "ol" else "/Disc")


def _see_to_table(box: Any) -> None:
    """Cells on a second page have no header to point at: the scope of the headers tells."""
    table = box.get_wrapped_table() if box.is_table_wrapper else None
    for cell in table.descendants() if table and goes_on(table) else ():
        if isinstance(cell, boxes.TableCellBox):
            vars(cell)["mark"]["A"].pop("Headers", None)


def _see_to_pair(element: Any, pdf: Any) -> None:
    """A <div> in a <dl> holds words and what they mean together: that is one item, not a box with two of them."""
    element["S"] = "/LI"
    for item in (object_of(pdf, reference) for reference in element["K"]):
        if item["S"] == "/LI":
            item["S"] = "/NonStruct"
            for body in (object_of(pdf, reference) for reference in item["K"]):
                body["S"] = "/Div"


def _see_to_figure(element: Any, box: Any, page: Any) -> None:
    """PDF 14.8.5.4.3 wants the box in points from the lower edge; WeasyPrint gives pixels from the upper one."""
    height = page["TrimBox"][3]
    left, top = box.content_box_x() * POINTS, box.content_box_y() * POINTS
    right, bottom = left + box.width * POINTS, top + box.height * POINTS
    element["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))
    if "Alt" not in element and (label := box.element.get("aria-label")):
        element["Alt"] = pydyf.String(label)


def _see_to_item(item: Any, nested: list[bytes], pdf: Any) -> None:
    """Leave a label and one body in a list item (PDF table 336), with the nested list in that body.

    WeasyPrint puts block elements beside the label, and a nested list beside its item.
    """
    kids = [(reference, object_of(pdf, reference)) for reference in [*item["K"], *nested]]
    labels = [reference for reference, kid in kids if kid["S"] == "/Lbl"]
    rest = [(reference, kid) for reference, kid in kids if kid["S"] != "/Lbl"]
    if not rest or [kid["S"] for _, kid in rest] == ["/LBody"]:
        return
    body = _element(pdf, "/LBody", item)
    note_source(body, source_of(item))
    for reference, kid in rest:
        kid["S"] = "/P" if kid["S"] == "/LBody" else kid["S"]
        kid["P"] = body.reference
        body["K"].append(reference)
    item["K"][:] = [*labels, body.reference]


def _element(pdf: Any, tag: str, parent: Any) -> Any:
    """A new, empty element, which its parent does not know yet."""
    entries = {
        "Type": "/StructElem",
        "S": tag,
        "K": pydyf.Array([]),
        "Pg": parent["Pg"],
        "P": parent.reference,
    }
    element = pydyf.Dictionary(entries)
    pdf.add_object(element)
    return element


PATCHES: tuple[Patch, ...] = (
    (weasyprint.pdf, "add_tags", add_tags),
    (weasyprint.pdf.tags, "_get_pdf_tag", get_pdf_tag),
    (weasyprint.pdf.tags, "_build_box_tree", build_box_tree),
)
