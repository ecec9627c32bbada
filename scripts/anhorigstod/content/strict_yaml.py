"""YAML as staff mean it: every value is text, every name stands once, every line is known.

PyYAML's own loading reads `no` as False, `12:30` as 750 and takes the last of two equal keys in silence. We
take only its events, before values get types, and stop where they go too deep: PyYAML's own nodes are made by a
recursion in C, which a file of 100,000 brackets brings down with the whole process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from .problems import ContentError, Problem

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without its C library
    from yaml import SafeLoader as Loader

DEEPEST = 20
"""Levels. Our own files have six."""


@dataclass(frozen=True)
class Node:
    """A value and the line, from 1, where it stands. A text value has had its outer white space cut."""

    value: str | dict[str, Node] | list[Node]
    line: int

    def get(self, *names: str) -> Node | None:
        """The node under these names, or None if any is missing."""
        node: Node | None = self
        for name in names:
            node = node.value.get(name) if node and isinstance(node.value, dict) else None
        return node

    @property
    def text(self) -> str:
        """The value if it is text, else an empty string."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> list[Node]:
        """The value if it is a list, else an empty list."""
        return self.value if isinstance(self.value, list) else []

    @property
    def fields(self) -> dict[str, Node]:
        """The value if it is a mapping, else an empty one."""
        return self.value if isinstance(self.value, dict) else {}


def parse(text: str, file: str, first_line: int = 1) -> Node:
    """What a YAML text says; an empty text gives an empty mapping.

    `first_line` is the line of `file` on which `text` begins. Raises ContentError for anything that YAML
    refuses, and for repeated names, anchors, aliases and tags, which hide what a file says.
    """
    try:
        reader = _Reader(yaml.parse(text, Loader=Loader), text, file, first_line)
        found = reader.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ContentError([_syntax_problem(error, file, (mark.line if mark else 0) + first_line)]) from None
    except yaml.YAMLError:
        why = "Filen innehåller ett tecken som inte går att läsa."
        how = "Skriv om raden för hand i stället för att klistra in den."
        raise ContentError(
            [Problem(file, first_line, "Filen går inte att läsa.", why, how, rule="YAML-01")]
        ) from None
    if reader.problems:
        raise ContentError(reader.problems)
    return found


def _syntax_problem(error: yaml.MarkedYAMLError, file: str, line: int) -> Problem:
    if "mapping values are not allowed" in str(error.problem):
        return Problem(
            file,
            line,
            "Raden har ett kolon inne i texten.",
            "Ett kolon följt av mellanslag betyder ”namn: värde”, så datorn vet inte var texten börjar.",
            'Sätt citattecken runt texten: title: "Hjälp: så gör du"',
            rule="YAML-02",
        )
    return Problem(
        file,
        line,
        "Raden är inte skriven på rätt sätt.",
        "Datorn kan inte läsa filen efter den här raden.",
        "Jämför med raderna ovanför: lika många mellanslag först, sedan ”namn: värde”.",
        rule="YAML-01",
    )


@dataclass
class _Reader:
    """Turns the events of one document into a Node, and notes what may not stand in it."""

    events: Iterator[yaml.Event]
    text: str
    file: str
    first: int
    problems: list[Problem] = field(default_factory=list)

    def document(self) -> Node:
        """The only document; an empty mapping if there is none."""
        found, before = Node({}, self.first), False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if before:
                    raise yaml.MarkedYAMLError(problem="another document", problem_mark=event.start_mark)
                found, before = self._node(next(self.events), 0), True
        return found

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = event.start_mark.line + self.first
        if depth > DEEPEST:
            how = "Skriv varje värde på en egen rad."
            raise ContentError(
                [
                    Problem(
                        self.file,
                        line,
                        "Filen är för djup.",
                        "Datorn kan inte läsa den.",
                        how,
                        rule="YAML-05",
                    )
                ]
            )
        if isinstance(event, yaml.NodeEvent) and (event.anchor or getattr(event, "tag", None)):
            how = "Skriv texten som den är, utan tecknen & * ! först."
            what = "Här står ett kortkommando (&, * eller !)."
            self.problems.append(Problem(self.file, line, what, _HIDDEN, how, rule="YAML-03"))
        if isinstance(event, yaml.ScalarEvent) and event.style == '"':
            self._check_escapes(self.text[event.start_mark.index : event.end_mark.index], line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node([self._node(item, depth + 1) for item in self._until(yaml.SequenceEndEvent)], line)
        if isinstance(event, yaml.MappingStartEvent):
            return Node(self._fields(depth), line)
        return Node(event.value.strip() if isinstance(event, yaml.ScalarEvent) else "", line)

    def _check_escapes(self, written: str, line: int) -> None:
        """Refuses signs that are written as numbers, save quotation marks, backslashes, tabs and line ends."""
        for escape in _ESCAPE.finditer(written):
            if escape[1] not in '"\\/nt\n ':
                what = f"Här står ett tecken som kod: {escape[0]}"
                how = "Skriv tecknet som det är."
                self.problems.append(Problem(self.file, line, what, _HIDDEN, how, rule="YAML-03"))

    def _fields(self, depth: int) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        for event in self._until(yaml.MappingEndEvent):
            written = self._node(event, depth + 1)
            name = event.value if isinstance(event, yaml.ScalarEvent) else "?"
            if name in fields:
                what = f"”{name}” står två gånger."
                how = f"Ta bort det ena. Det första står på rad {fields[name].line}."
                self.problems.append(Problem(self.file, written.line, what, _TWICE, how, rule="YAML-04"))
            fields[name] = self._node(next(self.events), depth + 1)
        return fields

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        """The events that begin an item, up to the end of what holds them."""
        for event in self.events:
            if isinstance(event, end):
                return
            yield event


_ESCAPE = re.compile(r"\\(.)\w*", re.DOTALL)
_HIDDEN = "Sådana tecken kan dölja vad filen säger. De är inte tillåtna här."
_TWICE = "Datorn skulle använda det ena och tyst glömma det andra."
