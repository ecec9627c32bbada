"""What the last runs gave: a run since which nothing has changed need not read the site at all."""

import hashlib
import json
import sys
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from ..content.files import write_text
from ..content.settings import FILE, Settings
from .dates import history
from .press import ENGINES

TEXT_ENGINES = ("markdown", "pymdown-extensions", "jinja2", "babel", "mkdocs-material")
"""What makes the HTML of a sheet, and its icons."""


@dataclass(frozen=True)
class Printed:
    """The files of earlier runs, all of which were made from what `inputs` is a fingerprint of."""

    record: Path
    inputs: str
    runs: dict[str, dict[str, str]]
    """What was asked for → name of a file → where it lies."""

    @classmethod
    def read(cls, settings: Settings, today: date, record: Path) -> "Printed":
        """What is still true of the record; a record of something else, or none, is an empty one."""
        inputs = fingerprint(settings, today)
        try:
            known = json.loads(record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            known = {}
        return cls(record, inputs, known["runs"] if known.get("inputs") == inputs else {})

    def files(self, asked: str) -> dict[str, Path] | None:
        """What was made when the same was asked for, if all of it is still there."""
        if asked not in self.runs:
            return None
        found = {name: Path(file) for name, file in self.runs[asked].items()}
        return found if all(file.exists() for file in found.values()) else None

    def keep(self, asked: str, files: dict[str, Path]) -> None:
        """Records what was made."""
        runs = self.runs | {asked: {name: str(file) for name, file in files.items()}}
        write_text(self.record, json.dumps({"inputs": self.inputs, "runs": runs}))


def fingerprint(settings: Settings, today: date) -> str:
    """Of everything that a sheet is made of: texts, translations, templates, fonts, our code, engines, and dates.

    Dates come from the history (`dates.TextDates`): they are the same if the last commit and the files are.
    """
    engines = map(version, (*ENGINES, *TEXT_ENGINES))
    parts = [sys.version, *engines, *history(settings.root, "rev-parse", "HEAD"), today.isoformat()]
    digest = hashlib.sha256("\0".join(parts).encode())
    folders = (settings.docs, settings.translations, settings.overrides, Path(__file__).parents[1])
    files = (file for folder in folders for file in sorted(folder.rglob("*")) if file.suffix != ".pyc")
    for file in (settings.root / FILE, *files):
        if file.is_file():
            digest.update(f"\0{file}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
