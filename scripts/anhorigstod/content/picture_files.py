"""Pictures that staff put into `docs/`: what they must not do, and how large they may be."""

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from .problems import Problem

PHOTOGRAPHS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
PICTURES = (".svg", *PHOTOGRAPHS)
LARGEST = 300_000
"""Bytes. Our readers pay for each: a whole page is 10 kB without its picture."""
PIXELS = 4_000_000
"""A small file can unpack to gigabytes."""
ELEMENTS = frozenset(
    "svg g path circle rect ellipse line polyline polygon title desc defs lineargradient radialgradient stop clippath "
    "mask text tspan symbol use metadata".split()
)
"""What draws. No script, no foreignObject, no animation, no style sheet, no picture from elsewhere."""
_ELSEWHERE = re.compile(
    r"url\(\s*['\"]?(?!#)|(?:src|image|image-set|cross-fade|element|expression)\(|@import|javascript:|data:|\\",
    re.IGNORECASE,
)
"""Ways of CSS to fetch something; a backslash hides them."""


def bad_picture(path: Path, file: str) -> Iterator[Problem]:
    """What is wrong with a picture."""
    size = path.stat().st_size
    if size > LARGEST:
        what = f"Bilden är {size // 1000} kB. Den får vara högst {LARGEST // 1000} kB."
        yield Problem(
            file,
            0,
            what,
            "Läsarna betalar ofta för varje MB.",
            "Spara den mindre, till exempel 1200 punkter bred.",
            "FIL-06",
        )
    elif path.suffix == ".svg":
        if found := active_svg(path.read_bytes()):
            line, what = found
            why = "En ritad bild (SVG) kan köra kod eller hämta något från en annan webbplats."
            yield Problem(
                file, line, what, why, "Spara bilden som PNG, eller ta bort det på raden.", "FIL-07"
            )
    elif what := _broken(path):
        why = "Läsaren skulle inte se någon bild."
        yield Problem(file, 0, what, why, "Spara bilden igen ur ett bildprogram.", "FIL-08")


def active_svg(data: bytes) -> tuple[int, str] | None:
    """The line and the sentence for the first thing in an SVG that is not drawing; None if all of it is."""
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", data.replace(b"\0", b""), re.IGNORECASE):
        return 1, "Bilden har en dokumenttyp eller egna tecken (DOCTYPE, ENTITY)."
    found: list[tuple[int, str]] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        line = parser.CurrentLineNumber
        if name.rpartition(":")[2].lower() not in ELEMENTS:
            found.append((line, f"Bilden innehåller <{name[:40]}>, som inte ritar."))
        for attribute, value in attributes.items():
            plain = attribute.rpartition(":")[2].lower()
            elsewhere = plain in ("href", "src") and not value.strip().startswith("#")
            if plain.startswith("on") or plain == "base" or elsewhere or _ELSEWHERE.search(value):
                found.append((line, f"Bilden har {attribute[:40]}=”{value[:40]}”."))

    def instruction(target: str, _: str) -> None:
        found.append((parser.CurrentLineNumber, f"Bilden hämtar något: <?{target[:40]} …?>."))

    parser.StartElementHandler, parser.ProcessingInstructionHandler = start, instruction
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        return getattr(error, "lineno", 0), "Bilden är trasig."
    return found[0] if found else None


def _broken(path: Path) -> str:
    """What is wrong with a photograph; empty if nothing is."""
    from PIL import (  # hardly any project has one, and it takes a while to import
        Image,
        UnidentifiedImageError,
    )

    try:
        with warnings.catch_warnings(), Image.open(path, formats=[PHOTOGRAPHS[path.suffix]]) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if picture.width * picture.height > PIXELS:
                return f"Bilden är {picture.width} × {picture.height} punkter. Den får ha högst {PIXELS // 1_000_000} miljoner."
            picture.verify()
    except UnidentifiedImageError:
        return f"Filen är ingen bild av slaget {path.suffix}."
    except Exception as error:  # whatever a broken file makes a decoder stumble over
        return f"Bilden är trasig ({type(error).__name__})."
    return ""
