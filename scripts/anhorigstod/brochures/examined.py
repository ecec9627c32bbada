"""A PDF under the audit's eyes: opened and read once, for all checks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

from .expected import Expected
from .reading import Element, Reading
from .streams import Font


@dataclass(frozen=True)
class Examined:
    """What the checks look at."""

    pdf: pikepdf.Pdf
    data: bytes
    """The file."""
    reading: Reading
    expected: Expected

    @cached_property
    def text(self) -> str:
        """What is read out."""
        return self.reading.text()

    @property
    def root(self) -> Any:
        """The catalogue of the file."""
        return self.pdf.Root

    def elements(self, *types: str) -> list[Element]:
        """Tags of these types, in reading order."""
        return [element for element in self.reading.elements if element.type in types]

    @cached_property
    def fonts(self) -> list[Font]:
        """The fonts that text is shown in."""
        used = {key for page in self.reading.pages for key in page.fonts}
        return [self.reading.streams.fonts[key] for key in sorted(used)]

    @cached_property
    def parents(self) -> dict[int, Any]:
        """Number of a page or an annotation → its tags (PDF 14.7.4.4)."""
        tree = self.root.get("/StructTreeRoot", {}).get("/ParentTree")
        return dict(pikepdf.NumberTree(tree).items()) if tree is not None else {}

    def annotations(self) -> Iterator[tuple[int, Any]]:
        """Each annotation with its page's number, from 1."""
        for number, page in enumerate(self.pdf.pages, 1):
            for annotation in page.obj.get("/Annots", ()):
                yield number, annotation
