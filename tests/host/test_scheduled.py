"""The weekly check keeps one issue: opened, written anew, closed. Its steps run as the host runs them."""

import subprocess
from pathlib import Path

import pytest

from tests.host.files import FOLDER, steps

WORKFLOW = FOLDER / "workflows" / "scheduled.yml"
GH = 'echo "$1 $2 $3" >>calls; [ "$2" != list ] || echo "$OPEN"'
"""Stands for the host's `gh`: writes down what it is told, and knows one number of an open issue, or none."""


def program(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def run(folder: Path, containing: str, **environment: str) -> int:
    """The exit code of the step that does something, in `folder`."""
    script = next(step["run"] for step in steps(WORKFLOW) if containing in step.get("run", ""))
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": f"{folder}:/usr/bin:/bin", **environment},
        capture_output=True,
        check=False,
    ).returncode


@pytest.mark.parametrize(
    ("found", "open_issue", "told"),
    [
        ("yes", "", ["issue create --title"]),
        ("yes", "7", ["issue edit 7"]),
        ("no", "7", ["issue close 7"]),
        ("no", "", []),
    ],
)
def test_there_is_never_more_than_one_issue(
    tmp_path: Path, found: str, open_issue: str, told: list[str]
) -> None:
    program(tmp_path / "gh", GH)
    assert run(tmp_path, "issue create", FOUND=found, OPEN=open_issue, TITLE="a b", LABEL="c") == 0
    calls = (tmp_path / "calls").read_text().splitlines()
    assert calls == ["label create c", "issue list --label", *told]


@pytest.mark.parametrize(
    ("check", "code", "output"),
    [
        ("echo allt väl >veckokoll.md", 0, "found=no\n"),
        ("echo en länk >veckokoll.md; exit 1", 0, "found=yes\n"),
        ("exit 1", 1, ""),
    ],
    ids=["nothing to do", "something to do", "the check itself went wrong"],
)
def test_a_check_that_went_wrong_is_no_finding(tmp_path: Path, check: str, code: int, output: str) -> None:
    program(tmp_path / ".venv" / "bin" / "anhorigstod", check)
    out = tmp_path / "out"
    out.touch()
    done = run(tmp_path, "--scheduled", GITHUB_OUTPUT=str(out), GITHUB_STEP_SUMMARY=str(tmp_path / "shown"))
    assert (min(done, 1), out.read_text()) == (code, output)
