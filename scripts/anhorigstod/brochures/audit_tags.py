"""Checks of the tags: what a screen reader navigates by."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from .examined import Examined
from .reading import Element, Reference

STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu "
    "WT WP Figure Formula Form".split()
)
"""PDF 14.8.4."""
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""The form of a language tag (BCP 47), roughly."""
SHOWN = 40
"""Characters of a text that are quoted."""


def tree(examined: Examined) -> Iterator[str]:
    """UA 7.1: there is a tree, and it is meant."""
    if examined.root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "Filen säger inte att den är taggad (MarkInfo)."
    if not examined.reading.elements:
        yield "Filen har inga taggar."


def names(examined: Examined) -> Iterator[str]:
    """UA 7.1: types of tags are standard, or mapped to such."""
    for name in sorted({element.type for element in examined.reading.elements} - STANDARD):
        yield f"Taggen ”{name}” är inte en standardtagg."


def languages(examined: Examined) -> Iterator[str]:
    """UA 7.2: each language of the source is told where it is spoken."""
    found = {str(element.own["/Lang"]) for element in examined.reading.elements if "/Lang" in element.own}
    for tag in sorted(examined.expected.languages - found):
        yield f"Språket ”{tag}” finns i texten, men ingen tagg säger det."
    for tag in sorted(found):
        if not TAG.fullmatch(tag):
            yield f"En tagg har språket ”{tag}”, som inte är en giltig språkkod."


def headings(examined: Examined) -> Iterator[str]:
    """UA 7.4.2, and one H1: the title of what one holds in one's hand."""
    found = examined.elements("H", "H1", "H2", "H3", "H4", "H5", "H6")
    before = 0
    for element in found:
        quoted = _quoted(examined, element)
        level = int(element.type[1:] or 0)
        if not quoted:
            yield "En rubrik är tom."
        if not level:
            yield f"Rubriken {quoted} har ingen nivå (taggen H)."
        elif level > before + 1:
            yield f"Rubriken {quoted} har nivå {level}, men rubriken före har nivå {before}."
        before = level or before
    count = sum(element.type == "H1" for element in found)
    if count != 1:
        yield f"Det ska finnas en huvudrubrik (H1), men det finns {count}."


def figures(examined: Examined) -> Iterator[str]:
    """UA 7.3: pictures are described, and say where they stand (PDF 14.8.5.4.3)."""
    for element in examined.elements("Figure"):
        if not str(element.own.get("/Alt", "")).strip():
            yield "En bild saknar beskrivning (alt-text)."
        if element.attribute("/BBox") is None:
            yield "En bild säger inte var på sidan den är (BBox)."


def tables(examined: Examined) -> Iterator[str]:
    """UA 7.5: tables have rows of cells, and header cells say what they head."""
    for table in examined.elements("Table"):
        rows = [element for element in table.walk() if element.type == "TR"]
        if not rows:
            yield "En tabell har inga rader."
        if not any(element.type == "TH" for element in table.walk()):
            yield "En tabell har inga rubrikceller."
    for row in examined.elements("TR"):
        yield from _strangers(row.elements, "tabellrad", ("TH", "TD"))
    for cell in examined.elements("TH"):
        if cell.attribute("/Scope") not in ("/Row", "/Column", "/Both"):
            yield f"Rubrikcellen {_quoted(examined, cell)} säger inte om den gäller en rad eller en kolumn."


def lists(examined: Examined) -> Iterator[str]:
    """UA 7.6, PDF table 336: lists of items, items of a label and a body, and how they are numbered."""
    for element in examined.elements("L"):
        yield from _strangers(element.elements, "lista", ("LI", "Caption"))
        if element.attribute("/ListNumbering") is None:
            yield "En lista säger inte hur den är numrerad."
    for element in examined.elements("LI"):
        yield from _strangers(element.elements, "listpunkt", ("Lbl", "LBody"))
        if not any(kid.type == "LBody" for kid in element.elements):
            yield f"Listpunkten {_quoted(examined, element)} har inget innehåll (LBody)."
    held = {kid.own.objgen for parent in examined.elements("L") for kid in parent.elements}
    if any(element.own.objgen not in held for element in examined.elements("LI")):
        yield "En listpunkt står utanför alla listor."


def _strangers(kids: Iterable[Element], place: str, allowed: tuple[str, ...]) -> Iterator[str]:
    for name in sorted({kid.type for kid in kids} - set(allowed)):
        yield f"En {place} innehåller taggen {name}, men får bara innehålla {' och '.join(allowed)}."


def links(examined: Examined) -> Iterator[str]:
    """UA 7.18: links are described, tagged, and reached in the order of the tags."""
    found = [(element, _targets(element)) for element in examined.elements("Link")]
    tagged = {target.objgen for _, targets in found for target in targets}
    for element, targets in found:
        if not targets:
            yield f"Länken {_quoted(examined, element)} går inte att klicka på (OBJR saknas)."
    for number, annotation in examined.annotations():
        if annotation.get("/Subtype") != "/Link":
            yield f"Sidan {number} har något annat än länkar att klicka på ({annotation.get('/Subtype')})."
        elif annotation.objgen not in tagged:
            yield f"En länk på sidan {number} är inte taggad som länk."
        if not str(annotation.get("/Contents", "")).strip():
            yield f"En länk på sidan {number} saknar beskrivning."
        if int(annotation.get("/StructParent", -1)) not in examined.parents:
            yield f"En länk på sidan {number} hittar inte tillbaka till sin tagg (StructParent)."
    for number, page in enumerate(examined.pdf.pages, 1):
        if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
            yield f"Länkarna på sidan {number} nås inte i läsordning med tabbtangenten (Tabs)."


def _targets(element: Element) -> list[Any]:
    """The link annotations of a tag."""
    objects = [kid.target for kid in element.kids if isinstance(kid, Reference)]
    return [one for one in objects if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Link"]


def _quoted(examined: Examined, element: Element) -> str:
    """The beginning of what a tag says, in quotation marks; "" if it says nothing."""
    text = " ".join(examined.reading.text(element).split())
    return f"”{text[:SHOWN]}{'…' if len(text) > SHOWN else ''}”" if text else ""


CHECKS = (tree, names, languages, headings, figures, tables, lists, links)
