"""The locked lists agree with pyproject.toml: Dependabot writes in the one and knows nothing of the others."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
LISTS = {
    "requirements.lock": PROJECT["dependencies"],
    "requirements-test.lock": [*PROJECT["dependencies"], *EXTRAS["test"], *EXTRAS["bench"]],
}


def astray(wanted: list[str], lock: str) -> list[str]:
    """The requirements that a locked list does not meet."""
    locked = dict(re.findall(r"^([\w.-]+)(?:\[[\w,]*\])?==(\S+)", lock, re.MULTILINE))
    found = []
    for text in wanted:
        requirement = Requirement(text)
        version = locked.get(canonicalize_name(requirement.name))
        if not version or not requirement.specifier.contains(version, prereleases=True):
            found.append(f"{text}, locked: {version}")
    return found


@pytest.mark.parametrize("file", LISTS)
def test_a_lock_holds_what_the_project_asks_for(file: str) -> None:
    assert astray(LISTS[file], (ROOT / file).read_text(encoding="utf-8")) == []


def test_a_forgotten_lock_is_seen() -> None:
    assert astray(["a==2", "b"], "a==1 \\\n") == ["a==2, locked: 1", "b, locked: None"]
    assert astray(["a==1", "b[c]"], "a==1 \\\nb==3\n") == []
