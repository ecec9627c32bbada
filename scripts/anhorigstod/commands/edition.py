"""`anhorigstod edition add`: notes what was printed and where it lies, so that old paper can be found again."""

import argparse
from datetime import date
from pathlib import Path

from ..brochures.editions import Wording, text_file
from ..brochures.formats import FORMATS
from ..brochures.sheets import Sheet, Sheets
from ..content.files import read_text, write_text
from ..content.kinds import Edition, Place
from ..content.problems import ContentError, Problem, suggest
from ..site.components import build_date
from ..site.site import Site
from .brochures import choose, read_sheets

HEAD = """\
# Broschyrer som är utskrivna: vad, när och var de ligger. Skrivs av: anhorigstod edition add
# code är koden på papperet. Vad det säger ligger i editions/CODE.txt, som ingen ändrar för hand.
# Är papperet slut eller utbytt: ta bort stycket här. Är koden inte kvar i något stycke: ta bort filen också.
"""


def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("edition", help="anteckna broschyrer som är utskrivna")
    actions = parser.add_subparsers(required=True, metavar="GÖR")
    adding = actions.add_parser("add", help="anteckna en utskrift av dagens text")
    adding.add_argument("brochure", metavar="BROSCHYR", help="broschyrens namn i docs/_data/brochures.yml")
    adding.add_argument(
        "--place", required=True, metavar="PLATS", help="var den ligger: ett namn i docs/_data/places.yml"
    )
    adding.add_argument("--language", required=True, metavar="SPRÅK", help="till exempel ar")
    adding.add_argument(
        "--format", default="trifold", metavar="FORMAT", help=f"{', '.join(FORMATS)} (trifold)"
    )
    adding.add_argument("--copies", default="", metavar="ANTAL", help="hur många")
    adding.add_argument(
        "--date", default="", metavar="DAG", help="när den skrevs ut, till exempel 2026-11-21 (i dag)"
    )
    adding.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    site = Site.read(root)
    sheets = read_sheets(site)
    sheet = choose(sheets, options.brochure, options.language, options.format)[0]
    _check(site, options)
    day = options.date or str(build_date())
    docs = site.source.settings.docs
    file = docs / "_data" / Edition.file
    name = f"{docs.name}/_data/{Edition.file}"
    before = read_text(file, name) if file.exists() else HEAD
    known = site.source.data.of(Edition)
    number = next(n for n in range(1, len(known) + 2) if f"utgava_{n}" not in known)
    words = _note_words(docs, sheets, sheet)
    write_text(file, before.rstrip("\n") + "\n" + _entry(f"utgava_{number}", sheet, options, day, words))
    print(f"Antecknat i {name}: {sheet.name}, kod {sheet.code}, {options.place}, {day}.")
    return 0


def _note_words(docs: Path, sheets: Sheets, sheet: Sheet) -> str:
    """Keeps what the sheet says. Gives its fingerprint."""
    path = text_file(docs, sheet.code)
    swedish = sheets.get(sheet.brochure, sheet.format, sheets.site.languages[0])
    Wording.of(sheet, swedish).write(path)
    return Wording.read(path, path.relative_to(docs.parent).as_posix()).fingerprint


def _entry(id: str, sheet: Sheet, options: argparse.Namespace, day: str, words: str) -> str:
    values = {
        "brochure": sheet.brochure.id,
        "language": sheet.language.id,
        "format": sheet.format.id,
        "code": f'"{sheet.code}"',
        "words": f'"{words}"',
        "printed": day,
        "place": options.place,
        "copies": options.copies,
    }
    return f"\n{id}:\n" + "".join(f"  {name}: {value}".rstrip() + "\n" for name, value in values.items())


def _check(site: Site, options: argparse.Namespace) -> None:
    """Refuses what would make the file unreadable."""
    places = site.source.data.of(Place)
    problems = []
    if options.place not in places:
        what = f"Platsen ”{options.place}” finns inte i docs/_data/places.yml."
        problems.append(
            Problem("anhorigstod", 0, what, "Ingen vet var papperet ligger.", suggest(options.place, places))
        )
    if options.copies and not options.copies.isdecimal():
        what = f"Antalet ”{options.copies}” är inget tal."
        problems.append(
            Problem("anhorigstod", 0, what, "Ingen vet hur många som finns.", "Skriv till exempel 50.")
        )
    try:
        date.fromisoformat(options.date or "2026-01-01")
    except ValueError:
        what = f"”{options.date}” är inget datum."
        problems.append(
            Problem(
                "anhorigstod", 0, what, "Ingen vet när papperet skrevs ut.", "Skriv till exempel 2026-11-21."
            )
        )
    if problems:
        raise ContentError(problems)
