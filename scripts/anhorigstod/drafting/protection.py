"""What an engine must not touch, taken out before a text is sent and put back when it returns.

Why codes such as XQ1, and not LibreTranslate's own `format=html`: for HTML it translates the words inside each tag by
themselves and looks for them in the translated sentence. If they are not there letter by letter, or the sentence is longer
than 200 characters, it translates the pieces between the tags by themselves, and at the end it unescapes all entities
(argostranslate/tags.py, libretranslate/app.py). Signs outside its alphabet are dropped, or end the sentence (LibreTranslate
issues 439 and 944). Capital letters and a number are what a machine copies most often. It is still only a hope: so each code
must be there once, in its order, else the text is sent again in the pieces between its codes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..translation.glossary import SEPARATOR, Glossary, occurrences

_PREFIXES = ("XQ", "ZQ", "QX", "JQ", "QJ")
_KEPT = re.compile(
    r"(?P<verbatim>\\.|`[^`]*`|\{\{.*?\}\}|\{[^{}]*\}|<[^<>\s]*>|https?://\S*[^\s.,;:!?)]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.-])(?:[a-z0-9-]+\.)+(?:se|nu|com|org|net|eu|fi)\b(?:/\S*[^\s.,;:!?)])?)"
    r"|(?P<open>!?\[)(?P<label>[^\[\]]*)(?P<close>\]\([^()\s]*\)|\]\[[^\[\]]*\])"
    r"|(?P<stars>\*\*)(?=\S)(?P<bold>.+?)(?<=\S)\*\*"
    r"|\*(?=\S)(?P<word>[^*]+?)(?<=\S)\*"
    r"|(?P<newline> *\n)"
)
_CORE = re.compile(r"\w.*\w|\w", re.DOTALL)


@dataclass(frozen=True)
class Kept:
    """A place in a text: what stands before and after the words that are translated there, if there are any."""

    before: str
    inner: "Protected | None" = None
    after: str = ""
    ends: bool = False
    """Whether it ends a line, so that what comes after it is another text."""


@dataclass(frozen=True)
class Protected:
    """A text as words for the engine and places that it must not touch."""

    parts: tuple[str | Kept, ...]

    @cached_property
    def clauses(self) -> tuple["Clause | Kept", ...]:
        """What is translated each by itself, and the line ends between."""
        found: list[Clause | Kept] = []
        parts: list[str | Kept] = []
        for part in self.parts:
            if isinstance(part, Kept) and part.ends:
                found += [Clause(tuple(parts)), part]
                parts = []
            else:
                parts.append(part)
        return (*found, Clause(tuple(parts)))

    def wanted(self) -> Iterator[str]:
        """What is sent first."""
        for clause in self.clauses:
            if isinstance(clause, Clause):
                yield from clause.wanted()

    def wanted_again(self, said: Mapping[str, str | None]) -> Iterator[str]:
        """What is sent when codes were lost: the pieces between them."""
        for clause in self.clauses:
            if isinstance(clause, Clause):
                yield from clause.wanted_again(said)

    def restored(self, said: Mapping[str, str | None]) -> str | None:
        """The text in the other language, by what the engine said; None if it did not say all."""
        pieces = [
            clause.before if isinstance(clause, Kept) else clause.restored(said) for clause in self.clauses
        ]
        return None if None in pieces else "".join(piece for piece in pieces if piece is not None)


@dataclass(frozen=True)
class Clause:
    """A part of a text without line ends."""

    parts: tuple[str | Kept, ...]

    @cached_property
    def kept(self) -> list[Kept]:
        return [part for part in self.parts if isinstance(part, Kept)]

    @cached_property
    def words(self) -> list[str]:
        """The words between the places, without the signs around them."""
        cores = (_CORE.search(part) for part in self.parts if isinstance(part, str))
        return [core[0] for core in cores if core and any(sign.isalpha() for sign in core[0])]

    @cached_property
    def prefix(self) -> str:
        """What codes begin with: something that the text does not have. Empty if it has everything."""
        words = "".join(part for part in self.parts if isinstance(part, str)).upper()
        return next((prefix for prefix in _PREFIXES if prefix not in words), "")

    @cached_property
    def coded(self) -> str:
        """The text with a code for each place; empty if there are no words in it."""
        if not self.words or (self.kept and not self.prefix):
            return ""
        numbers = iter(range(1, len(self.kept) + 1))
        return "".join(
            part if isinstance(part, str) else f"{self.prefix}{next(numbers)}" for part in self.parts
        ).strip()

    def wanted(self) -> Iterator[str]:
        if self.coded:
            yield self.coded
        for kept in self.kept:
            if kept.inner:
                yield from kept.inner.wanted()

    def wanted_again(self, said: Mapping[str, str | None]) -> Iterator[str]:
        if self._whole(said) is None:
            yield from self.words
        for kept in self.kept:
            if kept.inner:
                yield from kept.inner.wanted_again(said)

    def restored(self, said: Mapping[str, str | None]) -> str | None:
        places = [self._place(kept, said) for kept in self.kept]
        if None in places:
            return None
        filled = [place or "" for place in places]
        pieces = self._whole(said) or self._pieces(said)
        if pieces is None:
            return None
        return "".join(piece + place for piece, place in zip(pieces, [*filled, ""], strict=True))

    def _place(self, kept: Kept, said: Mapping[str, str | None]) -> str | None:
        if kept.inner is None:
            return kept.before + kept.after
        inner = kept.inner.restored(said)
        return None if inner is None else f"{kept.before}{inner}{kept.after}"

    def _whole(self, said: Mapping[str, str | None]) -> list[str] | None:
        """The translation cut at its codes, if each is there once and in order."""
        answer = (said.get(self.coded) or "").strip() if self.coded else ""
        if not answer:
            return None
        if not self.kept:
            return [_as_spaced(answer, self.parts)]
        pieces = re.split(rf"(?i){self.prefix}[ \u00a0]?(\d+)", _as_spaced(answer, self.parts))
        in_order = [int(number) for number in pieces[1::2]] == list(range(1, len(self.kept) + 1))
        lost = any(self.prefix in piece.upper() for piece in pieces[::2])
        return pieces[::2] if in_order and not lost else None

    def _pieces(self, said: Mapping[str, str | None]) -> list[str] | None:
        """What stands between the places, each piece translated by itself; the signs around it stay."""
        pieces = [""]
        for part in self.parts:
            if isinstance(part, Kept):
                pieces.append("")
                continue
            core = _CORE.search(part)
            if not core or not any(sign.isalpha() for sign in core[0]):
                pieces[-1] += part
                continue
            answer = (said.get(core[0]) or "").strip()
            if not answer:
                return None
            pieces[-1] += part[: core.start()] + answer + part[core.end() :]
        return pieces


def protect(text: str, glossary: Glossary, language: str) -> Protected:
    """A Swedish text with everything kept that has to be: facts, fields, addresses, marks, names, Swedish words."""
    parts: list[str | Kept] = []
    position = 0
    for match in _KEPT.finditer(text):
        parts += _without_names(text[position : match.start()], glossary)
        parts.append(_kept(match, glossary, language))
        position = match.end()
    parts += _without_names(text[position:], glossary)
    return Protected(tuple(part for part in parts if part != ""))


def _kept(match: re.Match[str], glossary: Glossary, language: str) -> Kept:
    if match["open"]:
        return Kept(match["open"], protect(match["label"], glossary, language), match["close"])
    if match["stars"]:
        return Kept("**", protect(match["bold"], glossary, language), "**")
    if match["word"]:
        return Kept(_explained(match[0], match["word"], glossary, language))
    return Kept(match[0], ends=bool(match["newline"]))


def _explained(marked: str, word: str, glossary: Glossary, language: str) -> str:
    """An emphasised word, which readers meet in Swedish, after what it is called in their language."""
    words = glossary.words(language)
    agreed = next((agreed for form, agreed in occurrences(word, words) if len(word) - len(form) < 4), "")
    best = agreed.split(SEPARATOR)[0]
    return f"{best} ({marked})" if best and best.casefold() not in word.casefold() else marked


def _without_names(text: str, glossary: Glossary) -> Iterator[str | Kept]:
    if not glossary.names:
        yield text
        return
    names = "|".join(map(re.escape, glossary.names))
    for index, piece in enumerate(re.split(rf"(?<!\w)({names})(?!\w)", text)):
        yield Kept(piece) if index % 2 else piece


def _as_spaced(answer: str, parts: tuple[str | Kept, ...]) -> str:
    """The answer with the white space that stood around the text."""
    first, last = parts[0], parts[-1]
    before = first[: len(first) - len(first.lstrip())] if isinstance(first, str) else ""
    after = last[len(last.rstrip()) :] if isinstance(last, str) else ""
    return f"{before}{answer}{after}"
