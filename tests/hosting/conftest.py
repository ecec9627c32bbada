"""The site as it is published: built by our own command, with a recording, a page that has moved and a contact for
security, and served by nginx."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from anhorigstod.cli import main
from anhorigstod.site.recordings import text_hash
from anhorigstod.site.site import Site
from tests.conftest import copy_project
from tests.hosting.nginx import Nginx

SILENCE = (bytes.fromhex("fffb9064") + bytes(413)) * 80
"""Two seconds of MP3: MPEG-1 layer III, 128 kbit/s, 44.1 kHz."""


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} has no {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="session")
def hosted(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is published."""
    root = copy_project(tmp_path_factory.mktemp("hosted"))
    change(root / "mkdocs.yml", "      feedback: vaxel", "      security: vaxel\n      feedback: vaxel")
    change(root / "docs" / "tolk.md", "---\n", "---\nmoved_from: om/gamla-tolk.md\n")
    soon = date.today() + timedelta(days=200)
    change(root / "docs" / "_data" / "contacts.yml", "expires: 2027-05-21", f"expires: {soon}")
    audio = root / "docs" / "audio" / "ar" / "stod" / "samtal.mp3"
    audio.parent.mkdir(parents=True)
    audio.write_bytes(SILENCE)
    audio.with_suffix(".txt").write_text(text_hash(site.view("stod/samtal.md", "ar")), encoding="utf-8")
    assert main(["--project", str(root), "build", "--no-brochures"]) == 0
    return root / "site"


@pytest.fixture(scope="session")
def nginx(hosted: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    server = Nginx(hosted, tmp_path_factory.mktemp("nginx"))
    yield server
    server.stop()
