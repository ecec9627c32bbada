"""A booklet's pages put on A4 sheets for the print shop: two to a side, in the order that folding and stapling asks for.

The tag tree is lost on the way (pypdf, pikepdf and pdfimpose all drop it, PRINT.md), so this is an extra: the reading
file is what is published.
"""

from io import BytesIO
from pathlib import Path

import pikepdf

MM = 72 / 25.4
A4_LYING = (297 * MM, 210 * MM)


def order(pages: int, direction: str = "ltr") -> list[tuple[int, int]]:
    """For each side of paper the two page numbers on it, from 1, left one first; 0 is a blank page.

    Sides come in pairs, front and back. Where one reads from the right the binding is on the right.
    """
    whole = -(-pages // 4) * 4
    sides = []
    for sheet in range(whole // 4):
        front = (whole - 2 * sheet, 1 + 2 * sheet)
        back = (2 + 2 * sheet, whole - 1 - 2 * sheet)
        sides += [front, back]
    shown = [(left if left <= pages else 0, right if right <= pages else 0) for left, right in sides]
    return shown if direction == "ltr" else [(right, left) for left, right in shown]


def impose(booklet: Path, direction: str) -> bytes:
    """The print sheets of a booklet of A5 pages. The same booklet gives the same bytes."""
    with pikepdf.open(booklet) as source, pikepdf.new() as target:
        half = A4_LYING[0] / 2
        for numbers in order(len(source.pages), direction):
            page = target.add_blank_page(page_size=A4_LYING)
            for place, number in enumerate(numbers):
                if number:  # not `add_overlay`, which invents a new name each time
                    form = target.copy_foreign(source.pages[number - 1].as_form_xobject())
                    name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/Page{number}"))
                    page.contents_add(f"q 1 0 0 1 {place * half:.3f} 0 cm {name} Do Q\n".encode())
        target.docinfo["/Title"] = str(source.docinfo.get("/Title", ""))
        target.Root.ViewerPreferences = pikepdf.Dictionary(Duplex=pikepdf.Name.DuplexFlipShortEdge)
        data = BytesIO()
        target.save(data, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return data.getvalue()
