"""The kinds of value a fact can have, and how each is written for a reader of a given language.

A value knows its own HTML: phone numbers ring, everything in Latin letters or digits is isolated from the
direction of the text around it (`040-628 04 00` after Arabic would else read `00 04 628-040`), and clocks and
digits are the ones that Swedish letters and phones show.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape

from babel import Locale
from babel.dates import format_date
from babel.units import format_unit

from .placeholders import fill_fields
from .web_address import disguise

Say = Callable[[str], str]
"""Gives the interface string for a Swedish one, as safe HTML in the reader's language."""

DAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
"""The names staff write, Monday first as in CLDR's numbering."""

_SHORT_NUMBER = re.compile(r"11\d{1,2}|11[34] ?\d\d")
_FULL_NUMBER = re.compile(r"(0\d{1,3})-(\d{2,3}(?: \d{2,3}){1,3})")
_INLAND_ONLY = ("020", "0200", "077", "0771")


class ValueProblem(ValueError):
    """A text is not a value of its kind. Its two arguments are Swedish: what is wrong, and how it should look."""


def _isolated(html: str) -> str:
    return f'<bdi dir="ltr">{html}</bdi>'


@dataclass(frozen=True)
class Phone:
    """A number that can be rung in Sweden, kept as it is printed: `040-628 04 00`, `112`."""

    shown: str

    @classmethod
    def parse(cls, text: str) -> "Phone":
        if _SHORT_NUMBER.fullmatch(text):
            return cls(text)
        match = _FULL_NUMBER.fullmatch(text)
        if not match or not 8 <= sum(c.isdigit() for c in text) <= 11:
            raise ValueProblem(
                f"”{text}” är inget telefonnummer.",
                "Skriv riktnummer, bindestreck och siffror i par: 040-628 04 00",
            )
        return cls(text)

    @property
    def uri(self) -> str:
        """The tel: address (RFC 3966). Short and toll-free numbers work only inland, so they get no +46."""
        digits = re.sub(r"\D", "", self.shown)
        if not digits.startswith("0") or self.shown.split("-")[0] in _INLAND_ONLY:
            return f"tel:{digits}"
        return f"tel:+46{digits[1:]}"

    def html(self, locale: Locale, say: Say) -> str:
        return _isolated(f'<a href="{self.uri}">{escape(self.shown)}</a>')


@dataclass(frozen=True)
class Email:
    """An e-mail address."""

    address: str

    @classmethod
    def parse(cls, text: str) -> "Email":
        if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", text, re.ASCII):
            raise ValueProblem(
                f"”{text}” är ingen e-postadress.", "Skriv till exempel anhorigstod@kommunen.se"
            )
        return cls(text)

    @property
    def uri(self) -> str:
        return f"mailto:{self.address}"

    def html(self, locale: Locale, say: Say) -> str:
        return _isolated(f'<a href="{self.uri}">{self.address.replace("@", "@<wbr>")}</a>')


@dataclass(frozen=True)
class Url:
    """An https address, shown without what nobody reads."""

    address: str

    @classmethod
    def parse(cls, text: str) -> "Url":
        if not re.fullmatch(r"https://[\w.-]+(/[\w.,~%/?&=+#-]*)?", text, re.ASCII) or disguise(text):
            raise ValueProblem(
                f"”{text}” är ingen webbadress.", "Kopiera hela adressen. Den börjar med https://"
            )
        return cls(text)

    @property
    def shown(self) -> str:
        return self.address.removeprefix("https://").removeprefix("www.").rstrip("/")

    def html(self, locale: Locale, say: Say) -> str:
        return _isolated(f'<a href="{escape(self.address)}">{escape(self.shown)}</a>')


@dataclass(frozen=True)
class Day:
    """A calendar day."""

    day: date

    @classmethod
    def parse(cls, text: str) -> "Day":
        try:
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                raise ValueError
            return cls(date.fromisoformat(text))
        except ValueError:
            raise ValueProblem(
                f"”{text}” är inget datum.", "Skriv år-månad-dag, till exempel 2026-11-21"
            ) from None

    def html(self, locale: Locale, say: Say) -> str:
        words = format_date(self.day, "long", locale=locale)
        return f'<time datetime="{self.day}"><bdi>{escape(words)}</bdi></time>'


@dataclass(frozen=True)
class Clock:
    """A time of day, 24 hours."""

    shown: str

    @classmethod
    def parse(cls, text: str) -> "Clock":
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d|24:00", text):
            raise ValueProblem(
                f"”{text}” är inget klockslag.", "Skriv fyra siffror med kolon, till exempel 08:30"
            )
        return cls(text)

    def html(self, locale: Locale, say: Say) -> str:
        return _isolated(self.shown)


@dataclass(frozen=True)
class Weekdays:
    """One day (`ons`), a run of days (`mån-fre`) or all of them (`alla`)."""

    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> "Weekdays":
        if text == "alla":
            return cls(0, 6)
        names = [name.strip() for name in re.split("[-–]", text)]
        if not 1 <= len(names) <= 2 or not set(names) <= set(DAYS):
            raise ValueProblem(
                f"”{text}” är inga veckodagar.",
                f"Skriv till exempel mån-fre, ons eller alla. Dagarna heter {', '.join(DAYS)}.",
            )
        return cls(DAYS.index(names[0]), DAYS.index(names[-1]))

    @property
    def every(self) -> bool:
        """Whether all seven days are meant."""
        return (self.first, self.last) == (0, 6)

    def html(self, locale: Locale, say: Say) -> str:
        names = locale.days["format"]["wide"]
        if self.every:
            return say("alla dagar")
        if self.first == self.last:
            return escape(names[self.first])
        return fill_fields(
            say("{first} till {last}"), first=escape(names[self.first]), last=escape(names[self.last])
        )


@dataclass(frozen=True)
class Money:
    """Whole kronor, written as Swedish bills write it in every language."""

    kronor: int

    @classmethod
    def parse(cls, text: str) -> "Money":
        if not re.fullmatch(r"\d{1,6}", text):
            raise ValueProblem(
                f"”{text}” är inget belopp.", "Skriv hela kronor med bara siffror, till exempel 150"
            )
        return cls(int(text))

    def html(self, locale: Locale, say: Say) -> str:
        return _isolated(f"{self.kronor:,}".replace(",", "\N{NO-BREAK SPACE}") + "\N{NO-BREAK SPACE}kr")


@dataclass(frozen=True)
class Duration:
    """A number of hours, with CLDR's word for it."""

    hours: int

    @classmethod
    def parse(cls, text: str) -> "Duration":
        if not re.fullmatch(r"\d{1,3}", text):
            raise ValueProblem(f"”{text}” är inget antal timmar.", "Skriv bara siffror, till exempel 10")
        return cls(int(text))

    def html(self, locale: Locale, say: Say) -> str:
        return f"<bdi>{escape(format_unit(self.hours, 'duration-hour', locale=locale))}</bdi>"


@dataclass(frozen=True)
class Month:
    """A calendar month, for staff only: `2026-11`."""

    shown: str

    @classmethod
    def parse(cls, text: str) -> "Month":
        if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text, re.ASCII):
            raise ValueProblem(f"”{text}” är ingen månad.", "Skriv år-månad, till exempel 2026-11")
        return cls(text)


@dataclass(frozen=True)
class Count:
    """How many, for staff only: a whole number."""

    number: int

    @classmethod
    def parse(cls, text: str) -> "Count":
        if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
            raise ValueProblem(f"”{text}” är inget antal.", "Skriv bara siffror, till exempel 40")
        return cls(int(text))


Value = Phone | Email | Url | Day | Clock | Weekdays | Money | Duration
