"""What the host reads: the folder `.github/`, as YAML with every `on:` still a text."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
FORMS = sorted((FOLDER / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def read(path: Path) -> Any:
    """The file, with no text taken for a truth value or a date."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def steps(path: Path) -> Iterator[dict[str, Any]]:
    """Every step of every job of a workflow."""
    for job in read(path)["jobs"].values():
        yield from job["steps"]


def valid(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """The check against a schema that check-jsonschema brings with it."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    return subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
