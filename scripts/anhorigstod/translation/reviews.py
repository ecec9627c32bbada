"""Who has signed off which words: `translations/<language>/reviews.yml`.

A sign-off is of a pair, by its hash. When either side changes the hash is another, so the sign-off lapses by itself; there
is no flag that anybody must remember to take away.
"""

import json
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from ..content.files import read_text
from ..content.problems import ContentError, Problem, suggest
from ..content.records import read_record
from ..content.strict_yaml import parse
from ..content.values import Day

FILE = "reviews.yml"
HASH = 64
"""Length of a hash in hexadecimal digits (SHA-256)."""
HEAD = """\
# Vem som har granskat vilka ord. Skrivs av kommandona anhorigstod review och anhorigstod same-meaning.
# Varje rad i pairs är ett fingeravtryck av språk, svensk text och översättning. Ändras något av dem gäller granskningen inte längre.
"""


def pair_hash(tag: str, swedish: str, translation: str) -> str:
    """The fingerprint of a pair in the language `tag`."""
    return _hash(tag, swedish, translation)


def text_hash(swedish: str) -> str:
    """The fingerprint of a Swedish text."""
    return _hash(swedish)


def _hash(*parts: str) -> str:
    return sha256("\0".join(unicodedata.normalize("NFC", part) for part in parts).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A named person vouches for pairs of one catalogue."""

    by: str
    role: str
    date: Day
    page: str
    pairs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SameMeaning:
    """A named person attests that a change of Swedish did not change its meaning, so that this translation holds."""

    by: str
    date: Day
    page: str
    old: str
    new: str
    pair: str
    """The fingerprint of the old Swedish with its translation: another translation needs another attestation."""


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """A named person lets a finding of a check pass for one pair."""

    by: str
    date: Day
    check: str
    pair: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Reviews:
    """All that persons have said about the translations into one language."""

    signatures: tuple[Signature, ...] = ()
    same_meaning: tuple[SameMeaning, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @cached_property
    def signed(self) -> Mapping[str, Signature]:
        """Pair → the latest signature. It is of the words, wherever they stand: a renamed page keeps it."""
        return {pair: s for s in self.signatures for pair in s.pairs}

    @cached_property
    def attested(self) -> frozenset[tuple[str, str]]:
        """New Swedish, and pair of the old with its translation, of changes that did not change the meaning."""
        return frozenset((s.new, s.pair) for s in self.same_meaning)

    @cached_property
    def waived(self) -> frozenset[tuple[str, str]]:
        """Check and pair of what may pass."""
        return frozenset((w.check, w.pair) for w in self.waivers)

    def with_signature(self, signature: Signature) -> "Reviews":
        return Reviews(
            signatures=(*self.signatures, signature), same_meaning=self.same_meaning, waivers=self.waivers
        )

    def with_same_meaning(self, attestation: SameMeaning) -> "Reviews":
        return Reviews(
            signatures=self.signatures, same_meaning=(*self.same_meaning, attestation), waivers=self.waivers
        )

    def written(self) -> str:
        """The file's text."""
        blocks = []
        for name in ("signatures", "same_meaning", "waivers"):
            if records := getattr(self, name):
                blocks.append(f"{name}:\n" + "\n".join(_item(record) for record in records))
        return HEAD + "\n" + "\n\n".join(blocks) + ("\n" if blocks else "")


def _item(record: object) -> str:
    lines = []
    for name, value in vars(record).items():
        if isinstance(value, tuple):
            lines += [f"{name}:", *(f"  - {item}" for item in value)]
        else:
            lines.append(
                f"{name}: {value.day if isinstance(value, Day) else json.dumps(value, ensure_ascii=False)}"
            )
    return "  - " + "\n    ".join(lines)


def read_reviews(folder: Path, language: str, pages: Collection[str]) -> Reviews:
    """The reviews of a language; none if there is no file. Raises ContentError with file and line.

    `pages` are the catalogues that exist: a sign-off of another would count for nothing, in silence.
    """
    path = folder / language / FILE
    file = f"{folder.name}/{language}/{FILE}"
    if not path.exists():
        return Reviews()
    root = parse(read_text(path, file), file)
    problems: list[Problem] = []
    reviews = read_record(Reviews, "filen", root, file, problems)
    if reviews is None:
        raise ContentError(problems)
    for name in ("signatures", "same_meaning", "waivers"):
        listed = root.get(name)
        for node, record in zip(listed.items if listed else [], getattr(reviews, name), strict=True):
            problems += _problems(record, file, node.line, pages)
    if problems:
        raise ContentError(problems)
    return reviews


def _problems(record: object, file: str, line: int, pages: Collection[str]) -> Iterable[Problem]:
    page = getattr(record, "page", None)
    if page is not None and page not in pages:
        yield Problem(
            file,
            line,
            f"Sidan ”{page}” finns inte.",
            "Granskningen skulle inte gälla något.",
            suggest(page, pages),
            rule="GRANSK-01",
        )
    hashes = [
        *getattr(record, "pairs", ()),
        *(getattr(record, name, None) for name in ("old", "new", "pair")),
    ]
    for value in hashes:
        if value is not None and (len(value) != HASH or not set(value) <= set("0123456789abcdef")):
            how = "Skriv inte fingeravtryck för hand. Kör anhorigstod review."
            yield Problem(
                file,
                line,
                f"”{value}” är inget fingeravtryck.",
                "Ingen text hör till det.",
                how,
                rule="GRANSK-02",
            )
