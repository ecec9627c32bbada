"""`anhorigstod reach`: how many the site reaches, from the web server's logs."""

import argparse
import sys
from pathlib import Path

from ..content.files import write_text
from ..content.kinds import Place
from ..content.problems import ContentError, Problem, shown
from ..reach.addresses import Requests, known_addresses
from ..reach.chart import as_svg
from ..reach.log import blocks
from ..reach.report import report
from ..reach.tables import about_log, as_csv, as_text
from ..reach.visits import Visits
from ..site.site import read_source

FORMATS = {"table": as_text, "csv": as_csv, "svg": as_svg}
BOM = "\ufeff"
"""Before a CSV file: without it Excel takes å, ä and ö for other letters."""


def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("reach", help="visa hur många som läser, utan att spara vilka de är")
    parser.add_argument(
        "logs",
        nargs="+",
        metavar="LOGG",
        help="webbserverns logg, gärna flera, även .gz; - läser från en annan kommandorad",
    )
    parser.add_argument(
        "--format",
        choices=list(FORMATS),
        default="table",
        help="table = tabell (vanligt), csv = kalkylblad, svg = diagram",
    )
    parser.add_argument("-o", "--output", metavar="FIL", help="skriv till en fil i stället för på skärmen")
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    source, known = read_source(root)
    languages = tuple(language for language in known if not language.hidden)
    visits = Visits(Requests(known_addresses(source, languages), source.data.of(Place)))
    for name in dict.fromkeys(options.logs):
        visits.read(blocks(name))
    found = report(visits, source, languages)
    text = FORMATS[options.format](found)
    if options.output:
        _write(options.output, BOM + text if options.format == "csv" else text)
        print(f"Klart: {shown(options.output)}")
    else:
        print(text, end="")
    if options.format != "table":
        print("\n".join(about_log(found)), file=sys.stderr)
    return 0


def _write(name: str, text: str) -> None:
    try:
        write_text(Path(name), text)
    except (OSError, ValueError):
        how = "Välj en mapp som du får skriva i, till exempel -o rapport.svg."
        raise ContentError(
            [Problem(name, 0, "Filen går inte att skriva.", "Då finns ingen rapport.", how)]
        ) from None
