"""The data files of `docs/_data/`, read together and strictly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from .files import read_text
from .kinds import KINDS, Checked, Contact, Fact, Hours
from .problems import ContentError, Problem, suggest
from .records import ID, read_record, read_value
from .strict_yaml import Node, parse
from .values import Value

Entry = TypeVar("Entry", bound=Checked)


@dataclass(frozen=True)
class Data:
    """Every entry of every data file, by class and id, in the order of the file."""

    entries: Mapping[type, Mapping[str, Checked]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> "Data":
        """Reads `folder` (`docs/_data`). A file that is not there is an empty one. Raises ContentError."""
        problems: list[Problem] = []
        entries = {kind: dict(_read_file(kind, folder, problems)) for kind in KINDS}
        known = {kind.file for kind in KINDS}
        for path in sorted(folder.glob("*.y*ml")):
            if path.name not in known:
                why = "Ingen sida läser den filen."
                problems.append(
                    Problem(
                        _shown(path),
                        0,
                        "Datafilen har ett okänt namn.",
                        why,
                        suggest(path.name, known),
                        rule="FAKTA-10",
                    )
                )
        if problems:
            raise ContentError(problems)
        return cls(entries)

    def of(self, kind: type[Entry]) -> Mapping[str, Entry]:
        """The entries of one class, by id."""
        return cast("Mapping[str, Entry]", self.entries.get(kind, {}))

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
    path = folder / kind.file
    file = _shown(path)
    if not path.exists():
        return
    try:
        root = parse(read_text(path, file), file)
    except ContentError as error:
        problems.extend(error.problems)
        return
    if not isinstance(root.value, dict):
        how = "Börja varje uppgift med ett namn och kolon längst till vänster."
        problems.append(
            Problem(
                file,
                root.line,
                "Filen är en lista utan namn.",
                "Uppgifterna går inte att hitta.",
                how,
                rule="FAKTA-11",
            )
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
                    rule="FAKTA-12",
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
                    rule="FAKTA-09",
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
        problems.append(
            Problem(
                file, lines[""], what, "Bara kontrollerade uppgifter visas för läsare.", how, rule="FAKTA-05"
            )
        )
    if record.verified and record.expires and record.expires.day <= record.verified.day:
        what = "expires är före verified."
        problems.append(
            Problem(
                file,
                lines["expires"],
                what,
                "Uppgiften vore för gammal redan när den kontrollerades.",
                "Sätt ett senare datum.",
                rule="FAKTA-06",
            )
        )
    return len(problems) == before
