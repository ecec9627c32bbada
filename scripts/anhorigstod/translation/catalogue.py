"""A catalogue: the translations of one file of Swedish into one language, as a PO file.

The form is canonical, so that a pull request shows only what somebody changed: page order, no line numbers, no
dates, no wrapping, no flags. Each entry keeps the exact Swedish it was made from.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib

from ..content.files import read_text
from ..content.problems import ContentError, Problem
from .segments import Segment

_LINE = re.compile(r'\s*|#.*|(?:(?:msgctxt|msgid|msgstr|msgid_plural|msgstr\[\d\]) )?"(?:[^"\\]|\\.)*"')
ORIGIN = re.compile(r"^\s*ursprung\s*:\s*(maskin|person)\b(.*)$", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """A Swedish segment with its translation, which is empty while nobody has made one."""

    swedish: str
    text: str
    kind: str
    """What it is on the page: rubrik, stycke …"""
    note: str
    """The translator's comment lines, the origin among them."""
    line: int = 0

    @property
    def machine(self) -> bool:
        """Whether a machine made it. Who says nothing of the origin vouches as a person."""
        origin = ORIGIN.search(self.note)
        return bool(origin and origin[1].lower() == "maskin")


@dataclass(frozen=True)
class Catalogue:
    """The entries of one PO file, by their Swedish."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, file: str) -> "Catalogue":
        """The catalogue in `path`, empty if there is none. Raises ContentError, which names `file`."""
        if not path.exists():
            return cls()
        text = read_text(path, file)
        _check_lines(text, file)
        try:
            po = polib.pofile(text, check_for_duplicates=True)
        except (OSError, ValueError, IndexError) as error:
            raise ContentError([_problem(error, file)]) from None
        for e in po:
            if e.msgctxt is not None or e.msgid_plural:
                how = "Ta bort raden msgctxt eller msgid_plural. Varje svensk text står en gång i filen."
                raise ContentError(
                    [
                        Problem(
                            file,
                            e.linenum or 0,
                            "Posten är av ett slag som inte används här.",
                            "Den skulle inte synas.",
                            how,
                            rule="OVS-21",
                        )
                    ]
                )
        return cls(
            {
                e.msgid: Entry(e.msgid, "" if e.fuzzy else e.msgstr, e.comment, e.tcomment, e.linenum or 0)
                for e in po
                if not e.obsolete
            }
        )

    def get(self, swedish: str) -> Entry | None:
        """The entry with exactly this Swedish, if it is translated."""
        entry = self.entries.get(swedish)
        return entry if entry and entry.text else None

    def completed(self, segments: Iterable[Segment], known: Mapping[tuple[str, str], Entry]) -> "Catalogue":
        """This catalogue with an entry for every segment, in their order.

        `known` has what is already translated elsewhere, by Swedish and kind; an empty entry takes it over. Entries
        whose Swedish is gone are kept where they stood, after the entry they followed: a changed sentence is
        recognised by its place.
        """
        wanted = {segment.text: segment for segment in segments}
        followers: dict[str, list[str]] = {}
        previous = ""
        for swedish in self.entries:
            if swedish in wanted:
                previous = swedish
            else:
                followers.setdefault(previous, []).append(swedish)
        order = list(followers.get("", []))
        for swedish in wanted:
            order += [swedish, *followers.get(swedish, [])]
        return Catalogue({swedish: self._entry(swedish, wanted.get(swedish), known) for swedish in order})

    def _entry(self, swedish: str, segment: Segment | None, known: Mapping[tuple[str, str], Entry]) -> Entry:
        old = self.entries.get(swedish) or Entry(swedish, "", "", "")
        kind = segment.kind if segment else old.kind
        made = old if old.text else known.get((swedish, kind), old)
        return Entry(swedish, made.text, kind, made.note)

    def with_translation(self, swedish: str, text: str, note: str) -> "Catalogue":
        """This catalogue with a translation of a text that has an entry."""
        old = self.entries[swedish]
        return Catalogue({**self.entries, swedish: Entry(swedish, text, old.kind, note, old.line)})

    def written(self, tag: str) -> str:
        """The PO file, for the language `tag`."""
        po = polib.POFile(wrapwidth=0)
        po.metadata = {
            "Language": tag,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
        }
        for entry in self.entries.values():
            po.append(
                polib.POEntry(msgid=entry.swedish, msgstr=entry.text, comment=entry.kind, tcomment=entry.note)
            )
        return f"{po}\n".replace("#\nmsgid", "msgid", 1)


def _check_lines(text: str, file: str) -> None:
    """Refuses what polib reads in silence, such as a text whose last quotation mark is missing."""
    for number, line in enumerate(text.splitlines(), 1):
        if not _LINE.fullmatch(line):
            raise ContentError([_problem(ValueError(f"line {number}"), file)])


def _problem(error: Exception, file: str) -> Problem:
    found = re.search(r"line (\d+)", str(error))
    if "Duplicate" in str(error) or "same msgid" in str(error):
        what, how = "Samma svenska text står två gånger.", "Ta bort den ena posten."
    else:
        what = "Filen är inte skriven på rätt sätt."
        how = 'Varje text står inom citattecken på en egen rad: msgstr "…". Ett citattecken inne i texten skrivs \\"'
    why = "Datorn kan inte läsa översättningarna i filen."
    return Problem(file, int(found[1]) if found else 0, what, why, how, rule="OVS-20")
