"""Checks of a PDF as a whole: title, language, size, and that it does nothing on its own."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from .examined import Examined

MILLIMETRES = 25.4 / 72
TOLERANCE_MM = 0.5
SCHEMES = ("https:", "http:", "tel:", "sms:", "mailto:")


def title(examined: Examined) -> Iterator[str]:
    """UA 7.1: the title is in the metadata, and shown instead of the file's name."""
    wanted = examined.expected.title
    metadata = examined.pdf.open_metadata()
    found, part = metadata.get("dc:title"), metadata.get("pdfuaid:part")
    if found != wanted:
        yield f"Titeln i filens metadata är ”{found or ''}”, men ska vara ”{wanted}”."
    info = examined.pdf.docinfo.get("/Title")
    if info is not None and str(info) != wanted:
        yield f"Titeln i filens egenskaper är ”{info}”, men ska vara ”{wanted}”."
    if part != "1":
        yield "Filen säger inte att den följer PDF/UA-1 (pdfuaid:part)."
    if examined.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "Filen visar inte sin titel i fönstret (DisplayDocTitle)."


def language(examined: Examined) -> Iterator[str]:
    """UA 7.2: the language of the document; PDF table 150: which way its pages are turned."""
    found, wanted = str(examined.root.get("/Lang", "")), examined.expected.tag
    if found != wanted:
        yield f"Dokumentets språk är ”{found}”, men ska vara ”{wanted}”."
    direction = str(examined.root.get("/ViewerPreferences", {}).get("/Direction", "/L2R"))
    if direction != ("/R2L" if examined.expected.direction == "rtl" else "/L2R"):
        yield f"Filen bläddras åt fel håll ({direction[1:]})."


def pages(examined: Examined) -> Iterator[str]:
    """The format's number of pages, and their size after trimming."""
    fewest, most = examined.expected.pages
    count = len(examined.pdf.pages)
    if not fewest <= count <= most:
        wanted = str(fewest) if fewest == most else f"{fewest}–{most}"
        yield f"Antalet sidor är {count}, men ska vara {wanted}."
    for number, page in enumerate(examined.pdf.pages, 1):
        left, bottom, right, top = (float(edge) * MILLIMETRES for edge in page.trimbox)
        size = (right - left, top - bottom)
        wrong = [abs(own - wanted) for own, wanted in zip(size, examined.expected.page_size_mm, strict=True)]
        if max(wrong) > TOLERANCE_MM:
            width, height = examined.expected.page_size_mm
            yield f"Sidan {number} är {size[0]:.0f} × {size[1]:.0f} mm, men ska vara {width:g} × {height:g} mm."


def locks(examined: Examined) -> Iterator[str]:
    """UA 7.16: nothing stands between the text and a screen reader."""
    if examined.pdf.is_encrypted:
        yield "Filen är krypterad."


def actions(examined: Examined) -> Iterator[str]:
    """A file that is opened does nothing, and a link leads to an address."""
    names = examined.root.get("/Names", {})
    if "/JavaScript" in names:
        yield "Filen innehåller JavaScript."
    if "/EmbeddedFiles" in names:
        yield "Filen har bilagor."
    if "/OpenAction" in examined.root or "/AA" in examined.root:
        yield "Filen gör något när den öppnas (OpenAction eller AA)."
    for number, page in enumerate(examined.pdf.pages, 1):
        if "/AA" in page.obj:
            yield f"Sidan {number} gör något när den visas (AA)."
    for number, annotation in examined.annotations():
        if fault := _wrong_action(annotation):
            yield f"En länk på sidan {number} {fault}."


def _wrong_action(annotation: Any) -> str:
    action = annotation.get("/A")
    if "/AA" in annotation or (action is not None and action.get("/S") != "/URI"):
        return "gör något annat än att leda till en adress"
    address = str(action.get("/URI", "")) if action is not None else ""
    if action is not None and not address.startswith(SCHEMES):
        return f"leder till ”{address}”, som inte är en webbadress, ett telefonnummer eller en e-postadress"
    if action is None and not isinstance(annotation.get("/Dest"), pikepdf.Object):
        return "leder ingenstans"
    return ""


CHECKS = (title, language, pages, locks, actions)
