"""`anhorigstod brochures`: the printed sheets as PDF. Also what `build` does with them."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..brochures.dates import TextDates
from ..brochures.formats import FORMATS
from ..brochures.press import PROCESSES, Made, Press
from ..brochures.printed import Printed
from ..brochures.rack import shelf
from ..brochures.sheets import Sheet, Sheets
from ..content.kinds import Place
from ..content.problems import ContentError, Problem, suggest
from ..content.settings import Settings
from ..site.components import build_date
from ..site.site import Site

PRINTED = Path(".cache") / "printed.json"


def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("brochures", help="gör broschyrerna som PDF")
    parser.add_argument("--language", metavar="SPRÅK", help="bara ett språk, till exempel ar")
    parser.add_argument(
        "--brochure", metavar="BROSCHYR", help="bara en broschyr: dess namn i docs/_data/brochures.yml"
    )
    parser.add_argument("--format", metavar="FORMAT", help=f"bara ett format: {', '.join(FORMATS)}")
    parser.add_argument(
        "--place",
        metavar="PLATS",
        help="papper för en plats i docs/_data/places.yml: QR-koden säger var det låg",
    )
    parser.add_argument(
        "--to", default="broschyrer", metavar="MAPP", help="mapp att lägga filerna i (broschyrer/)"
    )
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    asked = [options.brochure, options.language, options.format, options.place]
    key = json.dumps(asked)
    settings = Settings.read(root)
    printed = Printed.read(settings, build_date(), root / PRINTED)
    files = printed.files(key)
    if files is None:
        one = options.brochure and options.language and options.format
        ours = Press.of(settings, 1 if one else PROCESSES)
        ours.prepare()
        site = Site.read(root, [options.language] if options.language else [])
        chosen = choose(read_sheets(site), *asked[:3])
        if options.place:
            check_place(site, options.place)
            chosen = [sheet.at(options.place) for sheet in chosen]
        made = ours.run(chosen, lambda line: print(line, flush=True))
        files = {name: found.path for name, found in made.items()}
        printed.keep(key, files)
    folder = root / options.to
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in files.items():
        beside = folder / f"{name}.new"
        beside.write_bytes(file.read_bytes())
        beside.replace(folder / name)
    print(f"Klart: {len(files)} broschyrer i {options.to}/")
    return 0


def read_sheets(site: Site) -> Sheets:
    """Every sheet of a site."""
    return Sheets(site, TextDates.read(site.source.settings, build_date()))


def press(site: Site) -> Press:
    """The press of a site, with its cache."""
    return Press.of(site.source.settings)


def with_brochures(site: Site, printed: bool) -> Site:
    """The site with its brochures on the shelf; if `printed` also with the files. Raises ContentError."""
    sheets = read_sheets(site)
    made: Mapping[str, Made] = {}
    if printed:
        ours = press(site)
        made = ours.run(list(sheets.all()), lambda line: print(line, flush=True))
        ours.forget_all_but(made)
    return replace(site, shelf=shelf(sheets, made))


def check_place(site: Site, place: str) -> None:
    """Raises ContentError if there is no such place."""
    places = site.source.data.of(Place)
    if place not in places:
        what = f"Platsen ”{place}” finns inte i docs/_data/places.yml."
        raise ContentError(
            [Problem("anhorigstod", 0, what, "Ingen vet var papperet ligger.", suggest(place, places))]
        )


def choose(sheets: Sheets, brochure: str | None, language: str | None, format: str | None) -> list[Sheet]:
    """The sheets that somebody asks for; None is all. Raises ContentError for a name that there is not."""
    languages = {known.id: known for known in sheets.site.languages}
    asked = (
        (brochure, sheets.brochures, "Broschyren"),
        (language, languages, "Språket"),
        (format, FORMATS, "Formatet"),
    )
    problems = [
        Problem(
            "anhorigstod",
            0,
            f"{what} ”{name}” finns inte.",
            "Då finns inget att skriva ut.",
            suggest(name, known),
        )
        for name, known, what in asked
        if name and name not in known
    ]
    if problems:
        raise ContentError(problems)
    found = list(sheets.all(brochure or "", language or "", format or ""))
    if not found:
        how = (
            f"Välj bland: {', '.join(sheets.brochures[brochure].formats)}."
            if brochure
            else "Välj ett annat format."
        )
        raise ContentError(
            [
                Problem(
                    "anhorigstod",
                    0,
                    "Broschyren finns inte i det formatet.",
                    "Då finns inget att skriva ut.",
                    how,
                )
            ]
        )
    return found
