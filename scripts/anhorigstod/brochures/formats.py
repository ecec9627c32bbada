"""The formats of paper: what may differ from one to the next in numbers. What they look like is in `overrides/print/`."""

from dataclasses import dataclass

A4, A4_LYING, A5 = (210.0, 297.0), (297.0, 210.0), (148.0, 210.0)


@dataclass(frozen=True)
class Format:
    """A format."""

    id: str
    size: tuple[float, float]
    """Width and height of a page, mm."""
    pages: tuple[int, int]
    """The fewest and the most."""
    type: tuple[float, float]
    """Largest and smallest size of type, pt. Where both are the same, the text takes the pages that it needs."""

    @property
    def fitted(self) -> bool:
        """Whether the text must fit into boxes of a given size."""
        return self.type[0] > self.type[1]


FORMATS = {
    format.id: format
    for format in (
        Format("trifold", A4_LYING, (2, 2), (14, 10.5)),
        Format("handout", A4, (1, 12), (12, 12)),
        Format("bilingual", A4, (1, 16), (11.5, 11.5)),
        Format("large", A4, (1, 24), (18, 18)),
        Format("booklet", A5, (8, 96), (11.5, 11.5)),
        Format("card", A4, (1, 1), (14, 10.5)),
    )
}
"""Sizes of type: PRINT.md's floor for the tri-fold; ≥ 12 pt is the accessible main format; ≥ 18 pt is large print."""
