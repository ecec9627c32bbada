"""The report as tables for a terminal, and as CSV for a spreadsheet."""

import csv
from collections.abc import Iterator
from io import StringIO

from ..content.problems import shown
from .distinct import EXACT
from .report import SMALL, Card, Cell, Counted, Report, Series, Sum, percent

MONTHS = 6
"""The latest ones, which a screen has room for."""
ROWS = 15
NAME = 36
"""Signs of a row's name."""
NONE_YET = "  inga besök ännu"


def number(value: int) -> str:
    """`12 345`, with spaces that do not break."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


def cell_text(cell: Cell) -> str:
    """A number, or that it is small."""
    return f"<\N{NO-BREAK SPACE}{SMALL}" if cell is None else number(cell)


def sum_text(sum: Sum) -> str:
    """A sum, and whether it is a part of one."""
    return f"minst\N{NO-BREAK SPACE}{number(sum.number)}" if sum.at_least else number(sum.number)


def as_text(report: Report) -> str:
    """For a terminal."""
    parts = [_table(table, report.months) for table in report.tables.values()]
    parts += [_card(card) for card in report.cards]
    return (
        "\n\n".join([*("\n".join(part) for part in parts), "\n".join([*_meaning(), *about_log(report)])])
        + "\n"
    )


def _table(table: Counted, months: tuple[str, ...]) -> Iterator[str]:
    yield table.head.upper()
    if not months or not table.rows:
        yield NONE_YET
        return
    latest = slice(-MONTHS, None)
    rows = table.rows[:ROWS]
    yield _line("", [*months[latest], "Summa"])
    for row in rows:
        part = Series(row.name, row.cells[latest])
        yield _line(part.name, [*map(cell_text, part.cells), sum_text(part.sum)])
    if left := len(table.rows) - len(rows):
        yield f"  … och {left} rader till: --format csv"
    columns = list(zip(*(row.cells[latest] for row in table.rows), strict=True))
    whole = Sum.of(cell for column in columns for cell in column)
    yield _line("Summa", [*(sum_text(Sum.of(column)) for column in columns), sum_text(whole)])


def _line(name: str, cells: list[str]) -> str:
    short = name if len(name) <= NAME else f"{name[: NAME - 1]}…"
    return f"  {short:<{NAME}}" + "".join(f"{cell:>12}" for cell in cells)


def _card(card: Card) -> Iterator[str]:
    yield shown(card.indicator.name).upper()
    if card.rows:
        yield _line("", ["Månad", "Utdelade", "Aktiverade", "Andel"])
    for place, month, out, active in card.rows:
        yield _line(place, [month, number(out), number(active), percent(active, out)])
    yield f"  {card.share}"


def _meaning() -> Iterator[str]:
    """What the numbers mean."""
    yield "Ett besök är en telefon eller dator en dag. Samma telefon nästa dag är ett nytt besök, och den som läser på två språk"
    yield "räknas på båda. Inga adresser sparas. Delar flera en dator räknas de som en; byter telefonen nät räknas den två gånger."
    yield f"”{cell_text(None)}” är ett till {SMALL - 1} besök. I en summa räknas det som 1, och då står det ”minst”. Tal över {number(EXACT)} är"
    yield "uppskattade: nästan alltid rätt på 5 procent när, och lite olika varje gång."
    yield "Robotar som inte säger att de är robotar räknas som besök. Sidor som läses utan internet syns inte."


def about_log(report: Report) -> Iterator[str]:
    """What was read, and what was left out."""
    lines = report.lines
    period = f"{lines.first} till {lines.last}" if lines.first else "inga dagar"
    yield f"Loggen: {period}. {number(lines.read)} rader. Hämtat av robotar och borttaget: {number(lines.robots)}."
    if lines.malformed:
        yield f"Obs: {number(lines.malformed)} rader gick inte att läsa och är inte med."
    if lines.nameless:
        yield f"Obs: {number(lines.nameless)} rader säger inte vilken webbläsare det var. Då går robotar inte att ta bort."
        yield "Be den som sköter servern om formatet ”combined”."
    if len(report.months) > MONTHS:
        yield f"Tabellen visar de senaste {MONTHS} månaderna, diagrammet 12. Alla finns med --format csv."


def as_csv(report: Report) -> str:
    """A line for each number, with semicolons as Swedish spreadsheets want them. No sums: a spreadsheet makes them itself."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["tabell", "rad", "månad", "mått", "antal"])
    for table in report.tables.values():
        for row in table.rows:
            for month, cell in zip(report.months, row.cells, strict=True):
                writer.writerow(_harmless(table.head, row.name, month, "besök", _plain(cell)))
    for card in report.cards:
        for place, month, out, active in card.rows:
            for measure, value in (("utdelade", out), ("aktiverade", active)):
                writer.writerow(_harmless(shown(card.indicator.name), place, month, measure, str(value)))
    return text.getvalue()


def _plain(cell: Cell) -> str:
    return f"<{SMALL}" if cell is None else str(cell)


def _harmless(*cells: str) -> list[str]:
    """Cells that no spreadsheet takes for a formula."""
    return [f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in cells]
