"""One sheet made: fitted, rendered, audited, pictured. Runs in a process of its own, knows nothing of the site."""

import os
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import segno
from fontTools.ttLib import TTFont
from PIL import Image
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from . import accessible, line_breaks
from .audit import audit
from .fit import TITLE, Panel, Sizes, fit, panels
from .formats import FORMATS, Format
from .imposition import impose
from .measures import Measures
from .press import Job, Made, Spoilt, keep
from .sheets import QR

STYLES = {"large": ("handout",), "bilingual": ("handout",)}
"""Formats that build on another's style sheet."""
STACKS = {"Arab": ("arabic", "latin"), "Ethi": ("ethiopic", "latin")}
"""Script → fonts in which a letter is looked for; all others have Latin and Cyrillic in one."""
PANEL_NAMES = {
    "cover": "framsidan",
    "flap": "fliken (flap)",
    "back": "baksidan",
    "first": "första delen (first)",
    "second": "andra delen (second)",
    "third": "tredje delen (third)",
    "card": "ett kort",
}
THUMBNAIL = 150
"""Height of a thumbnail, px."""
PICTURE = 300 / 420
"""Height of our pictures as a share of their width."""
ROOM_FOR_PICTURE = (0.24, 0.46)
"""A panel shows its picture if this share of it is left; the picture takes no more than the second figure."""


def make(job: Job) -> Made | Spoilt:
    """Renders a job into the cache. What is wrong with it is told, not raised."""
    if missing := _missing_signs(job):
        what = "Tecknet ”{}” (U+{:04X}) finns inte i broschyrernas typsnitt."
        return Spoilt(tuple((what.format(sign, ord(sign)), sign) for sign in missing), "BRO-04")
    ours = typesetter(job.folder)
    sizes, crowded, filling = ours.fitted(job)
    if crowded:
        return Spoilt(tuple((_too_long(panel, job), "") for panel in crowded), "BRO-01")
    document = ours.document(job, sizes.css + filling if FORMATS[job.format].fitted else "")
    beside = job.target.with_suffix(f".{os.getpid()}.pdf")
    try:
        beside.write_bytes(document.write_pdf(**accessible.OPTIONS))  # type: ignore[arg-type]
        if faults := audit(beside, job.expected):
            return Spoilt(tuple((fault, "") for fault in faults))
        made = Made("", len(document.pages), beside.stat().st_size, sizes.text, *_extras(job, beside))
        beside.replace(job.target)
    finally:
        beside.unlink(missing_ok=True)
    keep(job, made)
    return replace(made, pdf=str(job.target))


def too_full(job: Job) -> Spoilt | None:
    """What does not fit even in the smallest type, without making the sheet."""
    format = FORMATS[job.format]
    crowded = [
        p for p in typesetter(job.folder).measured(job, Sizes(format.type[1], TITLE[1])) if p.lines_over
    ]
    return Spoilt(tuple((_too_long(panel, job), "") for panel in crowded), "BRO-01") if crowded else None


@dataclass(frozen=True)
class Typesetter:
    """WeasyPrint with our styles and fonts, which are read once."""

    folder: Path
    fonts: FontConfiguration

    @cache  # noqa: B019  one for each process, as long as it lives
    def style(self, name: str) -> CSS:
        return CSS(filename=str(self.folder / f"{name}.css"), font_config=self.fonts)

    @lru_cache(1)  # noqa: B019  a sheet is laid out several times over, in one process
    def html(self, job: Job) -> HTML:
        """The sheet, parsed, with its QR code."""
        code = segno.make(job.url, error="m", micro=False).svg_data_uri(border=4)
        return HTML(string=job.html.replace(QR, code), base_url=str(self.folder), url_fetcher=NO_NET)

    def document(self, job: Job, extra: str, *styles: str) -> Document:
        """The sheet laid out."""
        names = ("base", *STYLES.get(job.format, ()), job.format, *styles)
        sheets = [*map(self.style, names), CSS(string=extra, font_config=self.fonts)]
        return self.html(job).render(stylesheets=sheets, font_config=self.fonts)

    def fitted(self, job: Job) -> tuple[Sizes, list[Panel], str]:
        """Sizes of type; the panels that are too full at the smallest; and CSS for pictures that fill empty ones."""
        format = FORMATS[job.format]
        if not format.fitted:
            return Sizes(format.type[0], 0), [], ""

        measures = Measures(job.measures, job.tools, job.html)
        measure = measures.remembering(lambda sizes, names: self.measured(job, sizes, names))
        sizes, found = fit(measure, format)
        measures.save()
        return sizes, [panel for panel in found if panel.lines_over], "".join(map(_filling, found))

    def measured(self, job: Job, sizes: Sizes, names: frozenset[str] = frozenset()) -> list[Panel]:
        """The panels at these sizes of type; of the named ones only, if any are named."""
        shown = ",".join(f".{name}" for name in sorted(names))
        only = f".panel:not({shown}){{display:none}}" if names else ""
        return panels(self.document(job, sizes.css + only, "measure"), FORMATS[job.format])


NO_NET = URLFetcher(allowed_protocols=("data", "file"))
"""Nothing is fetched from anywhere: pictures carry their data, and only our own style sheets name files."""


@cache
def typesetter(folder: Path) -> Typesetter:
    """The typesetter of this process, which mends the engine first."""
    accessible.mend()
    line_breaks.mend()
    return Typesetter(folder, FontConfiguration())


def _filling(panel: Panel) -> str:
    least, most = ROOM_FOR_PICTURE
    left = 1 - panel.fill
    if left < least:
        return ""
    height = min((left - 0.06) * panel.room, most * panel.room, panel.width * PICTURE)
    return f".{panel.name} .filler{{display:block;block-size:{height:.0f}px}}"


def _too_long(panel: Panel, job: Job) -> str:
    floor = FORMATS[job.format].type[1]
    where = PANEL_NAMES.get(panel.name, PANEL_NAMES["card"])
    lines = "1 rad" if panel.lines_over == 1 else f"{panel.lines_over} rader"
    return f"Texten på {where} är {lines} för lång, fast bokstäverna är så små som de får vara ({floor} punkter)."


@cache
def _signs(folder: Path, script: str) -> frozenset[int]:
    """Every sign that the fonts of a script can show."""
    fonts = STACKS.get(script, ("latin",))
    return frozenset(
        code
        for name in fonts
        for code in TTFont(folder / "fonts" / f"{name}-400.ttf", lazy=True).getBestCmap() or ()
    )


def _missing_signs(job: Job) -> list[str]:
    known = _signs(job.folder, job.script)
    return sorted({c for text in job.expected.texts for c in text if ord(c) not in known and not c.isspace()})


def _extras(job: Job, pdf: Path) -> tuple[tuple[int, int], int]:
    """Writes what lies beside the PDF. Gives the size of the thumbnail, px, and of a booklet's print sheet, bytes."""
    picture = _thumbnail(job, pdf)
    data = BytesIO()
    picture.save(data, "WEBP", quality=60, method=6)
    _write(job.target.with_suffix(".webp"), data.getvalue())
    if job.format != "booklet":
        return picture.size, 0
    sheet = impose(pdf, job.expected.direction)
    _write(job.target.with_suffix(".imposed.pdf"), sheet)
    return picture.size, len(sheet)


def _write(path: Path, data: bytes) -> None:
    beside = path.with_suffix(f".{os.getpid()}.new")
    beside.write_bytes(data)
    beside.replace(path)


def _thumbnail(job: Job, pdf: Path) -> Image.Image:
    """A small picture of the front; of a folded sheet, of its cover."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].render(scale=2 * THUMBNAIL / document[0].get_height()).to_pil().convert("RGB")
    finally:
        document.close()
    front = page.crop(_front(page, FORMATS[job.format], job.expected.direction))
    size = (round(THUMBNAIL * front.width / front.height), THUMBNAIL)
    return front.resize(size, Image.Resampling.LANCZOS)


def _front(page: Image.Image, format: Format, direction: str) -> tuple[int, int, int, int]:
    third = round(page.width * 100 / 297)
    if format.id != "trifold":
        return (0, 0, page.width, page.height)
    return (
        (0, 0, third, page.height) if direction == "rtl" else (page.width - third, 0, page.width, page.height)
    )
