"""The report's first table as a picture for the board: a row for each language, a bar for each month, every number written out.

One colour and no legend: what it says is the same in grey. Who listens hears the same numbers in the description.
"""

from collections.abc import Iterator
from html import escape

from .addresses import Table
from .report import SMALL, Cell, Report, Series
from .tables import cell_text, sum_text

BRAND, INK, SOFT, LINE, PAPER = "#0b4f52", "#1a2627", "#45545a", "#ddd3c3", "#ffffff"
"""`--brand`, `--ink`, `--soft` and `--line` of base.css, on white paper. Text has a contrast of at least 7:1."""
MONTHS = 12
WIDTH, LEFT, RIGHT = 960, 150, 130
TOP, ROW, BAR = 76, 84, 48
"""Pixels: above the first row, a row, and the tallest bar in it."""
NAMES = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
TITLE = "Besök per språk och månad"


def as_svg(report: Report) -> str:
    """A picture without scripts or styles of others. Gives the same bytes for the same numbers."""
    months = report.months[-MONTHS:]
    rows = [Series(row.name, row.cells[-MONTHS:]) for row in report.tables[Table.LANGUAGE].rows]
    foot = [f"{card.indicator.name}: {card.share}" for card in report.cards]
    foot.append(f"Ett besök är en telefon eller dator en dag. < {SMALL} är ett till {SMALL - 1} besök.")
    height = TOP + ROW * len(rows) + 24 * len(foot) + 24
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="sv" role="img" aria-labelledby="t d" viewBox="0 0 {WIDTH} {height}"'
        f' font-family="system-ui, \'Segoe UI\', Roboto, \'Noto Sans\', sans-serif" font-size="15" fill="{INK}">',
        f'<title id="t">{_text(_title(months))}</title>',
        f'<desc id="d">{_text(_description(rows, months, foot))}</desc>',
        f'<pattern id="s" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0v6" stroke="{BRAND}" stroke-width="3"/></pattern>',
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
        f'<text x="24" y="34" font-size="22" font-weight="700">{_text(_title(months))}</text>',
        *_rows(rows, months),
    ]
    below = TOP + ROW * len(rows) + 24
    parts += [
        f'<text x="24" y="{below + 24 * line}" font-size="14" fill="{SOFT}">{_text(text)}</text>'
        for line, text in enumerate(foot)
    ]
    return "\n".join([*parts, "</svg>\n"])


def _title(months: tuple[str, ...]) -> str:
    if not months:
        return f"{TITLE}: inga besök ännu"
    return f"{TITLE}, {months[0]}" + (f" till {months[-1]}" if len(months) > 1 else "")


def _description(rows: list[Series], months: tuple[str, ...], foot: list[str]) -> str:
    told = [
        f"{row.name}: "
        + ", ".join(f"{month} {cell_text(cell)}" for month, cell in zip(months, row.cells, strict=True))
        for row in rows
        if months
    ]
    return ". ".join([*told, *foot])


def _rows(rows: list[Series], months: tuple[str, ...]) -> Iterator[str]:
    most = max((cell or 0 for row in rows for cell in row.cells), default=0) or 1
    step = (WIDTH - LEFT - RIGHT) / max(len(months), 1)
    for index, row in enumerate(rows):
        base = TOP + ROW * index + ROW - 24
        yield f'<text x="24" y="{base}" font-weight="600">{_text(row.name)}</text>'
        yield f'<path d="M{LEFT} {base}H{WIDTH - RIGHT}" stroke="{LINE}"/>'
        if months:
            yield f'<text x="{WIDTH - 24}" y="{base}" text-anchor="end" font-weight="600">{sum_text(row.sum)}</text>'
        for place, (month, cell) in enumerate(zip(months, row.cells, strict=True)):
            yield from _bar(cell, month, LEFT + step * (place + 0.5), base, most, min(step - 10, 44))


def _bar(cell: Cell, month: str, middle: float, base: int, most: int, width: float) -> Iterator[str]:
    height = 4 if cell is None else max(round(BAR * cell / most), 1 if cell else 0)
    fill = "url(#s)" if cell is None else BRAND
    centre = f'x="{middle:.0f}" text-anchor="middle"'
    if height:
        yield f'<rect x="{middle - width / 2:.0f}" y="{base - height}" width="{width:.0f}" height="{height}" fill="{fill}"/>'
    yield f'<text {centre} y="{base - height - 5}">{_text(cell_text(cell))}</text>'
    yield f'<text {centre} y="{base + 15}" font-size="12" fill="{SOFT}">{NAMES[int(month[5:]) - 1]}</text>'


def _text(text: str) -> str:
    return escape(
        "".join(sign if sign.isprintable() or sign == "\N{NO-BREAK SPACE}" else "�" for sign in text)
    )
