"""PO files: what is there is kept, what is new is added, nothing else moves."""

import subprocess
from pathlib import Path

import polib
import pytest

from anhorigstod.content.problems import ContentError
from anhorigstod.translation.catalogue import Catalogue, Entry
from anhorigstod.translation.segments import Segment

MACHINE = "ursprung: maskin (X, 2026-11-21)"


def catalogue(*entries: tuple[str, str]) -> Catalogue:
    return Catalogue(
        {swedish: Entry(swedish, text, "stycke", MACHINE if text else "") for swedish, text in entries}
    )


def segments(*texts: str) -> list[Segment]:
    return [Segment(text, "stycke") for text in texts]


def reread(written: str, tmp_path: Path) -> Catalogue:
    path = tmp_path / "a.po"
    path.write_text(written, encoding="utf-8")
    return Catalogue.read(path, "a.po")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    made = catalogue(
        ("Du får vila.", 'قالت "نعم" \\ لا'),
        ("Rad ett  \nrad två", "A  \nB"),
        ("Ny", ""),
        ("å" * 300, "ä" * 300),
    )
    again = reread(made.written("ar"), tmp_path)
    assert again.written("ar") == made.written("ar")
    assert [(e.swedish, e.text, e.note) for e in again.entries.values()] == [
        (e.swedish, e.text, e.note) for e in made.entries.values()
    ]


def test_gettexts_own_tool_accepts_it(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text(
        catalogue(("Du får vila.", 'قالت "نعم"'), ("Ny", "")).written("ar"), encoding="utf-8"
    )
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", str(tmp_path / "a.po")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_no_noise(tmp_path: Path) -> None:
    written = catalogue(("En lång mening som fortsätter " * 8, "x " * 120)).written("ar")
    assert "POT-Creation-Date" not in written and "#:" not in written and "fuzzy" not in written
    assert len(polib.pofile(written)) == 1
    assert max(map(len, written.splitlines())) > 200, "long texts are not wrapped"


def test_completing_keeps_translations_order_and_orphans() -> None:
    before = catalogue(("Ett", "One"), ("Gammal", "Old"), ("Två", "Two"))
    after = before.completed(segments("Två", "Ny", "Ett"), {})
    assert [(e.swedish, e.text) for e in after.entries.values()] == [
        ("Två", "Two"),
        ("Ny", ""),
        ("Ett", "One"),
        ("Gammal", "Old"),
    ]
    assert after.completed(segments("Två", "Ny", "Ett"), {}).written("en") == after.written("en")


def test_what_is_translated_elsewhere_is_taken_over_with_its_origin() -> None:
    known = {("Ring kommunen.", "stycke"): Entry("Ring kommunen.", "Call us.", "stycke", MACHINE)}
    after = Catalogue().completed(segments("Ring kommunen."), known)
    assert after.entries["Ring kommunen."].text == "Call us." and after.entries["Ring kommunen."].machine
    other_kind = Catalogue().completed([Segment("Ring kommunen.", "rubrik")], known)
    assert other_kind.get("Ring kommunen.") is None, "a heading is not a sentence"


def test_an_own_translation_is_not_replaced() -> None:
    known = {("Ett", "stycke"): Entry("Ett", "Other", "stycke", MACHINE)}
    assert catalogue(("Ett", "Mine")).completed(segments("Ett"), known).entries["Ett"].text == "Mine"


@pytest.mark.parametrize(
    ("note", "machine"),
    [
        (MACHINE, True),
        ("ursprung: person (byrån)", False),
        ("", False),
        ("obs!\nursprung: maskin (X)", True),
        ("maskin", False),
    ],
)
def test_origin(note: str, machine: bool) -> None:
    assert Entry("a", "b", "stycke", note).machine is machine


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ('msgid "a"\nmsgstr "b\n', 2),
        ('msgid "a"\nmsgstr b\n', 2),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 0),
        ("<<<<<<< HEAD\n", 1),
    ],
)
def test_a_broken_file_is_told_in_swedish(tmp_path: Path, broken: str, line: int) -> None:
    (tmp_path / "a.po").write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        Catalogue.read(tmp_path / "a.po", "translations/ar/a.po")
    problem = caught.value.problems[0]
    assert problem.file == "translations/ar/a.po" and (problem.line == line or not line)
    assert "Traceback" not in str(problem) and "Gör så här" in str(problem)
