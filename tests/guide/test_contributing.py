"""CONTRIBUTING.md is easy to read, and everything that it names is there."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from anhorigstod.checks.readability import lix, sentences
from anhorigstod.cli import parser
from anhorigstod.content.placeholders import PLACEHOLDER
from anhorigstod.content.problems import ContentError
from anhorigstod.site.site import Site
from tests.conftest import ROOT
from tests.guide.documents import Document

GUIDE = Document(ROOT / "CONTRIBUTING.md")
LIX, WORDS = 35, 22
FOLDER = ".github/guide"
EXAMPLES = {
    "docs/stod/promenad.md",
    "stod/promenad.md",
    "samtal.txt",
    "editions.yml",
    "docs/audio/",
    "docs/audio/ar/stod/samtal.mp3",
}
"""Files that staff make, or that commands make for them."""
FILE = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w.-]+\.(?:md|yml|po|txt)")
"""What looks like a file or a folder."""


def test_it_is_easy() -> None:
    found = sentences(GUIDE.prose)
    longest = max(found, key=len)
    print(f"LIX {lix(found):.1f}, longest sentence {len(longest)}, words {sum(map(len, found))}")
    assert lix(found) <= LIX
    assert len(longest) <= WORDS, " ".join(longest)


def test_it_starts_with_what_one_may_want() -> None:
    wanted = GUIDE.text.partition("**Jag vill …**\n\n")[2].partition("\n\n")[0]
    linked = set(re.findall(r"\(#([^)]+)\)", wanted))
    chapters = {part.get("id") for part in GUIDE.tree.iter("h2")}
    assert linked <= chapters
    assert chapters - linked == {"skriv-aldrig", "vad-finns-var", "kommandon"}


@pytest.mark.parametrize("line", GUIDE.commands)
def test_a_command_can_be_run(line: str) -> None:
    words = shlex.split(line)[1:]
    assert callable(parser(words).parse_args(words).run)


def test_every_command_that_staff_need_is_told() -> None:
    told = {line.split()[1] for line in GUIDE.commands}
    assert told >= {
        "check",
        "order",
        "import",
        "review",
        "same-meaning",
        "draft",
        "brochures",
        "edition",
        "reach",
        "status",
    }


@pytest.mark.parametrize(
    "line", ["anhorigstod ordr ar", "anhorigstod order ar --formt xlsx", "anhorigstod order ar --format pdf"]
)
def test_a_command_that_is_none_is_seen(line: str) -> None:
    words = shlex.split(line)[1:]
    with pytest.raises(SystemExit):
        parser(words).parse_args(words)


def missing(document: Document) -> list[str]:
    """Names in backticks that look like files and are none."""
    named = [name for name in document.names if FILE.fullmatch(name) and name not in EXAMPLES]
    places = [ROOT, ROOT / "docs" / "_data"]
    return [name for name in named if not any((place / name).exists() for place in places)]


def test_files_that_are_named_exist(tmp_path: Path) -> None:
    assert missing(GUIDE) == []
    (tmp_path / "a.md").write_text(
        "`docs/_data/kontakter.yml` `mkdocs.yaml.md` `docs/` `a b`", encoding="utf-8"
    )
    assert missing(Document(tmp_path / "a.md")) == ["docs/_data/kontakter.yml", "mkdocs.yaml.md"]


def test_placeholders_that_are_shown_exist(project: Path, edit: Callable[[str, str, str], None]) -> None:
    named = {name for name in GUIDE.names if PLACEHOLDER.fullmatch(name) and re.search(r"\w", name)}
    assert len(named) > 10
    edit("docs/demens.md", "", "\n" + "\n\n".join(sorted(named)) + "\n")
    assert Site.read(project)
    edit("docs/demens.md", "", "\n{{ visa.rong }}\n")
    with pytest.raises(ContentError, match=r"visa\.ring"):
        Site.read(project)


def test_pictures_are_small_and_all_are_used() -> None:
    used = {src for src, _ in GUIDE.pictures}
    files = sorted((ROOT / FOLDER).glob("*"))
    assert used == {file.relative_to(ROOT).as_posix() for file in files}
    assert all(file.stat().st_size <= 60_000 for file in files)
    assert sum(file.stat().st_size for file in files) <= 400_000
    assert all(700 <= Image.open(file).width <= 1200 for file in files)


def test_pictures_show_what_the_tables_explain() -> None:
    """Each letter on a picture stands in its alt."""
    for src, alt in GUIDE.pictures:
        assert re.search(r"\bA\b", alt), src
