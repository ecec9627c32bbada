"""A run since which nothing has changed gives what the last one gave; any change makes it read everything again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from anhorigstod.brochures.printed import Printed, fingerprint
from anhorigstod.content.settings import Settings

Edit = Callable[[str, str, str], None]
DAY = date(2026, 11, 22)
CHANGES = (
    ("mkdocs.yml", "site_url", "# ny rad\nsite_url"),
    ("docs/avlosning/index.md", "Du är viktig.", "Du är mycket viktig."),
    ("docs/_data/contacts.yml", "vaxel", "vaxel"),
    ("translations/ar/avlosning/index.po", 'msgid "', 'msgid  "'),
    ("overrides/print/base.css", "html", "html "),
    ("overrides/print/trifold.html", "section", "div"),
)


@pytest.fixture
def remember(project: Path) -> Callable[..., Printed]:
    return lambda day=DAY: Printed.read(Settings.read(project), day, project / ".cache/printed.json")


def test_what_was_made_is_given_again(remember: Callable[..., Printed], tmp_path: Path) -> None:
    assert remember().files("allt") is None
    remember().keep("allt", {"a.pdf": tmp_path})
    remember().keep("annat", {})
    assert remember().files("allt") == {"a.pdf": tmp_path}
    assert remember().files("annat") == {}


def test_a_file_that_is_gone_is_made_again(remember: Callable[..., Printed], tmp_path: Path) -> None:
    remember().keep("allt", {"a.pdf": tmp_path / "a.pdf"})
    assert remember().files("allt") is None


@pytest.mark.parametrize(("file", "old", "new"), CHANGES)
def test_any_change_of_what_a_sheet_is_made_of_is_seen(
    project: Path, edit: Edit, file: str, old: str, new: str
) -> None:
    before = fingerprint(Settings.read(project), DAY)
    assert fingerprint(Settings.read(project), DAY) == before
    edit(file, old, new)
    assert (fingerprint(Settings.read(project), DAY) == before) is (old == new)


def test_a_new_day_or_a_broken_record_is_seen(
    remember: Callable[..., Printed], project: Path, tmp_path: Path
) -> None:
    remember().keep("allt", {"a.pdf": tmp_path})
    assert remember(date(2026, 11, 23)).files("allt") is None
    (project / ".cache/printed.json").write_text("{", encoding="utf-8")
    assert remember().files("allt") is None
