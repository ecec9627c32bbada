"""The largest type at which every panel of a sheet holds its text."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .formats import Format

STEP, TITLE_STEP = 0.25, 2.0
"""Sizes of text and of a cover's title are tried in these steps, pt."""
FULL = 0.95
"""A panel is full when its text takes this share of the height between its margins."""


COVER = "cover"
TITLE = (26.0, 18.0)
"""Largest and smallest size of a cover's title, pt. It is fitted by itself: a long title must not make all text small."""


@dataclass(frozen=True)
class Sizes:
    """Sizes of type, pt."""

    text: float
    title: float

    @property
    def css(self) -> str:
        return f"html{{font-size:{self.text}pt}}.{COVER} h1{{font-size:{self.title}pt}}"


@dataclass(frozen=True)
class Panel:
    """A panel at one size of type. Lengths in CSS pixels."""

    name: str
    needed: float
    """What its text takes."""
    room: float
    """What there is for it."""
    line: float
    """Height of a line."""
    width: float
    """Between its margins."""

    @property
    def fill(self) -> float:
        return self.needed / self.room

    @property
    def lines_over(self) -> int:
        """How many lines too long the text is."""
        return max(0, math.ceil((self.needed - self.room * FULL) / self.line))


def panels(document: Any, format: Format) -> list[Panel]:
    """The panels of a sheet rendered with measure.css, on which each has a page of its own."""
    found = []
    for page in document.pages:
        for box in page._page_box.descendants():
            names = ((box.element.get("class") or "") if box.element is not None else "").split()
            if "panel" in names and box.element_tag == "section":
                margins = (
                    box.padding_top + box.padding_bottom + box.border_top_width + box.border_bottom_width
                )
                room = _height_of(names, format) * 96 / 25.4 - margins
                line = box.style["font_size"] * 1.5
                found.append(Panel(names[1], box.height, room, line, box.width))
                break
    return found


def _height_of(names: Sequence[str], format: Format) -> float:
    return format.size[1] / 2 if "card" in names else format.size[1]


Measure = Callable[[Sizes, frozenset[str]], list[Panel]]
"""The panels at these sizes of type; of the named ones only, if any are named."""


def fit(measure: Measure, format: Format) -> tuple[Sizes, list[Panel]]:
    """The sizes of type, and the panels at them. At the smallest some may be too full: that is for the caller.

    What fits also fits in smaller type, so only crowded panels are measured again until all of them fit, then the rest.
    """
    largest, smallest = format.type
    sizes = Sizes(largest, TITLE[0])
    found = _by_name(measure(sizes, frozenset()))
    every = fresh = frozenset(found)
    """All panels, and those that have been measured at these sizes."""
    while True:
        crowded = [panel for name in fresh for panel in found[name] if panel.lines_over]
        if not crowded and fresh != every:
            asked = every - fresh
        else:
            smaller = _smaller_sizes(sizes, crowded, smallest)
            if smaller == sizes:
                return sizes, [panel for panels in found.values() for panel in panels]
            sizes, fresh, asked = smaller, frozenset[str](), frozenset(panel.name for panel in crowded)
        found |= _by_name(measure(sizes, asked))
        fresh |= asked


def _by_name(found: list[Panel]) -> dict[str, list[Panel]]:
    """The cards of a sheet have one name between them."""
    return {one.name: [panel for panel in found if panel.name == one.name] for one in found}


def _smaller_sizes(sizes: Sizes, crowded: list[Panel], smallest: float) -> Sizes:
    """The next sizes to try; the same if nothing is crowded or nothing can be smaller."""
    text = max((panel.fill for panel in crowded if panel.name != COVER), default=0.0)
    cover = max((panel.fill for panel in crowded if panel.name == COVER), default=0.0)
    return Sizes(
        _smaller(sizes.text, text, smallest, STEP), _smaller(sizes.title, cover, TITLE[1], TITLE_STEP)
    )


def _smaller(size: float, fill: float, smallest: float, step: float) -> float:
    """The next size to try for text that takes `fill` of its room (0: it fits): its height goes with the square."""
    if not fill:
        return size
    guess = math.floor(size * math.sqrt(FULL / fill) / step) * step
    return max(smallest, min(size - step, guess))
