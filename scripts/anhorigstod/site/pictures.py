"""The picture that others show when somebody passes a page's address on: its title in the right script (Open Graph)."""

import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ..translation.languages import Language

SIZE = (1200, 630)
"""Pixels: what the services that show such pictures ask for."""
BRAND, PAPER, SOFT = "#0b4f52", "#fdfaf5", "#93d6d0"
MARGIN = 90
TITLE, NAME = (84, 68, 56), 36
"""Sizes of type, px: the largest of the first at which the title takes three lines at most."""
FONTS = {"Arab": "arabic", "Ethi": "ethiopic"}
"""Script → font of `print/fonts/`; all others have Latin and Cyrillic in one."""
VERSION = "1"
"""Goes into the fingerprint: raise it when the drawing changes."""


def share_picture(title: str, site_name: str, language: Language, overrides: Path, folder: Path) -> Path:
    """The PNG, drawn once for each title and kept in `folder`."""
    words = "\0".join((VERSION, title, site_name, language.tag))
    path = folder / f"{hashlib.sha256(words.encode()).hexdigest()[:24]}.png"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_bytes(_drawn(title, site_name, language, overrides / "print" / "fonts"))
        beside.replace(path)
    return path


def _drawn(title: str, site_name: str, language: Language, fonts: Path) -> bytes:
    picture = Image.new("RGB", SIZE, BRAND)
    draw = ImageDraw.Draw(picture)
    rtl = language.direction == "rtl"
    edge, anchor = (SIZE[0] - MARGIN, "ra") if rtl else (MARGIN, "la")
    family = FONTS.get(language.script, "latin")
    size, lines = next(
        (
            (size, lines)
            for size in TITLE
            if len(lines := _lines(title, _font(fonts, family, 700, size))) <= 3
        ),
        (TITLE[-1], _lines(title, _font(fonts, family, 700, TITLE[-1]))[:3]),
    )
    top = MARGIN
    for line in lines:
        font = _font(fonts, family, 700, size)
        draw.text((edge, top), line, PAPER, font, anchor, direction=language.direction, language=language.tag)
        top += round(size * 1.45)
    bottom = SIZE[1] - MARGIN
    _draw_logo(draw, SIZE[0] - MARGIN - 60 if not rtl else MARGIN, bottom - 60)
    small = _font(fonts, family, 400, NAME)
    draw.text(
        (edge, bottom - 50),
        site_name,
        SOFT,
        small,
        anchor,
        direction=language.direction,
        language=language.tag,
    )
    data = BytesIO()
    picture.quantize(32).save(data, "PNG", optimize=True)
    return data.getvalue()


def _draw_logo(draw: ImageDraw.ImageDraw, left: int, top: int) -> None:
    """The mark of `assets/logo.svg`: two strokes that meet."""
    scale = 4
    for start, end, colour in (((17.2, 8.2), (12, 15), SOFT), ((6.8, 8.2), (12, 15.6), PAPER)):
        points = [(left + (x - 2) * scale, top + (y - 4) * scale) for x, y in (start, end)]
        draw.line(points, colour, round(9.4 * scale))
        for x, y in points:
            draw.ellipse((x - 4.7 * scale, y - 4.7 * scale, x + 4.7 * scale, y + 4.7 * scale), colour)


@cache
def _font(folder: Path, family: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    """Shaped by Raqm, which joins Arabic letters and puts them in order."""
    return ImageFont.truetype(folder / f"{family}-{weight}.ttf", size, layout_engine=ImageFont.Layout.RAQM)


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """The text in lines that fit between the margins."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and font.getlength(longer) <= SIZE[0] - 2 * MARGIN:
            found[-1] = longer
        else:
            found.append(word)
    return found
