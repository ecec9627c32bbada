"""Facts that nobody has looked at for too long: first a reminder, after thirty days a stop."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..content.data_file import DataFile
from ..content.kinds import KINDS
from ..content.problems import Problem
from ..site.staff import SOON
from ..translation.source import Source
from .catalogue import problem

GRACE = timedelta(days=30)


def expired(source: Source, today: date) -> Iterator[Problem]:
    """Every entry whose day has passed."""
    for kind in KINDS:
        file = DataFile(source.settings, kind)
        for entry in source.data.of(kind).values():
            if entry.expires and entry.expires.day < today:
                day = entry.expires.day
                rule = "FAKTA-08" if today - day > GRACE else "FAKTA-07"
                yield problem(
                    rule, file.name, file.line_of_field(entry.id, "expires"), f"”{entry.id}” gick ut {day}."
                )


def expiring(source: Source, today: date) -> list[str]:
    """Sentences for the weekly look: what will pass within thirty days."""
    return [
        f"`{source.settings.docs.name}/_data/{kind.file}`: ”{entry.id}” går ut {entry.expires.day}."
        for kind in KINDS
        for entry in source.data.of(kind).values()
        if entry.expires and today <= entry.expires.day < today + SOON
    ]
