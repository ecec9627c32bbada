"""The page for staff, `/redaktion/`: what is translated, what is not, and what to do next. Swedish, not indexed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from ..content.data import Data
from ..content.kinds import KINDS, Activity, Brochure, Checked, Contact, Edition, Fact, Phrase, Place, Word
from ..translation.source import page_key
from ..translation.status import Tally
from ..translation.translator import Translator
from .recordings import Recordings
from .shelf import Shelf, Stack

SOON = timedelta(days=30)
"""How long before the day that a fact says it expires staff are told."""


@dataclass(frozen=True)
class Cell:
    """A page in a language."""

    tally: Tally
    page: str
    """Path of the page below the top of the site."""
    file: str
    """The PO file, from the top of the repository."""

    @property
    def share(self) -> int:
        """Per cent of the segments that are current."""
        return 100 * self.tally.current // self.tally.segments if self.tally.segments else 100

    @property
    def mark(self) -> str:
        """What the cell says without colour."""
        if self.tally.critical:
            return "viktigt"
        if self.tally.missing or self.tally.outdated:
            return "delvis"
        return "granskad" if self.tally.signed_off == self.tally.segments else "klar"


@dataclass(frozen=True)
class Doubt:
    """An entry of a data file that nobody vouches for, or not for much longer."""

    file: str
    id: str
    what: str
    note: str
    day: date | None


@dataclass(frozen=True)
class Staff:
    """What the page shows."""

    translators: list[Translator]
    """Of the languages that are translated."""
    data: Data
    today: date
    shelf: Shelf
    recordings: Recordings = field(default_factory=Recordings)

    @property
    def rows(self) -> Iterator[tuple[str, list[Cell]]]:
        """Each page with a cell for each language, in the order of the menu."""
        source = self.translators[0].source if self.translators else None
        for path in source.pages if source else ():
            yield path, [self._cell(translator, path) for translator in self.translators]

    def _cell(self, translator: Translator, path: str) -> Cell:
        page = translator.source.pages[path]
        key = page_key(path)
        return Cell(translator.tally(key), f"{translator.language.id}/{page.address}", translator.file(key))

    def total(self, translator: Translator) -> Tally:
        """Everything of a language, menus and data files included."""
        return sum((Tally.of(found.values()) for found in translator.states.values()), Tally())

    @property
    def next_steps(self) -> list[tuple[str, Cell]]:
        """The cells that most need work: what readers do not see in their language and is important comes first."""
        waiting = [
            (path, cell) for path, cells in self.rows for cell in cells if cell.mark in ("viktigt", "delvis")
        ]
        return sorted(
            waiting,
            key=lambda step: (-step[1].tally.critical, -step[1].tally.missing, -step[1].tally.outdated),
        )[:20]

    @property
    def stacks(self) -> list[tuple[Stack, str, str]]:
        """Each pile of paper with the names of its language and of where it lies, what is out of date first."""
        names = {translator.language.id: translator.language.swedish for translator in self.translators}
        return [
            (
                stack,
                names.get(stack.edition.language, "svenska"),
                self.data.of(Place)[stack.edition.place].name,
            )
            for stack in self.shelf.stacks
        ]

    @property
    def signed(self) -> bool:
        """Whether anybody has signed off anything."""
        return any(translator.reviews.signatures for translator in self.translators)

    @property
    def doubts(self) -> list[Doubt]:
        """Expired first, then what soon will be, then what nobody has verified."""
        found = [
            doubt for kind in KINDS for entry in self.data.of(kind).values() if (doubt := self._doubt(entry))
        ]
        return sorted(found, key=lambda doubt: (doubt.day is None, doubt.day or self.today, doubt.file))

    def _doubt(self, entry: Checked) -> Doubt | None:
        expires = entry.expires.day if entry.expires else None
        if expires and expires < self.today:
            return Doubt(entry.file, entry.id, f"gick ut {expires}", entry.note, expires)
        if expires and expires < self.today + SOON:
            return Doubt(entry.file, entry.id, f"går ut {expires}", entry.note, expires)
        empty = (isinstance(entry, Fact) and not entry.value) or (
            isinstance(entry, Contact) and not entry.reachable
        )
        checked = isinstance(entry, (Word, Phrase, Activity, Brochure, Edition)) or entry.verified
        if empty or not checked:
            return Doubt(entry.file, entry.id, "ingen har bekräftat", entry.note, None)
        return None
