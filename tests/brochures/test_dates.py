"""When a text was last changed."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from anhorigstod.brochures.dates import TextDates
from anhorigstod.content.settings import Settings

TODAY = date(2030, 1, 2)


@pytest.fixture
def repository(project: Path) -> Path:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(project), *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("config", "user.email", "a@example.se")
    git("config", "user.name", "A")
    for day, path in (("2027-03-04", "."), ("2028-05-06", "docs/tolk.md")):
        if path != ".":
            (project / path).write_text((project / path).read_text() + "\nMer.\n")
        git("add", path)
        environment = f"GIT_COMMITTER_DATE={day}T12:00:00Z"
        subprocess.run(
            ["env", environment, "git", "-C", str(project), "commit", "-qm", "x"],
            check=True,
            capture_output=True,
        )
    return project


def test_the_day_of_the_last_commit_of_any_of_the_files(repository: Path) -> None:
    dates = TextDates.read(Settings.read(repository), TODAY)
    assert dates.latest(["docs/akut.md"]) == date(2027, 3, 4)
    assert dates.latest(["docs/akut.md", "docs/tolk.md"]) == date(2028, 5, 6)
    assert dates.latest(["docs/akut.md", "docs/_data/finns_inte.yml"]) == date(2027, 3, 4)


def test_what_is_not_committed_is_of_today(repository: Path) -> None:
    (repository / "docs/akut.md").write_text("# Nytt\n")
    (repository / "docs/_data/activities.yml").unlink()
    (repository / "docs/_data/editions.yml").write_text("")
    dates = TextDates.read(Settings.read(repository), TODAY)
    assert dates.latest(["docs/akut.md"]) == dates.latest(["docs/_data/editions.yml"]) == TODAY
    assert dates.latest(["docs/tolk.md"]) == date(2028, 5, 6)


def test_outside_a_repository_all_is_of_today(project: Path) -> None:
    dates = TextDates.read(Settings.read(project), TODAY)
    assert dates.latest(["docs/akut.md"]) == dates.latest([]) == TODAY
