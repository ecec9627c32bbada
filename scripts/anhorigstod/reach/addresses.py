"""Which addresses are the site's, and what it means that somebody opened one. All others are passed over.

So nothing that a stranger has written in a log can be a heading or a row of what staff read.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from urllib.parse import parse_qs, urlsplit

from ..brochures.names import brochure_address, file_name
from ..brochures.sheets import formats
from ..content.kinds import Brochure, Phrase, Place
from ..site.places import BESIDE, CARDS, card_address
from ..translation.languages import Language
from ..translation.source import Source

PLACE, CODE = "p", "u"
"""What a QR code on paper adds to the address: where the paper lies, and which text it has."""
NO_PLACE = ""
"""The row of paper that does not say where it lay, or names a place that there is not."""
_LONGEST = 300
_KEPT = 20_000


class Table(StrEnum):
    """What is counted."""

    LANGUAGE = "language"
    PAGE = "page"
    DOWNLOAD = "download"
    PLACE = "place"


Row = tuple[Table, str]
"""A row of a table."""


def known_addresses(source: Source, languages: tuple[Language, ...]) -> dict[bytes, tuple[Row, ...]]:
    """Path → the rows that a visit to it belongs to."""
    top = urlsplit(source.settings.site_url).path
    found: dict[bytes, tuple[Row, ...]] = {}
    for language in languages:
        folder = top if language is languages[0] else f"{top}{language.id}/"
        for address, page in _pages(source):
            rows = ((Table.LANGUAGE, language.id), (Table.PAGE, page))
            for path in (address, f"{address}index.html"):
                found[f"{folder}{path}".encode()] = rows
        for address, brochure in _files(source, language, language is languages[0]):
            found[f"{folder}{address}".encode()] = ((Table.DOWNLOAD, f"{brochure}/{language.id}"),)
    return found


def _pages(source: Source) -> Iterator[tuple[str, str]]:
    """Address below the language, and the page that it counts as. A page with its Swedish beside it is the same page."""
    for path, page in source.pages.items():
        yield page.address, path
        yield page.address + BESIDE, path
    for brochure in source.data.of(Brochure).values():
        yield brochure_address(brochure), brochure_address(brochure)
    for phrase in source.data.of(Phrase):
        yield card_address(phrase), CARDS


def _files(source: Source, language: Language, swedish: bool) -> Iterator[tuple[str, str]]:
    for brochure in source.data.of(Brochure).values():
        for format in formats(brochure, swedish):
            for name in (
                file_name(brochure, format, language),
                file_name(brochure, format, language, imposed=True),
            ):
                yield brochure_address(brochure) + name, brochure.id


class Requests(dict[bytes, tuple[Row, ...]]):
    """Request line (`GET /ar/ HTTP/1.1`) → the rows that it belongs to; none if it is not of interest. Keeps what it has found."""

    def __init__(self, known: Mapping[bytes, tuple[Row, ...]], places: Mapping[str, Place]):
        super().__init__()
        self._known, self._places = known, places

    def __missing__(self, request: bytes) -> tuple[Row, ...]:
        rows = self._read(request)
        if len(request) <= _LONGEST:
            if len(self) >= _KEPT:
                self.clear()
            self[request] = rows
        return rows

    def _read(self, request: bytes) -> tuple[Row, ...]:
        method, _, rest = request.partition(b" ")
        target = rest.partition(b" ")[0]
        path, _, query = target.partition(b"?")
        rows = self._known.get(path, ())
        if method != b"GET" or not rows:
            return ()
        if not query or rows[0][0] is Table.DOWNLOAD:
            return rows
        return rows + self._place(query[:_LONGEST].decode("ascii", "replace"))

    def _place(self, query: str) -> tuple[Row, ...]:
        try:
            said = parse_qs(query, max_num_fields=10)
        except ValueError:
            return ()
        if PLACE in said:
            return ((Table.PLACE, said[PLACE][0] if said[PLACE][0] in self._places else NO_PLACE),)
        return ((Table.PLACE, NO_PLACE),) if CODE in said else ()
