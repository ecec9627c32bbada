"""Orders as DOCX, for translators who work in Word or LibreOffice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from .difference import marked
from .order import Order, Row
from .table import HEADS, Table, heads, mark, parse, right_to_left, title

INSTRUCTIONS = (
    "Skriv din översättning i kolumnen ”Ny översättning”. Ändra inget i de andra kolumnerna.",
    "Fet stil visar ord som är nya i den svenska texten. Överstruket visar ord som är borttagna.",
    "Låt {{ … }}, {…}, *, [ ] och ( ) stå kvar med det som är inom dem. Lämna rutan tom om du är osäker.",
)
WIDTHS = tuple(Mm(width) for width in (52, 52, 52, 62, 18, 28, 13))
_GREY = RGBColor(0x76, 0x76, 0x76)
_FOREIGN = ("old", "translation")

_SKIPPED = {qn(name) for name in ("w:pPr", "w:rPr", "w:del", "w:moveFrom")}
"""Not what the reader sees: formats, and what is deleted or moved away while changes are tracked."""
_SIGNS = {
    qn(name): sign
    for name, sign in {
        "w:br": "\n",
        "w:cr": "\n",
        "w:tab": "\t",
        "w:noBreakHyphen": "\u2011",
        "w:softHyphen": "\u00ad",
    }.items()
}


def write(order: Order, path: Path) -> None:
    """Writes the order as a table with a title and three lines that say how to use it."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(10)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
    document.core_properties.title, document.core_properties.author = title(order), ""
    document.add_heading(title(order), 0)
    for line in INSTRUCTIONS:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(WIDTHS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    _write_row(table, [[(head, True)] for head in heads(order)], False, True)
    rtl = right_to_left(order.tag)
    for row in order.rows:
        _write_row(table, _cells(row), rtl, False)
    document.save(str(path))


def read(path: Path, file: str) -> Order:
    """The order in a document. Tracked changes are read as if accepted."""
    body = Document(str(path)).element.body
    return parse((_table(table) for table in body.iter(qn("w:tbl"))), file)


def _cells(row: Row) -> list[list[tuple[str, bool]]]:
    plain = (row.old, row.translation, row.kind, row.words, mark(row))
    return [marked(row.before, row.swedish), marked(row.swedish, row.before), *([(t, False)] for t in plain)]


def _write_row(table: Any, cells: list[list[tuple[str, bool]]], rtl: bool, head: bool) -> None:
    row = table.add_row()
    settings = row._tr.get_or_add_trPr()
    settings.append(OxmlElement("w:cantSplit"))
    if head:
        settings.append(OxmlElement("w:tblHeader"))
    for field, cell, width, pieces in zip([*HEADS, "mark"], row.cells, WIDTHS, cells, strict=True):
        cell.width = width
        _write_cell(cell.paragraphs[0], field, pieces, rtl and field in _FOREIGN, head)


def _write_cell(
    paragraph: Paragraph, field: str, pieces: list[tuple[str, bool]], rtl: bool, head: bool
) -> None:
    if rtl:
        _make_rtl(paragraph)
    for text, changed in pieces:
        run = paragraph.add_run(text)
        run.font.size = Pt(5 if field == "mark" else 9)
        run.font.rtl = rtl or None
        if field == "mark":
            run.font.color.rgb = _GREY
        elif changed and field == "before" and not head:
            run.font.strike = True
        elif changed:
            run.bold = True


def _make_rtl(paragraph: Paragraph) -> None:
    """Sets the paragraph from right to left, and what is typed into it too while it is empty."""
    settings = paragraph._p.get_or_add_pPr()
    settings.append(OxmlElement("w:bidi"))
    settings.append(OxmlElement("w:rPr"))
    settings[-1].append(OxmlElement("w:rtl"))


def _table(table: Any) -> Table:
    rows = table.xpath("./w:tr | ./w:sdt/w:sdtContent/w:tr")
    return (
        (number, list(_row(row))) for number, row in enumerate(rows, 1) if not row.xpath("./w:trPr/w:del")
    )


def _row(row: Any) -> Iterator[str]:
    for cell in row.xpath("./w:tc | ./w:sdt/w:sdtContent/w:tc"):
        yield "\n".join(_text(paragraph) for paragraph in cell.iter(qn("w:p")))
        span = cell.xpath("string(./w:tcPr/w:gridSpan/@w:val)")
        yield from [""] * (min(int(span), 64) - 1 if span else 0)


def _text(element: Any) -> str:
    """The text of a paragraph through all that can wrap it: insertions, links, fields."""
    if element.tag == qn("w:t"):
        return (element.text or "").replace("_x005F_", "_")  # LibreOffice writes _x0041_ as Excel must
    return "".join(_SIGNS.get(child.tag) or _text(child) for child in element if child.tag not in _SKIPPED)
