"""The documents of the repository as a reader meets them on the host: headings with anchors, links, pictures, words."""

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.slugs import slugify

BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3"}


class _Keep(Treeprocessor):
    """Keeps the tree, which the parser would only serialise."""

    def run(self, root: etree.Element) -> None:
        self.md.tree = root  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Document:
    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> etree.Element:
        extensions = ["fenced_code", "tables", "toc", "sane_lists"]
        configs = {"toc": {"slugify": slugify(case="lower")}}
        parser = Markdown(extensions=extensions, extension_configs=configs)
        parser.treeprocessors.register(_Keep(parser), "keep", -100)
        parser.convert(self.text)
        return parser.tree  # type: ignore[attr-defined]

    @property
    def anchors(self) -> set[str]:
        return {part.get("id", "") for part in self.tree.iter() if part.get("id")}

    @property
    def links(self) -> list[str]:
        return [part.get("href", "") for part in self.tree.iter("a")]

    @property
    def pictures(self) -> list[tuple[str, str]]:
        """Address and alt of each."""
        return [(part.get("src", ""), part.get("alt", "")) for part in self.tree.iter("img")]

    @property
    def names(self) -> list[str]:
        """What stands in backticks inside a text."""
        return re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^ *```.*?^ *```", "", self.text))

    @property
    def commands(self) -> list[str]:
        """Every line that somebody is told to run: in a block or in a text."""
        return [line for line in [*self.text.splitlines(), *self.names] if line.startswith("anhorigstod ")]

    @property
    def prose(self) -> list[str]:
        """The text of each block. A piece of code is one word."""
        return [words for part in self.tree.iter() if part.tag in BLOCKS and (words := _words(part).strip())]

    def astray(self) -> list[str]:
        """Links and pictures of the repository that lead nowhere."""
        targets = [*self.links, *(address for address, _ in self.pictures)]
        return [target for target in targets if "://" not in target and not self._leads(target)]

    def _leads(self, target: str) -> bool:
        file, _, anchor = target.partition("#")
        found = self.path.parent / file if file else self.path
        return found.exists() and (not anchor or anchor in Document(found).anchors)


def _words(part: etree.Element) -> str:
    """A block's own text, without the blocks inside it, which are read for themselves."""
    told = part.text or ""
    for child in part:
        if child.tag not in BLOCKS | {"ul", "ol", "table", "pre", "div"}:
            told += "ord" if child.tag in ("code", "em") else _words(child)
        told += child.tail or ""
    return told
