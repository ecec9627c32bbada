"""What is drawn on a page of a PDF, sorted by the marks around it: text of the tags, artifacts, and what has no mark.

ISO 32000-1, 14.6 (marked content) and 14.9.4 (replacement text). Text is what the fonts' ToUnicode says and nothing
else, since that is what a screen reader has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

SHOWING = frozenset(("Tj", "TJ", "'", '"'))
PAINTING = frozenset("f F f* B B* b b* S s sh INLINE IMAGE".split())
WANTED = "BDC BMC EMC q Q Tf Tj TJ ' \" Do f F f* B B* b b* S s sh BI ID EI"
UNKNOWN = "\ufffd"


class Font:
    """A font as the text needs it: which characters its codes stand for."""

    def __init__(self, own: Any):
        self.own = own
        self.name = str(own.get("/BaseFont", "?"))[1:].split("+", 1)[-1]
        self.width = 2 if own.get("/Subtype") == "/Type0" else 1
        self.missing: set[str] = set()
        """Characters that were shown as the box for a missing glyph."""

    @cached_property
    def characters(self) -> dict[int, str]:
        """Code → characters, by the font's ToUnicode alone; empty without one."""
        table = self.own.get("/ToUnicode")
        return dict(_pairs(table.read_bytes())) if isinstance(table, pikepdf.Stream) else {}

    @cached_property
    def _notdef(self) -> frozenset[int]:
        """Codes that an encoding of the font's own leads to glyph 0 (PDF 9.7.5.3)."""
        encoding = self.own.get("/Encoding")
        if not isinstance(encoding, pikepdf.Stream):
            return frozenset((0,)) if self.width == 2 else frozenset()
        found = re.findall(rb"<([0-9a-fA-F]+)>\s+0\s", encoding.read_bytes())
        return frozenset(int(code, 16) for code in found)

    def text(self, shown: bytes) -> str:
        """The characters of a shown string; U+FFFD for each code that has none."""
        codes = [int.from_bytes(shown[i : i + self.width], "big") for i in range(0, len(shown), self.width)]
        text = [self.characters.get(code, UNKNOWN) for code in codes]
        self.missing.update(text[i] for i, code in enumerate(codes) if code in self._notdef)
        return "".join(text)


def _pairs(table: bytes) -> Iterator[tuple[int, str]]:
    """A ToUnicode table's entries (PDF 9.10.3)."""
    text = table.decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, characters in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F\s]*)>", block):
            yield int(code, 16), _characters(characters)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        entry = r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(<[0-9a-fA-F\s]*>|\[[^\]]*\])"
        for first, last, target in re.findall(entry, block):
            codes = range(int(first, 16), min(int(last, 16), int(first, 16) + 0xFFFF) + 1)
            listed = [_characters(one) for one in re.findall(r"<([0-9a-fA-F\s]*)>", target)]
            if target.startswith("["):
                yield from zip(codes, listed, strict=False)
            elif listed[0]:
                start, end = listed[0][:-1], ord(listed[0][-1])
                yield from ((code, start + chr(end + code - codes[0])) for code in codes)


def _characters(digits: str) -> str:
    return bytes.fromhex("".join(digits.split())).decode("utf-16-be", "replace")


@dataclass
class _Mark:
    """A marked-content sequence that has not ended."""

    tag: str
    mcid: int | None
    actual: str | None
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts) if self.actual is None else self.actual


@dataclass
class PageStream:
    """What a page draws."""

    texts: dict[int, str] = field(default_factory=dict)
    """Marked-content identifier → what is read: ActualText, or the characters in the order in which they are drawn."""
    drawn: list[str] = field(default_factory=list)
    """The strings as they are drawn, from left to right, whatever ActualText says; without artifacts."""
    fonts: set[int] = field(default_factory=set)
    """Keys, in `Streams.fonts`, of what text is shown in."""
    pictures: bool = False
    """Whether there is something to look at: a figure or an image."""
    loose_text: int = 0
    """Shown strings that are neither tagged nor an artifact."""
    loose_paint: int = 0
    """Painted shapes and images of which that is true."""
    mixed: int = 0
    """Artifacts within tagged content and tagged content within artifacts (UA 7.1)."""
    marks_in_forms: int = 0
    """Identifiers within a form: the page's tags cannot reach them."""
    unbalanced: bool = False


class Streams:
    """Reads pages; the fonts they share are read once."""

    def __init__(self) -> None:
        self.fonts: dict[int, Font] = {}
        self._keys: dict[Any, int] = {}

    def read(self, page: pikepdf.Page) -> PageStream:
        """What `page` draws. Raises pikepdf.PdfError if it cannot be parsed."""
        found = PageStream()
        reader = _Reader(self, found)
        reader.run(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()))
        found.unbalanced |= bool(reader.marks)
        return found

    def font(self, own: Any) -> int:
        """The key of a font."""
        key = own.objgen if own.objgen[0] else id(own)
        if key not in self._keys:
            self._keys[key] = len(self._keys)
            self.fonts[self._keys[key]] = Font(own)
        return self._keys[key]


class _Reader:
    def __init__(self, streams: Streams, found: PageStream):
        self.streams, self.found = streams, found
        self.marks: list[_Mark] = []
        self.font: int | None = None
        self.saved: list[int | None] = []
        self.forms: list[Any] = []
        """Those that are being drawn: a broken file may hold one that draws itself."""

    def run(self, stream: Any, resources: Any) -> None:
        for instruction in pikepdf.parse_content_stream(stream, WANTED):
            operator = str(instruction.operator)
            if operator in SHOWING:
                self.show(instruction.operands)
            elif operator in ("BDC", "BMC"):
                self.begin(instruction.operands, resources)
            elif operator == "EMC":
                self.end()
            elif operator == "Tf":
                self.font = self.streams.font(resources["/Font"][instruction.operands[0]])
            elif operator == "Do":
                self.draw(resources["/XObject"][instruction.operands[0]], resources)
            elif operator in PAINTING:
                self.found.loose_paint += not self.marked
            elif operator == "q":
                self.saved.append(self.font)
            elif operator == "Q" and self.saved:
                self.font = self.saved.pop()

    @property
    def tagged(self) -> bool:
        return any(mark.mcid is not None for mark in self.marks)

    @property
    def artifact(self) -> bool:
        return any(mark.tag == "/Artifact" for mark in self.marks)

    @property
    def marked(self) -> bool:
        return self.tagged or self.artifact

    def begin(self, operands: Any, resources: Any) -> None:
        properties: Any = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
        if isinstance(properties, pikepdf.Name):
            properties = resources["/Properties"][properties]
        mcid, actual = properties.get("/MCID"), properties.get("/ActualText")
        mark = _Mark(
            str(operands[0]), None if mcid is None else int(mcid), None if actual is None else str(actual)
        )
        self.found.mixed += self.tagged if mark.tag == "/Artifact" else mcid is not None and self.artifact
        self.found.marks_in_forms += mcid is not None and bool(self.forms)
        self.found.pictures |= mark.tag == "/Figure"
        self.marks.append(mark)

    def end(self) -> None:
        if not self.marks:
            self.found.unbalanced = True
            return
        mark = self.marks.pop()
        if mark.mcid is not None:
            self.found.texts[mark.mcid] = self.found.texts.get(mark.mcid, "") + mark.text
        elif self.marks and mark.tag != "/Artifact":
            self.marks[-1].parts.append(mark.text)

    def show(self, operands: Any) -> None:
        self.found.loose_text += not self.marked
        if self.font is None:
            return
        self.found.fonts.add(self.font)
        font, shown = self.streams.fonts[self.font], operands[-1]
        strings = shown if isinstance(shown, pikepdf.Array) else [shown]
        text = "".join(font.text(bytes(one)) for one in strings if isinstance(one, pikepdf.String))
        if not self.artifact:
            self.found.drawn.append(text)
        if self.marks:
            # PDF 14.8.2.3.3: what is reversed is each shown string, not their order.
            self.marks[-1].parts.append(text[::-1] if self.marks[-1].tag == "/ReversedChars" else text)

    def draw(self, drawn: Any, resources: Any) -> None:
        self.found.loose_paint += not self.marked
        if drawn.get("/Subtype") != "/Form":
            self.found.pictures = True
        elif drawn.objgen not in self.forms:
            self.forms.append(drawn.objgen)
            self.run(drawn, drawn.get("/Resources", resources))
            self.forms.pop()
