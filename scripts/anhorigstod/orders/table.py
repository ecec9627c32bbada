"""The table that XLSX and DOCX share: its columns, and how an order is found again in what comes back.

A translator may move columns and rows, add some, leave some empty. So columns are found by their heads, and a row by the
mark in its last cell: catalogue and id.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from ..content.problems import ContentError, Problem
from .intake import refusal
from .order import Order, Row

HEADS = {
    "before": "Svenska före",
    "swedish": "Svenska nu",
    "old": "Gammal översättning",
    "translation": "Ny översättning",
    "kind": "Vad",
    "words": "Ord",
}
"""Field of a row → head of its column, in the order they are written; the mark follows."""
NOT_TEXT = "\0"
"""Stands for a cell that holds a formula, a date or an error. No text can be this: XML has no such character."""
_MARK_HEAD = re.compile(r"Rör inte: ([\w-]+) / ([\w-]+)")
_MARK = re.compile(r"(.+)#[0-9a-f]{16}")
_LOST = "Det som står på raden kan inte kopplas till en text."

Table = Iterable[tuple[int, Sequence[str]]]
"""Number, as people count, and cells of each row."""


def heads(order: Order) -> list[str]:
    """The first row; its last cell carries the language."""
    return [*HEADS.values(), f"Rör inte: {order.language} / {order.tag}"]


def mark(row: Row) -> str:
    """What stands in the last cell of a row, so that it is recognised wherever it is moved."""
    return f"{row.key}#{row.id}"


def title(order: Order) -> str:
    """What the document is called: `Översättning från svenska till arabiska`."""
    try:
        name = Locale.parse(order.tag, sep="-").get_display_name("sv")
    except (UnknownLocaleError, ValueError):
        name = None
    return f"Översättning från svenska till {name or order.language}"


def right_to_left(tag: str) -> bool:
    """Whether the language is written from right to left, as CLDR knows it."""
    try:
        return Locale.parse(tag, sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False


def parse(tables: Iterable[Table], file: str) -> Order:
    """The order in the tables of a document; tables without our marks are somebody else's. Raises ContentError."""
    known: _Columns | None = None
    rows: list[Row] = []
    problems: list[Problem] = []
    for table in tables:
        columns: _Columns | None = None
        for number, cells in table:
            if head := _Columns.find(cells, number, file):
                columns = known = head
            elif columns:
                rows += columns.row(cells, number, file, problems)
            elif any(_MARK.fullmatch(cell.strip()) for cell in cells):
                what, how = (
                    "Rubrikraden saknas ovanför raden.",
                    "Kopiera tillbaka rubrikerna ur beställningen.",
                )
                raise refusal(file, what, how, number)
    if not known:
        how = "Använd filen du fick. Ta inte bort den sista kolumnen."
        raise refusal(file, "Tabellen med beställningen finns inte i filen.", how)
    if problems:
        raise ContentError(problems)
    return Order(known.language, known.tag, tuple(rows))


@dataclass(frozen=True)
class _Columns:
    """Where the columns stand in a table."""

    language: str
    tag: str
    places: Mapping[str, int]
    """Field → column, for the fields that have one."""
    mark: int

    @classmethod
    def find(cls, cells: Sequence[str], number: int, file: str) -> "_Columns | None":
        """The columns, if `cells` are the heads. Raises ContentError if one that is needed is missing."""
        names = [" ".join(cell.split()) for cell in cells]
        found = [(place, match) for place, name in enumerate(names) if (match := _MARK_HEAD.fullmatch(name))]
        if not found:
            return None
        place, match = found[0]
        places = {field: names.index(head) for field, head in HEADS.items() if head in names}
        for field in ("swedish", "translation"):
            if names.count(HEADS[field]) != 1:
                what = f"Det ska finnas en kolumn med rubriken ”{HEADS[field]}”."
                raise refusal(file, what, "Skriv rubrikerna som de stod i beställningen.", number)
        return cls(match[1], match[2], places, place)

    def row(self, cells: Sequence[str], number: int, file: str, problems: list[Problem]) -> list[Row]:
        """The row in `cells`, none if it is empty or a problem has been added."""

        def cell(place: int | None) -> str:
            return cells[place] if place is not None and place < len(cells) else ""

        texts = {field: cell(self.places.get(field)) for field in HEADS}
        found = _MARK.fullmatch(cell(self.mark).strip())
        if not found and (texts["translation"].strip() or cell(self.mark).strip()):
            how = "Kopiera märket i sista kolumnen ur beställningen, eller ta bort raden."
            problems.append(Problem(file, number, "Raden saknar sitt märke i sista kolumnen.", _LOST, how))
        elif found and NOT_TEXT in (texts["translation"], texts["swedish"]):
            what = "En ruta på raden innehåller en formel, ett datum eller ett fel i stället för text."
            how = "Gör om rutan till text och skriv översättningen igen."
            problems.append(Problem(file, number, what, "Läsaren skulle se något annat än du menar.", how))
        elif found:
            return [Row(found[1], **{field: text.replace(NOT_TEXT, "") for field, text in texts.items()})]
        return []
