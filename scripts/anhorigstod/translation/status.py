"""The state of every sentence in a language, computed from what is there: no time stamps, no flags, no history.

Two things that must not be mixed: how fresh a translation is (does it belong to the Swedish of today?) and where it comes
from (a machine or a person, signed off or not).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import Enum

from .catalogue import Catalogue, Entry
from .languages import Language
from .reviews import Reviews, Signature, pair_hash, text_hash
from .segments import Segment
from .severity import ALIKE, is_critical, likeness


class Freshness(Enum):
    """How a translation stands to the Swedish of today."""

    CURRENT = "current"
    """It was made from exactly this Swedish, or somebody attests that the meaning is the same."""
    OUTDATED = "outdated"
    """The Swedish has changed, but nothing that changes what a reader does."""
    CRITICAL = "critical"
    """Numbers, facts, links, negation or the force of a promise have changed: never shown."""
    MISSING = "missing"
    """There is none."""


@dataclass(frozen=True)
class State:
    """A segment in one language."""

    segment: Segment
    freshness: Freshness
    entry: Entry | None = None
    """The translation: of this Swedish, or if it is outdated of `entry.swedish`."""
    signature: Signature | None = None
    """Who has signed off exactly this pair."""

    @property
    def machine(self) -> bool:
        return bool(self.entry and self.entry.machine)


def states(
    segments: Iterable[Segment], catalogue: Catalogue, language: Language, reviews: Reviews
) -> dict[str, State]:
    """Swedish → state, for each segment, in order."""
    ordered = list({segment.text: segment for segment in segments}.values())
    found: dict[str, State] = {}
    for segment in ordered:
        if entry := catalogue.get(segment.text):
            signature = _signature(segment.text, entry, language, reviews)
            found[segment.text] = State(segment, Freshness.CURRENT, entry, signature)
        else:
            found[segment.text] = State(segment, Freshness.MISSING)
    if any(state.freshness is Freshness.MISSING for state in found.values()):
        for swedish, entry in _replaced(found, catalogue):
            found[swedish] = _outdated(found[swedish].segment, entry, language, reviews)
    return found


def _signature(swedish: str, entry: Entry, language: Language, reviews: Reviews) -> Signature | None:
    return reviews.signed.get(pair_hash(language.tag, swedish, entry.text)) if reviews.signed else None


def _outdated(segment: Segment, entry: Entry, language: Language, reviews: Reviews) -> State:
    pair = pair_hash(language.tag, entry.swedish, entry.text) if reviews.attested else ""
    if (text_hash(segment.text), pair) in reviews.attested:
        # Whoever signed the old pair has not seen the new Swedish: she is asked again.
        return State(segment, Freshness.CURRENT, entry, _signature(segment.text, entry, language, reviews))
    critical = is_critical(entry.swedish, segment.text)
    return State(segment, Freshness.CRITICAL if critical else Freshness.OUTDATED, entry)


def _replaced(found: Mapping[str, State], catalogue: Catalogue) -> Iterator[tuple[str, Entry]]:
    """For each text without a translation, the entry that it replaced: in the same place between current neighbours,
    of the same kind, and alike. Each entry is given once, to the text that is most like it."""
    current = {swedish for swedish, state in found.items() if state.freshness is Freshness.CURRENT}
    gaps: dict[tuple[str, str], list[Entry]] = {}
    entries = [entry for entry in catalogue.entries.values() if entry.text or entry.swedish in current]
    for place, swedish in _gaps([entry.swedish for entry in entries], current):
        if swedish not in found:
            gaps.setdefault(place, []).append(catalogue.entries[swedish])
    pairs = [
        (likeness(entry.swedish, swedish), swedish, entry)
        for place, swedish in _gaps(list(found), current)
        for entry in gaps.get(place, ())
        if entry.kind == found[swedish].segment.kind
    ]
    given: set[str] = set()
    for alike, swedish, entry in sorted(pairs, key=lambda pair: -pair[0]):
        if alike >= ALIKE and swedish not in given and entry.swedish not in given:
            given |= {swedish, entry.swedish}
            yield swedish, entry


def _gaps(order: list[str], current: set[str]) -> Iterator[tuple[tuple[str, str], str]]:
    """For each text that is not current: the current ones before and after it, and the text."""
    following, after = [""] * len(order), ""
    for index in range(len(order) - 1, -1, -1):
        following[index] = after
        after = order[index] if order[index] in current else after
    before = ""
    for index, swedish in enumerate(order):
        if swedish in current:
            before = swedish
        else:
            yield (before, following[index]), swedish


@dataclass(frozen=True)
class Tally:
    """How many segments are in which state."""

    segments: int = 0
    current: int = 0
    outdated: int = 0
    """Critical ones among them."""
    critical: int = 0
    missing: int = 0
    machine: int = 0
    unreviewed_machine: int = 0
    """Machine-made and signed off by nobody."""
    signed_off: int = 0
    words_to_translate: int = 0
    """Swedish words of what is not current."""

    @classmethod
    def of(cls, states: Iterable[State]) -> "Tally":
        listed = list(states)
        fresh = Counter(state.freshness for state in listed)
        waiting = [state for state in listed if state.freshness is not Freshness.CURRENT]
        return cls(
            segments=len(listed),
            current=fresh[Freshness.CURRENT],
            outdated=fresh[Freshness.OUTDATED] + fresh[Freshness.CRITICAL],
            critical=fresh[Freshness.CRITICAL],
            missing=fresh[Freshness.MISSING],
            machine=sum(state.machine for state in listed),
            unreviewed_machine=sum(state.machine and state.signature is None for state in listed),
            signed_off=sum(state.signature is not None for state in listed),
            words_to_translate=sum(len(state.segment.text.split()) for state in waiting),
        )

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))
