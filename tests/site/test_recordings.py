"""Recordings: shown as long as they say what the page says, told to staff when they do not, and mended in plain words."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from anhorigstod.content.problems import ContentError
from anhorigstod.site.recordings import LARGEST, text_hash
from anhorigstod.site.site import Site

FILE = "docs/audio/ar/stod/samtal.mp3"


@pytest.fixture
def record(project: Path) -> Callable[..., None]:
    """Puts in a recording, with a note of this hash if there is one."""

    def put(file: str = FILE, note: str = "", size: int = 100) -> None:
        path = project / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"ID3" + bytes(size))
        if note:
            path.with_suffix(".txt").write_text(f"{note}\n", encoding="utf-8")

    return put


def problem(project: Path) -> str:
    with pytest.raises(ContentError) as told:
        Site.read(project)
    assert len(told.value.problems) == 1
    return str(told.value)


def present(site: Site, page: str = "stod/samtal.md", language: str = "ar") -> str:
    return text_hash(site.view(page, language))


def test_without_recordings_there_is_none(site: Site) -> None:
    assert not site.recordings.by_page and site.view("stod/samtal.md", "ar").recording == ""
    assert not [file for file in site.extra_files("ar") if file.endswith(".mp3")]


def test_a_recording_without_its_note_tells_what_to_write(
    project: Path, record: Callable[..., None], site: Site
) -> None:
    record()
    told = problem(project)
    assert told.startswith(f"{FILE}: Inspelningen har ingen kod.")
    assert f"skriv {present(site)} i docs/audio/ar/stod/samtal.txt" in told


def test_what_is_told_is_what_works(project: Path, record: Callable[..., None]) -> None:
    record()
    code = re.search(r"skriv ([0-9a-f]{16}) i", problem(project))
    assert code
    record(note=code[1])
    site = Site.read(project)
    assert site.view("stod/samtal.md", "ar").recording == "audio/ar/stod/samtal.mp3"
    assert site.view("stod/samtal.md", "fi").recording == "" == site.view("stod/grupper.md", "ar").recording
    assert site.extra_files("ar")["audio/ar/stod/samtal.mp3"] == project / FILE
    assert not site.recordings.outdated


def test_a_changed_text_takes_it_away_and_staff_are_told(
    project: Path, record: Callable[..., None], edit: Callable[[str, str, str], None], site: Site
) -> None:
    record(note=present(site))
    record(file="docs/audio/sv/stod/samtal.mp3", note=present(site, language="sv"))
    edit("docs/stod/samtal.md", "## Så går det till", "## Så går det till nu")
    changed = Site.read(project)
    assert changed.view("stod/samtal.md", "sv").recording == ""
    assert "docs/audio/sv/stod/samtal.mp3" in [each.file for each in changed.recordings.outdated]
    assert "audio/sv/stod/samtal.mp3" not in changed.extra_files("sv")
    page = changed.extra_pages("sv")["redaktion/index.html"]
    section = page.partition("Inspelningar som inte stämmer längre")[2].partition("<h2>")[0]
    assert present(changed, language="sv") in section and "docs/audio/sv/stod/samtal.txt" in section
    assert "Inspelningar som inte" not in site.extra_pages("sv")["redaktion/index.html"]


@pytest.mark.parametrize(
    ("file", "note", "what", "how"),
    [
        ("docs/audio/ar/stod/samtall.mp3", "x", "hör inte till någon sida", "audio/ar/stod/samtal.mp3"),
        ("docs/audio/arr/stod/samtal.mp3", "x", "hör inte till någon sida", "audio/ar/stod/samtal.mp3"),
        ("docs/audio/ar/stod/samtal.wav", "", "får inte finnas här", ".mp3"),
        ("docs/audio/ar/stod/samtal.txt", "x", "ingen inspelning till koden", "Ta bort filen"),
    ],
)
def test_what_belongs_to_no_page(
    project: Path, record: Callable[..., None], file: str, note: str, what: str, how: str
) -> None:
    record(file=file, note=note)
    told = problem(project)
    assert told.startswith(f"{file}: ") and what in told and how in told


def test_a_heavy_recording_is_refused(project: Path, record: Callable[..., None], site: Site) -> None:
    record(note=present(site), size=LARGEST - 3)
    assert Site.read(project).view("stod/samtal.md", "ar").recording
    record(note=present(site), size=LARGEST)
    told = problem(project)
    assert told.startswith(f"{FILE}: ") and "10 MB" in told and "mono" in told


def test_a_note_that_is_no_text_is_a_problem(project: Path, record: Callable[..., None]) -> None:
    record(note="x")
    (project / FILE).with_suffix(".txt").write_bytes(b"\xff\xfe\x00")
    assert problem(project).startswith("docs/audio/ar/stod/samtal.txt: ")


def test_a_page_may_not_take_the_folders_address(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("docs/audio.md", "", (project / "docs" / "tolk.md").read_text(encoding="utf-8"))
    edit("mkdocs.yml", "  - tolk.md", "  - tolk.md\n      - audio.md")
    with pytest.raises(ContentError, match="används redan av inspelningarna"):
        Site.read(project)


def test_the_hash_is_of_the_text(site: Site) -> None:
    pages = {path: present(site, path) for path in site.source.pages}
    assert len(set(pages.values())) == len(pages)
    assert present(site, "tolk.md", "ar") != present(site, "tolk.md", "fi")
    assert present(site, "tolk.md", "ar") == present(site, "tolk.md", "ar")


def test_only_what_holds_is_published(project: Path, record: Callable[..., None], site: Site) -> None:
    record(note=present(site))
    record(file="docs/audio/sv/tolk.mp3", note="0123456789abcdef")
    folder = project / "out"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(project / "mkdocs.yml")]
    subprocess.run([*command, "-d", str(folder)], check=True, capture_output=True)
    published = [file.relative_to(folder).as_posix() for file in folder.rglob("audio/**/*") if file.is_file()]
    assert published == ["audio/ar/stod/samtal.mp3"]
    html = (folder / "ar" / "stod" / "samtal" / "index.html").read_text(encoding="utf-8")
    player = re.search(r"<audio [^>]*>", html)
    assert player and 'preload="none"' in player[0] and "controls" in player[0]
    assert 'src="../../../audio/ar/stod/samtal.mp3"' in player[0] and 'data-js="listen"' not in html
    assert "<audio" not in (folder / "tolk" / "index.html").read_text(encoding="utf-8")
