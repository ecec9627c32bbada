"""Checks of what a reader gets: the text in order, phone numbers the right way round, and where QR codes lead."""

import unicodedata
from collections.abc import Iterator

import pypdfium2
import zxingcpp

from .examined import Examined
from .likeness import likeness, plain

ENOUGH = 0.99
"""Share of the text that must be read as it is written: a word or two of a brochure may be set otherwise."""
SCALES = (2, 4)
"""Pixels to a point: 144 dpi is enough for a code that a phone can read; a small one is looked at more closely."""
SHOWN = 60
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def text(examined: Examined) -> Iterator[str]:
    """The strict text of the tags is the source's, in its order."""
    expected = "\n".join(examined.expected.texts)
    share = likeness(expected, examined.text)
    if share < ENOUGH:
        heard = plain(examined.text)
        lost = next((block for block in map(plain, examined.expected.texts) if block not in heard), "")
        where = f" Det börjar vid ”{lost[:SHOWN]}”." if lost else " Stycken är i fel ordning eller för många."
        percent = f"{share * 100:.1f}".replace(".", ",")
        yield f"Bara {percent} % av texten läses upp rätt och i rätt ordning.{where}"


def characters(examined: Examined) -> Iterator[str]:
    """UA 7.2: every glyph stands for a character that others know."""
    strange = {c for c in examined.text if c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn", "Cs")}
    for character in sorted(strange):
        yield f"Texten har ett tecken som ingen annan känner till (U+{ord(character):04X})."


def phones(examined: Examined) -> Iterator[str]:
    """Phone numbers are read as they are written, and stand from left to right on paper too."""
    heard = plain(examined.text)
    drawn = plain("".join(string for page in examined.reading.pages for string in page.drawn))
    for phone in map(plain, examined.expected.phones):
        if phone not in heard:
            yield f"Telefonnumret ”{phone}” läses inte upp."
        elif phone not in drawn:
            yield f"Telefonnumret ”{phone}” står inte från vänster till höger på papperet."


def codes(examined: Examined) -> Iterator[str]:
    """What another program reads in the pictures of the pages."""
    missing = set(examined.expected.qr)
    if not missing:
        return
    document = pypdfium2.PdfDocument(examined.data)
    try:
        pages = [number for number, page in enumerate(examined.reading.pages) if page.pictures]
        for scale in SCALES:
            for number in pages:
                if missing:
                    missing -= _decoded(document[number], scale)
    finally:
        document.close()
    for address in sorted(missing):
        yield f"Ingen QR-kod leder till {address}."


def _decoded(page: pypdfium2.PdfPage, scale: int) -> set[str]:
    picture = page.render(scale=scale, grayscale=True).to_pil()
    return {code.text for code in zxingcpp.read_barcodes(picture, formats=QR)}


CHECKS = (text, characters, phones, codes)
