"""What is wrong with a page as a whole: the order of its headings, tables, pictures, how hard it is to read."""

import re
from collections.abc import Collection, Iterator

from ..content.kinds import Word
from ..content.problems import Problem
from ..translation.pages import Page
from ..translation.source import Source
from .catalogue import problem
from .passages import Passage
from .readability import lix, sentences

LIX, HARD = 30, 40
"""From where on we advise, and refuse. CONTENT's bar is 30: ”very easy”."""
WORDS, TOO_MANY = 20, 30
"""The same for the words of a sentence."""
COLUMNS = 3
"""What a phone of 320 px has room for."""
LONG_TERM = 10
"""A word of the list in so many letters is one that no reader has met before she needed it."""
OFFICIAL = frozenset(
    "biståndsbedömning biståndshandläggare delegationsbeslut genomförandeplan handläggare huvudman insats insatser "
    "insatsen insatserna kontaktperson legitimerad myndighetsutövning målgrupp omsorgstagare samverkan "
    "socialtjänstlagen verkställighet vårdtagare brukare delaktighet avgiftsbeslut samtycke sekretess".split()
)
"""Words of letters and decisions that are not in words.yml, or are, and which easy Swedish does without or explains."""
_HEADING = re.compile(r"<h([1-6])\b")
_ROW = re.compile(r"^\|?(?:[^|\n]*\|){2,}[^|\n]*$")
_PICTURE = re.compile(r"!\[([^\]]*)\][(\[]([^)\]\s]*)")
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|svg|webp)|bild|image|img|foto", re.IGNORECASE)
_TERM = re.compile(r"[^\W\d_]+")
_SHOWN_AS_TERM = re.compile(r"\*+([^*]+)\*+|\[([^\]]*)\]\(")


def page_problems(
    source: Source, page: Page, own: list[Passage], names: Collection[str]
) -> Iterator[Problem]:
    """Everything. `own` are the page's passages, `names` those of offices and places."""
    file = f"{source.settings.docs.name}/{page.path}"
    text = (source.settings.docs / page.path).read_text(encoding="utf-8")
    yield from _headings(page, file, text)
    yield from _tables(file, text)
    yield from _pictures(file, text)
    yield from _unexplained(source, own)
    found = sentences((passage.text for passage in own), names)
    if (value := lix(found)) > LIX:
        yield problem(
            "SIDA-17", file, 0, f"Sidan har LIX {value:.0f}. Målet är högst {LIX}.", grave=value > HARD
        )


def long_sentences(passage: Passage, names: Collection[str]) -> Iterator[Problem]:
    """The sentences of a passage that are too long."""
    for words in sentences([passage.text], names):
        if len(words) > WORDS:
            what = f"Meningen ”{' '.join(words[:5])} …” har {len(words)} ord. Målet är högst {WORDS}."
            yield problem("SIDA-16", passage.file, passage.line, what, grave=len(words) > TOO_MANY)


def _headings(page: Page, file: str, text: str) -> Iterator[Problem]:
    html = "".join(part for part in page.skeleton.parts if isinstance(part, str))
    levels = [int(level) for level in _HEADING.findall(html)]
    lines = [number for number, line in enumerate(text.split("\n"), 1) if re.match(r"#{1,6}\s*\S", line)]
    before = 0
    for index, level in enumerate(levels):
        line = lines[index] if index < len(lines) else 0
        if level == 1 and before:
            yield problem("SIDA-19", file, line, "Sidan har två rubriker med ett enda #.")
        elif level > before + 1:
            what = f"Rubriken har {'#' * level}, men ovanför finns ingen med {'#' * (level - 1)}."
            yield problem("SIDA-19", file, line, what)
        before = level
    if not levels:
        yield problem("SIDA-19", file, 0, "Sidan har ingen rubrik med # överst.")


def _tables(file: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if _ROW.match(line) and set(line) <= set("|:- \t"):
            columns = len(line.strip().strip("|").split("|"))
            if columns > COLUMNS:
                yield problem(
                    "SIDA-15", file, number - 1, f"Tabellen har {columns} spalter. Högst {COLUMNS} får plats."
                )


def _pictures(file: str, text: str) -> Iterator[Problem]:
    for match in _PICTURE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if not match[1].strip() or _FILE_NAME.fullmatch(match[1].strip()):
            yield problem(
                "SIDA-20", file, line, f"Bilden ”{match[2]}” har ingen text som säger vad den visar."
            )


def _unexplained(source: Source, own: list[Passage]) -> Iterator[Problem]:
    """Official words that the page nowhere marks as such. Told once for each word."""
    listed = {word.term.casefold() for word in source.data.of(Word).values() if len(word.term) >= LONG_TERM}
    own_name = set(_TERM.findall(source.settings.name.casefold()))
    official = (OFFICIAL | {term for term in listed if " " not in term}) - own_name
    shown = {
        form
        for passage in own
        for match in _SHOWN_AS_TERM.finditer(passage.text)
        for form in _TERM.findall((match[1] or match[2]).casefold())
    }
    told: set[str] = set()
    for passage in own:
        if passage.kind in ("titel", "beskrivning", "rubrik"):
            continue
        for word in _TERM.findall(_SHOWN_AS_TERM.sub(" ", passage.text)):
            term = next((term for term in official if _is_form(word.casefold(), term)), "")
            if term and term not in told and not any(_explains(form, term) for form in shown):
                told.add(term)
                yield problem("SIDA-18", passage.file, passage.line, f"Ordet ”{word}” står oförklarat.")


def _explains(shown: str, term: str) -> bool:
    """Whether a word that the page explains explains the term too: `biståndshandläggare` does so for `handläggare`."""
    return _is_form(shown, term) or shown.endswith(term)


def _is_form(word: str, term: str) -> bool:
    """Whether a word is a form of a term: `anhörigkonsulenten` of `anhörigkonsulent`."""
    return word.startswith(term) and len(word) - len(term) <= 4
