"""`anhorigstod order` and `anhorigstod import`: the smallest possible order to translators, and what they hand in."""

import argparse
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..content.files import write_text
from ..content.kinds import Word
from ..content.problems import ContentError, Problem, suggest
from ..orders.order import FORMATS, Order, Row, read, write
from ..site.site import read_source
from ..translation.admission import why_not
from ..translation.catalogue import ORIGIN, Catalogue
from ..translation.checks import check
from ..translation.extraction import completed, read_catalogues
from ..translation.languages import Language
from ..translation.reviews import pair_hash, read_reviews
from ..translation.source import Source, data_key
from ..translation.status import Freshness, states


def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("order", help="gör en fil med bara det som behöver översättas")
    parser.add_argument("language", metavar="SPRÅK")
    parser.add_argument(
        "--format",
        default="docx",
        choices=[suffix[1:] for suffix in FORMATS],
        help="filens slag; annars docx",
    )
    parser.add_argument("--out", metavar="FIL", help="filens namn; annars bestallning-SPRÅK")
    parser.set_defaults(run=order)
    parser = commands.add_parser("import", help="ta in en fil som översättarna har lämnat")
    parser.add_argument("file", metavar="FIL")
    parser.add_argument(
        "--origin",
        default="person",
        metavar="URSPRUNG",
        help='"person" eller till exempel "maskin (namn, datum)"',
    )
    parser.set_defaults(run=hand_in)


def order(root: Path, options: argparse.Namespace) -> int:
    source, languages = read_source(root)
    known = {language.id: language for language in languages[1:]}
    if options.language not in known:
        print(f"Språket ”{options.language}” finns inte. {suggest(options.language, known)}", file=sys.stderr)
        return 1
    made = make_order(source, known[options.language])
    if not made.rows:
        print(f"{known[options.language].swedish}: allt är översatt, det finns inget att beställa.")
        print(
            "Visar status något som saknas är det redan översatt på en annan sida. Kör då: anhorigstod extract"
        )
        return 0
    path = Path(options.out or f"bestallning-{options.language}.{options.format}")
    write(made, path)
    print(
        f"{path}: {len(made.rows)} texter, {made.words_to_translate} ord till {known[options.language].swedish}."
    )
    return 0


def make_order(source: Source, language: Language) -> Order:
    """What is outdated or missing in a language, each with the Swedish before and the old translation."""
    reviews = read_reviews(source.settings.translations, language.id, source.all_keys())
    catalogues = read_catalogues(source, language.id)
    rows = []
    for key, catalogue in completed(catalogues, source).items():
        for swedish, state in states(source.segments(key), catalogue, language, reviews).items():
            if state.freshness is not Freshness.CURRENT:
                before, old = (state.entry.swedish, state.entry.text) if state.entry else ("", "")
                words = "; ".join(_words(source, language, catalogues, swedish))
                rows.append(Row(key, swedish, before, old, "", state.segment.kind, words))
    return Order(language.id, language.tag, tuple(rows))


def _words(
    source: Source, language: Language, catalogues: dict[str, Catalogue], swedish: str
) -> Iterator[str]:
    """What is agreed of the words in a text; of other official words, what the language says that they mean."""
    agreed = source.glossary.find(swedish, language.id)
    for form, word in agreed.items():
        yield f"{form} = {'(namn, översätts inte)' if form == word else word}"
    explained = catalogues.get(data_key(Word), Catalogue())
    for word in source.data.of(Word).values():
        if word.term.lower() in swedish.lower() and word.term not in agreed:
            entry = explained.get(word.means)
            yield f"{word.term} = {entry.text if entry else word.means}"


@dataclass(frozen=True)
class Refusal:
    """A row that is not taken."""

    row: Row
    why: str


def hand_in(root: Path, options: argparse.Namespace) -> int:
    """Takes in the rows that are in order and says which are not, and why."""
    if not ORIGIN.match(f"ursprung: {options.origin}"):
        print('--origin är "person" eller "maskin (namn, datum)".', file=sys.stderr)
        return 1
    source, languages = read_source(root)
    handed = read(Path(options.file))
    language = next((language for language in languages[1:] if language.id == handed.language), None)
    if language is None:
        how = suggest(handed.language, [language.id for language in languages[1:]])
        raise ContentError(
            [Problem(options.file, 0, f"Språket ”{handed.language}” finns inte.", "Filen hör inte hit.", how)]
        )
    reviews = read_reviews(source.settings.translations, language.id, source.all_keys())
    catalogues = completed(read_catalogues(source, language.id), source)
    refused, odd, taken, empty = [], [], 0, 0
    for row in handed.rows:
        if not row.translation.strip():
            empty += 1
        elif why := _why_not(row, source, catalogues, language, reviews.waived, reviews.signed):
            refused.append(Refusal(row, why))
        else:
            note = f"ursprung: {options.origin}"
            catalogues[row.key] = catalogues[row.key].with_translation(
                row.swedish, row.translation.strip(), note
            )
            taken += 1
            odd += _warnings(row, source, language)
    for key, catalogue in catalogues.items():
        if catalogue.entries and taken:
            write_text(
                source.settings.translations / language.id / f"{key}.po", catalogue.written(language.tag)
            )
    print(
        f"{language.swedish}: {taken} texter tagna in, {empty} utan översättning, {len(refused)} inte tagna."
    )
    for warning in odd:
        print(f"\n{warning}")
    for refusal in refused:
        print(
            f"\n{refusal.row.key}: {refusal.row.swedish}\n  → {refusal.row.translation}\n  INTE TAGEN: {refusal.why}",
            file=sys.stderr,
        )
    return 1 if refused else 0


def _warnings(row: Row, source: Source, language: Language) -> Iterator[str]:
    """What somebody should look at once more in a row that is taken."""
    text = row.translation.strip()
    for finding in check(row.swedish, text, language, source.glossary.words(language.id)):
        yield f"{row.key}: {row.swedish}\n  → {text}\n  SE EFTER: {finding.what} {finding.how} (Regel {finding.id})"


def _why_not(
    row: Row,
    source: Source,
    catalogues: dict[str, Catalogue],
    language: Language,
    waived: frozenset[tuple[str, str]],
    signed: Collection[str],
) -> str:
    """Why a row cannot be taken; empty if it can."""
    if row.key not in catalogues:
        return f"Sidan ”{row.key}” finns inte längre."
    if row.swedish not in {segment.text for segment in source.segments(row.key)}:
        return "Den svenska texten har ändrats sedan beställningen gjordes. Gör en ny beställning."
    present = catalogues[row.key].get(row.swedish)
    if (
        present
        and present.text != row.translation.strip()
        and pair_hash(language.tag, row.swedish, present.text) in signed
    ):
        return "En människa har redan godkänt en annan översättning av texten. Ändra den i PO-filen om den är fel."
    return why_not(source, row.key, row.swedish, row.translation.strip(), language, waived)
