"""10,000 spoilt files, each through the reader it is meant for: a Swedish problem or nothing, never anything else.

The count is the sum of TIMES. The spoilt files are the same in every run.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anhorigstod.checks.catalogue import RULES
from anhorigstod.checks.readability import lix, sentences
from anhorigstod.content.data import Data
from anhorigstod.content.picture_files import active_svg
from anhorigstod.content.problems import ContentError
from anhorigstod.content.settings import Settings
from anhorigstod.content.strict_yaml import parse
from anhorigstod.content.tree import bad_file
from anhorigstod.translation.catalogue import Catalogue
from anhorigstod.translation.glossary import Glossary
from anhorigstod.translation.languages import read_languages
from anhorigstod.translation.pages import _read_page
from anhorigstod.translation.reviews import read_reviews
from tests.conftest import ROOT
from tests.translation.test_hostile_bytes import REVIEWS

DATA = sorted((ROOT / "docs/_data").glob("*.yml"))
PAGES = sorted((ROOT / "docs").rglob("*.md"))
CATALOGUES = sorted((ROOT / "translations").rglob("*.po"))
DRAWINGS = sorted((ROOT / "overrides/assets").rglob("*.svg"))
SETTINGS = Settings.read(ROOT)
PATHS = SETTINGS.pages()
NAMES = frozenset(["Trelleborgs kommun"])
TOKENS = [
    *": - [ ] { } & * ! | > ' \" # % @ ` ? , \\ < > ~ $ ( ) = _ . / ; ^ +".split(" "),
    *("\n", "  ", "    ", "\t", "\r", "\r\n", "---\n", "...\n", "\n\n", "- ", ": ", "? ", "<<: ", "&a ", "*a ", "!!str ", "|\n"),
    *("{{", "}}", "{{ kontakt.vaxel.phone }}", "{{ visa.ring }}", "{: ", "{#a}", "](", "](x.md#", "![", "[x]: y", "!!! note\n    ", "??? x"),
    *("<script>", "<!--", "<?x ?>", "<![CDATA[", "]]>", "&#0;", "&lt;", "</svg>", "<g", "href='#'", "xmlns:x='y'", "url(", "<!DOCTYPE x [", "%3C"),
    *('msgid ""\n', 'msgstr "', "msgctxt ", "#~ ", "#, fuzzy\n", '"\n"', "\\n", "\\", "\\x", "\\u202e", "msgid_plural"),
    *("\0", "\x02", "\x03", "\x1b", "\u202e", "\u200b", "\ufeff", "\ue000", "\ue0001\ue001", "\x02wzxhzdk:0\x03", "\U000e0041", "\u2028", "\x85", "é", "\u0301", "س", "😀"),
    *("9" * 400, "٣", "-1", "1e999", "0x", "null", "true", "[" * 60, "- " * 60, "> " * 60, "*" * 60, "(" * 60, "../" * 9, "a" * 3000),
]  # fmt: skip
EDIT = st.tuples(
    st.floats(0, 1),
    st.sampled_from([0, 0, 0, 1, 2, 7, 80]),
    st.one_of(st.sampled_from(TOKENS), st.text(max_size=4)),
)
"""Where, how much is taken away, and what is put there."""


def spoil(text: str, edits: list[tuple[float, int, str]]) -> bytes:
    for place, length, new in edits:
        start = int(place * len(text))
        text = text[:start] + new + text[start + length :]
    return text.encode("utf-8", "surrogatepass")


def _yaml(folder: Path, path: Path, data: bytes) -> None:
    parse(data.decode("utf-8", "replace"), "x.yml")


def _data(folder: Path, path: Path, data: bytes) -> None:
    for old in folder.iterdir():
        old.unlink()
    (folder / path.name).write_bytes(data)
    Data.read(folder)


def _page(folder: Path, path: Path, data: bytes) -> None:
    file = folder / "docs" / path.relative_to(ROOT / "docs")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    list(bad_file(file, "x.md"))
    page, links, _ = _read_page(replace(SETTINGS, docs=folder / "docs"), page_path(path), PATHS, ())
    for segment in page.segments:
        page.parser.inline(segment.text)
        assert all(rule.find(segment.text, NAMES) != "" for rule in RULES.values() if rule.find)
    assert lix(sentences(segment.text for segment in page.segments)) >= 0
    assert all(problem.rule for problem in links.problems.values())


def page_path(path: Path) -> str:
    return path.relative_to(ROOT / "docs").as_posix()


def _catalogue(folder: Path, path: Path, data: bytes) -> None:
    (folder / "x.po").write_bytes(data)
    list(bad_file(folder / "x.po", "x.po", True))
    for entry in Catalogue.read(folder / "x.po", "x.po").entries.values():
        SOME_PAGE.parser.inline(entry.text)


def _languages(folder: Path, path: Path, data: bytes) -> None:
    (folder / "languages.yml").write_bytes(data)
    read_languages(folder)


def _reviews(folder: Path, path: Path, data: bytes) -> None:
    (folder / "ar").mkdir(exist_ok=True)
    (folder / "ar" / "reviews.yml").write_bytes(data)
    read_reviews(folder, "ar", ["tolk"])


def _glossary(folder: Path, path: Path, data: bytes) -> None:
    (folder / "glossary.yml").write_bytes(data)
    Glossary.read(folder, ["ar", "fi", "en"]).words("ar")


def _settings(folder: Path, path: Path, data: bytes) -> None:
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_bytes(data)
    Settings.read(folder)


def _drawing(folder: Path, path: Path, data: bytes) -> None:
    active_svg(data)


SOME_PAGE, _, _ = _read_page(SETTINGS, "tolk.md", PATHS, ())
READERS: dict[str, tuple[list[Path] | str, Callable[[Path, Path, bytes], None]]] = {
    "yaml": (DATA, _yaml),
    "data": (DATA, _data),
    "page": (PAGES, _page),
    "catalogue": (CATALOGUES, _catalogue),
    "languages": ([ROOT / "translations/languages.yml"], _languages),
    "reviews": (REVIEWS.written(), _reviews),
    "glossary": ([ROOT / "translations/glossary.yml"], _glossary),
    "settings": ([ROOT / "mkdocs.yml"], _settings),
    "drawing": (DRAWINGS, _drawing),
}
TIMES = {
    "yaml": 1900,
    "data": 1500,
    "page": 1200,
    "catalogue": 1200,
    "languages": 1000,
    "reviews": 1000,
    "glossary": 400,
    "settings": 800,
    "drawing": 1000,
}


@pytest.mark.parametrize("reader", READERS)
def test_nothing_but_a_problem_comes_out(reader: str, tmp_path: Path) -> None:
    files, read = READERS[reader]
    paths = files if isinstance(files, list) else [tmp_path]
    texts = [path.read_text(encoding="utf-8") for path in files] if isinstance(files, list) else [files]

    refused = 0

    @settings(
        max_examples=TIMES[reader],
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, len(texts) - 1), st.lists(EDIT, min_size=1, max_size=5))
    def run(which: int, edits: list[tuple[float, int, str]]) -> None:
        nonlocal refused
        try:
            read(tmp_path, paths[which], spoil(texts[which], edits))
        except ContentError as error:
            refused += 1
            assert "Gör så här" in str(error) and all(problem.rule for problem in error.problems)

    run()
    assert reader == "drawing" or refused > TIMES[reader] // 10, "the edits are too kind to prove anything"


def test_the_count() -> None:
    assert sum(TIMES.values()) == 10_000
