"""What each data file holds: one class for each, whose fields are what staff may write."""

from dataclasses import dataclass
from typing import ClassVar

from .records import Words
from .values import Clock, Count, Day, Duration, Email, Money, Month, Phone, Url, Weekdays


@dataclass(frozen=True, kw_only=True)
class Hours:
    """When somebody answers: on these days, from and to these times."""

    days: Weekdays
    from_: Clock
    to: Clock


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What every entry bears: where it was seen, when it was last checked and until when it may be trusted."""

    file: ClassVar[str]
    """The data file, in `docs/_data`."""
    id: str
    source: str = ""
    verified: Day | None = None
    expires: Day | None = None
    note: str = ""
    """For staff; never shown to readers."""


@dataclass(frozen=True, kw_only=True)
class Contact(Checked):
    """Somebody to ring, write to or read. Shown only if it has a phone number, an e-mail or a web address."""

    file: ClassVar[str] = "contacts.yml"
    name: Words
    group: str
    about: Words
    phone: Phone | None = None
    email: Email | None = None
    url: Url | None = None
    hours: tuple[Hours, ...] = ()
    language: Words = ""
    cost: Words = ""

    @property
    def reachable(self) -> bool:
        return bool(self.phone or self.email or self.url)


@dataclass(frozen=True, kw_only=True)
class Fact(Checked):
    """A single value that staff must vouch for. An empty one shows the agreed fallback: ring and ask."""

    file: ClassVar[str] = "facts.yml"
    kinds: ClassVar = {"timmar": Duration, "belopp": Money, "datum": Day}
    name: str
    kind: str
    value: Words = ""
    """A number or a date, or with `kind: text` a text, which is translated."""


@dataclass(frozen=True, kw_only=True)
class Service(Checked):
    """One kind of help: a card in a list and a strip of facts on its page."""

    file: ClassVar[str] = "services.yml"
    name: Words
    group: str
    short: Words
    page: str
    icon: str
    cost: Words
    who: Words
    language: Words
    how: Words


@dataclass(frozen=True, kw_only=True)
class Word(Checked):
    """A Swedish official word. `term` is never translated; `say` is a respelling in the reader's script."""

    file: ClassVar[str] = "words.yml"
    term: str
    say: Words
    means: Words
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class Phrase(Checked):
    """A sentence to show to staff, in Swedish with the reader's language under it."""

    file: ClassVar[str] = "phrases.yml"
    text: Words
    when: Words = ""


@dataclass(frozen=True, kw_only=True)
class Activity(Checked):
    """A group, course or lecture on a day."""

    file: ClassVar[str] = "activities.yml"
    title: Words
    about: Words = ""
    date: Day
    from_: Clock | None = None
    to: Clock | None = None
    place: Words = ""
    language: Words = ""
    signup: Words = ""


@dataclass(frozen=True, kw_only=True)
class Place(Checked):
    """Where cards and brochures lie. Shown as unconfirmed until `verified` has a date."""

    file: ClassVar[str] = "places.yml"
    name: Words
    what: Words
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Fold:
    """What stands on the panels of a sheet folded in three: the flap one sees first, and the three inside.

    Each panel lists parts of pages: `tolk.md#start` (heading and lead) or `tolk.md#vad-kostar-tolken`.
    """

    flap: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]
    third: tuple[str, ...]
    words: tuple[str, ...] = ()
    """Ids of the words shown where a panel shows the list of words; there is no room for all."""
    phrases: tuple[str, ...] = ()
    """The same for the sentences to show."""
    pictures: tuple[str, ...] = ()
    """For flap, first, second and third: shown where the text leaves room for it, as decoration."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """A card to show: the ids of one or more phrases."""

    phrases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Brochure(Checked):
    """A brochure: what it is called, what it is made of and in which formats it is printed."""

    file: ClassVar[str] = "brochures.yml"
    known_formats: ClassVar = ("trifold", "handout", "bilingual", "large", "booklet", "card")
    title: Words
    about: Words
    formats: tuple[str, ...]
    picture: str = ""
    picture_alt: Words = ""
    pages: tuple[str, ...] = ()
    """Pages, or parts of them (`tolk.md#start`), in order; none: every page of the menu."""
    without: tuple[str, ...] = ()
    """Pages that are left out when all are taken."""
    fold: Fold | None = None
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Edition(Checked):
    """A pile of paper: which text was printed, when, and where it lies."""

    file: ClassVar[str] = "editions.yml"
    brochure: str
    language: str
    format: str
    code: str
    printed: Day
    words: str
    """Fingerprint of what it says, which is kept beside the data files."""
    place: str
    """Id of a place."""
    copies: str = ""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What somebody has counted at a place in a month."""

    place: str
    """Id of a place."""
    month: Month
    handed_out: Count
    activated: Count


@dataclass(frozen=True, kw_only=True)
class Indicator(Checked):
    """Something the plan wants to reach, which no log can tell: cards handed out, and how many of them were activated."""

    file: ClassVar[str] = "indicators.yml"
    name: str
    goal: Count
    """Per cent of what was handed out."""
    until: Day | None = None
    """The day by which the plan wants it."""
    figures: tuple[Figures, ...] = ()


KINDS: tuple[type[Checked], ...] = (
    Contact,
    Fact,
    Service,
    Word,
    Phrase,
    Activity,
    Place,
    Brochure,
    Edition,
    Indicator,
)
