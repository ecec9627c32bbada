"""Printed paper: noted, compared with today's text, and told to readers and staff."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from anhorigstod.brochures.editions import Wording
from anhorigstod.cli import main
from anhorigstod.site.shelf import Gravity

Edit = Callable[[str, str, str], None]
PAGE = "site/ar/broschyrer/avlosning/index.html"


@pytest.fixture
def run(project: Path) -> Callable[..., int]:
    return lambda *arguments: main(["--project", str(project), *arguments])


@pytest.fixture
def noted(run: Callable[..., int], project: Path) -> str:
    """An edition of today's text; gives its code."""
    options = ["--place", "vardcentraler", "--language", "ar", "--copies", "50", "--date", "2026-11-21"]
    assert run("edition", "add", "avlosning", *options) == 0
    return next((project / "docs/_data/editions").iterdir()).stem


@pytest.fixture
def pages(run: Callable[..., int], project: Path) -> Callable[[], tuple[str, str]]:
    """Builds, and gives the brochure's Arabic page and the staff page."""

    def build() -> tuple[str, str]:
        assert run("build", "--no-brochures") == 0
        return (project / PAGE).read_text(encoding="utf-8"), (
            project / "site/redaktion/index.html"
        ).read_text(encoding="utf-8")

    return build


def test_a_noted_edition_holds_until_the_text_changes(
    noted: str, pages: Callable[[], tuple[str, str]]
) -> None:
    page, staff = pages()
    assert f'id="u{noted}" class="holds"' in page
    assert "<strong>Gäller.</strong> avlosning (trifold) på arabiska, Vårdcentraler" in staff
    assert f"50 st, utskriven 2026-11-21, kod <code>{noted}</code>" in staff


def test_a_critical_change_is_told_in_the_readers_language(
    noted: str, pages: Callable[[], tuple[str, str]], edit: Edit
) -> None:
    edit("docs/avlosning/ansok.md", "Läs beslutet noga.", "Läs beslutet inom 3 veckor.")
    page, staff = pages()
    entry = page[page.index(f'id="u{noted}"') :]
    assert entry.startswith(f'id="u{noted}" class="critical"')
    assert "الورقة قديمة. تغيّرت أمور مهمة" in entry
    assert "<del>" in entry and "<ins>" in entry and "3 veckor" in entry
    assert "Viktigt är ändrat: hämta in och byt." in staff and "Viktigt: Läs beslutet inom 3 veckor." in staff


def test_a_small_change_is_a_small_one(noted: str, pages: Callable[[], tuple[str, str]], edit: Edit) -> None:
    edit(
        "docs/avlosning/index.md",
        "Den som är utvilad orkar hjälpa längre.",
        "Den som är utvilad orkar hjälpa mycket längre.",
    )
    page, staff = pages()
    assert f'id="u{noted}" class="old"' in page
    assert "Lite gammal: byt vid nästa utskrift." in staff


def test_a_mended_translation_is_told_as_wording(
    noted: str, pages: Callable[[], tuple[str, str]], edit: Edit
) -> None:
    edit("translations/ar/avlosning/index.po", 'msgstr "نعم. أنت', 'msgstr "نعم، أنت')
    page, staff = pages()
    assert f'id="u{noted}" class="old"' in page
    assert "Bara ordval i översättningen: Ja. Du är viktig." in staff


def test_a_change_elsewhere_leaves_it_valid(
    noted: str, pages: Callable[[], tuple[str, str]], edit: Edit
) -> None:
    edit("docs/stod/samtal.md", "Hur du mår.", "Inte hur du mår.")
    assert f'id="u{noted}" class="holds"' in pages()[0]


def test_words_taken_away_are_critical_if_they_were_a_number() -> None:
    then = Wording((("Ring 112.", "اتصل 112."), ("Vila.", "استرح.")))
    now = Wording((("Vila.", "استرح."),))
    (change,) = then.changes_to(now)
    assert change.gravity is Gravity.CRITICAL and not change.new
    assert not list(now.changes_to(now))


REFUSED = {
    "unknown brochure": (
        ["avlosningg", "--place", "vardcentraler", "--language", "ar"],
        "Menade du ”avlosning”?",
    ),
    "unknown place": (
        ["avlosning", "--place", "vardcentral", "--language", "ar"],
        "Menade du ”vardcentraler”?",
    ),
    "unknown language": (
        ["avlosning", "--place", "vardcentraler", "--language", "xx"],
        "Språket ”xx” finns inte",
    ),
    "not a number": (
        ["avlosning", "--place", "vardcentraler", "--language", "ar", "--copies", "många"],
        "inget tal",
    ),
    "not a date": (
        ["avlosning", "--place", "vardcentraler", "--language", "ar", "--date", "i dag"],
        "inget datum",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_noted(
    run: Callable[..., int], project: Path, capsys: pytest.CaptureFixture, case: str
) -> None:
    options, told = REFUSED[case]
    assert run("edition", "add", *options) == 1
    assert told in capsys.readouterr().err
    assert not (project / "docs/_data/editions.yml").exists()


def test_two_editions_are_two_entries(noted: str, run: Callable[..., int], project: Path) -> None:
    assert run("edition", "add", "avlosning", "--place", "hemvarden", "--language", "fi") == 0
    entries = re.findall(
        r"(?m)^(utgava_\d+):", (project / "docs/_data/editions.yml").read_text(encoding="utf-8")
    )
    assert entries == ["utgava_1", "utgava_2"]


TAMPERED = {
    "the words of the paper": ("docs/_data/editions/{code}.txt", "Vila", "Sova", "Filen har ändrats"),
    "the code": ("docs/_data/editions.yml", 'code: "', 'code: "../', "är ingen kod"),
    "the place": ("docs/_data/editions.yml", "place: vardcentraler", "place: vardcentral", "Platsen ”vardcentral” finns inte"),
    "the format": ("docs/_data/editions.yml", "format: trifold", "format: booklet", "Formatet ”booklet” finns inte"),
    "the brochure": ("docs/_data/editions.yml", "brochure: avlosning", "brochure: vila", "Broschyren ”vila” finns inte"),
}  # fmt: skip


@pytest.mark.parametrize("case", TAMPERED)
def test_what_somebody_has_changed_by_hand_is_found(
    noted: str, run: Callable[..., int], edit: Edit, capsys: pytest.CaptureFixture, project: Path, case: str
) -> None:
    file, old, new, told = TAMPERED[case]
    if "{code}" in file:
        path = project / file.format(code=noted)
        path.write_text(path.read_text(encoding="utf-8").replace("ar", "er", 1), encoding="utf-8")
    else:
        edit(file, old, new)
    assert run("build", "--no-brochures") == 1
    assert told in capsys.readouterr().err


def test_a_lost_text_is_told(
    noted: str, run: Callable[..., int], capsys: pytest.CaptureFixture, project: Path
) -> None:
    (project / f"docs/_data/editions/{noted}.txt").unlink()
    assert run("build", "--no-brochures") == 1
    assert f"docs/_data/editions/{noted}.txt: Filen saknas." in capsys.readouterr().err


def test_text_of_a_pull_request_is_escaped(
    noted: str, pages: Callable[[], tuple[str, str]], edit: Edit
) -> None:
    edit("docs/avlosning/index.md", "Ja. Du är viktig.", 'Ja. Du är <3 viktig & "stark".')
    page, staff = pages()
    assert "<3" not in page and "<3" not in staff
    assert "&lt;3 viktig &amp; " in page and "&lt;3 viktig &amp; " in staff
