"""Links of a page: to the file in Swedish that is meant, turned into an address that is right in every language.

Every language has the same pages, so a relative address is the same in all of them and the reader stays in her
language. Also the place where a tag or attribute that text must not have is refused.
"""

import posixpath
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from ..content.problems import Problem, suggest

AFTER_ATTRIBUTES = 3
"""After attr_list (8) and toc (5): the tree is finished."""
SCHEMES = ("https", "http", "mailto", "tel")
ATTRIBUTES = {"id", "class", "href", "src", "alt", "lang", "dir", "start", "open"}
"""No `title`: it is seen by nobody who touches or listens, and would not be translated outside a link."""


@dataclass(frozen=True)
class Link:
    """A link to a page of ours, for the check of its anchor once all pages are known."""

    target: str
    anchor: str
    written: str


def address(page: str) -> str:
    """The address of a page below its language: `stod/samtal.md` → `stod/samtal/`, `index.md` → ``."""
    folder, name = posixpath.split(page.removesuffix(".md"))
    return f"{page.removesuffix('.md')}/" if name != "index" else f"{folder}/" if folder else ""


def relative(target: str, start: str) -> str:
    """The address `target` as a link from the address `start`, both below the language."""
    up = "../" * start.count("/")
    return f"{up}{target}" or "./"


class LinkExtension(Extension):
    """Resolves the links of `page` and notes what is wrong with them in `problems` (all with line 0)."""

    def __init__(self, page: str, file: str, pages: Collection[str], assets: Collection[str]):
        super().__init__()
        self.page, self.file, self.pages, self.assets = page, file, pages, assets
        self.links: set[Link] = set()
        self.problems: dict[str, Problem] = {}
        """What was written → what is wrong with it."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Links(self, md), "links", AFTER_ATTRIBUTES)

    def refuse(self, written: str, what: str, why: str, how: str, *, rule: str) -> str:
        self.problems[written] = Problem(self.file, 0, what, why, how, rule)
        return "#"

    def resolve(self, url: str, fetched: bool = False) -> str:
        """The address for what is written in the text; `#` after noting a problem. `fetched`: a picture, not a link."""
        try:
            parts = urlsplit(url)
        except ValueError:
            how = "Kopiera adressen igen. Hakparenteser får inte stå i den."
            what = f"Länken ”{url}” är ingen adress."
            return self.refuse(url, what, "Läsaren kommer ingenstans.", how, rule="LANK-01")
        if fetched and (parts.scheme or parts.netloc):
            what = f"Bilden ”{url}” hämtas från en annan webbplats."
            why = "Den andra får veta vem som läser sidan, och bilden kan bytas ut."
            how = "Lägg bilden i docs/ och skriv vägen till filen."
            return self.refuse(url, what, why, how, rule="LANK-05")
        if parts.scheme:
            if parts.scheme in SCHEMES:
                return url
            how = f"Börja länken med {', '.join(f'{scheme}:' for scheme in SCHEMES)} eller skriv namnet på en sida."
            return self.refuse(
                url,
                f"Länken ”{url}” är av ett slag som inte är tillåtet.",
                "Den kan skada läsaren.",
                how,
                rule="LANK-03",
            )
        if url.startswith("/"):
            how = "Skriv vägen från den här filen, till exempel ../kontakt.md"
            return self.refuse(
                url,
                f"Länken ”{url}” börjar med snedstreck.",
                "Den skulle leda bort från läsarens språk.",
                how,
                rule="LANK-04",
            )
        if not parts.path:
            self.links.add(Link(self.page, parts.fragment, url))
            return url
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), parts.path))
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        start = address(self.page)
        if target in self.pages:
            self.links.add(Link(target, parts.fragment, url))
            return relative(address(target), start) + anchor
        if target in self.assets:
            return relative(target, start)
        how = suggest(target, self.pages)
        return self.refuse(
            url,
            f"Länken ”{url}” leder ingenstans.",
            "Läsaren kommer till en sida som inte finns.",
            how,
            rule="LANK-01",
        )


class _Links(Treeprocessor):
    def __init__(self, extension: LinkExtension, md: Markdown):
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in set(element.keys()) - ATTRIBUTES:
                what = f"Texten har attributet ”{name}”, som inte är tillåtet."
                self.extension.refuse(
                    name,
                    what,
                    "Det kan köra kod eller bryta utseendet.",
                    "Ta bort det som står inom { }.",
                    rule="LANK-06",
                )
                del element.attrib[name]
            for name, value in element.items():
                if "\x02" in value:
                    what = "En uppgift {{ … }} står inne i en länk eller en bildtext."
                    self.extension.refuse(
                        value,
                        what,
                        "Adressen blir trasig.",
                        "Skriv {{ … }} för sig, utanför länken.",
                        rule="LANK-07",
                    )
                    element.set(name, "")
            for name in ("href", "src"):
                if (url := element.get(name)) is not None:
                    element.set(name, self.extension.resolve(url, fetched=name == "src"))
