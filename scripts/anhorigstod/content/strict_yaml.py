"""YAML as staff mean it: every value is text, every name stands once, every line is known.

PyYAML's own loading reads `no` as False, `12:30` as 750 and takes the last of two equal keys in silence. We
take only its node graph, before values get types.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from .problems import ContentError, Problem

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without its C library
    from yaml import SafeLoader as Loader

PLAIN_TAG = "tag:yaml.org,2002:"


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
    """The node graph of a YAML text; an empty text gives an empty mapping.

    `first_line` is the line of `file` on which `text` begins. Raises ContentError for anything that YAML
    refuses, and for repeated names, anchors and tags, which hide what a file says.
    """
    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ContentError([_syntax_problem(error, file, (mark.line if mark else 0) + first_line)]) from None
    except (yaml.YAMLError, RecursionError):
        why = "Filen innehåller ett tecken som inte går att läsa."
        how = "Skriv om raden för hand i stället för att klistra in den."
        raise ContentError(
            [Problem(file, first_line, "Filen går inte att läsa.", why, how, rule="YAML-01")]
        ) from None
    if root is None:
        return Node({}, first_line)
    problems: list[Problem] = []
    try:
        node = _convert(root, file, first_line, problems, set())
    except RecursionError:
        how = "Skriv varje värde på en egen rad."
        raise ContentError(
            [
                Problem(
                    file, first_line, "Filen är för djup.", "Datorn kan inte läsa den.", how, rule="YAML-05"
                )
            ]
        ) from None
    if problems:
        raise ContentError(problems)
    return node


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


def _convert(node: yaml.Node, file: str, first: int, problems: list[Problem], seen: set[int]) -> Node:
    line = node.start_mark.line + first
    if id(node) in seen or not node.tag.startswith(PLAIN_TAG) or "python" in node.tag:
        how = "Skriv texten som den är, utan tecknen & * ! först."
        problems.append(
            Problem(file, line, "Här står ett kortkommando (&, * eller !).", _HIDDEN, how, rule="YAML-03")
        )
        return Node("", line)
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return Node(node.value.strip(), line)
    if isinstance(node, yaml.SequenceNode):
        return Node([_convert(item, file, first, problems, seen) for item in node.value], line)
    fields: dict[str, Node] = {}
    for name, value in _pairs(node):
        if name.value in fields:
            what = f"”{name.value}” står två gånger."
            how = f"Ta bort det ena. Det första står på rad {fields[name.value].line}."
            problems.append(Problem(file, name.start_mark.line + first, what, _TWICE, how, rule="YAML-04"))
        fields[name.value] = _convert(value, file, first, problems, seen)
    return Node(fields, line)


def _pairs(node: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    for name, value in node.value:
        yield (
            (name if isinstance(name, yaml.ScalarNode) else yaml.ScalarNode("", "?", name.start_mark)),
            value,
        )


_HIDDEN = "Sådana tecken kan dölja vad filen säger. De är inte tillåtna här."
_TWICE = "Datorn skulle använda det ena och tyst glömma det andra."
