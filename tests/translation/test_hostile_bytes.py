"""5,000 random byte edits to what people write: a Swedish problem or nothing, never a traceback, nothing half written."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from anhorigstod.content.data import Data
from anhorigstod.content.files import write_text
from anhorigstod.content.front_matter import split
from anhorigstod.content.problems import ContentError
from anhorigstod.content.settings import Settings
from anhorigstod.content.values import Day
from anhorigstod.translation.catalogue import Catalogue
from anhorigstod.translation.languages import read_languages
from anhorigstod.translation.reviews import Reviews, SameMeaning, Signature, Waiver, read_reviews
from tests.conftest import ROOT

TODAY = Day.parse("2026-11-21")
REVIEWS = Reviews(
    signatures=(
        Signature(
            by="Anna “Ann” \\ O'Neil: a", role="tolk #1", date=TODAY, page="tolk", pairs=("a" * 64, "b" * 64)
        ),
    ),
    same_meaning=(SameMeaning(by="- B", date=TODAY, page="tolk", old="c" * 64, new="d" * 64, pair="f" * 64),),
    waivers=(Waiver(by="yes", date=TODAY, check="OVS-03", pair="e" * 64, reason='dual: "två"'),),
)
NASTY = [
    b"\x00",
    b"\xff",
    b"\xc3",
    b"\n",
    b"\t",
    b'"',
    b"\\",
    b":",
    b"- ",
    b"{{",
    b"}}",
    b"&a",
    b"*a",
    b"!!x",
    b"\xe2\x80\xae",
    b"<b>",
    b"\r",
    b"'",
    b"[",
    b"#",
    b"---\n",
    b"\xef\xbb\xbf",
    b"\xf0\x9f\x98\x80",
    b"%",
]


def spoil(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randint(1, 4)):
        place, length = rng.randrange(len(data) + 1), rng.choice((0, 0, 1, 1, 5, 60))
        data = data[:place] + rng.choice([*NASTY, bytes([rng.randrange(256)]), b""]) + data[place + length :]
    return data


def reviews(folder: Path) -> None:
    read_reviews(folder.parent, "ar", ["tolk"])


def front_matter(folder: Path) -> None:
    try:
        text = (folder / "a.md").read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    split(text, "a.md")


def settings(folder: Path) -> None:
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "a.md").touch()
    Settings.read(folder)


CASES: dict[str, tuple[bytes, str, Callable[[Path], object], int]] = {
    "catalogue": (
        (ROOT / "translations/ar/tolk.po").read_bytes(),
        "ar/tolk.po",
        lambda f: Catalogue.read(f / "tolk.po", "x"),
        1500,
    ),
    "reviews": (REVIEWS.written().encode(), "ar/reviews.yml", reviews, 1200),
    "contacts": ((ROOT / "docs/_data/contacts.yml").read_bytes(), "_data/contacts.yml", Data.read, 500),
    "facts": ((ROOT / "docs/_data/facts.yml").read_bytes(), "_data/facts.yml", Data.read, 500),
    "languages": ((ROOT / "translations/languages.yml").read_bytes(), "t/languages.yml", read_languages, 700),
    "front matter": ((ROOT / "docs/index.md").read_bytes()[:200], "d/a.md", front_matter, 500),
    "settings": ((ROOT / "mkdocs.yml").read_bytes(), "p/mkdocs.yml", settings, 300),
}


@pytest.mark.parametrize("name", CASES)
def test_no_traceback(name: str, tmp_path: Path) -> None:
    original, file, read, times = CASES[name]
    path = tmp_path / file
    path.parent.mkdir()
    rng = random.Random(name)
    refused = 0
    for _ in range(times):
        path.write_bytes(spoil(original, rng))
        try:
            read(path.parent)
        except ContentError as error:
            refused += 1
            assert "Gör så här" in str(error)
    assert refused > times // 50, "the edits are too kind to prove anything"


def test_there_are_five_thousand_edits() -> None:
    assert sum(times for *_, times in CASES.values()) >= 5000


def test_reviews_are_read_as_they_were_written(tmp_path: Path) -> None:
    (tmp_path / "ar").mkdir()
    assert write_text(tmp_path / "ar" / "reviews.yml", REVIEWS.written())
    assert read_reviews(tmp_path, "ar", ["tolk"]) == REVIEWS
    assert not write_text(tmp_path / "ar" / "reviews.yml", REVIEWS.written()), "nothing new is not written"
    assert [p.name for p in (tmp_path / "ar").iterdir()] == ["reviews.yml"]
