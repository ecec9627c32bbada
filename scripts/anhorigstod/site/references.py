"""Names in data files and settings that must lead somewhere: a page, a heading, a contact, a picture, another entry."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from ..content.data import Data
from ..content.data_file import DataFile
from ..content.kinds import Brochure, Contact, Edition, Indicator, Phrase, Place, Service, Word
from ..content.problems import Problem, line_of, suggest
from ..content.settings import FILE, Settings
from ..translation.pages import Page
from .templates import icon_problem, picture_names

CODE = re.compile(r"[A-Z0-9]{4,12}")
"""Of an edition, as brochures/sheets.py makes it; it names a file."""


def bad_references(
    settings: Settings, data: Data, pages: Mapping[str, Page], languages: Collection[str]
) -> list[Problem]:
    """Every such name that leads nowhere, with the nearest that does."""
    return [
        *_bad_call(settings, data),
        *_bad_security(settings, data),
        *_bad_services(settings, data, pages),
        *_bad_words(settings, data, pages),
        *_bad_brochures(settings, data, pages),
        *_bad_editions(settings, data, languages),
        *_bad_indicators(settings, data),
        *_unseen_contacts(settings, data, pages),
    ]


def _bad_call(settings: Settings, data: Data) -> list[Problem]:
    text = (settings.root / FILE).read_text(encoding="utf-8")
    reachable = [name for name, contact in data.of(Contact).items() if contact.phone]
    why = "Varje sida säger vart läsaren ska ringa."
    written = [("call", settings.call), ("emergency", settings.emergency)]
    written += [("feedback", settings.feedback)] if settings.feedback else []
    return [
        Problem(
            FILE,
            line_of(text, f"{field}:"),
            f"{field}: ”{name}” är ingen kontakt med telefonnummer.",
            why,
            suggest(name, reachable),
            rule="MENY-03",
        )
        for field, name in written
        if name not in reachable
    ]


def _bad_security(settings: Settings, data: Data) -> Iterator[Problem]:
    if settings.security and settings.security not in data.of(Contact):
        text = (settings.root / FILE).read_text(encoding="utf-8")
        what = f"security: ”{settings.security}” är ingen kontakt."
        why = "Den som hittar ett säkerhetsfel ska veta vem som tar emot det."
        how = suggest(settings.security, data.of(Contact))
        yield Problem(FILE, line_of(text, "security:"), what, why, how, rule="MENY-03")


def _bad_services(settings: Settings, data: Data, pages: Mapping[str, Page]) -> Iterator[Problem]:
    file = DataFile(settings, Service)
    for service in data.of(Service).values():
        if service.page not in pages:
            what = f"”{service.id}” pekar på sidan ”{service.page}”, som inte finns."
            yield file.problem(
                service.id, service.page, what, "Kortet skulle leda ingenstans.", pages, rule="FAKTA-13"
            )
        if problem := icon_problem(service.icon, file.name):
            line = file.line(service.id, service.icon)
            yield replace(problem, line=line)


def _bad_words(settings: Settings, data: Data, pages: Mapping[str, Page]) -> Iterator[Problem]:
    file = DataFile(settings, Word)
    for word in data.of(Word).values():
        if word.page and word.page not in pages:
            what = f"”{word.id}” pekar på sidan ”{word.page}”, som inte finns."
            yield file.problem(
                word.id, word.page, what, "Länken skulle leda ingenstans.", pages, rule="FAKTA-13"
            )


def _bad_brochures(settings: Settings, data: Data, pages: Mapping[str, Page]) -> Iterator[Problem]:
    file = DataFile(settings, Brochure)
    for brochure in data.of(Brochure).values():
        for written, known, what in _named(brochure, settings, data, pages):
            if written not in known:
                why = "Broschyren går inte att skriva ut."
                yield file.problem(
                    brochure.id,
                    written,
                    f"{what} ”{written}” finns inte ({brochure.id}).",
                    why,
                    known,
                    rule="BRO-02",
                )
        for field, needed, why in _needed(brochure):
            if needed and not getattr(brochure, field):
                what = f"Broschyren ”{brochure.id}” saknar fältet {field}."
                yield Problem(
                    file.name,
                    file.line(brochure.id),
                    what,
                    why,
                    f"Skriv {field}: och ett värde.",
                    rule="BRO-03",
                )


def _named(
    brochure: Brochure, settings: Settings, data: Data, pages: Mapping[str, Page]
) -> Iterator[tuple[str, Collection[str], str]]:
    """Each name that a brochure uses, the names there are, and what it is the name of."""
    fold = brochure.fold
    panels = [*fold.flap, *fold.first, *fold.second, *fold.third] if fold else []
    for part in [*brochure.pages, *brochure.without, *panels]:
        path, _, anchor = part.partition("#")
        yield path, pages, "Sidan"
        if anchor and path in pages:
            yield part, [f"{path}#{known}" for known in pages[path].skeleton.sections], "Rubriken"
    phrases = [*(fold.phrases if fold else ()), *(id for card in brochure.cards for id in card.phrases)]
    yield from ((id, data.of(Phrase), "Meningen") for id in phrases)
    yield from ((id, data.of(Word), "Ordet") for id in (fold.words if fold else ()))
    yield from ((format, Brochure.known_formats, "Formatet") for format in brochure.formats)
    for picture in [brochure.picture, *(fold.pictures if fold else ())]:
        if picture:
            yield picture, picture_names(settings.overrides), "Bilden"


def _needed(brochure: Brochure) -> Iterator[tuple[str, bool, str]]:
    """Fields that some formats and other fields ask for, and why."""
    yield "picture_alt", bool(brochure.picture), "Den som inte ser bilden får inte veta vad den visar."
    yield "fold", "trifold" in brochure.formats, "En vikt folder behöver veta vad som står på varje del."
    yield "cards", "card" in brochure.formats, "Ett kort behöver meningar att visa."


def _bad_editions(settings: Settings, data: Data, languages: Collection[str]) -> Iterator[Problem]:
    file = DataFile(settings, Edition)
    for edition in data.of(Edition).values():
        brochure = data.of(Brochure).get(edition.brochure)
        for written, known, what in (
            (edition.brochure, data.of(Brochure), "Broschyren"),
            (edition.language, languages, "Språket"),
            (edition.place, data.of(Place), "Platsen"),
            (edition.format, brochure.formats if brochure else Brochure.known_formats, "Formatet"),
        ):
            if written not in known:
                why = "Då vet ingen om papperet fortfarande gäller."
                yield file.problem(
                    edition.id,
                    written,
                    f"{what} ”{written}” finns inte ({edition.id}).",
                    why,
                    known,
                    rule="BRO-02",
                )
        if not CODE.fullmatch(edition.code):
            what, why = f"Koden ”{edition.code}” är ingen kod.", "Utgåvan går inte att hitta."
            how = "Skriv koden som den står på papperet."
            yield Problem(file.name, file.line(edition.id, edition.code), what, why, how, rule="BRO-05")
        elif not (settings.docs / "_data" / "editions" / f"{edition.code}.txt").is_file():
            how = "Hämta tillbaka filen ur historiken, eller ta bort utgåvan ur editions.yml."
            place = f"{settings.docs.name}/_data/editions/{edition.code}.txt"
            yield Problem(
                place, 0, "Filen saknas.", "Ingen vet vad som stod på papperet.", how, rule="BRO-06"
            )


def _bad_indicators(settings: Settings, data: Data) -> Iterator[Problem]:
    file = DataFile(settings, Indicator)
    for indicator in data.of(Indicator).values():
        seen = set()
        for figures in indicator.figures:
            key = (figures.place, figures.month)
            if figures.place not in data.of(Place):
                what = f"Platsen ”{figures.place}” finns inte ({indicator.id})."
                yield file.problem(
                    indicator.id,
                    figures.place,
                    what,
                    "Ingen vet var talen hör hemma.",
                    data.of(Place),
                    rule="FAKTA-18",
                )
            elif key in seen:
                what = f"”{figures.place}” har två uppgifter för {figures.month.shown} ({indicator.id})."
                how = "Lägg ihop talen eller ta bort den ena."
                line = file.line(indicator.id, figures.place)
                yield Problem(
                    file.name, line, what, "Samma kort skulle räknas två gånger.", how, rule="FAKTA-18"
                )
            seen.add(key)


def _unseen_contacts(settings: Settings, data: Data, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Contacts of a group that no page shows: most often a misspelt group."""
    file = DataFile(settings, Contact)
    shown = {block.name for page in pages.values() for block in page.skeleton.blocks}
    groups = [name.partition(".")[2] for name in shown if name.startswith("kontakter.")]
    for contact in data.of(Contact).values():
        told_elsewhere = contact.id == settings.security
        if contact.reachable and groups and contact.group not in groups and not told_elsewhere:
            what = f"”{contact.id}” har gruppen ”{contact.group}”, som ingen sida visar."
            yield file.problem(
                contact.id, contact.group, what, "Ingen läsare ser kontakten.", groups, rule="FAKTA-14"
            )
