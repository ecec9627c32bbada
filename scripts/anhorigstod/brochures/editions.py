"""Which texts were printed, and what has changed since.

`docs/_data/editions.yml` says what was printed and where it lies. What the paper says is kept beside it, in
`docs/_data/editions/CODE.txt`: one text on each line, Swedish, a tab, and the other language. The code is made of those
very words, so a file that somebody has changed is found out.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from ..content.files import read_text, write_text
from ..content.kinds import Edition
from ..content.problems import ContentError, Problem
from ..site.shelf import Change, Gravity, Stack
from ..translation.severity import is_critical
from .sheets import Sheet, edition_code

FOLDER = "editions"


@dataclass(frozen=True)
class Wording:
    """What a sheet says: each text in Swedish and in its own language (both the same on a Swedish sheet)."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, sheet: Sheet, swedish: Sheet) -> "Wording":
        """The words of today. `swedish` is the same brochure and format in Swedish."""
        own = sheet.texts
        if sheet.format.id == "bilingual":  # both languages stand on it
            return cls(tuple((text, text) for text in own))
        return cls(tuple(zip(swedish.texts, own, strict=True)))

    @classmethod
    def read(cls, path: Path, file: str) -> "Wording":
        """Raises ContentError if the file is not there, or not as it was written."""
        if not path.exists():
            how = "Hämta tillbaka filen ur historiken, eller ta bort utgåvan ur editions.yml."
            raise ContentError(
                [Problem(file, 0, "Filen saknas.", "Ingen vet vad som stod på papperet.", how, rule="BRO-06")]
            )
        lines = [line.partition("\t") for line in read_text(path, file).splitlines()]
        return cls(tuple((swedish, own or swedish) for swedish, _, own in lines))

    def write(self, path: Path) -> None:
        """Writes it, unless the same words in its own language are there already: older paper counts on that Swedish."""
        if not path.exists():
            write_text(path, self._written)

    @property
    def fingerprint(self) -> str:
        """What a wording is known by: it changes when anything in it does."""
        return hashlib.sha256(self._written.encode()).hexdigest()[:16]

    @property
    def _written(self) -> str:
        lines = (swedish if swedish == own else f"{swedish}\t{own}" for swedish, own in self.pairs)
        return "".join(f"{line}\n" for line in lines)

    @property
    def own(self) -> tuple[str, ...]:
        return tuple(own for _, own in self.pairs)

    def changes_to(self, now: "Wording") -> Iterator[Change]:
        """What has changed from this wording to that of today, in the order of the sheet."""
        matcher = SequenceMatcher(None, self.pairs, now.pairs, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != "equal":
                yield from _changes(list(self.pairs[a:b]), list(now.pairs[c:d]))


def _changes(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Iterator[Change]:
    """Texts that took each other's place, one by one; what is left over was added or removed."""
    for place in range(max(len(old), len(new))):
        was_swedish, was = old[place] if place < len(old) else ("", "")
        swedish, now = new[place] if place < len(new) else ("", "")
        if swedish == was_swedish:
            gravity = Gravity.WORDING
        else:
            gravity = Gravity.CRITICAL if is_critical(was_swedish, swedish) else Gravity.SMALL
        yield Change(was, now, gravity, swedish or was_swedish)


def text_file(docs: Path, code: str) -> Path:
    """Where what an edition says is kept. A code is letters and digits only (`_checked`)."""
    return docs / "_data" / FOLDER / f"{code}.txt"


def stacks(
    docs: Path, editions: list[Edition], sheets: dict[tuple[str, str, str], tuple[Sheet, Sheet]]
) -> list[Stack]:
    """Every edition with what has changed. `sheets`: brochure, format, language → today's sheet and the Swedish one."""
    found, problems = [], []
    for edition in editions:
        sheet, swedish = sheets[edition.brochure, edition.format, edition.language]
        try:
            wording = _checked(docs, edition, sheet)
        except ContentError as error:
            problems += error.problems
            continue
        changes = () if sheet.code == edition.code else tuple(wording.changes_to(Wording.of(sheet, swedish)))
        found.append(Stack(edition, changes))
    if problems:
        raise ContentError(problems)
    return sorted(found, key=lambda stack: stack.edition.printed.day, reverse=True)


def _checked(docs: Path, edition: Edition, sheet: Sheet) -> Wording:
    if not edition.code.isalnum():
        how = "Skriv koden som den står på papperet."
        raise ContentError(
            [
                Problem(
                    f"{docs.name}/_data/{Edition.file}",
                    0,
                    f"Koden ”{edition.code}” är ingen kod.",
                    "Utgåvan går inte att hitta.",
                    how,
                    rule="BRO-05",
                )
            ]
        )
    path = text_file(docs, edition.code)
    file = path.relative_to(docs.parent).as_posix()
    wording = Wording.read(path, file)
    same_code = edition_code(sheet.language.tag, edition.format, wording.own) == edition.code
    if not same_code or wording.fingerprint != edition.words:
        how = "Hämta tillbaka filen ur historiken. Den ändras aldrig för hand."
        raise ContentError(
            [
                Problem(
                    file,
                    0,
                    "Filen har ändrats.",
                    "Den ska säga precis det som står på papperet.",
                    how,
                    rule="BRO-06",
                )
            ]
        )
    return wording
