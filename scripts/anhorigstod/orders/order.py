"""An order: the sentences that a translator is asked to translate, and the file that carries them there and back.

The formats are imported when they are used: a build of the site should not wait for office libraries.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from ..content.problems import ContentError, Problem
from .intake import check_archive, check_file, check_xml, refusal

FORMATS = {".po": "po", ".xlf": "xliff", ".xlsx": "xlsx", ".docx": "docx"}
"""Suffix → the module here that writes and reads it."""
LONGEST = 32_767
"""What a cell in Excel holds; openpyxl cuts the rest away in silence."""
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot carry."""


@dataclass(frozen=True)
class Row:
    """One sentence to translate."""

    key: str
    """Its catalogue: `stod/samtal`."""
    swedish: str
    """The Swedish now. With the key it is the row's identity."""
    before: str
    """The Swedish that the old translation was made from, "" if there is none."""
    old: str
    """The old translation, "" if there is none."""
    translation: str
    """What the translator writes; "" in a fresh order."""
    kind: str
    """What it is on the page: rubrik, stycke …"""
    words: str
    """Words of the glossary that occur, as a help: `anhörigkonsulent = …`. May be ""."""

    @cached_property
    def id(self) -> str:
        """A short name of the identity, for formats that need one."""
        return hashlib.sha256(f"{self.key}\0{self.swedish}".encode()).hexdigest()[:16]

    @property
    def tidied(self) -> "Row":
        """This row without what tools leave behind: their line ends, and white space around texts."""
        return Row(*(text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n") for text in astuple(self)))


@dataclass(frozen=True)
class Order:
    """What is to be translated into one language."""

    language: str
    """Our code: `ar`, `ku-Arab`."""
    tag: str
    """BCP 47: `ar`, `ckb`."""
    rows: tuple[Row, ...]

    @property
    def words_to_translate(self) -> int:
        """How many Swedish words it asks for, counted as the status counts them."""
        return sum(len(row.swedish.split()) for row in self.rows)


class Format(Protocol):
    """What each module of FORMATS offers."""

    def write(self, order: Order, path: Path) -> None: ...

    def read(self, path: Path, file: str) -> Order: ...


def write(order: Order, path: Path) -> None:
    """Writes `order` in the format that the suffix of `path` names, whole or not at all. Raises ContentError."""
    form = _format(path)
    for row in order.rows:
        for text in astuple(row):
            if _UNWRITABLE.search(text) or (path.suffix.lower() == ".xlsx" and len(text) > LONGEST):
                what = f"En text på {row.key} kan inte skrivas i filen: ”{row.swedish[:60]}”."
                how = "Ta bort osynliga tecken ur texten. Dela en text som är längre än 32 000 tecken."
                raise refusal(str(path), what, how)
    part = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        form.write(order, part)
        part.replace(path)
    except OSError as error:
        how = "Kontrollera att mappen finns och att ingen har filen öppen."
        raise refusal(str(path), f"Filen går inte att skriva: {error.strerror}.", how) from None
    finally:
        part.unlink(missing_ok=True)


def read(path: Path) -> Order:
    """The order in a file that has been with a translator. Raises ContentError, whatever the file holds."""
    file = str(path)
    form = _format(path)
    check_file(path, file)
    try:
        if path.suffix.lower() in (".xlsx", ".docx"):
            check_archive(path, file)
        elif path.suffix.lower() == ".xlf":
            check_xml(path.read_bytes(), file)
        order = form.read(path, file)
    except ContentError:
        raise
    except Exception as error:  # libraries answer a broken file with any error there is
        how = "Öppna den i programmet du översätter i och spara den igen i samma format."
        raise refusal(file, "Filen går inte att läsa.", how) from error
    return replace(order, rows=_single(order.rows, file))


def _format(path: Path) -> Format:
    name = FORMATS.get(path.suffix.lower())
    if not name:
        what = f"Filer som slutar på ”{path.suffix}” kan inte användas."
        raise refusal(str(path), what, f"Det som fungerar är: {', '.join(FORMATS)}.")
    return cast(Format, import_module(f".{name}", __package__))


def _single(rows: Iterable[Row], file: str) -> tuple[Row, ...]:
    """The rows, tidied, each once: of two alike the translated one is kept."""
    found: dict[tuple[str, str], Row] = {}
    problems: list[Problem] = []
    for row in (row.tidied for row in rows):
        first = found.setdefault((row.key, row.swedish), row)
        if first.translation and row.translation and first.translation != row.translation:
            what = f"”{row.swedish[:60]}” på {row.key} står två gånger med olika översättningar."
            why = "Datorn vet inte vilken som gäller."
            problems.append(Problem(file, 0, what, why, "Ta bort den ena raden."))
        elif row.translation:
            found[row.key, row.swedish] = row
    if problems:
        raise ContentError(problems)
    return tuple(found.values())
