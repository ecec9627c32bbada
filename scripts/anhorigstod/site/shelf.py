"""What pages tell of brochures: which there are to fetch, and which that were printed still hold.

Data only. The room `brochures/` puts it here; a site without it has no brochures.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from ..content.kinds import Brochure, Edition
from ..content.values import Day


class Gravity(Enum):
    """What a change of text means for who holds the old paper."""

    WORDING = "wording"
    """The Swedish is the same, the translation is another."""
    SMALL = "small"
    CRITICAL = "critical"
    """Numbers, facts, negation, the force of a promise: as for translations."""


@dataclass(frozen=True)
class Change:
    """A text that is not as it was on paper. Added text has no `old`, removed text no `new`."""

    old: str
    new: str
    gravity: Gravity
    swedish: str = ""
    """The Swedish of today, or if the text is gone of then: so that staff know what it is about."""


@dataclass(frozen=True)
class Stack:
    """A printed edition, and what has changed since."""

    edition: Edition
    changes: tuple[Change, ...]

    @property
    def holds(self) -> bool:
        return not self.changes

    @property
    def critical(self) -> bool:
        return any(change.gravity is Gravity.CRITICAL for change in self.changes)


@dataclass(frozen=True)
class Offer:
    """A file to fetch."""

    format: str
    file: str
    """Address below the brochure's own page."""
    source: Path
    """Where it lies now."""
    pages: int
    size: int
    """Bytes."""


@dataclass(frozen=True)
class Leaflet:
    """A brochure in one language."""

    brochure: Brochure
    address: str
    """Its page, below its language."""
    day: Day
    """When its text was last changed."""
    codes: Mapping[str, str]
    """Format → the code of today's text."""
    stacks: tuple[Stack, ...] = ()
    """The editions printed of it, the latest first."""
    offers: tuple[Offer, ...] = ()
    thumbnail: Offer | None = None
    thumbnail_size: tuple[int, int] = (0, 0)

    @property
    def kilobytes(self) -> dict[str, int]:
        """Format → size, kB, rounded up: nobody's data costs less than is said."""
        return {offer.format: -(-offer.size // 1000) for offer in self.offers}

    @property
    def old_codes(self) -> list[Stack]:
        """One stack for each printed text that is no longer today's."""
        return list({stack.edition.code: stack for stack in self.stacks if not stack.holds}.values())


@dataclass(frozen=True)
class Shelf:
    """Every brochure in every language."""

    leaflets: Mapping[str, tuple[Leaflet, ...]] = field(default_factory=dict)
    """Language → its brochures, in the order of the data file."""
    stacks: tuple[Stack, ...] = ()
    """Every printed edition: those with critical changes first, then other outdated ones, then those that hold."""

    def about(self, path: str, language: str) -> list[Leaflet]:
        """The brochures that say, among other things, what a page says."""
        return [
            leaflet
            for leaflet in self.leaflets.get(language, ())
            if any(part.partition("#")[0] == path for part in leaflet.brochure.pages)
        ]
