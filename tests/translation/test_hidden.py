"""A language that translators are at work on: theirs to fill and review, not yet for readers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from anhorigstod.cli import main
from anhorigstod.site.site import Site

Edit = Callable[[str, str, str], None]


@pytest.fixture
def hidden(project: Path, edit: Edit) -> Path:
    """The project, with Finnish hidden."""
    text = (project / "translations/languages.yml").read_text(encoding="utf-8")
    entry = text[text.index("\nfi:") :].partition("\n\n")[0]
    edit("translations/languages.yml", entry, entry.replace("publish: draft", "publish: hidden"))
    return project


def test_readers_see_nothing_of_it(hidden: Path) -> None:
    site = Site.read(hidden)
    assert "fi" not in site.translators
    view = site.view("index.md", "sv")
    assert "Suomi" not in view.alternates.links and "fi" not in {a.language.id for a in view.alternates}
    assert main(["--project", str(hidden), "build", "--no-brochures"]) == 0
    assert not (hidden / "site/fi").exists() and not (hidden / "site/finska").exists()
    assert "/fi/" not in (hidden / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "Suomi" not in (hidden / "site/index.html").read_text(encoding="utf-8")


def test_translators_and_reviewers_work_on_it(hidden: Path, capsys: pytest.CaptureFixture) -> None:
    run = ["--project", str(hidden)]
    assert main([*run, "status"]) == 0
    assert "finska (visas inte än)" in capsys.readouterr().out
    assert main([*run, "order", "fi", "--out", str(hidden / "a.po")]) == 0
    asked = ["review", "fi", "tolk", "--by", "Någon", "--role", "tvåspråkig", "--yes"]
    assert main([*run, *asked]) == 0
    assert (hidden / "translations/fi/reviews.yml").exists()
    assert "fi" in Site.read(hidden, ["fi"]).translators
