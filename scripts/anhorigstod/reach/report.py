"""What may be told: numbers from one to four are taken away here, before anything is put in order, added up or drawn.

All that comes after knows only that a cell is small. A sum is made of what is shown, and says `minst` where a part of it
is small; so no sum, order or chart can give a small number away, however rows and columns are combined.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..brochures.names import brochure_address
from ..content.kinds import Brochure, Indicator, Place
from ..content.problems import shown
from ..site.places import CARDS
from ..translation.languages import Language
from ..translation.source import Source
from .addresses import NO_PLACE, Table
from .visits import Lines, Visits

SMALL = 5
"""The least number that is shown, besides none at all."""
HEADS = {
    Table.LANGUAGE: "Besök per språk",
    Table.PAGE: "Besök per sida",
    Table.DOWNLOAD: "Hämtade broschyrer",
    Table.PLACE: "Besök från QR-kod på papper, per plats",
}
ALWAYS = (Table.LANGUAGE, Table.PLACE)
"""Tables that show rows without a visit too: nobody came is what one must see."""

Cell = int | None
"""How many; None: one to four."""


def masked(number: int) -> Cell:
    """The number if it may be shown."""
    return None if 0 < number < SMALL else number


@dataclass(frozen=True)
class Sum:
    """What the shown numbers come to. A small one counts as one, for more is not known of it."""

    number: int
    at_least: bool
    """Whether a small number is part of it."""

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> "Sum":
        cells = tuple(cells)
        return cls(sum(1 if cell is None else cell for cell in cells), None in cells)


@dataclass(frozen=True)
class Series:
    """A row: a name, and how many in each month."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def sum(self) -> Sum:
        return Sum.of(self.cells)

    @property
    def empty(self) -> bool:
        return not any(cell is None or cell for cell in self.cells)


@dataclass(frozen=True)
class Counted:
    """A table."""

    head: str
    rows: tuple[Series, ...]
    """In the order of the files, or those with the most visits first."""


@dataclass(frozen=True)
class Card:
    """An indicator of the plan, with the names of its places."""

    indicator: Indicator
    rows: tuple[tuple[str, str, int, int], ...]
    """Place, month, handed out, activated."""

    @property
    def share(self) -> str:
        """How far it is from its goal, as a sentence."""
        goal = f"Mål: minst {self.indicator.goal.number} %"
        if self.indicator.until:
            goal += f" senast {self.indicator.until.day}"
        out, active = sum(row[2] for row in self.rows), sum(row[3] for row in self.rows)
        if not self.rows:
            return f"inga uppgifter ännu. {goal}."
        if not out:
            return f"{active} aktiverade, inga utdelade. {goal}."
        reached = "nått" if active * 100 >= self.indicator.goal.number * out else "inte nått"
        return f"{active} av {out} aktiverade ({percent(active, out)}). {goal}: {reached}."


@dataclass(frozen=True)
class Report:
    """All that is told."""

    months: tuple[str, ...]
    tables: Mapping[Table, Counted]
    cards: tuple[Card, ...]
    lines: Lines


def percent(part: int, whole: int) -> str:
    """`12,5 %`"""
    return f"{100 * part / whole:.1f}".replace(".", ",").removesuffix(",0") + " %" if whole else "–"


def report(visits: Visits, source: Source, languages: tuple[Language, ...]) -> Report:
    """The report of what was counted."""
    months = tuple(visits.months)
    tables = {}
    for table in Table:
        rows = [
            Series(shown(name), tuple(masked(visits.count(table, id, month)) for month in months))
            for id, name in _names(table, source, languages)
        ]
        if table not in ALWAYS:
            rows = sorted((row for row in rows if not row.empty), key=lambda row: -row.sum.number)
        tables[table] = Counted(HEADS[table], tuple(rows))
    return Report(months, tables, _cards(source), visits.lines)


def _names(table: Table, source: Source, languages: tuple[Language, ...]) -> Iterator[tuple[str, str]]:
    """Every row that a table can have, with its name, in the order of the files."""
    brochures = source.data.of(Brochure).values()
    if table is Table.LANGUAGE:
        yield from ((language.id, language.swedish) for language in languages)
    elif table is Table.PAGE:
        yield from ((path, page.front_matter.title) for path, page in source.pages.items())
        yield from ((brochure_address(brochure), f"Broschyr: {brochure.title}") for brochure in brochures)
        yield CARDS, "Kort att visa"
    elif table is Table.DOWNLOAD:
        for brochure in brochures:
            for language in languages:
                yield f"{brochure.id}/{language.id}", f"{brochure.title} ({language.swedish})"
    else:
        yield from ((place.id, place.name) for place in source.data.of(Place).values())
        yield NO_PLACE, "Plats okänd"


def _cards(source: Source) -> tuple[Card, ...]:
    places = source.data.of(Place)
    return tuple(
        Card(
            indicator,
            tuple(
                (
                    shown(places[figures.place].name),
                    figures.month.shown,
                    figures.handed_out.number,
                    figures.activated.number,
                )
                for figures in sorted(indicator.figures, key=lambda figures: figures.month.shown)
            ),
        )
        for indicator in source.data.of(Indicator).values()
    )
