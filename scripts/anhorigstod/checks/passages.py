"""The Swedish that staff wrote, passage by passage, with the place where each stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..content.data_file import DataFile
from ..content.kinds import KINDS
from ..content.problems import line_of
from ..content.records import words_of
from ..content.settings import FILE, Settings
from ..translation.pages import Page
from ..translation.source import Source

UNREAD = ("say",)
"""Fields that are no sentences: how a word sounds."""


@dataclass(frozen=True)
class Passage:
    """A block of text."""

    file: str
    line: int
    kind: str
    """As in catalogues: `stycke`, `rubrik`, `punkt`, `titel`."""
    text: str
    page: str = ""
    """The page it stands on; empty for data files."""


def passages(source: Source) -> list[Passage]:
    """Every passage of pages, data files and the menu, in order."""
    pages = [passage for page in source.pages.values() for passage in of_page(source.settings, page)]
    return pages + list(_of_data(source)) + list(_of_menu(source.settings))


def of_page(settings: Settings, page: Page) -> Iterator[Passage]:
    """The passages of a page. One that stands there twice is told where it stands first."""
    file = f"{settings.docs.name}/{page.path}"
    written = (settings.docs / page.path).read_text(encoding="utf-8")
    for segment in page.segments:
        line = line_of(written, segment.raw.split("\n")[0])
        yield Passage(file, line, segment.kind, segment.text, page.path)


def _of_menu(settings: Settings) -> Iterator[Passage]:
    written = (settings.root / FILE).read_text(encoding="utf-8")
    yield Passage(FILE, line_of(written, "site_name:"), "meny", settings.name)
    yield Passage(FILE, line_of(written, "municipality:"), "meny", settings.municipality)
    yield from (Passage(FILE, item.line, "meny", item.title) for item in settings.nav_items if item.title)


def _of_data(source: Source) -> Iterator[Passage]:
    for kind in KINDS:
        file = DataFile(source.settings, kind)
        for entry in source.data.of(kind).values():
            for name, text in words_of(entry):
                if name not in UNREAD:
                    yield Passage(file.name, file.line_of_field(entry.id, name), "fält", text)
