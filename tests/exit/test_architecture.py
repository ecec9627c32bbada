"""ARCHITECTURE.md says what is: which room imports what, and where things are."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "scripts" / "anhorigstod"
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without its first row."""
    section = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    table = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in table[2:]]


def imported(file: Path) -> set[str]:
    """The modules that a file imports, by full name."""
    found = set()
    here = ("anhorigstod", *file.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            found |= {base} if node.module else {f"{base}.{alias.name}" for alias in node.names}
    return found


MODULES = {file.relative_to(PACKAGE).as_posix(): imported(file) for file in PACKAGE.rglob("*.py")}


def test_rooms_import_what_is_said_and_nothing_above_them() -> None:
    measured: dict[str, set[str]] = defaultdict(set)
    for file, names in MODULES.items():
        room = file.partition("/")[0]
        rooms = {name.split(".")[1] for name in names if name.startswith("anhorigstod.")}
        if "/" in file:
            measured[room] |= rooms - {room}
    said = {room.strip("`"): set(re.findall(r"\w+", ours)) - {"nothing"} for room, _, ours in rows("Rooms")}
    assert said == measured
    order = list(said)
    for room, below in said.items():
        assert all(order.index(other) < order.index(room) for other in below), room


@pytest.mark.parametrize("row", rows("Which room depends on which package"), ids=lambda row: row[0])
def test_packages_are_imported_where_it_is_said(row: list[str]) -> None:
    package = row[0].strip("`")
    where = {file for file, names in MODULES.items() if any(name.split(".")[0] == package for name in names)}
    assert set(re.findall(r"`([^`]+)`", row[1])) == where


def test_an_import_that_is_not_said_is_seen(tmp_path: Path) -> None:
    file = PACKAGE / "content" / "settings.py"
    assert "mkdocs" not in {name.split(".")[0] for name in imported(file)}
    assert "anhorigstod.content.strict_yaml" in imported(file)
    assert "mkdocs.config" in MODULES["site/engine.py"]


def test_material_is_not_imported() -> None:
    assert not [
        file
        for file, names in MODULES.items()
        if {"material", "properdocs"} & {n.split(".")[0] for n in names}
    ]


def test_every_place_that_is_named_exists() -> None:
    named = re.findall(r"`((?:scripts|overrides|tests|docs|translations)/[^`*…]*)`", TEXT)
    assert len(named) > 25
    assert [place for place in named if not (ROOT / place).exists()] == []
    assert [link for link in re.findall(r"\]\(([^)]+)\)", TEXT) if not (ROOT / link).exists()] == []
