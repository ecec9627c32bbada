"""`anhorigstod review` and `anhorigstod same-meaning`: a named person vouches for words that she has been shown."""

import argparse
import sys
from pathlib import Path

from ..content.files import write_text
from ..content.problems import suggest
from ..content.values import Day
from ..site.components import build_date
from ..site.site import Site
from ..translation.checks import check, grave_findings
from ..translation.reviews import FILE, Reviews, SameMeaning, Signature, pair_hash, text_hash
from ..translation.status import Freshness, State
from ..translation.translator import Translator

STALE = {
    Freshness.OUTDATED: "översättningen är av en äldre svensk text",
    Freshness.CRITICAL: "översättningen är av en äldre svensk text, och ändringen är viktig",
    Freshness.MISSING: "översättning saknas",
}


def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    for name, help_, run in (
        ("review", "godkänn översättningen av en sida, med ditt namn", review),
        ("same-meaning", "intyga att en ändring av svenskan inte ändrade betydelsen", same_meaning),
    ):
        parser = commands.add_parser(name, help=help_)
        parser.add_argument("language", metavar="SPRÅK")
        parser.add_argument("page", metavar="SIDA", help="till exempel stod/samtal")
        parser.add_argument("--by", required=True, metavar="NAMN", help="ditt namn; det visas för läsarna")
        parser.add_argument("--yes", action="store_true", help="svara ja på frågan efter att allt har visats")
        parser.set_defaults(run=run)
        if name == "same-meaning":
            parser.add_argument(
                "--critical", action="store_true", help="intyga även viktiga ändringar med --yes"
            )
        if name == "review":
            parser.add_argument(
                "--role", required=True, metavar="ROLL", help="till exempel tvåspråkig anhörigkonsulent"
            )


def review(root: Path, options: argparse.Namespace) -> int:
    """Shows every pair, leaves out what cannot be vouched for, and writes the rest."""
    found = _find(root, options)
    if found is None:
        return 1
    translator, key = found
    pairs = []
    for state in translator.states[key].values():
        refused = _why_not(state, translator)
        print(f"\n{state.segment.text}\n  → {state.entry.text if state.entry and not refused else ''}")
        if refused:
            print(f"  INTE MED: {refused}")
        elif state.entry:
            pairs.append(pair_hash(translator.language.tag, state.segment.text, state.entry.text))
            words = translator.source.glossary.words(translator.language.id)
            for finding in check(state.segment.text, state.entry.text, translator.language, words):
                print(f"  SE EFTER: {finding.what} {finding.how}")
    if not pairs:
        print("\nDet finns inget att godkänna på sidan.", file=sys.stderr)
        return 1
    if not _confirmed(
        options, f"\nGodkänner du dessa {len(pairs)} texter som {options.by}, {options.role}? Skriv ja: "
    ):
        return 1
    signature = Signature(
        by=options.by, role=options.role, date=Day(build_date()), page=key, pairs=tuple(pairs)
    )
    _write(translator, translator.reviews.with_signature(signature))
    print(f"{len(pairs)} texter godkända. {len(translator.states[key]) - len(pairs)} är inte med.")
    return 0


def same_meaning(root: Path, options: argparse.Namespace) -> int:
    """Shows each changed sentence before and now, asks of each, and records the attestations."""
    found = _find(root, options)
    if found is None:
        return 1
    translator, key = found
    changed = [state for state in translator.states[key].values() if state.freshness in STALE and state.entry]
    reviews, count = translator.reviews, 0
    for state in changed:
        assert state.entry
        print(f"\nFörr: {state.entry.swedish}\nNu:   {state.segment.text}\n  → {state.entry.text}")
        if state.freshness is Freshness.CRITICAL and options.yes and not options.critical:
            print("  Ändringen är viktig (siffror, länkar, inte, kan …). Intyga den för sig, med --critical.")
        elif _confirmed(options, "Betyder det samma sak? Skriv ja: "):
            reviews = reviews.with_same_meaning(_attestation(options, key, state, translator))
            count += 1
    if count:
        _write(translator, reviews)
    print(f"{count} av {len(changed)} ändringar intygade.")
    return 0 if count else 1


def _attestation(options: argparse.Namespace, key: str, state: State, translator: Translator) -> SameMeaning:
    assert state.entry
    old, new = text_hash(state.entry.swedish), text_hash(state.segment.text)
    pair = pair_hash(translator.language.tag, state.entry.swedish, state.entry.text)
    return SameMeaning(by=options.by, date=Day(build_date()), page=key, old=old, new=new, pair=pair)


def _find(root: Path, options: argparse.Namespace) -> tuple[Translator, str] | None:
    """The language and the catalogue that are meant; None after saying what is wrong."""
    for name in (options.by, getattr(options, "role", "x")):
        if not name.strip() or not name.isprintable():
            print("Skriv ditt namn och din roll som läsarna ska se dem.", file=sys.stderr)
            return None
    site = Site.read(root, [options.language])
    key = options.page.removesuffix(".md")
    languages = [language.id for language in site.languages[1:]]
    if options.language not in languages:
        print(
            f"Språket ”{options.language}” finns inte. {suggest(options.language, languages)}",
            file=sys.stderr,
        )
        return None
    if key not in site.source.catalogue_keys():
        print(f"Sidan ”{key}” finns inte. {suggest(key, site.source.catalogue_keys())}", file=sys.stderr)
        return None
    return site.translators[options.language], key


def _why_not(state: State, translator: Translator) -> str:
    """Why nobody may vouch for a pair: it is stale, or it holds something that cannot be seen or is wrong."""
    if state.freshness is not Freshness.CURRENT or not state.entry:
        return STALE.get(state.freshness, "översättning saknas")
    grave = grave_findings(state.segment.text, state.entry.text, translator.language)
    return grave[0].what if grave else ""


def _confirmed(options: argparse.Namespace, question: str) -> bool:
    if options.yes:
        return True
    return sys.stdin.isatty() and input(question).strip().lower() == "ja"


def _write(translator: Translator, reviews: Reviews) -> None:
    folder = translator.source.settings.translations / translator.language.id
    write_text(folder / FILE, reviews.written())
