"""The blocks of a piece of HTML: what a reader meets one after the other, as text and as HTML.

The same walk gives a sheet its code (what does it say?), a bilingual sheet its rows (what stands beside what?) and the
audit its source (what must be heard?).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

TEXT = frozenset("p li h1 h2 h3 h4 dt dd td th summary figcaption".split())
"""Elements that hold a block's text."""
CONTAINERS = frozenset(
    "html body section article div ul ol dl table thead tbody tr main header footer aside".split()
)
UNSEEN = frozenset("svg style head".split())
IMPRINT = UNSEEN | {"footer", "aside"}
"""What is not part of the text itself: who made it and when, and words in the margin."""
UNNUMBERED = -(10**6)
_TOKEN = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>|<![^>]*>|[^<]+""")
"""Enough for HTML that our own parser and templates wrote: every attribute is in double quotes, `<` is escaped."""
_TAG = re.compile(r"""<(?:[^>"]|"[^"]*")*>""")
_CLASS = re.compile(r' class="([^"]*)"')
_LANG = re.compile(r' lang="([^"]*)"')


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, list item or cell."""

    tag: str
    text: str
    """Plain, white space folded; empty for a picture that stands alone."""
    html: str
    """What stands inside the tag."""
    number: int = 0
    """Its number, in an ordered list."""
    look: str = ""
    """Its class: `name`, `admonition-title` …"""


def blocks(html: str, unseen: Iterable[str] = UNSEEN, language: str = "") -> list[Block]:
    """Every block in order. With `language` (a tag), blocks that say of themselves to be in another are left out."""
    return _Walk(frozenset(unseen), language).run(html)


class _Walk:
    def __init__(self, unseen: frozenset[str], language: str):
        self.unseen, self.language = unseen, language
        self.found: list[Block] = []
        self._pieces: list[str] = []
        self._open: list[tuple[str, bool, str]] = [("p", False, "")]
        """Each open block or container, whether what is in it is in another language, and its class."""
        self._numbers: list[int] = []

    def run(self, html: str) -> list[Block]:
        hidden = ""
        for match in _TOKEN.finditer(html):
            token, closing, tag = match[0], match[1], match[2]
            if hidden:
                hidden = "" if closing and tag == hidden else hidden
            elif tag in self.unseen:
                hidden = tag
            elif tag is None or (tag not in TEXT and tag not in CONTAINERS):
                self._pieces.append(token)
            elif closing:
                self._close(tag)
            else:
                self._start(tag, match[3])
        self._flush()
        return self.found

    def _flush(self) -> None:
        html = "".join(self._pieces).strip()
        self._pieces.clear()
        if not html:
            return
        _, foreign, look = self._open[-1]
        text = " ".join(unescape(_TAG.sub(_said, html)).split())
        if not foreign and (text or "<img" in html):
            tag = next((t for t, _, _ in reversed(self._open) if t in TEXT), "p")
            number = self._numbers[-1] if self._numbers and tag == "li" else 0
            self.found.append(Block(tag, text, html, number, look))

    def _start(self, tag: str, attributes: str) -> None:
        self._flush()
        language = _LANG.search(attributes)
        foreign = bool(self.language and language and language[1] != self.language)
        look = _CLASS.search(attributes)
        self._open.append((tag, foreign or self._open[-1][1], look[1] if look else ""))
        if tag in ("ul", "ol"):
            self._numbers.append(0 if tag == "ol" else UNNUMBERED)
        elif tag == "li" and self._numbers:
            self._numbers[-1] += 1

    def _close(self, tag: str) -> None:
        self._flush()
        self._open.pop()
        if tag in ("ul", "ol"):
            self._numbers.pop()


def _said(tag: re.Match[str]) -> str:
    """A line break is a space; other tags are nothing."""
    return " " if tag[0].startswith(("<br", "<wbr")) else ""
