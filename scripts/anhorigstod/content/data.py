"""The data files of `docs/_data/`: what each holds, and all of them read together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from .problems import ContentError, Problem, suggest
from .records import ID, Words, read_record, read_value
from .strict_yaml import Node, parse
from .values import Clock, Day, Duration, Email, Money, Phone, Url, Value, Weekdays


@dataclass(frozen=True, kw_only=True)
class Hours:
    """When somebody answers: on these days, from and to these times."""

    days: Weekdays
    from_: Clock
    to: Clock


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What every entry bears: where it was seen, when it was last checked and until when it may be trusted."""

    id: str
    source: str = ""
    verified: Day | None = None
    expires: Day | None = None
    note: str = ""
    """For staff; never shown to readers."""


@dataclass(frozen=True, kw_only=True)
class Contact(Checked):
    """Somebody to ring, write to or read. Shown only if it has a phone number, an e-mail or a web address."""

    file: ClassVar = "contacts.yml"
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

    file: ClassVar = "facts.yml"
    kinds: ClassVar = {"timmar": Duration, "belopp": Money, "datum": Day}
    name: str
    kind: str
    value: Words = ""
    """A number or a date, or with `kind: text` a text, which is translated."""


@dataclass(frozen=True, kw_only=True)
class Service(Checked):
    """One kind of help: a card in a list and a strip of facts on its page."""

    file: ClassVar = "services.yml"
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

    file: ClassVar = "words.yml"
    term: str
    say: Words
    means: Words
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class Phrase(Checked):
    """A sentence to show to staff, in Swedish with the reader's language under it."""

    file: ClassVar = "phrases.yml"
    text: Words
    when: Words = ""


@dataclass(frozen=True, kw_only=True)
class Activity(Checked):
    """A group, course or lecture on a day."""

    file: ClassVar = "activities.yml"
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

    file: ClassVar = "places.yml"
    name: Words
    what: Words
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Brochure(Checked):
    """A brochure: a title and the pages it is made of."""

    file: ClassVar = "brochures.yml"
    title: Words
    about: Words
    pages: tuple[str, ...] = ()


KINDS: tuple[type[Checked], ...] = (Contact, Fact, Service, Word, Phrase, Activity, Place, Brochure)


@dataclass(frozen=True)
class Data:
    """Every entry of every data file, by class and id, in the order of the file."""

    entries: Mapping[type, Mapping[str, Checked]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> "Data":
        """Reads `folder` (`docs/_data`). A file that is not there is an empty one. Raises ContentError."""
        problems: list[Problem] = []
        entries = {kind: dict(_read_file(kind, folder, problems)) for kind in KINDS}
        known = {kind.file for kind in KINDS}  # type: ignore[attr-defined]
        for path in sorted(folder.glob("*.y*ml")):
            if path.name not in known:
                why = "Ingen sida läser den filen."
                problems.append(
                    Problem(_shown(path), 0, "Datafilen har ett okänt namn.", why, suggest(path.name, known))
                )
        if problems:
            raise ContentError(problems)
        return cls(entries)

    def of(self, kind: type) -> Mapping[str, Checked]:
        return self.entries.get(kind, {})

    def value(self, name: str) -> Value | tuple[Hours, ...] | str | None:
        """What a placeholder such as `kontakt.vaxel.phone` or `fakta.pris` stands for; None if not known yet.

        A `str` is Swedish text that is yet to be translated. Raises KeyError for an unknown name.
        """
        source, _, rest = name.partition(".")
        entry, _, attribute = rest.partition(".")
        if source == "kontakt" and attribute in CONTACT_VALUES:
            return getattr(self.of(Contact)[entry], attribute)
        if source == "fakta" and not attribute:
            fact = self.of(Fact)[entry]
            assert isinstance(fact, Fact)
            if fact.kind == "text":
                return fact.value or None
            return Fact.kinds[fact.kind].parse(fact.value) if fact.value else None
        raise KeyError(name)

    def value_names(self) -> list[str]:
        """Every name that `value` knows, for suggestions."""
        contacts = [f"kontakt.{id}.{attribute}" for id in self.of(Contact) for attribute in CONTACT_VALUES]
        return contacts + [f"fakta.{id}" for id in self.of(Fact)]


CONTACT_VALUES = ("phone", "email", "url", "hours")


def _shown(path: Path) -> str:
    return "/".join(path.parts[-3:])


def _read_file(kind: type[Checked], folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Checked]]:
    path = folder / kind.file  # type: ignore[attr-defined]
    file = _shown(path)
    if not path.exists():
        return
    try:
        root = parse(path.read_text(encoding="utf-8"), file)
    except ContentError as error:
        problems.extend(error.problems)
        return
    except UnicodeDecodeError:
        how = "Spara filen som UTF-8, utan att ändra något annat."
        problems.append(
            Problem(file, 0, "Filen är inte sparad som UTF-8.", "Å, ä och ö skulle bli fel.", how)
        )
        return
    if not isinstance(root.value, dict):
        how = "Börja varje uppgift med ett namn och kolon längst till vänster."
        problems.append(
            Problem(file, root.line, "Filen är en lista utan namn.", "Uppgifterna går inte att hitta.", how)
        )
        return
    for name, node in root.fields.items():
        if not ID.fullmatch(name):
            how = "Använd bara små bokstäver a–z, siffror och understreck."
            problems.append(
                Problem(
                    file,
                    node.line,
                    f"Namnet ”{name}” går inte att använda.",
                    "Namnet används i texter och adresser.",
                    how,
                )
            )
            continue
        record = read_record(kind, name, node, file, problems)
        if record is not None and _consistent(
            record, file, problems, {k: v.line for k, v in node.fields.items()} | {"": node.line}
        ):
            yield name, record


def _consistent(record: Checked, file: str, problems: list[Problem], lines: Mapping[str, int]) -> bool:
    """Rules that concern more than one field."""
    before = len(problems)
    if isinstance(record, Fact):
        if record.kind != "text" and record.kind not in Fact.kinds:
            how = suggest(record.kind, [*Fact.kinds, "text"])
            problems.append(
                Problem(
                    file,
                    lines["kind"],
                    f"Slaget ”{record.kind}” finns inte.",
                    "Värdet går inte att skriva ut.",
                    how,
                )
            )
        elif record.kind != "text" and record.value:
            read_value(Fact.kinds[record.kind], Node(record.value, lines["value"]), file, problems)
    published = (isinstance(record, Fact) and record.value) or (
        isinstance(record, Contact) and record.reachable
    )
    if published and not (record.verified and record.source):
        what = f"”{record.id}” har ett värde men saknar source eller verified."
        how = "Skriv var uppgiften står (source) och vilken dag du kontrollerade den (verified). Eller töm värdet."
        problems.append(Problem(file, lines[""], what, "Bara kontrollerade uppgifter visas för läsare.", how))
    if record.verified and record.expires and record.expires.day <= record.verified.day:
        what = "expires är före verified."
        problems.append(
            Problem(
                file,
                lines["expires"],
                what,
                "Uppgiften vore för gammal redan när den kontrollerades.",
                "Sätt ett senare datum.",
            )
        )
    return len(problems) == before
