"""Checks of where the text stands: on the paper, and no line upon another."""

from collections.abc import Iterator

import pypdfium2

from .examined import Examined

Box = tuple[float, float, float, float]
"""Left, bottom, right, top; pt."""
UPON = 0.35
"""Lines may touch: letters reach above and below their own. One stands upon another if they share this part of their height …"""
WIDE, PART = 10.0, 0.3
"""… and of their width at least so much, pt, and this part: signs above Arabic letters are texts of their own, but narrow."""
OUTSIDE = 1.0
"""Text may reach this far over the edge of the paper, pt: what a reader takes for the box of a letter is not exact."""
SHOWN = 40


def standing(examined: Examined) -> Iterator[str]:
    """Every text is on the paper and can be read."""
    document = pypdfium2.PdfDocument(examined.data)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            width, height = page.get_size()
            for box in boxes:
                if min(box[0], box[1], width - box[2], height - box[3]) < -OUTSIDE:
                    yield f"Sidan {number}: texten ”{_said(text, box)}” står delvis utanför papperet."
            for one, other in _overlaps(boxes):
                yield f"Sidan {number}: ”{_said(text, one)}” och ”{_said(text, other)}” står på varandra."
    finally:
        document.close()


def _overlaps(boxes: list[Box]) -> Iterator[tuple[Box, Box]]:
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            if wide > max(WIDE, PART * min(one[2] - one[0], other[2] - other[0])) and high > UPON * min(
                one[3] - one[1], other[3] - other[1]
            ):
                yield one, other


def _said(text: pypdfium2.PdfTextPage, box: Box) -> str:
    return " ".join(text.get_text_bounded(*box).split())[:SHOWN]


CHECKS = (standing,)
