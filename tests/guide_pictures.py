"""Makes the pictures of CONTRIBUTING.md in .github/guide/, from a copy of the project in which a page is changed.

    .venv/bin/python -m tests.guide_pictures

Needs Chromium and LibreOffice. Nothing is drawn by hand but the letters: pages are photographed as they are built, a summary
is the one that `anhorigstod check` writes, the order is opened in LibreOffice, the brochure is the PDF that is made.
"""

import contextlib
import io
import subprocess
import tempfile
from pathlib import Path

import markdown
import pypdfium2
import zxingcpp
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from anhorigstod.cli import main as anhorigstod
from tests.conftest import ROOT, copy_project
from tests.photographs import (
    SCALE,
    WIDTH,
    beside,
    box_of,
    browser,
    last_of,
    lettered,
    photograph,
    region,
    served,
    shown,
    stacked,
)

FOLDER = ROOT / ".github" / "guide"
QUALITY = 40
"""Of WebP."""
PAGE = "docs/stod/samtal.md"
SMALL = ("Berätta hur du har det.", "Berätta hur du har det hemma.")
GRAVE = ("du talar. Fråga om du kan få tolk.", "du talar. Du får alltid tolk.")
NEW = ("vad du berättar.", "vad du berättar.\n6. Skriv gärna upp dina frågor innan.")
MISTAKES = (
    "hur ni kan prata: i telefon eller när ni träffas.",
    "oss. Ring 040-628 04 00. [Klicka här](../kontakt.md).",
)
PRINTED = "hjalper_du_nagon --language en --format handout --place vardcentraler --copies 50".split()
STYLE = """body{font:16px/1.45 system-ui,sans-serif;color:#222;margin:0;padding:20px 64px 20px 24px;width:612px}
h2{margin:0 0 8px;font-size:24px;border-bottom:1px solid #ccc;padding-bottom:8px}h3{margin:16px 0 8px}p{margin:8px 0}
ul{padding-left:22px;margin:0}li{margin-bottom:8px}code{background:#eee;padding:1px 4px;border-radius:4px;font-size:14px}
table{border-collapse:collapse;margin:10px 0}td,th{border:1px solid #ccc;padding:4px 10px;text-align:left}a{color:#0b4f9e}"""
"""Of the page on which a summary is photographed: no host's look."""


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as running:
        project = copy_project(Path(folder), shown=None)
        commit(project)
        edit(project, "mkdocs.yml", ("# repo_url", "repo_url"), ("# edit_uri", "edit_uri"))
        command(project, "edition", "add", *PRINTED)
        edit(project, PAGE, MISTAKES, SMALL)
        summary(project, running)
        edit(project, PAGE, MISTAKES[::-1], GRAVE, NEW)
        command(project, "build", "--no-brochures")
        with served(project / "site") as address:
            readers_page(running, address)
            staff_page(running, address)
            editing_link(running, address)
        order(project)
        brochure(project)
    for path in sorted(FOLDER.glob("*.webp")):
        print(f"{path.name:22} {path.stat().st_size / 1000:5.1f} kB  {Image.open(path).size}")


def summary(project: Path, running: Browser) -> None:
    """What a pull request shows when something must be mended."""
    file = project / "granskning.md"
    command(project, "check", "--summary", str(file), "--against", "HEAD")
    text = file.read_text(encoding="utf-8").replace("<details>", '<details markdown="1">')
    html = markdown.markdown(text, extensions=["tables", "md_in_html"])
    page = shown(running)
    page.set_content(f'<meta charset="utf-8"><style>{STYLE}</style>{html}')
    parts = [
        page.locator("h2 + p"),
        page.locator("li strong").first,
        page.locator("li a").nth(1),
        page.locator("table"),
    ]
    save("sammanfattning", lettered(photograph(page), [beside(part) for part in parts]))


def readers_page(running: Browser, address: str) -> None:
    """What a reader sees of a page that is not wholly translated: the notice on top, and the marks in the text."""
    page = shown(running, f"{address}en/stod/samtal/")
    top, steps = page.locator(".notice"), page.locator("article ol").first
    parts = [top, *(steps.locator("li").nth(number) for number in (2, 4, 5))]
    whole = lettered(photograph(page), [beside(part) for part in parts])
    regions = region(top, top), region(page.locator("#sa-gar-det-till"), steps)
    save("sida", stacked([whole.crop(one) for one in regions]))


def staff_page(running: Browser, address: str) -> None:
    """The staff's page: languages, next steps, pages, printed paper."""
    page = shown(running, f"{address}redaktion/", 840, 1.1)
    headings = page.locator("main h2")
    points = [beside(headings.nth(number), 840) for number in range(4)]
    whole = lettered(photograph(page), points, 1.1)
    last = page.locator("main h2:nth-of-type(4) ~ ul > li").first
    save("redaktion", whole.crop(region(headings.first, last, 840, 1.1)))


def editing_link(running: Browser, address: str) -> None:
    """Where a page leads to its file."""
    page = shown(running, f"{address}stod/samtal/")
    box = box_of(page.locator("footer li a").last)
    whole = lettered(photograph(page), [(box[0] + box[2] + 24, box[1] + box[3] / 2)])
    save("andra", whole.crop(region(page.locator("footer .brand"), page.locator("footer ul"))))


def order(project: Path) -> None:
    """The file that a translator gets, as LibreOffice opens it: the four columns that matter."""
    file = project / "bestallning-en.docx"
    command(project, "order", "en", "--out", str(file))
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", project, file],
        check=True,
        capture_output=True,
    )
    leaf, scale = pypdfium2.PdfDocument(file.with_suffix(".pdf"))[0], 2.0
    columns = ("Svenska före", "Svenska nu", "Gammal översättning", "Ny översättning")
    found = [[x * scale, y * scale] for x, y in (last_of(leaf, words) for words in columns)]
    points = [(x + 26, y - 2) for x, y in found[:3]] + [(found[3][0] + 20, found[3][1] + 46)]
    picture = lettered(leaf.render(scale=scale).to_pil().convert("RGB"), points, 1)
    right, foot = last_of(leaf, "Vad")[0] * scale - 40, last_of(leaf, "innan.")[1] * scale + 40
    save("bestallning", picture.crop((30, 40, round(right), round(foot))))


def brochure(project: Path) -> None:
    """The foot of a folded sheet's back, which bears its QR, its date and its code."""
    command(project, "brochures", "--brochure", "avlosning", "--language", "sv", "--format", "trifold")
    leaf, scale = pypdfium2.PdfDocument(next((project / "broschyrer").glob("*.pdf")))[0], 4.0
    picture = leaf.render(scale=scale).to_pil().convert("RGB")
    [qr] = zxingcpp.read_barcodes(picture)
    year = last_of(leaf, "2026")
    code = last_of(leaf, qr.text.rpartition("#u")[2])
    points = [(qr.position.top_left.x - 30, qr.position.top_left.y + 16)]
    points += [(x * scale - 20, y * scale - 42) for x, y in (year, code)]
    third, top = picture.width // 3, qr.position.top_left.y - 30
    save("broschyr", lettered(picture, points, 1).crop((third, top, 2 * third, round(code[1] * scale) + 60)))


def command(project: Path, *words: str) -> None:
    """Runs one of our commands without showing what it says. A check that finds something is no fault here."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = anhorigstod(["--project", str(project), *words])
    assert code == 0 or words[0] == "check", said.getvalue()


def commit(project: Path) -> None:
    """So that there is a version to compare with."""
    person = ("-c", "user.name=x", "-c", "user.email=x@example.se")
    for words in (
        ("init", "-q"),
        ("add", "docs", "overrides", "translations", "mkdocs.yml"),
        ("commit", "-qm", "x"),
    ):
        subprocess.run(["git", *person, *words], cwd=project, check=True)


def edit(project: Path, file: str, *changes: tuple[str, ...]) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{file} has no {old!r}"
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def save(name: str, picture: Image.Image) -> None:
    """As wide as the others at most, with a thin frame: a white page needs an edge on a white page."""
    picture.thumbnail((round(WIDTH * SCALE), picture.height))
    ImageDraw.Draw(picture).rectangle((0, 0, picture.width - 1, picture.height - 1), outline="#999", width=2)
    picture.save(FOLDER / f"{name}.webp", quality=QUALITY, method=6)


if __name__ == "__main__":
    main()
