"""`anhorigstod draft`: a machine's draft of what nobody has translated, from a server of one's own."""

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel import Locale, UnknownLocaleError

from ..content.files import write_text
from ..content.problems import shown, suggest
from ..drafting.draft import Draft, Drafter, Refused
from ..drafting.engine import Engine, EngineError
from ..drafting.libretranslate import KEY, LibreTranslate
from ..site.components import build_date
from ..site.site import read_source
from ..translation.catalogue import Catalogue
from ..translation.extraction import completed, read_catalogues
from ..translation.languages import Language
from ..translation.reviews import read_reviews
from ..translation.source import INTERFACE, RESPELLING, Source
from ..translation.status import Freshness, states

URL = "http://localhost:5000"
"""Where LibreTranslate answers if nobody has said otherwise."""
LONGEST = 500
"""Signs that are shown of what a server said."""


def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("draft", help="låt er egen översättningsserver fylla i det som saknas")
    parser.add_argument("language", metavar="SPRÅK")
    parser.add_argument("--url", default=URL, metavar="ADRESS", help=f"er LibreTranslate; annars {URL}")
    parser.add_argument("--page", metavar="SIDA", help="bara en sida, till exempel stod/samtal")
    parser.add_argument("--dry-run", action="store_true", help="visa vad som skulle skickas; inget skickas")
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Fills empty entries, page by page, so that what is done stays done if the server stops."""
    source, languages = read_source(root)
    known = {language.id: language for language in languages[1:]}
    keys = [*source.catalogue_keys(), INTERFACE]
    page = options.page.removesuffix(".md") if options.page else ""
    if options.language not in known:
        print(f"Språket ”{options.language}” finns inte. {suggest(options.language, known)}", file=sys.stderr)
        return 1
    if page and page not in keys:
        print(f"Sidan ”{page}” finns inte. {suggest(page, keys)}", file=sys.stderr)
        return 1
    language = known[options.language]
    catalogues = completed(read_catalogues(source, language.id), source)
    empty = _empty(source, language, catalogues, [page] if page else keys)
    if not empty:
        print(f"{language.swedish}: det finns inget att översätta.")
        return 0
    if options.dry_run:
        return _show(empty)
    try:
        engine: Engine = LibreTranslate(options.url, os.environ.get(KEY, ""))
        target = _target(language, engine)
        return _fill(Drafter(source, language, engine, target), catalogues, empty)
    except EngineError as error:
        print(f"{error}\nDet som redan är skrivet ligger kvar. Inget annat har ändrats.", file=sys.stderr)
        return 1


def _empty(
    source: Source, language: Language, catalogues: Mapping[str, Catalogue], keys: Iterable[str]
) -> dict[str, list[str]]:
    """By catalogue, the texts for which the reader gets Swedish.

    Where she gets an older translation with a note it is left to people: a machine's words would take its place.
    """
    reviews = read_reviews(source.settings.translations, language.id, source.all_keys())
    found = {}
    for key in keys:
        catalogue = catalogues[key]
        found[key] = [
            swedish
            for swedish, state in states(source.segments(key), catalogue, language, reviews).items()
            if state.freshness in (Freshness.MISSING, Freshness.CRITICAL)
            and state.segment.kind != RESPELLING  # no machine knows how a Swedish word sounds
            and not catalogue.get(swedish)
        ]
    return {key: texts for key, texts in found.items() if texts}


def _show(empty: Mapping[str, list[str]]) -> int:
    for key, texts in empty.items():
        print(f"{key}:", *texts, sep="\n  ")
    print(f"{sum(map(len, empty.values()))} texter skulle översättas. Inget har skickats eller ändrats.")
    return 0


def _target(language: Language, engine: Engine) -> str:
    """What the server calls the language. Raises EngineError if it does not have it."""
    codes = engine.targets()
    for code in codes:
        if code.casefold() == language.tag.casefold():
            return code
    has = ", ".join(sorted(map(_swedish_name, codes))) or "inget"
    raise EngineError(
        f"Servern kan inte översätta till {language.swedish} ({language.tag}). Den kan: {has}.\n"
        f"Beställ av en översättare i stället: anhorigstod order {language.id}"
    )


def _swedish_name(code: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name("sv") or code
    except (UnknownLocaleError, ValueError):
        return code


def _fill(drafter: Drafter, catalogues: dict[str, Catalogue], empty: Mapping[str, list[str]]) -> int:
    source, language = drafter.source, drafter.language
    note = f"ursprung: maskin ({drafter.engine.name}, {build_date().isoformat()})"
    drafts: list[Draft] = []
    refused: list[Refused] = []
    for number, (key, texts) in enumerate(empty.items(), 1):
        made, left = drafter.drafts(key, texts)
        catalogue = catalogues[key]
        for draft in made:
            catalogue = catalogue.with_translation(draft.swedish, draft.text, note)
        if made:
            path = source.settings.translations / language.id / f"{key}.po"
            write_text(path, catalogue.written(language.tag))
        drafts, refused = drafts + made, refused + left
        print(f"{number}/{len(empty)} {key}: {len(made)} utkast, {len(left)} inte skrivna", flush=True)
        for one in left:
            print(
                f"\n{key}: {one.swedish}\n  → {shown(one.text)[:LONGEST]}\n  INTE SKRIVEN: {one.why}",
                file=sys.stderr,
            )
    doubtful = sum(bool(draft.warnings) for draft in drafts)
    print(
        f"{language.swedish}: {len(drafts)} maskinutkast skrivna, {doubtful} av dem att se efter, "
        f"{len(refused)} inte skrivna.\nLäsarna ser att en maskin har översatt. Nästa steg: anhorigstod review {language.id} SIDA …"
    )
    return 0
