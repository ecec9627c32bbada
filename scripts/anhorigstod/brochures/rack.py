"""From sheets and finished files to what the site shows of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..content.kinds import Brochure, Edition
from ..content.values import Day
from ..site.shelf import Leaflet, Offer, Shelf, Stack
from ..translation.languages import Language
from .editions import stacks
from .formats import FORMATS
from .names import brochure_address, file_name
from .press import Made
from .sheets import Sheet, Sheets, formats


def shelf(sheets: Sheets, made: Mapping[str, Made]) -> Shelf:
    """Every brochure in every language; without files to fetch where nothing was `made`."""
    printed = _stacks(sheets)
    by_gravity = sorted(
        printed, key=lambda stack: (not stack.critical, stack.holds, stack.edition.printed.day)
    )
    return Shelf(_Leaflets(sheets, made, printed), tuple(by_gravity))


@dataclass(frozen=True, eq=False)
class _Leaflets(Mapping[str, tuple[Leaflet, ...]]):
    """Language → its brochures. The sheets of a language are composed when its first page asks for them."""

    sheets: Sheets
    made: Mapping[str, Made]
    printed: list[Stack]
    _known: dict[str, tuple[Leaflet, ...]] = field(init=False, default_factory=dict)

    def __getitem__(self, language: str) -> tuple[Leaflet, ...]:
        if language not in self._known:
            own = {one.id: one for one in self.sheets.site.languages}[language]
            self._known[language] = tuple(
                _leaflet(self.sheets, brochure, own, self.made, self.printed)
                for brochure in self.sheets.brochures.values()
            )
        return self._known[language]

    def __iter__(self) -> Iterator[str]:
        return (language.id for language in self.sheets.site.languages)

    def __len__(self) -> int:
        return len(self.sheets.site.languages)


def _stacks(sheets: Sheets) -> list[Stack]:
    editions = list(sheets.site.source.data.of(Edition).values())
    languages = {language.id: language for language in sheets.site.languages}
    named = {(e.brochure, e.format, e.language) for e in editions}
    today = {
        (brochure, format, language): (
            sheets.get(sheets.brochures[brochure], FORMATS[format], languages[language]),
            sheets.get(sheets.brochures[brochure], FORMATS[format], sheets.site.languages[0]),
        )
        for brochure, format, language in named
    }
    return stacks(sheets.site.source.settings.docs, editions, today)


def _leaflet(
    sheets: Sheets, brochure: Brochure, language: Language, made: Mapping[str, Made], printed: list[Stack]
) -> Leaflet:
    own = [
        sheets.get(brochure, format, language)
        for format in formats(brochure, language is sheets.site.languages[0])
    ]
    offers = [offer for sheet in own if sheet.name in made for offer in _offers(sheet, made[sheet.name])]
    first = made.get(own[0].name) if own else None
    return Leaflet(
        brochure=brochure,
        address=brochure_address(brochure),
        day=Day(max((sheet.date for sheet in own), default=date.min)),
        codes={sheet.format.id: sheet.code for sheet in own},
        stacks=tuple(
            stack
            for stack in printed
            if (stack.edition.brochure, stack.edition.language) == (brochure.id, language.id)
        ),
        offers=tuple(offers),
        thumbnail=Offer("thumbnail", "liten.webp", first.picture, 1, 0) if first else None,
        thumbnail_size=first.thumbnail if first else (0, 0),
    )


def _offers(sheet: Sheet, made: Made) -> list[Offer]:
    found = [Offer(sheet.format.id, sheet.name, made.path, made.pages, made.size)]
    if made.imposed:
        name = file_name(sheet.brochure, sheet.format, sheet.language, imposed=True)
        found.append(Offer("imposed", name, made.print_sheet, -(-made.pages // 4) * 2, made.imposed))
    return found
