"""Visits: one device on one day, told apart by a keyed hash whose key is never written down and is gone when the program ends."""

import secrets
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from .addresses import Requests, Table
from .distinct import Distinct
from .log import LINE, Fields, referrer_and_agent
from .robots import is_robot

READ = (b"200", b"304")
"""Statuses of a page that was read: sent, or still right in the reader's browser."""
SAVED_FROM = b"/offline.js"
"""The end of the referrer when a phone fetches all pages of a language to keep them: nobody has read those."""
MONTHS = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")
YEARS = range(2000, 2100)
_KEPT = 20_000
_LONGEST = 1000


@dataclass
class Lines:
    """What became of the lines of the logs."""

    read: int = 0
    malformed: int = 0
    robots: int = 0
    """Pages and brochures that robots fetched."""
    nameless: int = 0
    """Pages and brochures in logs that do not say which browser: robots cannot be told from people."""
    first: str = ""
    """The first and the last day, of any line: `2026-11-21`."""
    last: str = ""


class _Days(dict[bytes, str]):
    """`21/Nov/2026` → `2026-11-21`; empty if there is no such day."""

    def __missing__(self, written: bytes) -> str:
        number, name, year = written.split(b"/")
        try:
            found = date(int(year), MONTHS.index(name) + 1, int(number))
        except ValueError:
            found = None
        day = str(found) if found and found.year in YEARS else ""
        if len(self) < _KEPT:
            self[written] = day
        return day


class _Robots(dict[bytes, bool]):
    """Agent → whether it is a robot."""

    def __missing__(self, agent: bytes) -> bool:
        found = is_robot(agent)
        if len(agent) <= _LONGEST:
            if len(self) >= _KEPT:
                self.clear()
            self[agent] = found
        return found


@dataclass
class Visits:
    """Counts visits, table by table, row by row and month by month. Keeps no address and no agent."""

    requests: Requests
    lines: Lines = field(default_factory=Lines)
    _seen: dict[tuple[Table, str, str], Distinct] = field(default_factory=lambda: defaultdict(Distinct))
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _days: _Days = field(default_factory=_Days)
    _robots: _Robots = field(default_factory=_Robots)

    def read(self, blocks: Iterable[bytes]) -> None:
        """Takes in a log."""
        requests, lines = self.requests, self.lines
        for block in blocks:
            found: list[Fields] = LINE.findall(block)
            lines.read += block.count(b"\n")
            lines.malformed += block.count(b"\n") - len(found)
            for written in {fields[1] for fields in found}:
                self._note_day(self._days[written])
            for fields in found:
                if requests[fields[2]]:
                    self._note(fields)

    def _note_day(self, day: str) -> None:
        if day:
            self.lines.first = min(day, self.lines.first or day)
            self.lines.last = max(day, self.lines.last)

    def _note(self, fields: Fields) -> None:
        who, written, request, status, end = fields
        day, named = self._days[written], referrer_and_agent(end)
        if not day or not named:
            self.lines.malformed += 1
        elif status in READ and not named[0].endswith(SAVED_FROM) and not self._is_robot(named[1]):
            hash = blake2b(b"\0".join((who, named[1] or b"", written)), key=self._key, digest_size=8)
            device = int.from_bytes(hash.digest(), "big")
            for table, row in self.requests[request]:
                self._seen[table, row, day[:7]].add(device)

    def _is_robot(self, agent: bytes | None) -> bool:
        """Also counts those, and the lines that cannot tell."""
        if agent is None:
            self.lines.nameless += 1
            return False
        self.lines.robots += self._robots[agent]
        return self._robots[agent]

    @property
    def months(self) -> list[str]:
        """Every month from the first to the last with a visit: `2026-11`; without visits that of the last day."""
        seen = {month for _, _, month in self._seen} or {self.lines.last[:7]} - {""}
        if not seen:
            return []
        first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (min(seen), max(seen)))
        return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]

    def count(self, table: Table, row: str, month: str) -> int:
        """How many visits, exactly or nearly."""
        seen = self._seen.get((table, row, month))
        return len(seen) if seen is not None else 0
