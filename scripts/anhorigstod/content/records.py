"""Reads a YAML mapping into a frozen dataclass, field by field, and says in Swedish what does not fit.

A record class declares its fields with the types below; nothing else is needed to read, check and translate it.
"""

import re
import types
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from .problems import Problem, suggest
from .strict_yaml import Node
from .values import Clock, Count, Day, Email, Month, Phone, Url, ValueProblem, Weekdays

TRANSLATED = object()
Words = Annotated[str, TRANSLATED]
"""Text for readers: easy Swedish here, translated in the catalogues."""

ID = re.compile(r"[a-z0-9_]+")
VALUE_TYPES = (Phone, Email, Url, Day, Clock, Weekdays, Month, Count)
Record = TypeVar("Record")


def read_record(
    cls: type[Record], name: str, node: Node, file: str, problems: list[Problem]
) -> Record | None:
    """The record of class `cls` in `node`, or None after adding to `problems` what is wrong."""
    before = len(problems)
    hints = record_types(cls)
    if not isinstance(node.value, dict):
        how = f"Skriv fälten på egna rader under ”{name}:”, två mellanslag in. Fälten är: {', '.join(hints)}."
        problems.append(
            Problem(
                file,
                node.line,
                f"”{name}” har inga fält.",
                "Uppgiften går inte att visa.",
                how,
                rule="FAKTA-03",
            )
        )
        return None
    for field, value in node.fields.items():
        if field not in hints or field == "id":
            why = "Det som står där visas inte för någon."
            problems.append(
                Problem(
                    file,
                    value.line,
                    f"Fältet ”{field}” finns inte.",
                    why,
                    suggest(field, set(hints) - {"id"}),
                    rule="FAKTA-01",
                )
            )
    given: dict[str, Any] = {"id": name} if "id" in hints else {}
    for field in fields(cls):  # type: ignore[arg-type]
        written = field.name.rstrip("_")
        value = node.fields.get(written)
        if field.name == "id" or (value and value.value == "" and field.default is not MISSING):
            continue
        if value is not None and value.value != "":
            given[field.name] = _read(hints[written], written, value, file, problems)
        elif field.default is MISSING:
            why = f"Fältet behövs för att visa ”{name}”."
            problems.append(
                Problem(
                    file,
                    node.line,
                    f"”{name}” saknar fältet ”{written}”.",
                    why,
                    f"Skriv {written}: och ett värde.",
                    rule="FAKTA-02",
                )
            )
    return cls(**given) if len(problems) == before else None


@cache
def record_types(cls: type) -> dict[str, Any]:
    """Field name as staff write it → declared type, in the order of declaration.

    A field whose name is a word of Python (`from_`) is written without its underscore.
    """
    hints = get_type_hints(cls, include_extras=True)
    return {field.name.rstrip("_"): hints[field.name] for field in fields(cls)}  # type: ignore[arg-type]


def words_of(record: object) -> Iterator[tuple[str, str]]:
    """Field name and text of every translated field that is not empty, in the order of declaration."""
    for name, declared in record_types(type(record)).items():
        if TRANSLATED in get_args(declared) and (text := getattr(record, name)):
            yield name, text


def _read(declared: Any, field: str, node: Node, file: str, problems: list[Problem]) -> Any:
    if get_origin(declared) in (Union, types.UnionType):
        declared = next(option for option in get_args(declared) if option is not type(None))
    if get_origin(declared) is tuple:
        if not isinstance(node.value, list):
            how = f"Skriv varje värde på en egen rad under ”{field}:” med bindestreck först."
            problems.append(
                Problem(
                    file,
                    node.line,
                    f"”{field}” ska vara en lista.",
                    "Värdet går inte att läsa.",
                    how,
                    rule="FAKTA-03",
                )
            )
            return ()
        return tuple(_read(get_args(declared)[0], field, item, file, problems) for item in node.items)
    if is_dataclass(declared) and declared not in VALUE_TYPES:
        return read_record(declared, field, node, file, problems)  # type: ignore[arg-type]
    if not isinstance(node.value, str):
        how = f"Skriv bara ett värde efter ”{field}:”."
        problems.append(
            Problem(
                file,
                node.line,
                f"”{field}” ska vara en text.",
                "Värdet går inte att läsa.",
                how,
                rule="FAKTA-03",
            )
        )
        return None
    if declared in VALUE_TYPES:
        return read_value(declared, node, file, problems)
    return node.text


def read_value(kind: Any, node: Node, file: str, problems: list[Problem]) -> Any:
    """The value of class `kind` in a text node, or None after adding to `problems`."""
    try:
        return kind.parse(node.text)
    except ValueProblem as error:
        what, how = error.args
        why = "Läsaren skulle få en uppgift som inte fungerar."
        problems.append(Problem(file, node.line, what, why, how, rule="FAKTA-04"))
        return None
