"""All the Swedish there is to translate, by catalogue: pages, data files, navigation and interface."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path

from babel.messages.extract import extract_from_dir

from ..content.data import Data
from ..content.kinds import KINDS
from ..content.records import words_of
from ..content.settings import Settings
from .glossary import Glossary
from .pages import Page, data_parser
from .segments import BOX_TITLES, Segment, fold

NAVIGATION = "_navigation"
INTERFACE = "_interface"
RESPELLING = "uttal"
"""The kind of a text that says how a word sounds: it is written anew, not translated."""
FIELD_KINDS = {
    "name": "namn",
    "about": "förklaring",
    "means": "förklaring",
    "say": RESPELLING,
    "title": "titel",
}


@dataclass(frozen=True)
class Source:
    """The Swedish of the whole site."""

    settings: Settings
    data: Data
    pages: dict[str, Page]
    glossary: Glossary = field(default_factory=Glossary)
    _texts: dict[str, dict[Segment, str]] = field(default_factory=dict)

    def texts(self, key: str) -> dict[Segment, str]:
        """What catalogue `key` translates, each Swedish text once, in order, with its HTML (facts are marks)."""
        if key not in self._texts:
            inline = self.inline(key)
            self._texts[key] = {segment: inline(segment.text) for segment in self.segments(key)}
        return self._texts[key]

    def inline(self, key: str) -> Callable[[str], str]:
        """What turns a text of catalogue `key`, in any language, into HTML."""
        if key == NAVIGATION:
            return escape
        return self.data_inline if key.startswith("_data/") else self.pages[f"{key}.md"].parser.inline

    @cached_property
    def data_inline(self) -> Callable[[str], str]:
        """The same for texts of data files."""
        return data_parser().inline

    def catalogue_keys(self) -> list[str]:
        """The name of every catalogue but the interface's: `stod/samtal`, `_data/words`, `_navigation`."""
        return [*(page_key(path) for path in self.pages), *(data_key(kind) for kind in KINDS), NAVIGATION]

    def segments(self, key: str) -> list[Segment]:
        """What catalogue `key` translates, in order, each Swedish text once."""
        return list({segment.text: segment for segment in reversed(list(self._segments(key)))}.values())[::-1]

    def _segments(self, key: str) -> Iterator[Segment]:
        if key == INTERFACE:
            yield from (Segment(text, "gränssnitt") for text in self.interface)
        elif key == NAVIGATION:
            names = [self.settings.name, self.settings.municipality]
            titles = [item.title for item in self.settings.nav_items if item.title]
            yield from (Segment(text, "meny") for text in [*names, *titles])
        elif key.startswith("_data/"):
            kind = next(kind for kind in KINDS if data_key(kind) == key)
            for entry in self.data.of(kind).values():
                for name, text in words_of(entry):
                    segment = Segment(fold(text), FIELD_KINDS.get(name, name), text)
                    if not segment.fixed:
                        yield segment
        else:
            yield from self.pages[f"{key}.md"].segments

    def former_key(self, key: str) -> str:
        """What a page's catalogue was called before the page was renamed; empty if it was not."""
        page = self.pages.get(f"{key}.md")
        return page_key(page.front_matter.moved_from) if page else ""

    def all_keys(self) -> list[str]:
        """Every name that a catalogue has or had."""
        keys = self.catalogue_keys()
        return [*keys, *filter(None, (self.former_key(key) for key in keys))]

    @cached_property
    def interface(self) -> list[str]:
        """Every interface string in templates and code, marked with `_()` and `say()`.

        In the order of the alphabet: it must not depend on where in the code a string stands.
        """
        ours = Path(__file__).parents[1]
        found = list(BOX_TITLES.values())
        found += _extract(self.settings.overrides, ("**.html", "jinja2.ext.babel_extract"))
        found += _extract(ours, ("**.py", "python"))
        return sorted({fold(text) for text in found})


def page_key(path: str) -> str:
    """The catalogue of a page: `stod/samtal.md` → `stod/samtal`."""
    return path.removesuffix(".md")


def data_key(kind: type) -> str:
    """The catalogue of a data file."""
    return f"_data/{Path(kind.file).stem}"


def _extract(folder: Path, method: tuple[str, str]) -> Iterator[str]:
    keywords = {"_": None, "say": None}
    for _, _, message, _, _ in extract_from_dir(
        folder, [method], {"**": {"newstyle_gettext": "true"}}, keywords
    ):
        if isinstance(message, str):
            yield message
