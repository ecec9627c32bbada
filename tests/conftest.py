"""What tests share: the real project, a copy to spoil, the built site, a real web server and a real browser."""

import fcntl
import functools
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from playwright.sync_api import Browser, sync_playwright

from anhorigstod.brochures.press import Made
from anhorigstod.brochures.rack import shelf
from anhorigstod.commands.brochures import press, read_sheets
from anhorigstod.site.site import Site
from tests.browser.server import Server
from tests.chromium import executable

ROOT = Path(__file__).parents[1]
PARTS = ("docs", "overrides", "translations", "mkdocs.yml")
COPIED = ("sv", "ar", "fi", "en")
"""The languages shown in copies to be spoilt: two scripts, both directions. All seventeen would make each build thrice as long."""
_ENTRY = re.compile(r"^(\S+):\n(?:  .*\n)+", re.MULTILINE)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site() -> Site:
    """The real project, read."""
    return read_site()


def copy_project(folder: Path, shown: Collection[str] | None = COPIED) -> Path:
    """Copies the real project into `folder`, with only some languages shown (None: all)."""
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
    if shown is not None:
        languages = folder / "translations" / "languages.yml"
        text = languages.read_text(encoding="utf-8")
        languages.write_text(
            _ENTRY.sub(
                lambda entry: entry[0] if entry[1] in shown else entry[0].replace(": draft", ": hidden"), text
            ),
            encoding="utf-8",
        )
    (folder / ".cache").mkdir()
    for name in ("share", "packed"):  # named by what they hold: the same for every copy, and slow to make
        (ROOT / ".cache" / name).mkdir(parents=True, exist_ok=True)
        (folder / ".cache" / name).symlink_to(ROOT / ".cache" / name)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the real project, to be spoilt."""
    return copy_project(tmp_path)


@pytest.fixture
def edit(project: Path) -> Callable[[str, str, str], None]:
    """Replaces a text that must stand in a file of the copy; an empty old text appends."""

    def replace(file: str, old: str, new: str) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text, f"{file} has no {old!r}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")

    return replace


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as MkDocs itself builds it."""
    folder = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-q",
        "-f",
        str(ROOT / "mkdocs.yml"),
        "-d",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def made(site: Site) -> dict[str, Made]:
    """Every sheet of the real project as PDF, from the cache if it is there. One process at a time fills it."""
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    with (cache / "brochures.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return press(site).run(list(read_sheets(site).all()), print)


@pytest.fixture(scope="session")
def published(site: Site, made: dict[str, Made], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with its brochures, as `scripts/build` makes it."""
    folder = tmp_path_factory.mktemp("published")
    config = load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(folder))
    config.plugins["anhorigstod"].site = replace(site, shelf=shelf(read_sheets(site), made))  # type: ignore[attr-defined]
    mkdocs_build(config)
    return folder


@pytest.fixture(scope="session")
def address(published: Path) -> Iterator[str]:
    """The address of a real web server for the published site, with the strict policy in its headers."""
    server = Server(published)
    yield server.address
    server.kill()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def photographs() -> Path:
    """Where browser tests leave pictures to look at: .cache/photographs."""
    folder = ROOT / ".cache" / "photographs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@functools.cache
def read_site() -> Site:
    """For parameters of tests, which are made before fixtures are. Read once: it takes seconds, and nothing changes it."""
    return Site.read(ROOT)
