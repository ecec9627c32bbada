"""What the search of a language reads: each page's title, headings and words, and the official Swedish words.

Words stay as they are written. What is the same in spite of how it is written (case, accents, forms of Arabic letters)
is known in one place only, `overrides/scripts/search.js`, which folds both these words and what the reader types.
"""

import json
import re
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from itertools import takewhile
from typing import TYPE_CHECKING

from ..content.kinds import Word
from ..translation.source import data_key
from ..translation.text import Text
from .views import View

if TYPE_CHECKING:
    from .site import Site

Shown = str | list[str]
"""A text as it is shown, or if it is not in the reader's language: the text and its language."""

_INLINE = frozenset(("a", "b", "bdi", "button", "code", "dfn", "em", "i", "small", "span", "strong", "time"))
_LEFT_OUT = (("svg", ""), ("small", "mark"), ("dl", "words"))
"""Tag and class of what is no text of the page: pictures, notes about the translation, the list of official words."""
_EDGES = re.compile(r"^\W+|\W+$")
_ZERO, _NOTHING = ord("#"), ord("A")
"""The signs for nothing: in the lists of where a word stands, and before a word that begins unlike the one before."""


def index(site: "Site", language: str) -> str:
    """The index of a language, as JSON: pages with headings, official words, and in which sections each word stands.

    `text` has all words in order, each without the beginning that it shares with the one before: `BC` says that one
    letter is the same. Sections are numbered through all pages. For each word, `where` has a sign for each section,
    which says how many lie between it and the one before; nothing is said of a word that stands on most pages.
    """
    pages, owners, found = [], list[int](), dict[str, list[int]]()
    for path in site.source.settings.pages():
        view = site.view(path, language)
        sections = _sections(view)
        address = site.source.pages[path].address
        pages.append([address, _shown(view.title), [[section.anchor, section.shown] for section in sections]])
        for section in sections:
            for word in section.words:
                found.setdefault(word, []).append(len(owners))
            owners.append(len(pages))
    words = sorted(found)
    common = {word for word in words if 2 * len({owners[place] for place in found[word]}) > len(pages)}
    say = site.translators[language].say
    found_and_not = (
        say("Träffar: {number}"),
        say("Inget hittades. Prova ett annat ord, eller titta i menyn."),
    )
    everything = {
        "say": [text.plain for text in found_and_not],
        "pages": pages,
        **_official(site, language),
        "text": _shortened(words),
        "where": " ".join("" if word in common else _steps(found[word]) for word in words),
    }
    return json.dumps(everything, ensure_ascii=False, separators=(",", ":"))


def index_file(site: "Site", language: str) -> tuple[str, str]:
    """The index's name, with a hash of what it says, and its text."""
    text = index(site, language)
    return f"search.{sha256(text.encode()).hexdigest()[:8]}.json", text


def _official(site: "Site", language: str) -> dict[str, object]:
    """The official words with their explanations, and the address of the page that lists them."""
    view = site.view("", language)
    listed = view.navigation.words
    words = site.source.data.of(Word).values() if listed else ()
    term = (
        (lambda word: word.term)
        if view.first_language
        else lambda word: [word.term, view.source_language.tag]
    )
    return {
        "list": listed.address if listed else "",
        "words": [
            [f"ord-{word.id}", term(word), _shown(view.translator.text(data_key(Word), word.means))]
            for word in words
        ],
    }


def _shown(text: Text) -> Shown:
    return [text.plain, text.language.tag] if text.missing else text.plain


def _shortened(words: list[str]) -> str:
    """Words in order, each after a capital letter that says how many letters it shares with the one before."""
    same = [_same(before[:25], word) for before, word in zip(["", *words], words, strict=False)]
    return "".join(chr(_NOTHING + count) + word[count:] for count, word in zip(same, words, strict=True))


def _same(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _steps(places: list[int]) -> str:
    """A sign for each place: how far it is from the one before."""
    return "".join(chr(_ZERO + b - a) for a, b in zip([0, *places], places, strict=False))


def _sections(view: View) -> list["_Section"]:
    """The page's own HTML, cut at its headings."""
    assert view.page
    parser = _Cutter()
    parser.feed(view.translator.body(view.page, lambda block: view.render_block(view, block.name)))
    parser.close()
    return parser.sections


@dataclass
class _Section:
    """A heading and what stands below it."""

    anchor: str = ""
    language: str = ""
    """Of the heading, if it is not the page's."""
    heading: str = ""
    text: str = ""

    @property
    def shown(self) -> Shown:
        heading = " ".join(self.heading.split())
        return [heading, self.language] if self.language else heading

    @property
    def words(self) -> list[str]:
        """Each word of the text once; the heading's are read from the heading."""
        words = (_EDGES.sub("", word) for word in self.text.lower().split())
        return list(dict.fromkeys(filter(None, words)))


@dataclass
class _Cutter(HTMLParser):
    """Cuts a page at headings that have an anchor. The page's own heading is that of its beginning."""

    sections: list[_Section] = field(default_factory=lambda: [_Section()])
    _heading: str = ""
    """The tag of the heading that is open."""
    _out: list[str] = field(default_factory=list)
    """The open tags, of the same name, of what is left out."""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        classes = (values.get("class") or "").split()
        if self._out:
            self._out += [tag] if tag == self._out[0] else []
        elif any(tag == name and (not kind or kind in classes) for name, kind in _LEFT_OUT):
            self._out.append(tag)
        elif tag == "h1" or (tag in ("h2", "h3") and values.get("id")):
            self._heading = tag
            if tag != "h1":
                self.sections.append(_Section(values.get("id") or ""))
        elif "now" in classes:
            self._heading = (
                ""  # the Swedish of today, beside an older translation, is no name for the section
            )
        elif self._heading and not self.sections[-1].heading.strip():
            self.sections[-1].language = values.get("lang") or ""
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        if self._out and tag == self._out[0]:
            self._out.pop()
        elif tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        if self._out:
            return
        if self._heading:
            self.sections[-1].heading += data
        else:
            self.sections[-1].text += data

    def _part(self, tag: str) -> None:
        """Words in neighbouring boxes are no single word; those in the same line may be."""
        if tag not in _INLINE:
            self.handle_data(" ")
