"""Whether the texts still fit on folded paper, before anybody makes all of it.

Measuring every language would take longer than anybody waits for a check. So the fullest are measured: of each folded
sheet the Swedish, and the language whose text takes most room. The build makes, and thereby measures, all.
"""

from collections.abc import Iterator
from datetime import date

from ..brochures.dates import TextDates
from ..brochures.formats import FORMATS
from ..brochures.press import Press
from ..brochures.sheets import Sheet, Sheets
from ..content.problems import Problem
from ..site.site import Site

WIDTHS = {"Arab": 0.9, "Cyrl": 1.1, "Ethi": 1.4}
"""About how much room a letter takes in our fonts, beside a Latin one."""


def misfits(site: Site, today: date) -> list[Problem]:
    """The panels whose text is too long."""
    settings = site.source.settings
    sheets = Sheets(site, TextDates.read(settings, today))
    return Press.of(settings).too_full(list(fullest(sheets)))


def fullest(sheets: Sheets) -> Iterator[Sheet]:
    """The sheets most likely to be too full: of each, the Swedish one and the fullest other."""
    swedish = sheets.site.languages[0]
    for format in (format for format in FORMATS.values() if format.fitted):
        for brochure in sheets.brochures:
            found = list(sheets.all(brochure, "", format.id))
            yield from (sheet for sheet in found if sheet.language is swedish)
            others = (sheet for sheet in found if sheet.language is not swedish)
            yield from sorted(others, key=_width)[-1:]


def _width(sheet: Sheet) -> float:
    return sum(map(len, sheet.texts)) * WIDTHS.get(sheet.language.script, 1)
