"""The languages of the site, from `translations/languages.yml`. The first is the one that staff write."""

import re
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from babel import Locale, UnknownLocaleError

from ..content.files import read_text
from ..content.problems import ContentError, Problem, suggest
from ..content.records import read_record
from ..content.strict_yaml import parse

CODE = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
"""What mkdocs-static-i18n accepts as a locale, and so as a folder: `ku-Arab`, `fa-AF`."""
ALIAS = re.compile(r"[a-z0-9][a-z0-9-]*")
"""A folder of the site, and a name in a server's configuration."""


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language as readers, staff and machines know it."""

    id: str
    """The folder in `translations/` and in the address: `ar`, `fa-AF`."""
    name: str
    """As its readers write it."""
    swedish: str
    """As staff call it."""
    tag: str
    """BCP 47, for `lang` and hreflang."""
    direction: str
    script: str
    """ISO 15924: Latn, Arab, Cyrl, Ethi."""
    alias: str = ""
    """Short address for paper, which leads to the language."""
    publish: str = "draft"
    """`hidden`: translators are at work, readers see nothing yet. `draft`: all of it, marked as unreviewed where it is.
    `reviewed`: only what somebody has signed off."""

    @property
    def hidden(self) -> bool:
        return self.publish == "hidden"

    @cached_property
    def attributes(self) -> str:
        """What marks HTML as being in this language."""
        return f'lang="{escape(self.tag)}" dir="{escape(self.direction)}"'

    @cached_property
    def locale(self) -> Locale:
        """CLDR's data for the language: names of days and months, plural forms."""
        return Locale.parse(self.tag, sep="-")


def read_languages(folder: Path) -> tuple[Language, ...]:
    """The languages of `folder/languages.yml` in the order of the menu. Raises ContentError.

    A folder of translations without an entry is a problem too: its work would never be seen.
    """
    file = f"{folder.name}/languages.yml"
    path = folder / "languages.yml"
    if not path.exists():
        how = "Hämta tillbaka filen ur historiken."
        raise ContentError(
            [Problem(file, 0, "Filen saknas.", "Utan den finns inga språk.", how, rule="SPRAK-01")]
        )
    root = parse(read_text(path, file), file)
    problems: list[Problem] = []
    languages = []
    for code, node in root.fields.items():
        language = read_record(Language, code, node, file, problems)
        if language:
            problems += _problems(language, file, node.line)
            languages.append(language)
    folders = [name for language in languages for name in (language.id, language.alias) if name]
    for name in sorted({name for name in folders if folders.count(name) > 1}):
        what = f"Adressen ”{name}” används av två språk."
        how = "Skriv en annan kort adress (alias:) för det ena."
        problems.append(
            Problem(file, 0, what, "Det ena språket skulle skriva över det andra.", how, "SPRAK-03")
        )
    if not problems and (not languages or languages[0].tag != "sv"):
        how = "Flytta sv överst i filen."
        problems.append(
            Problem(
                file,
                0,
                "Det första språket är inte svenska.",
                "Sidorna i docs/ är på svenska.",
                how,
                rule="SPRAK-01",
            )
        )
    known = {language.id for language in languages}
    for child in sorted(folder.iterdir()):
        if child.is_dir() and child.name not in known and not problems:
            what = f"Mappen ”{child.name}” hör inte till något språk."
            problems.append(
                Problem(
                    f"{folder.name}/{child.name}",
                    0,
                    what,
                    "Översättningarna i den visas inte.",
                    suggest(child.name, known),
                    rule="SPRAK-02",
                )
            )
    if problems:
        raise ContentError(problems)
    return tuple(languages)


def _problems(language: Language, file: str, line: int) -> list[Problem]:
    found = []
    if not CODE.fullmatch(language.id):
        how = "Skriv två små bokstäver, till exempel fi, eller fa-AF, ku-Arab."
        found.append(
            Problem(
                file,
                line,
                f"Språkkoden ”{language.id}” går inte att använda.",
                "Koden blir en adress på webbplatsen.",
                how,
                rule="SPRAK-03",
            )
        )
    if language.alias and not ALIAS.fullmatch(language.alias):
        found.append(
            Problem(
                file,
                line,
                f"Den korta adressen ”{language.alias}” går inte att använda.",
                "Läsaren ska kunna skriva den för hand.",
                "Skriv alias: med bara små bokstäver a–z, siffror och bindestreck, till exempel arabiska.",
                rule="SPRAK-03",
            )
        )
    try:
        Locale.parse(language.tag, sep="-")
    except (UnknownLocaleError, ValueError):
        how = "Skriv språkets kod enligt BCP 47, till exempel ar eller ckb."
        found.append(
            Problem(
                file,
                line,
                f"Språket ”{language.tag}” är okänt.",
                "Datum och skärmläsare behöver veta språket.",
                how,
                rule="SPRAK-03",
            )
        )
    for field, allowed in {
        "direction": ("ltr", "rtl"),
        "script": ("Latn", "Arab", "Cyrl", "Ethi"),
        "publish": ("hidden", "draft", "reviewed"),
    }.items():
        if getattr(language, field) not in allowed:
            what = f"{field} kan inte vara ”{getattr(language, field)}”."
            found.append(
                Problem(
                    file,
                    line,
                    what,
                    "Sidan skulle visas fel.",
                    f"Skriv {' eller '.join(allowed)}.",
                    rule="SPRAK-03",
                )
            )
    return found
