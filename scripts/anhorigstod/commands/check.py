"""`anhorigstod check`: everything that a pull request must pass, as text, marks in the pull request, or JSON."""

import argparse
import sys
from pathlib import Path

from ..checks.check import Result, advice, check
from ..checks.expiry import expiring
from ..checks.external import dead_links
from ..checks.handbook import FILE, handbook
from ..checks.paper import misfits
from ..checks.report import as_annotations, as_json, as_markdown, as_text
from ..content.files import write_text
from ..content.problems import ContentError, Problem
from ..content.settings import Settings
from ..site.components import build_date
from .impact import impact

FORMATS = {"text": as_text, "github": as_annotations, "json": as_json}


def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("check", help="kontrollera alla texter, uppgifter och översättningar")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text, github eller json")
    parser.add_argument("--summary", metavar="FIL", help="skriv också en sammanfattning (Markdown)")
    parser.add_argument(
        "--against",
        metavar="REV",
        help="visa i sammanfattningen vad ändringarna sedan REV kostar i översättning",
    )
    parser.add_argument("--no-brochures", action="store_true", help="se inte efter om broschyrerna får plats")
    parser.add_argument("--advice", action="store_true", help="visa också råd om alla översättningar")
    parser.add_argument(
        "--scheduled",
        action="store_true",
        help="öppna länkarna till andra webbplatser, och se vad som snart går ut",
    )
    parser.add_argument("--handbook", action="store_true", help=f"skriv reglerna i {FILE}")
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    if options.handbook:
        write_text(root / FILE, handbook())
        print(f"Reglerna står i {FILE}.")
        return 0
    today = build_date()
    result = check(root, today)
    soon: list[str] = []
    if site := result.site:
        more: list[Problem] = []
        if not options.no_brochures:
            more += misfits(site, today)
        if options.scheduled:
            soon = expiring(site.source, today)
            more += dead_links(site)
        if options.advice:
            more += advice(list(site.translators.values())[1:])
        result = Result([*result.problems, *more], site)
    print(FORMATS[options.format](result))
    unknown = False
    if options.summary:
        cost = impact(root, options.against, result.site) if options.against and result.site else ""
        if unknown := cost is None:
            print(f"Versionen ”{options.against}” finns inte i git.", file=sys.stderr)
        parts = [cost, *(["### Går snart ut", "", *(f"- {line}" for line in soon)] if soon else [])]
        told = as_markdown(result, "\n".join(filter(None, parts)), _rules(root))
        write_text(Path(options.summary), told)
    asked = bool(soon or result.problems) if options.scheduled else bool(result.grave)
    return 1 if asked or unknown else 0


def _rules(root: Path) -> str:
    """The address of the rules: a summary is shown where a path of the repository leads nowhere."""
    try:
        return Settings.read(root).host.read_at(FILE) or FILE
    except ContentError:
        return FILE
