"""Checks of what is drawn: everything is tagged or an artifact, and every letter is in a font of ours."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from .examined import Examined
from .reading import Content

FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def marks(examined: Examined) -> Iterator[str]:
    """UA 7.1: content is marked as one thing or the other."""
    for number, page in enumerate(examined.reading.pages, 1):
        if page.loose_text:
            yield f"Sidan {number} har text som varken är taggad eller markerad som utsmyckning."
        if page.loose_paint:
            yield f"Sidan {number} har bilder eller linjer som varken är taggade eller markerade som utsmyckning."
        if page.mixed:
            yield f"Sidan {number} har utsmyckning inuti det taggade innehållet, eller tvärtom."
        if page.marks_in_forms:
            yield f"Sidan {number} har innehåll som taggarna inte når, till exempel något genomskinligt (opacity)."
        if page.unbalanced:
            yield f"Sidan {number} har markeringar som inte börjar och slutar som de ska."


def places(examined: Examined) -> Iterator[str]:
    """UA 7.1, PDF 14.7.4: each mark has one place in the tree, and the tree points at nothing else."""
    tree = Counter(
        (kid.page, kid.mcid)
        for element in examined.reading.elements
        for kid in element.kids
        if isinstance(kid, Content)
    )
    drawn = {(number, mcid) for number, page in enumerate(examined.reading.pages) for mcid in page.texts}
    for number, mcid in sorted(drawn - set(tree)):
        yield f"Sidan {number + 1} har innehåll som inte finns bland taggarna (nummer {mcid})."
    for number, mcid in sorted(set(tree) - drawn):
        yield f"En tagg pekar på innehåll som inte finns (sidan {number + 1}, nummer {mcid})."
    for number, mcid in sorted(place for place, count in tree.items() if count > 1):
        yield f"Innehåll på sidan {number + 1} läses upp två gånger (nummer {mcid})."


def parents(examined: Examined) -> Iterator[str]:
    """PDF 14.7.4.4: the way back, from what is on the page to its tag."""
    owners = examined.parents
    for number, page in enumerate(examined.pdf.pages, 1):
        marked = examined.reading.pages[number - 1].texts
        owner = owners.get(int(page.obj.get("/StructParents", -1)))
        if marked and (not isinstance(owner, pikepdf.Array) or len(owner) <= max(marked)):
            yield f"Sidan {number} hittar inte tillbaka till sina taggar (ParentTree)."


def fonts(examined: Examined) -> Iterator[str]:
    """UA 7.21: fonts are in the file, and say which characters they show. Ours: they are those we chose."""
    allowed = tuple(_written(name) for name in examined.expected.fonts)
    for font in examined.fonts:
        if not font.name.startswith(allowed):
            yield f"Typsnittet ”{font.name}” är datorns eget, inte broschyrernas."
        if not any(file in _descriptor(font.own) for file in FONT_FILES):
            yield f"Typsnittet ”{font.name}” finns inte i filen."
        if not font.characters:
            yield f"Typsnittet ”{font.name}” säger inte vilka bokstäver det visar (ToUnicode)."
        for character in sorted(font.missing):
            yield f"Tecknet ”{character}” saknas i typsnittet ”{font.name}” och syns som en tom ruta."


def _written(name: str) -> str:
    """A family's name as WeasyPrint writes it."""
    return name.replace(" ", "-")


def _descriptor(font: Any) -> Any:
    descendants = font.get("/DescendantFonts")
    return (descendants[0] if descendants is not None else font).get("/FontDescriptor", {})


CHECKS = (marks, places, parents, fonts)
