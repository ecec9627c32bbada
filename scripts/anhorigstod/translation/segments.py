"""The text of a page in the pieces that are translated: one segment for each block, as the parser sees it.

A page is parsed once, in Swedish. Just before inline parsing each block's text is taken out of the tree and a
numbered hole is left; what the parser then writes is the page's skeleton. A language fills the holes. So tags,
anchors and addresses outside the segments cannot differ between languages, and any Markdown extension works.
(Translating in the tree instead gives the same HTML, 392 of 392 public pages; the skeleton saves a parse for
each language.)
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..content.placeholders import PLACEHOLDER

PRIORITY = 21
"""Just before Python-Markdown's own `inline` at 20."""
AFTER_TOC = 4
"""Just after `toc` at 5, which gives headings their ids."""

_HEADING_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*[^}\n ][^}\n]*\}[ ]*$")
_BLOCK_ATTRIBUTES = re.compile(r"\n[ ]*\{:?[ ]*[^}\n ][^}\n]*\}[ ]*$")
"""Trailing attribute lists, as attr_list's HEADER_RE and BLOCK_RE see them: no text for translators."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCK = re.compile(r"\{\{\s*visa\.([\w.]+)\s*\}\}")
_HOLE = re.compile("\ue000(\\d+)\ue001")
_BLOCK_HOLE = re.compile("<div>(\ue000\\d+\ue001)</div>")
_PLAIN = re.compile(r"(?:[^\\`*_{}\[\]<>&!:@|~^=+#\"'$\x02 \n]|[ \n](?! ))*")
"""Text that no inline pattern can change: it is its own HTML."""
START = "start"
"""The name of what stands before a page's first h2, where a section's anchor is asked for."""
_H2 = re.compile(r'<h2\b[^>]* id="([^"]*)"')
_BEFORE_H2 = re.compile(r"(?=<h2\b)")
_HARD_BREAK = re.compile(r" {2,}\n")

KINDS = {
    **dict.fromkeys(_HEADINGS, "rubrik"),
    "li": "punkt",
    "td": "cell",
    "th": "cell",
    "summary": "rubrik på ruta",
}
BOX_TITLES = {"note": "Bra att veta", "tip": "Tips", "warning": "Viktigt"}
"""What a box without a title of its own is called; an interface string, translated once for all pages."""


def fold(text: str) -> str:
    """The text as it is compared and stored: runs of white space are one space, hard line breaks stay."""
    return "  \n".join(" ".join(line.split()) for line in _HARD_BREAK.split(text))


@dataclass(frozen=True)
class Segment:
    """A piece of Swedish to translate."""

    text: str
    """Folded."""
    kind: str
    """For translators: rubrik, stycke, punkt, cell, titel …"""
    raw: str = ""
    """As it stands in the file, with its line breaks."""
    interface: bool = False
    """Translated with the interface, not with the page."""

    @property
    def fixed(self) -> bool:
        """Whether there is nothing to translate: only facts, digits and signs."""
        return not any(sign.isalpha() for sign in PLACEHOLDER.sub("", self.text))


@dataclass(frozen=True)
class Block:
    """A place where a page asks for something to be shown: `kort.stod` for `{{ visa.kort.stod }}`."""

    name: str


@dataclass(frozen=True)
class Skeleton:
    """A parsed page: literal HTML, and between it what is to be filled in."""

    parts: tuple[str | Segment | Block, ...]
    anchors: tuple[str, ...]
    """The ids of its headings, in order."""

    @property
    def segments(self) -> list[Segment]:
        return [part for part in self.parts if isinstance(part, Segment)]

    @property
    def blocks(self) -> list[Block]:
        return [part for part in self.parts if isinstance(part, Block)]

    @cached_property
    def sections(self) -> dict[str, "Skeleton"]:
        """The page in pieces: under `START` what stands before its first h2, then each h2 with what follows, by anchor."""
        pieces: dict[str, list[str | Segment | Block]] = {START: []}
        for part in self.parts:
            literals = _BEFORE_H2.split(part) if isinstance(part, str) else [part]
            for piece in literals:
                if isinstance(piece, str) and (heading := _H2.match(piece)):
                    pieces[heading[1]] = []
                pieces[next(reversed(pieces))].append(piece)
        return {
            anchor: Skeleton(tuple(parts), tuple(a for a in self.anchors if a == anchor))
            for anchor, parts in pieces.items()
        }

    def fill(self, segment: Callable[[Segment], str], block: Callable[[Block], str] = lambda _: "") -> str:
        """The page's HTML, with what the two functions give (safe HTML) in the holes."""
        return "".join(
            part if isinstance(part, str) else segment(part) if isinstance(part, Segment) else block(part)
            for part in self.parts
        )


class PageParser:
    """Python-Markdown for one page. It is kept, so that references and the like are known when holes are filled.

    HTML in a text is text: it is shown, never obeyed.
    """

    def __init__(self, extensions: list[str | Extension], options: dict[str, dict[str, object]]):
        self.md = Markdown(extensions=extensions, extension_configs=options)
        self.md.preprocessors.deregister("html_block")
        self.md.inlinePatterns.deregister("html")
        self._holes = _Holes(self.md)
        self._anchors = _Anchors(self.md)
        self.md.treeprocessors.register(self._holes, "segments", PRIORITY)
        self.md.treeprocessors.register(self._anchors, "anchors", AFTER_TOC)
        whole_page = (_Holes, _Anchors, TocTreeprocessor)
        self._inline_processors = [p for p in self.md.treeprocessors if not isinstance(p, whole_page)]

    def parse(self, markdown: str) -> Skeleton:
        """The skeleton of a page. Anchors come from explicit ids or from the Swedish headings."""
        self._holes.start(None)
        self._anchors.found = ()
        self.md.reset().convert(markdown)
        anchors = tuple(self._anchors.found)
        self._holes.start(anchors)
        html = _BLOCK_HOLE.sub(r"\1", self.md.reset().convert(markdown))
        pieces = _HOLE.split(html)
        parts = [self._holes.found[int(piece)] if index % 2 else piece for index, piece in enumerate(pieces)]
        return Skeleton(tuple(part for part in parts if part != ""), anchors)

    def inline(self, text: str) -> str:
        """The HTML of one segment's text, as the parser would write it in its place."""
        if _PLAIN.fullmatch(text):
            return text
        self.md.htmlStash.reset()
        root = Element("div")
        SubElement(root, "p").text = text
        for processor in self._inline_processors:
            new_root = processor.run(root)
            root = root if new_root is None else new_root
        html = self.md.serializer(root)
        for postprocessor in self.md.postprocessors:
            html = postprocessor.run(html)
        return html.strip().removeprefix("<div>").removesuffix("</div>").strip()[len("<p>") : -len("</p>")]


class _Holes(Treeprocessor):
    """Takes the text out of the tree; in a first run it leaves it, so that the headings get their anchors."""

    def start(self, anchors: tuple[str, ...] | None) -> None:
        self.anchors = anchors
        self.found: list[Segment | Block] = []

    def run(self, root: Element) -> None:
        if self.anchors is None:
            return
        anchors = iter(self.anchors)
        for element in root.iter():
            if element.tag in _HEADINGS:
                element.set("id", next(anchors))
        untitled = [title for box in root.iter() if (title := _default_title(box)) is not None]
        for parent in root.iter():
            self._take(parent, "text", parent, parent in untitled)
            for child in parent:
                self._take(child, "tail", parent, False)

    def _take(self, element: Element, place: str, parent: Element, interface: bool) -> None:
        raw = getattr(element, place)
        if not raw or not raw.strip() or isinstance(raw, AtomicString) or "\x02" in raw:
            return
        heading_like = parent.tag in (*_HEADINGS, "td", "th", "dt")
        attributes = (_HEADING_ATTRIBUTES if heading_like else _BLOCK_ATTRIBUTES).search(raw)
        text = (raw[: attributes.start()] if attributes else raw).strip()
        start = raw.index(text)
        hole = f"\ue000{len(self.found)}\ue001"
        if (block := _BLOCK.fullmatch(text)) and parent.tag == "p":
            parent.tag = "div"
            self.found.append(Block(block[1]))
        else:
            self.found.append(_segment(text, parent, interface))
        setattr(element, place, raw[:start] + hole + raw[start + len(text) :])


class _Anchors(Treeprocessor):
    """Notes the id of every heading, in order."""

    found: Sequence[str] = ()

    def run(self, root: Element) -> None:
        self.found = [element.get("id", "") for element in root.iter() if element.tag in _HEADINGS]


def _default_title(box: Element) -> Element | None:
    """The title of a box that got none, with the interface's word for it in place of the kind's English name."""
    classes = (box.get("class") or "").removeprefix("admonition").split()
    if len(box) and classes and classes[0] in BOX_TITLES and box[0].text == classes[0].capitalize():
        box[0].text = BOX_TITLES[classes[0]]
        return box[0]
    return None


def _segment(raw: str, parent: Element, interface: bool) -> Segment:
    kind = "rubrik på ruta" if parent.get("class") == "admonition-title" else KINDS.get(parent.tag, "stycke")
    return Segment(fold(raw), kind, raw, interface)
