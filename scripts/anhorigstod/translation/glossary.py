"""The agreed words, from `translations/glossary.yml`: what a Swedish term is called in each language, and names to keep.

A term that lacks a language is simply not checked in it, so a new language can begin with no words at all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from ..content.files import read_text
from ..content.problems import ContentError, Problem, suggest
from ..content.records import read_record, record_types
from ..content.strict_yaml import Node, parse

FILE = "glossary.yml"
SEPARATOR = " / "
"""Between words that are equally right; the first is the one to use."""
_ENDINGS = r"(?:s|n|t|a|e|r|na|ns|ts|as|en|et|ar|er|or|ens|ets|arna|erna|orna)?"


_ARABIC_VOWELS = re.compile("(?<=[\u0621-\u064a])[اويى]|[\u064b-\u0652\u0640\u0670]")


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What a term is called in one language."""

    word: str
    """May hold several, between SEPARATOR."""
    source: str = ""
    """Where it was published; none: it is ours."""
    note: str = ""

    @property
    def best(self) -> str:
        return self.word.split(SEPARATOR)[0]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a term says besides its languages."""

    id: str
    """The term itself, as a dictionary has it."""
    forms: tuple[str, ...] = ()
    """Inflections that the usual endings do not give."""
    not_: tuple[str, ...] = ()
    """Words that look like a form of it and are none."""
    keep: str = ""
    """`true`: a name, the same in every language."""
    note: str = ""
    """For staff."""


@dataclass(frozen=True, kw_only=True)
class Term(Written):
    """A Swedish term."""

    agreed: Mapping[str, Agreed] = field(default_factory=dict)
    """By the id of the language."""

    def word(self, language: str) -> str:
        """The agreed word, or all of them; empty if there is none."""
        if self.keep:
            return self.id
        return self.agreed[language].word if language in self.agreed else ""


@dataclass(frozen=True)
class Glossary:
    """Every term, by its Swedish."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    _words: dict[str, Mapping[str, str]] = field(default_factory=dict, compare=False)

    @classmethod
    def read(cls, folder: Path, languages: list[str]) -> "Glossary":
        """Reads `folder/glossary.yml`; no file is an empty glossary. Raises ContentError.

        `languages` are the ids that a term may be translated into.
        """
        path, file = folder / FILE, f"{folder.name}/{FILE}"
        if not path.exists():
            return cls()
        root = parse(read_text(path, file), file)
        problems: list[Problem] = []
        if not isinstance(root.value, dict):
            how = "Börja varje stycke med det svenska ordet och kolon längst till vänster."
            raise ContentError(
                [Problem(file, root.line, "Filen är en lista.", _USELESS, how, rule="ORDL-01")]
            )
        terms = {
            name: term
            for name, node in root.fields.items()
            if (term := _read_term(name, node, file, languages, problems))
        }
        problems += _claimed_twice(terms, root, file)
        if problems:
            raise ContentError(problems)
        return cls(terms)

    def words(self, language: str) -> Mapping[str, str]:
        """Every Swedish form → the agreed word in a language, as the checks want it; "" for what is no form."""
        if language not in self._words:
            found: dict[str, str] = {}
            for term in self.terms.values():
                if agreed := term.word(language):
                    found.update(dict.fromkeys([term.id, *term.forms], agreed))
                    found.update(dict.fromkeys(term.not_, ""))
            self._words[language] = found
        return self._words[language]

    @cached_property
    def names(self) -> list[str]:
        """What is kept as it is, the longest first."""
        return sorted((term.id for term in self.terms.values() if term.keep), key=len, reverse=True)

    def find(self, swedish: str, language: str) -> dict[str, str]:
        """The Swedish forms that stand in a text, in its order → the agreed word in a language."""
        words = self.words(language)
        return {form: agreed for form, agreed in occurrences(swedish, words) if agreed}


def occurrences(swedish: str, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each place in a text where a form of `words` stands, inflected or not: the form and what it is called.

    The longest form wins, so that "avlösning i hemmet" is not "avlösning" too.
    """
    pattern, known = _pattern(tuple(words))
    if not known:
        return
    for match in pattern.finditer(swedish):
        form = known.get(match[1].casefold())
        if form is not None:
            yield form, words[form]


def says(translation: str, agreed: str) -> bool:
    """Whether one of the agreed words is used. Only the beginning of each word is compared: languages inflect."""
    said = _bare(translation)
    for word in agreed.split(SEPARATOR):
        parts = (part.removeprefix("ال") for part in _bare(word).split())
        if all(part[: max(3, len(part) * 2 // 3)] in said for part in parts):
            return True
    return False


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """Without what inflection changes inside Arabic words: vowel signs, long vowels, the shape of alef."""
    return _ARABIC_VOWELS.sub("", text.casefold())


@lru_cache(maxsize=64)
def _pattern(forms: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    known = {form.casefold(): form for form in forms if form.strip()}
    longest_first = sorted(known.values(), key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?i)(?<!\w)({either}){_ENDINGS}(?!\w)"), known


def _read_term(
    name: str, node: Node, file: str, languages: list[str], problems: list[Problem]
) -> Term | None:
    """A term with its languages, or None after adding to `problems`."""
    before = len(problems)
    own = set(record_types(Written)) - {"id"}
    fields = node.fields
    given = {key: value for key, value in fields.items() if key in own}
    for key, value in fields.items():
        if key not in own and key not in languages:
            how = suggest(key, {*own, *languages})
            problems.append(
                Problem(
                    file,
                    value.line,
                    f"Under ”{name}” är ”{key}” varken ett fält eller ett språk.",
                    _USELESS,
                    how,
                    rule="ORDL-01",
                )
            )
    term = read_record(Written, name, Node(given if fields else node.value, node.line), file, problems)
    agreed = {
        language: found
        for language in languages
        if language in fields and (found := _read_agreed(language, fields[language], file, problems))
    }
    if term and term.keep not in ("", "true"):
        how = "Skriv keep: true, eller ta bort raden."
        problems.append(
            Problem(
                file, fields["keep"].line, f"keep kan inte vara ”{term.keep}”.", _USELESS, how, rule="ORDL-01"
            )
        )
    if term and bool(term.keep) == bool(agreed) and len(problems) == before:
        what = (
            f"”{name}” har både keep och översättningar." if agreed else f"”{name}” har ingen översättning."
        )
        how = "Skriv keep: true om det är ett namn, annars ordet på minst ett språk, till exempel fi: tulkki"
        problems.append(Problem(file, node.line, what, _USELESS, how, rule="ORDL-01"))
    if term is None or len(problems) > before:
        return None
    return Term(**vars(term), agreed=agreed)


def _read_agreed(language: str, node: Node, file: str, problems: list[Problem]) -> Agreed | None:
    if isinstance(node.value, str):
        if node.text:
            return Agreed(word=node.text)
        how = f"Skriv ordet efter ”{language}:”, eller ta bort raden."
        problems.append(
            Problem(file, node.line, f"”{language}” har inget ord.", _USELESS, how, rule="ORDL-01")
        )
        return None
    return read_record(Agreed, language, node, file, problems)


def _claimed_twice(terms: Mapping[str, Term], root: Node, file: str) -> Iterator[Problem]:
    """Forms that two terms claim: the computer could not know which is meant."""
    owners: dict[str, str] = {}
    for name, term in terms.items():
        for form in {name, *term.forms}:
            owner = owners.setdefault(form.casefold(), name)
            if owner != name:
                how = "Låt formen stå under det ena ordet."
                what = f"”{form}” står både under ”{owner}” och ”{name}”."
                yield Problem(
                    file,
                    root.fields[name].line,
                    what,
                    "Datorn vet inte vilket som gäller.",
                    how,
                    rule="ORDL-02",
                )


_USELESS = "Ordlistan kan inte användas som den är."
