"""Orders as XLSX, for translators who work in Excel or LibreOffice. Every cell is text, whatever it begins with."""

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Color, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from .difference import marked
from .order import Order, Row
from .table import HEADS, NOT_TEXT, Table, heads, mark, parse, right_to_left, title

WIDTHS = (40, 40, 40, 40, 10, 24, 6)
_FACE = {"rFont": "Calibri", "sz": 11.0}
_SAME = InlineFont(**_FACE)
_NEW = InlineFont(**_FACE, b=True, color=Color("FFB00020"))
_GONE = InlineFont(**_FACE, strike=True, color=Color("FF595959"))
_FOREIGN = [place for place, field in enumerate(HEADS) if field in ("old", "translation")]
_WRITTEN = list(HEADS).index("translation")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads `_x0041_` as A; the underscore is written as `_x005F_`."""
_ROWS, _COLUMNS = 1_048_576, 64
"""How far a sheet is read: all rows that Excel knows, more columns than anyone adds."""


def write(order: Order, path: Path) -> None:
    """Writes the order as one sheet, in which only the column for the translation can be written in."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Översättning"
    workbook.properties.title, workbook.properties.creator = title(order), ""
    rtl = right_to_left(order.tag)
    for number, row in enumerate(order.rows, 2):
        for place, value in enumerate(_cells(row)):
            _write_cell(sheet, number, place, value, rtl)
    for place, (head, width) in enumerate(zip(heads(order), WIDTHS, strict=True)):
        _write_cell(sheet, 1, place, head, False)
        cell = sheet.cell(1, place + 1)
        cell.font, cell.fill = (
            Font(name="Calibri", size=11, bold=True),
            PatternFill("solid", fgColor="FFEEEEEE"),
        )
        cell.protection = Protection(locked=True)
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.formatCells = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    workbook.save(path)


def read(path: Path, file: str) -> Order:
    """The order in a workbook, on whichever of its sheets it stands."""
    with closing(load_workbook(path, read_only=True)) as workbook:
        return parse((_table(sheet) for sheet in workbook.worksheets), file)


def _cells(row: Row) -> list[str | CellRichText]:
    return [
        _rich(row.before, row.swedish, _GONE),
        _rich(row.swedish, row.before, _NEW),
        *(_escaped(text) for text in (row.old, row.translation, row.kind, row.words, mark(row))),
    ]


def _rich(text: str, other: str, font: InlineFont) -> str | CellRichText:
    """The text with the words that are not in `other` set in `font`."""
    pieces = marked(text, other)
    if not any(changed for _, changed in pieces):
        return _escaped(text)
    return CellRichText([TextBlock(font if changed else _SAME, _escaped(piece)) for piece, changed in pieces])


def _escaped(text: str) -> str:
    return _ESCAPE.sub("_x005F_", text)


def _write_cell(sheet: Worksheet, number: int, place: int, value: str | CellRichText, rtl: bool) -> None:
    cell: Any = sheet.cell(number, place + 1)
    if value:
        cell.value = value
        cell.data_type = "s"  # never a formula, an error or a date, as openpyxl would guess
        cell.quotePrefix = True
    cell.number_format = "@"
    foreign = rtl and place in _FOREIGN
    cell.alignment = Alignment(wrap_text=place < len(HEADS), vertical="top", readingOrder=2 if foreign else 1)
    cell.protection = Protection(locked=place != _WRITTEN)
    if place == len(HEADS):
        cell.font = Font(size=6, color="FF999999")


def _table(sheet: Any) -> Table:
    sheet.reset_dimensions()  # some programs declare too few
    rows: Iterator[tuple[Any, ...]] = islice(sheet.iter_rows(max_col=_COLUMNS), _ROWS)
    for number, row in enumerate(rows, 1):
        if any(cell is not EMPTY_CELL for cell in row):
            yield number, [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str) and cell.data_type == "s":
        return value.replace("_x005F_", "_").replace("_x000D_\n", "\n")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.15g}"
    return NOT_TEXT
