"""Links for staff to the file that a page's words stand in, if `mkdocs.yml` says where that is edited."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from anhorigstod.site.site import Site

EDITOR = "https://codeberg.org/kommun/anhorigstod/_edit/main/"


@pytest.fixture
def hosted(project: Path, edit: Callable[[str, str, str], None]) -> Path:
    """The real project with a host."""
    edit(
        "mkdocs.yml",
        "docs_dir: docs",
        "repo_url: https://codeberg.org/kommun/anhorigstod\nedit_uri: _edit/main/docs/\ndocs_dir: docs",
    )
    return project


def leads_to(html: str) -> list[str]:
    return re.findall(rf'href="({EDITOR}[^"]*)"', html)


def test_the_project_names_no_host_so_nothing_leads_to_one(built: Path, site: Site) -> None:
    assert site.source.settings.host.editor == ""
    for file in built.rglob("*.html"):
        assert site.translators["sv"].say("Ändra den här texten").plain not in file.read_text(
            encoding="utf-8"
        )


def test_a_page_leads_to_its_swedish_and_a_translation_to_its_own_file(hosted: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(hosted / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    read = {
        page: (hosted / "site" / page / "index.html").read_text(encoding="utf-8")
        for page in ("stod/samtal", "ar/stod/samtal", "ar/stod/samtal/svenska", "ar/visa/tolk", "redaktion")
    }
    assert leads_to(read["stod/samtal"]) == [f"{EDITOR}docs/stod/samtal.md"]
    assert leads_to(read["ar/stod/samtal"]) == [f"{EDITOR}translations/ar/stod/samtal.po"]
    assert leads_to(read["ar/stod/samtal/svenska"]) == [f"{EDITOR}translations/ar/stod/samtal.po"]
    assert leads_to(read["ar/visa/tolk"]) == []
    staff = leads_to(read["redaktion"])
    assert {f"{EDITOR}docs/stod/samtal.md", f"{EDITOR}translations/fi/stod/samtal.po"} <= set(staff)
    assert f"{EDITOR}docs/_data/facts.yml" in staff
    assert all((hosted / address.removeprefix(EDITOR)).is_file() for address in staff)
