"""What a screen reader gets from a tagged PDF: its tags, and its text in their order.

Strict, by ISO 32000-1, 14.7-14.9: no guessing from where glyphs stand on the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

from .streams import PageStream, Streams

INLINE = frozenset(
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Em Strong Sub Lbl".split()
)
"""Types within a line of text (PDF 14.8.4.4). Any other begins and ends one."""
DEEPEST = 200
"""Tags within tags that are followed: a broken tree may contain itself."""


@dataclass(frozen=True)
class Content:
    """Content of a page under a tag: the page's number from 0, and the identifier of the mark."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Reference:
    """An object under a tag: the annotation of a link."""

    target: Any


@dataclass(frozen=True)
class Element:
    """A tag."""

    type: str
    """Standard type, after the file's role map; "" if there is none."""
    language: str
    """The language in force: its own, or that of what it stands in."""
    own: Any
    """The dictionary in the file."""
    kids: tuple["Element | Content | Reference", ...]

    @property
    def elements(self) -> list["Element"]:
        """The tags right under this one."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self) -> Iterator["Element"]:
        """This tag and all under it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def attribute(self, name: str) -> Any:
        """An attribute such as "/Scope", from whichever owner has it (PDF 14.7.5); None if there is none."""
        own = self.own.get("/A")
        for listed in own if isinstance(own, pikepdf.Array) else [own]:
            if isinstance(listed, pikepdf.Dictionary) and name in listed:
                return listed[name]
        return None


@dataclass(frozen=True)
class Reading:
    """A PDF as it is read out."""

    pages: tuple[PageStream, ...]
    streams: Streams
    root: Element
    """Holds the top tags; itself no tag of the file."""

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All tags, in reading order."""
        return tuple(self.root.walk())[1:]

    def text(self, element: Element | None = None, labels: bool = False) -> str:
        """All that is said, or what one tag says, a block a line; list labels only if they are asked for."""
        lines = "".join(self._say(element or self.root, labels)).split("\n")
        return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)

    def _say(self, element: Element, labels: bool) -> Iterator[str]:
        if element.type == "Lbl" and not labels:
            return
        block = element.type not in INLINE
        yield "\n" if block else ""
        if (actual := element.own.get("/ActualText")) is not None:
            yield str(actual)
        else:
            for kid in element.kids:
                if isinstance(kid, Element):
                    yield from self._say(kid, labels)
                elif isinstance(kid, Content) and kid.page < len(self.pages):
                    yield self.pages[kid.page].texts.get(kid.mcid, "")
        yield "\n" if block else ""


def read(pdf: pikepdf.Pdf) -> Reading:
    """Read the tags and the pages of `pdf`, each once. Without a tag tree, nothing is said.

    Raises pikepdf.PdfError, or what the access to a wrong kind of object raises, if the file is broken.
    """
    streams = Streams()
    pages = tuple(streams.read(page) for page in pdf.pages)
    return Reading(pages, streams, _Tree(pdf).root())


def text_of(pdf: pikepdf.Pdf) -> str:
    """The strict text of `pdf` in the order of its tags, a block a line, without list labels.

    ActualText goes before glyphs; a glyph that ToUnicode does not know is U+FFFD. Raises what `read` raises.
    """
    return read(pdf).text()


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf):
        self.tree: Any = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
        self.language = str(pdf.Root.get("/Lang", ""))
        self.roles: Any = self.tree.get("/RoleMap", pikepdf.Dictionary())
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def root(self) -> Element:
        kids = tuple(self._kids(self.tree, -1, self.language, 0))
        return Element("", self.language, self.tree, kids)

    def _kids(
        self, own: Any, page: int, language: str, depth: int
    ) -> Iterator[Element | Content | Reference]:
        kids = own.get("/K")
        if kids is None or depth > DEEPEST:
            return
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                yield Content(page, kid)
            elif isinstance(kid, pikepdf.Dictionary):
                yield self._kid(kid, self._page(kid, page), language, depth)

    def _kid(self, own: Any, page: int, language: str, depth: int) -> Element | Content | Reference:
        kind = own.get("/Type")
        if kind == "/MCR":
            return Content(page, int(own.get("/MCID", -1)))
        if kind == "/OBJR":
            return Reference(own.get("/Obj"))
        language = str(own.get("/Lang", language))
        kids = tuple(self._kids(own, page, language, depth + 1))
        return Element(self._type(own), language, own, kids)

    def _page(self, own: Any, inherited: int) -> int:
        page = own.get("/Pg")
        return self.numbers.get(page.objgen, inherited) if isinstance(page, pikepdf.Dictionary) else inherited

    def _type(self, own: Any) -> str:
        name = own.get("/S")
        for _ in range(DEEPEST):
            if name is None or str(name) not in self.roles:
                break
            name = self.roles[str(name)]
        return str(name)[1:] if name is not None else ""
