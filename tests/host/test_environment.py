"""What installs the system's packages asks a person, and helps itself only on a CI machine."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT


def install(folder: Path, user: int, ci: str, sudo: bool) -> subprocess.CompletedProcess[str]:
    """Runs apt_install with commands of its own on the path, which write down what they were told."""
    commands = {
        "id": f"echo {user}",
        "sudo": 'shift; exec "$@"' if sudo else "exit 1",
        "apt-get": f'echo "$@" >>{folder}/told',
    }
    for name, body in commands.items():
        (folder / name).write_text(f"#!/bin/sh\n{body}\n")
        (folder / name).chmod(0o755)
    return subprocess.run(
        ["sh", "-euc", ". scripts/environment; apt_install Pango libpango-1.0-0"],
        cwd=ROOT,
        env={"PATH": f"{folder}:/usr/bin:/bin", "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("user", "ci", "sudo"), [(0, "", False), (1000, "true", True)])
def test_root_and_a_ci_machine_install(tmp_path: Path, user: int, ci: str, sudo: bool) -> None:
    assert install(tmp_path, user, ci, sudo).returncode == 0
    assert (tmp_path / "told").read_text().splitlines()[1].startswith("install -y")


@pytest.mark.parametrize(("ci", "sudo"), [("", True), ("true", False)])
def test_a_person_is_asked(tmp_path: Path, ci: str, sudo: bool) -> None:
    done = install(tmp_path, 1000, ci, sudo)
    assert done.returncode == 1
    assert done.stderr == "Pango saknas. Kör: sudo apt-get install libpango-1.0-0\n"
    assert not (tmp_path / "told").exists()
