"""A data file as text, to tell on which line an entry says something: records know their values, not their places."""

import re
from collections.abc import Collection

from .kinds import Checked
from .problems import Problem, suggest
from .settings import Settings


class DataFile:
    """The file of one kind of entry. One that is not there is empty."""

    def __init__(self, settings: Settings, kind: type[Checked]):
        path = settings.docs / "_data" / kind.file
        self.name = f"{settings.docs.name}/_data/{kind.file}"
        """From the top of the project, as staff see it."""
        self._text = "\n" + path.read_text(encoding="utf-8") if path.exists() else ""

    def line(self, id: str, written: str = "") -> int:
        """The line, from 1, of an entry, or of a value that is written in it."""
        start = self._start(id)
        value = re.compile(rf"(?:[:\[,-] |\[)[\"']?{re.escape(written)}[\"']?\s*(?:$|[\],#])", re.MULTILINE)
        found = value.search(self._text, start) if written else None
        return self._line_at(found.end() - 1 if found else self._text.find(written, start))

    def line_of_field(self, id: str, field: str) -> int:
        """The line, from 1, of a field of an entry."""
        return self._line_at(self._text.find(f"{field}:", self._start(id)))

    def problem(
        self, id: str, written: str, what: str, why: str, known: Collection[str], *, rule: str
    ) -> Problem:
        """A name in an entry that leads nowhere, with the nearest that does."""
        return Problem(self.name, self.line(id, written), what, why, suggest(written, known), rule)

    def _start(self, id: str) -> int:
        return self._text.find(f"\n{id}:") + 1

    def _line_at(self, place: int) -> int:
        return self._text.count("\n", 0, place)
