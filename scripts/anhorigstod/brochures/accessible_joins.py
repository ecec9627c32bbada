"""Tags of WeasyPrint 70 that a page or a column parts, made one again."""

from typing import Any
from xml.etree.ElementTree import Element

BROKEN = frozenset(
    "/P /L /LI /LBody /Div /Sect /Art /Part /BlockQuote /NonStruct /Caption /Table /TBody".split()
)
"""Tags that go on where a page or a column ends. Cells do not: the rows around them would not fit."""


def join(pdf: Any, parent: Any) -> None:
    """Make one tag, under `parent`, of those that go on from another: a paragraph on two pages is one paragraph."""
    kids = [(kid, object_of(pdf, kid) if isinstance(kid, bytes) else None) for kid in parent["K"]]
    parent["K"][:] = []
    last = None
    for reference, kid in kids:
        if kid is None or last is None or not _goes_on(last, kid):
            parent["K"].append(reference)
            last = kid
            continue
        last["K"].extend(kid["K"])
        for grandchild in kid["K"]:
            object_of(pdf, grandchild)["P"] = last.reference
    for reference in parent["K"]:
        if isinstance(reference, bytes) and "K" in (kid := object_of(pdf, reference)):
            join(pdf, kid)


def _goes_on(last: Any, kid: Any) -> bool:
    same = last.get("S") == kid.get("S") and source_of(last) is source_of(kid)
    return same and kid["S"] in BROKEN and source_of(kid) is not None


def note_source(element: Any, source: Element | None) -> None:
    """Remember which HTML element a tag is made of."""
    vars(element)["our_source"] = source


def source_of(element: Any) -> Element | None:
    """The HTML element that a tag is made of."""
    return vars(element).get("our_source")


def object_of(pdf: Any, reference: bytes) -> Any:
    """The object that a reference is to."""
    return pdf.objects[int(reference.split()[0])]
