"""`anhorigstod status`: how far each language has come, as a table or as JSON."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from ..site.site import read_source
from ..translation.overview import read_tallies
from ..translation.status import Tally

BAR = 20
"""Width of a full bar of progress, in characters."""


def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("status", help="visa hur långt varje språk har kommit")
    parser.add_argument("--json", action="store_true", help="som JSON, för andra program")
    parser.add_argument("--pages", action="store_true", help="visa varje sida också")
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    source, languages = read_source(root)
    tallies = {language.id: read_tallies(source, language) for language in languages[1:]}
    names = {
        language.id: f"{language.swedish}{' (visas inte än)' if language.hidden else ''}"
        for language in languages
    }
    keys = [f"  {key}" for key in source.catalogue_keys()] if options.pages else []
    width = max(map(len, [*names.values(), *keys]))
    if options.json:
        print(json.dumps({"languages": {id: _as_json(pages) for id, pages in tallies.items()}}, indent=2))
        return 0
    print(
        f"{'Språk':<{width}} {'Klart':<{BAR + 5}} {'Gamla':>6} {'viktiga':>8} {'Saknas':>7} {'Granskat':>9} {'Ord kvar':>9}"
    )
    for id, pages in tallies.items():
        print(_line(names[id], _total(pages), width))
        if options.pages:
            for key, tally in pages.items():
                print(_line(f"  {key}", tally, width))
    return 0


def _total(pages: dict[str, Tally]) -> Tally:
    return sum(pages.values(), Tally())


def _as_json(pages: dict[str, Tally]) -> dict[str, object]:
    """`{"segments": n, "current": n, …, "pages": {catalogue: the same}}`; `critical` is a part of `outdated`."""
    return {**_counts(_total(pages)), "pages": {key: _counts(tally) for key, tally in pages.items()}}


def _counts(tally: Tally) -> dict[str, int]:
    return {name: number for name, number in asdict(tally).items() if name != "unreviewed_machine"}


def _line(name: str, tally: Tally, width: int) -> str:
    share = tally.current / tally.segments
    bar = "█" * round(share * BAR)
    old, missing, signed = tally.outdated - tally.critical, tally.missing, tally.signed_off
    return f"{name[:width]:<{width}} {bar:·<{BAR}} {share:4.0%} {old:>6} {tally.critical:>8} {missing:>7} {signed:>9} {tally.words_to_translate:>9}"
