"""What the panels of a sheet took when it was made before: an edited sentence changes one of them, and only that is laid out."""

import hashlib
import json
import re
from pathlib import Path

from ..content.files import write_text
from .fit import Measure, Panel, Sizes

PANEL = '<section class="panel '
_UNSEEN = re.compile(r"<meta\b[^>]*>|<title>.*?</title>", re.DOTALL)
"""What stands in the head of a sheet and takes no room: among it its date."""


class Measures:
    """The panels of one sheet, each under a fingerprint of all that its size depends on: `tools`, its HTML, the sizes of type."""

    def __init__(self, file: Path, tools: str, html: str):
        self.file = file
        around, *panels = _UNSEEN.sub("", html).split(PANEL)
        self._html: dict[str, str] = {}
        for panel in panels:
            name = panel[: re.search(r'[ "]', panel).start()]  # type: ignore[union-attr]
            self._html[name] = self._html.get(name, tools + around) + PANEL + panel
        self._before, self._now = _read(file), dict[str, list[list[float]]]()

    def remembering(self, measure: Measure) -> Measure:
        """A measure that gives the same, and lays out only what it must."""

        def remembered(sizes: Sizes, names: frozenset[str]) -> list[Panel]:
            keys = {name: self._key(name, sizes) for name in self._html if name in (names or self._html)}
            known = self._before | self._now
            missing = frozenset(name for name, key in keys.items() if key not in known)
            if missing:
                found = measure(sizes, missing if missing != set(self._html) else frozenset())
                for name in missing:
                    self._now[keys[name]] = [_numbers(panel) for panel in found if panel.name == name]
            self._now |= {key: self._before[key] for key in keys.values() if key not in self._now}
            return [Panel(name, *numbers) for name, key in keys.items() for numbers in self._now[key]]

        return remembered

    def save(self) -> None:
        """Keeps what has been asked for since, and forgets the rest."""
        write_text(self.file, json.dumps(self._now))

    def _key(self, name: str, sizes: Sizes) -> str:
        return hashlib.sha256(f"{sizes.css}\0{self._html[name]}".encode()).hexdigest()[:24]


def _numbers(panel: Panel) -> list[float]:
    return [panel.needed, panel.room, panel.line, panel.width]


def _read(file: Path) -> dict[str, list[list[float]]]:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
