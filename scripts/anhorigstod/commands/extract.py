"""`anhorigstod extract`: translators' files, made or completed; what is there stays."""

import argparse
import sys
from pathlib import Path

from ..content.files import write_text
from ..content.problems import suggest
from ..site.site import read_source
from ..translation.extraction import completed, read_catalogues


def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("extract", help="gör eller komplettera översättarnas filer")
    parser.add_argument("languages", nargs="*", metavar="SPRÅK", help="till exempel ar fi; utan språk: alla")
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Writes each language's PO files where something is new; what is there stays."""
    source, languages = read_source(root)
    known = {language.id: language for language in languages[1:]}
    for unknown in sorted(set(options.languages) - set(known)):
        print(f"Språket ”{unknown}” finns inte. {suggest(unknown, known)}", file=sys.stderr)
        return 1
    for language in (known[name] for name in options.languages or known):
        folder = source.settings.translations / language.id
        before = read_catalogues(source, language.id)
        written = untranslated = 0
        for key, catalogue in completed(before, source).items():
            untranslated += sum(catalogue.get(segment.text) is None for segment in source.segments(key))
            if catalogue.entries and write_text(folder / f"{key}.po", catalogue.written(language.tag)):
                written += 1
        print(f"{language.swedish}: {written} filer ändrade, {untranslated} texter saknar översättning")
    return 0
