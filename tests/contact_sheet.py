"""Every format of brochure as pictures on one sheet for each language, to be looked at, also in grey.

    .venv/bin/python -m tests.contact_sheet [--languages sv ar fi en]

They are put in .cache/contact-sheet/. Two folded sheets are also put in tests/pictures/, for the README.
"""

import argparse
from pathlib import Path

import pypdfium2
from PIL import Image

from anhorigstod.brochures.press import Made
from anhorigstod.brochures.sheets import Sheet
from anhorigstod.commands.brochures import press, read_sheets
from tests.conftest import ROOT, read_site

HEIGHT, GAP, GREY = 420, 8, "#888888"
PAGES = {"trifold": [0, 1], "booklet": [0, 1, 2, 9, -1], "card": [0]}
"""Format → the pages to show; of the others the first two and the last."""
SHOWN = {"trifold": ("avlosning", "hjalper_du_nagon", "en_bra_plats", "ord_och_nummer")}
"""Format → the brochures to show; of the others one."""
README = {"sv": "hjalper_du_nagon", "ar": "avlosning"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", nargs="*", default=["sv", "ar", "fi", "en"])
    languages = parser.parse_args().languages
    site = read_site()
    sheets = [sheet for sheet in read_sheets(site).all() if sheet.language.id in languages]
    made = press(site).run(sheets, print)
    folder = ROOT / ".cache" / "contact-sheet"
    folder.mkdir(parents=True, exist_ok=True)
    for language in languages:
        rows = [row(sheet, made) for sheet in sheets if sheet.language.id == language and shown(sheet)]
        picture = stacked(rows)
        picture.save(folder / f"{language}.png")
        picture.convert("L").save(folder / f"{language}-grey.png")
    for sheet in sheets:
        if sheet.format.id == "trifold" and README.get(sheet.language.id) == sheet.brochure.id:
            faces = [picture_of(made[sheet.name].path, page, 620) for page in (0, 1)]
            stacked(faces).quantize(64).save(
                ROOT / "tests" / "pictures" / f"{sheet.language.id}-trifold.png", optimize=True
            )
    print(f"Pictures in {folder}")


def shown(sheet: Sheet) -> bool:
    brochures = SHOWN.get(sheet.format.id, ("avlosning", "hela", "kort_att_visa"))
    return sheet.brochure.id in brochures


def row(sheet: Sheet, made: dict[str, Made]) -> Image.Image:
    pages = PAGES.get(sheet.format.id, [0, 1, -1])
    pictures = [picture_of(made[sheet.name].path, page, HEIGHT) for page in pages]
    whole = Image.new("RGB", (sum(p.width + GAP for p in pictures) + GAP, HEIGHT + 2 * GAP), GREY)
    left = GAP
    for picture in pictures:
        whole.paste(picture, (left, GAP))
        left += picture.width + GAP
    return whole


def picture_of(pdf: Path, page: int, height: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        leaf = document[page % len(document)]
        return leaf.render(scale=height / leaf.get_height()).to_pil().convert("RGB")
    finally:
        document.close()


def stacked(rows: list[Image.Image]) -> Image.Image:
    width = max(picture.width for picture in rows) + 2 * GAP
    whole = Image.new("RGB", (width, sum(picture.height + GAP for picture in rows) + GAP), GREY)
    top = GAP
    for picture in rows:
        whole.paste(picture, (GAP, top))
        top += picture.height + GAP
    return whole


if __name__ == "__main__":
    main()
