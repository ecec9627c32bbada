"""When a text was last changed, from the history of the repository: nobody has to write a date."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..content.settings import Settings


@dataclass(frozen=True)
class TextDates:
    """The day of each file's last commit. What is not committed, or lies outside a repository, is of `today`."""

    root: Path
    days: dict[str, date]
    today: date

    @classmethod
    def read(cls, settings: Settings, today: date) -> "TextDates":
        folders = [settings.docs.name, settings.translations.name]
        days: dict[str, date] = {}
        day = today
        for line in history(
            settings.root, "log", "--format=%x01%cs", "--name-only", "--relative", "--", *folders
        ):
            if line.startswith("\x01"):
                day = date.fromisoformat(line[1:])
            elif line:
                days.setdefault(line, day)
        changed = set(history(settings.root, "diff", "--name-only", "--relative", "HEAD", "--", *folders))
        return cls(settings.root, {f: day for f, day in days.items() if f not in changed}, today)

    def latest(self, files: Iterable[str]) -> date:
        """The day on which the last of the files was changed. A file that is not there changes nothing."""
        there = {file for file in files if file in self.days or (self.root / file).exists()}
        return max((self.days.get(file, self.today) for file in there), default=self.today)


def history(root: Path, *arguments: str) -> list[str]:
    """The lines that git prints; none if it is not there, or the folder is no repository."""
    command = ["git", "-c", "core.quotepath=false", "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return []
    return run.stdout.split("\n") if run.returncode == 0 else []
