"""The Swedish pages, parsed and checked, with all that a language needs to fill them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..content.data import Data
from ..content.files import read_text
from ..content.front_matter import FrontMatter, split
from ..content.kinds import KINDS as KINDS_OF_DATA
from ..content.kinds import Contact, Fact, Service
from ..content.placeholders import PLACEHOLDER, PlaceholderExtension
from ..content.problems import ContentError, Problem, line_of, suggest
from ..content.records import words_of
from ..content.settings import FILE, PAGE, Settings
from .links import LinkExtension, address, line_of_link
from .segments import PageParser, Segment, Skeleton, fold

_BRACES = re.compile(r"\{\{([^{}\n]*)\}\}")
"""Anything that looks like a placeholder, right or wrong."""
KINDS = {"title": "titel", "description": "beskrivning"}


@dataclass(frozen=True)
class Page:
    """One page of `docs/`."""

    path: str
    """`stod/samtal.md`."""
    front_matter: FrontMatter
    skeleton: Skeleton
    parser: PageParser

    @property
    def address(self) -> str:
        """Below its language: `stod/samtal/`."""
        return address(self.path)

    @property
    def segments(self) -> list[Segment]:
        """Everything on the page that its own catalogue translates, in order, with repetitions."""
        head = [Segment(fold(text), KINDS[name], text) for name, text in words_of(self.front_matter)]
        return head + [
            segment for segment in self.skeleton.segments if not segment.interface and not segment.fixed
        ]


def read_pages(
    settings: Settings, data: Data, blocks: Collection[str], pictures: Collection[str]
) -> dict[str, Page]:
    """Every page by its path, in the order of the menu. Raises ContentError with all that is wrong in them.

    `blocks` are the names that `{{ visa.NAME }}` may have.
    """
    problems: list[Problem] = []
    paths = settings.pages()
    assets = {
        p.relative_to(settings.docs).as_posix()
        for p in settings.docs.rglob("*")
        if p.is_file() and p.suffix != ".md"
    }
    read = {}
    for path in paths:
        try:
            read[path] = _read_page(settings, path, paths, assets)
        except ContentError as error:
            problems += error.problems
    for page, links, text in read.values():
        file = _shown(settings, page.path)
        problems += [
            replace(problem, line=line_of_link(text, problem, written))
            for written, problem in links.problems.items()
        ]
        problems += _bad_anchors(links, file, text, {path: found[0] for path, found in read.items()})
        problems += _bad_names(text, file, data, blocks)
        problems += _bad_choices(page.front_matter, file, text, data, pictures, paths)
    if problems:
        raise ContentError(problems)
    return {path: page for path, (page, _, _) in read.items()}


def data_parser() -> PageParser:
    """The parser for texts in data files: the inline Markdown of pages, with no page to link from."""
    return PageParser([PlaceholderExtension(), LinkExtension("index.md", "docs/_data", (), ())], {})


def _read_page(
    settings: Settings, path: str, pages: Collection[str], assets: Collection[str]
) -> tuple[Page, LinkExtension, str]:
    file = _shown(settings, path)
    text = read_text(settings.docs / path, file)
    front_matter, markdown = split(text, file)
    links = LinkExtension(path, file, pages, assets)
    try:
        parser = PageParser([*settings.extensions, PlaceholderExtension(), links], settings.extension_options)
        skeleton = parser.parse(markdown)
    except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
        how = "Skriv tilläggets namn som i dess egen beskrivning, till exempel attr_list."
        what = f"Ett tillägg under markdown_extensions går inte att använda: {error}"
        raise ContentError(
            [Problem(FILE, 0, what, "Utan det blir sidorna fel.", how, rule="MENY-05")]
        ) from None
    _check_skeleton(skeleton, text, file)
    return Page(path, front_matter, skeleton, parser), links, text


def _check_skeleton(skeleton: Skeleton, text: str, file: str) -> None:
    """Refuses what would be left in Swedish for all readers, and components that do not stand alone."""
    if any("<pre" in part for part in skeleton.parts if isinstance(part, str)):
        line = next((n for n, row in enumerate(text.split("\n"), 1) if row.startswith(("    ", "\t"))), 0)
        why = "Fyra mellanslag först betyder programkod, som inte översätts."
        raise ContentError(
            [
                Problem(
                    file,
                    line,
                    "En rad börjar med fyra mellanslag.",
                    why,
                    "Ta bort mellanslagen, eller sätt raden under en ruta.",
                    rule="SIDA-02",
                )
            ]
        )
    asked = [match[0] for match in PLACEHOLDER.finditer(text) if match[1].startswith("visa.")]
    if len(asked) != len(skeleton.blocks):
        line = next(
            (
                n
                for n, row in enumerate(text.split("\n"), 1)
                if "visa." in row and not PLACEHOLDER.fullmatch(row.strip())
            ),
            0,
        )
        how = "Lägg {{ visa.… }} på en egen rad med en tom rad före och efter."
        raise ContentError(
            [
                Problem(
                    file,
                    line,
                    "{{ visa.… }} står inte ensam.",
                    "Det kan bara visas mellan stycken.",
                    how,
                    rule="SIDA-03",
                )
            ]
        )


def _shown(settings: Settings, path: str) -> str:
    return (Path(settings.docs.name) / path).as_posix()


def _bad_anchors(links: LinkExtension, file: str, text: str, pages: Mapping[str, Page]) -> list[Problem]:
    found = []
    for link in links.links:
        anchors = pages[link.target].skeleton.anchors if link.target in pages else (link.anchor,)
        if link.anchor and link.anchor not in anchors:
            what = f"Länken ”{link.written}” leder till en rubrik som inte finns."
            why = "Läsaren kommer till sidans början och hittar inte det du menar."
            found.append(
                Problem(
                    file,
                    line_of(text, link.written),
                    what,
                    why,
                    suggest(link.anchor, anchors),
                    rule="LANK-02",
                )
            )
    return found


def _bad_names(text: str, file: str, data: Data, blocks: Collection[str]) -> list[Problem]:
    found = []
    values = set(data.value_names())
    for match in _BRACES.finditer(text):
        name = match[1].strip()
        known = {f"visa.{block}" for block in blocks} if name.startswith("visa.") else values
        if name not in known:
            what = f"Uppgiften ”{{{{ {name} }}}}” finns inte."
            line = text.count("\n", 0, match.start()) + 1
            found.append(
                Problem(
                    file,
                    line,
                    what,
                    "Läsaren skulle se ett tomt ställe.",
                    suggest(name, known),
                    rule="SIDA-04",
                )
            )
    return found


def bad_data_texts(settings: Settings, data: Data) -> list[Problem]:
    """What is wrong with the texts of data files: unknown names, links, a fact that is told by another fact."""
    found: list[Problem] = []
    for kind in KINDS_OF_DATA:
        path = settings.docs / "_data" / kind.file
        if not path.exists():
            continue
        text = re.sub(r"(?m)^[ \t]*#.*", "", path.read_text(encoding="utf-8"))
        file = f"{settings.docs.name}/_data/{kind.file}"
        found += _bad_names(text, file, data, ())
        if match := re.search(r"\]\(|<https?:", text):
            how = "Ta bort länken. Lägg en webbadress i contacts.yml, eller välj en sida i fältet page."
            line = text.count("\n", 0, match.start()) + 1
            found.append(
                Problem(
                    file,
                    line,
                    "En datafil har en länk i en text.",
                    "Texten visas på flera sidor och länken blir fel.",
                    how,
                    rule="FAKTA-16",
                )
            )
        if kind is Fact and (match := PLACEHOLDER.search(text)):
            line = text.count("\n", 0, match.start()) + 1
            why = "En uppgift som hänvisar till en annan kan gå i en ring."
            found.append(
                Problem(
                    file, line, "En uppgift innehåller {{ … }}.", why, "Skriv värdet direkt.", rule="FAKTA-17"
                )
            )
    return found


def _bad_choices(
    front_matter: FrontMatter,
    file: str,
    text: str,
    data: Data,
    pictures: Collection[str],
    pages: Collection[str],
) -> list[Problem]:
    callable_ = [name for name, contact in data.of(Contact).items() if contact.phone]
    allowed = {"service": data.of(Service), "picture": pictures, "layout": ("home",), "call": callable_}
    found = []
    old = front_matter.moved_from
    if old and (not PAGE.fullmatch(old) or old in pages):
        how = "Skriv sidans gamla filnamn, till exempel stod/gammal.md. Filen ska inte finnas kvar."
        found.append(
            Problem(
                file,
                line_of(text, "moved_from:"),
                f"moved_from: ”{old}” går inte att använda.",
                "Översättningarna skulle bli fel.",
                how,
                rule="SIDA-05",
            )
        )
    for field, known in allowed.items():
        value = getattr(front_matter, field)
        if value and value not in known:
            what = f"{field}: ”{value}” finns inte."
            found.append(
                Problem(
                    file,
                    line_of(text, f"{field}:"),
                    what,
                    "Sidan kan inte visas som du menar.",
                    suggest(value, known),
                    rule="SIDA-05",
                )
            )
    return found
