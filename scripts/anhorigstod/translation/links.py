"""Links of a page: to the file in Swedish that is meant, turned into an address that is right in every language.

Every language has the same pages, so a relative address is the same in all of them and the reader stays in her
language. Also the place where a tag or attribute that text must not have is refused.
"""

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from ..content.problems import Problem, suggest
from ..content.web_address import disguise, names_another

AFTER_ATTRIBUTES = 3
"""After attr_list (8) and toc (5): the tree is finished."""
SCHEMES = ("https", "mailto")
"""No `tel`: a number stands in contacts.yml, and becomes a link by itself."""
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
                return self._plain(url) if parts.scheme == "https" else url
            if parts.scheme == "http":
                why = "Andra kan se vad läsaren läser, och ändra det på vägen."
                how = "Skriv https:// i stället. Finns sidan inte så: välj en annan sida."
                return self.refuse(url, f"Länken ”{url}” är inte krypterad.", why, how, rule="LANK-08")
            how = f"Börja länken med {' eller '.join(f'{scheme}:' for scheme in SCHEMES)}, eller skriv namnet på en sida."
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

    def _plain(self, url: str, what: str = "") -> str:
        """The address of another web site, if a reader can see which one it is."""
        if not (what := what or disguise(url)):
            return url
        why = "Läsaren kan tro att hon kommer till en annan webbplats."
        how = "Kopiera adressen ur webbläsaren, till exempel https://www.1177.se/"
        return self.refuse(url, f"Länken ”{url}” {what}.", why, how, rule="LANK-10")

    def check_words(self, words: str, url: str) -> str:
        """The address, if the words of the link do not name another web site."""
        wrong = url.startswith("https:") and names_another(words, url)
        return self._plain(url, f"leder inte till ”{words}”") if wrong else url


def line_of_link(text: str, problem: Problem, written: str) -> int:
    """The line, from 1, of what is wrong with a link or an attribute; 0 if it is not found."""
    pieces = r"\W*".join(map(re.escape, re.findall(r"\w+", written))) or re.escape(written)
    patterns = {
        "LANK-06": rf"\{{[^}}\n]*(?<!\w)(?i:{pieces})(?!\w)|\]\([^()\n]* [\"'(]|^ *\[[^\]\n]+\]:\s*\S+\s+[\"'(]",
        "LANK-07": r"\]\([^)\n]*\{\{|^ *\[[^\]\n]+\]:.*\{\{|!\[[^\]\n]*\{\{|\{[^{}\n]*\{\{",
    }
    exact = text.find(written) if problem.rule not in patterns else -1
    found = re.compile(patterns.get(problem.rule, pieces), re.MULTILINE).search(text)
    place = exact if exact >= 0 else found.start() if found else -1
    return text.count("\n", 0, place) + 1 if place >= 0 else 0


class _Links(Treeprocessor):
    unescape = re.compile("\x02(\\d+)\x03")
    """How Python-Markdown keeps a sign after a backslash until it is done."""

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
                value = self.unescape.sub(lambda sign: chr(int(sign[1])), value)
                element.set(name, value)
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
            if element.tag == "a" and (url := element.get("href")):
                element.set("href", self.extension.check_words("".join(element.itertext()), url))
