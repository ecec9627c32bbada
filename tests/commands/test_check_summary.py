"""The summary of a check leads to the rules where it is shown: on the host, outside the repository's files."""

from collections.abc import Callable
from pathlib import Path

from anhorigstod.cli import main

Edit = Callable[[str, str, str], None]


def summary(project: Path) -> str:
    file = project / "granskning.md"
    assert main(["--project", str(project), "check", "--summary", str(file)]) == 1
    return file.read_text(encoding="utf-8")


def test_a_rule_is_found_on_the_host(project: Path, edit: Edit) -> None:
    edit("docs/demens.md", "", "\nRing 040-628 04 00.\n")
    assert "[SIDA-11](REGLER.md#sida-11)" in summary(project)
    edit("mkdocs.yml", "# repo_url", "repo_url")
    edit("mkdocs.yml", "# edit_uri", "edit_uri")
    assert "[SIDA-11](https://github.com/KOMMUN/anhorigstod/blob/main/REGLER.md#sida-11)" in summary(project)


def test_a_spoilt_menu_is_told_all_the_same(project: Path, edit: Edit) -> None:
    edit("mkdocs.yml", "  - tolk.md", "  - tolken.md")
    assert "[MENY-01](REGLER.md#meny-01)" in summary(project)
