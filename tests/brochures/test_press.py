"""Sheets made into files: fitted, audited, kept, and refused in Swedish."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from anhorigstod.brochures.fit import FULL, TITLE, Measure, Panel, Sizes, fit
from anhorigstod.brochures.formats import FORMATS
from anhorigstod.cli import main
from anhorigstod.commands.brochures import press, read_sheets
from anhorigstod.site.site import Site

TRIFOLD = FORMATS["trifold"]
Edit = Callable[[str, str, str], None]


@pytest.fixture
def print_one(project: Path) -> Callable[..., int]:
    def run(brochure: str = "avlosning", format: str = "trifold", language: str = "ar") -> int:
        chosen = ["--brochure", brochure, "--format", format, "--language", language]
        return main(["--project", str(project), "brochures", *chosen])

    return run


def box(needed: Callable[[Sizes], float], name: str = "first") -> Measure:
    return lambda sizes, names: [Panel(name, needed(sizes), 100, sizes.text * 1.5, 80)]


def test_type_is_as_large_as_the_text_allows() -> None:
    assert fit(box(lambda sizes: 90), TRIFOLD)[0].text == TRIFOLD.type[0]
    sizes, panels = fit(box(lambda sizes: 110 * (sizes.text / 14) ** 2), TRIFOLD)
    assert TRIFOLD.type[1] < sizes.text < TRIFOLD.type[0]
    assert FULL - 0.07 < panels[0].fill <= FULL


def test_a_text_that_never_fits_stops_at_the_floor_and_says_by_how_much() -> None:
    sizes, panels = fit(box(lambda sizes: 150), TRIFOLD)
    assert sizes.text == TRIFOLD.type[1]
    assert panels[0].lines_over == 4  # (150 - 95) px of 15.75 px each


def test_a_long_title_does_not_make_the_text_small() -> None:
    sizes, _ = fit(box(lambda sizes: 90 * sizes.title / TITLE[1], "cover"), TRIFOLD)
    assert sizes.text == TRIFOLD.type[0]
    assert TITLE[1] <= sizes.title < TITLE[0]


def test_only_crowded_panels_are_measured_again_and_all_of_them_at_the_end() -> None:
    asked: list[tuple[float, frozenset[str]]] = []
    full = {"first": 110, "second": 70}

    def measure(sizes: Sizes, names: frozenset[str]) -> list[Panel]:
        asked.append((sizes.text, names))
        shrunk = (sizes.text / 14) ** 1.2
        return [Panel(name, full[name] * shrunk, 100, 20, 80) for name in full if name in (names or full)]

    sizes, panels = fit(measure, TRIFOLD)
    assert {panel.name for panel in panels} == set(full)
    assert not any(panel.lines_over for panel in panels)
    assert [names for _, names in asked[1:-1]] == [frozenset({"first"})] * (len(asked) - 2)
    assert asked[0][1] == frozenset()
    assert [names for size, names in asked if size == sizes.text] == [{"first"}, {"second"}]


def test_a_panel_that_is_crowded_only_in_smaller_type_is_found() -> None:
    def measure(sizes: Sizes, names: frozenset[str]) -> list[Panel]:
        odd = 110 if 12 < sizes.text < 14 else 50
        both = {"first": 110 * (sizes.text / 14) ** 2, "second": odd}
        return [Panel(name, both[name], 100, 20, 80) for name in both if name in (names or both)]

    sizes, panels = fit(measure, TRIFOLD)
    assert sizes.text <= 12
    assert not any(panel.lines_over for panel in panels)


def test_what_is_unchanged_is_not_made_again(
    print_one: Callable[..., int], project: Path, capsys: pytest.CaptureFixture
) -> None:
    assert print_one() == 0
    assert "avlosning-trifold-ar.pdf" in capsys.readouterr().out
    first = (project / "broschyrer/avlosning-trifold-ar.pdf").read_bytes()
    assert print_one() == 0
    assert "[" not in capsys.readouterr().out
    for file in (project / ".cache/brochures").glob("*.*"):
        file.unlink()
    assert print_one() == 0
    assert (project / "broschyrer/avlosning-trifold-ar.pdf").read_bytes() == first


def test_what_is_kept_of_a_sheet_that_is_no_more_is_forgotten(project: Path) -> None:
    site = Site.read(project)
    ours, cache = press(site), project / ".cache/brochures"
    made = ours.run([next(s for s in read_sheets(site).all() if s.format.id == "trifold")], print)
    kept = {file for file in cache.rglob("*.*") if file.is_file()}
    assert [file for file in kept if file.parent.name == "measures"]
    for name in ("0123.pdf", "0123.json", "measures/gammal-trifold-ar.json"):
        (cache / name).touch()
    ours.forget_all_but(made)
    assert {file for file in cache.rglob("*.*") if file.is_file()} == kept


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/avlosning/index.md", "Du är viktig.", "Du är mycket viktig."),
        ("overrides/print/trifold.css", "padding: 12mm 9mm 10mm", "padding: 13mm 9mm 10mm"),
        ("overrides/print/trifold.html", '<div class="face">', '<div class="face" id="x">'),
        ("translations/ar/avlosning/index.po", "نعم. أنت", "نعم، أنت"),
    ],
)
def test_what_has_changed_is_made_again(
    print_one: Callable[..., int],
    project: Path,
    edit: Edit,
    capsys: pytest.CaptureFixture,
    file: str,
    old: str,
    new: str,
) -> None:
    """And what is remembered of the panels before gives the same sheet as if nothing were."""
    assert print_one() == 0
    edit(file, old, new)
    capsys.readouterr()
    assert print_one() == 0
    assert "[  1/1] avlosning-trifold-ar.pdf" in capsys.readouterr().out
    again = (project / "broschyrer/avlosning-trifold-ar.pdf").read_bytes()
    shutil.rmtree(project / ".cache/brochures")
    assert print_one() == 0
    assert (project / "broschyrer/avlosning-trifold-ar.pdf").read_bytes() == again


def test_a_text_too_long_names_brochure_panel_language_and_lines(
    print_one: Callable[..., int], edit: Edit, capsys: pytest.CaptureFixture, project: Path
) -> None:
    edit("docs/avlosning/index.md", "Ja. Du är viktig.", "Du är viktig. Du får vila ofta och länge. " * 30)
    assert print_one(language="sv") == 1
    told = capsys.readouterr().err
    assert re.search(
        r"docs/_data/brochures\.yml:\d+: avlosning-trifold-sv\.pdf: Texten på fliken \(flap\) är \d+ rader för lång",
        told,
    )
    assert "10.5 punkter" in told
    assert not (project / "broschyrer").exists()


REFUSED = {
    "a sign that no font has": (
        "docs/avlosning/index.md", "Du är viktig.", "Du är viktig ☎.",
        r"docs/avlosning/index\.md:\d+: .*Tecknet ”☎” \(U\+260E\)",
    ),
    "a picture without words": (
        "overrides/print/trifold.html", "paper.picture_alt) }}", "paper.picture_alt).replace(' alt=', ' lang=') }}", r"bild saknar beskrivning",
    ),
    "a heading that is skipped": (
        "overrides/print/trifold.html", "<h2>{{ _('Ring oss') }}</h2>", "<h4>{{ _('Ring oss') }}</h4>", r"[Rr]ubrik",
    ),
    "a font from elsewhere": (
        "overrides/print/trifold.css", ".back .number {", ".back .number { font-family: monospace;", r"[Tt]ypsnitt",
    ),
    "a QR code that leads elsewhere": (
        "overrides/print/qr.html", '<img src="{{ paper.qr }}"', '<img src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\' viewBox=\'0 0 9 9\'/%3E"', r"QR",
    ),
    "phone numbers that run from right to left": (
        "overrides/print/base.css", "bdi > a {", "bdi > a { unicode-bidi: bidi-override; direction: rtl;",
        r"Telefonnumret ”0410-73 30 00” står inte från vänster",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_faulty_sheet_is_refused(
    print_one: Callable[..., int], edit: Edit, capsys: pytest.CaptureFixture, project: Path, case: str
) -> None:
    file, old, new, told = REFUSED[case]
    edit(file, old, new)
    assert print_one() == 1
    assert re.search(told, capsys.readouterr().err)
    assert not (project / "broschyrer").exists()
    assert not list((project / ".cache/brochures").glob("*.json"))


NAMES = {
    "unknown brochure": (["--brochure", "avlosningg"], "Menade du ”avlosning”?"),
    "unknown language": (["--language", "arr"], "Menade du ”ar”?"),
    "unknown format": (["--format", "trefold"], "Menade du ”trifold”?"),
    "a format that the brochure has not": (
        ["--brochure", "hela", "--format", "card"],
        "Välj bland: booklet.",
    ),
}


@pytest.mark.parametrize("case", NAMES)
def test_names_that_are_not_there(project: Path, capsys: pytest.CaptureFixture, case: str) -> None:
    options, told = NAMES[case]
    assert main(["--project", str(project), "brochures", *options]) == 1
    assert told in capsys.readouterr().err


DATA = {
    "a heading that is not there": ("- anhorig.md#start", "- anhorig.md#startt", "Rubriken ”anhorig.md#startt” finns inte"),
    "a page that is not there": ("- anhorig.md#start", "- anhorigg.md#start", "Sidan ”anhorigg.md” finns inte"),
    "a picture that is not there": ("picture: bord", "picture: bordd", "Menade du ”bord”?"),
    "a picture without alt": ("  picture_alt: Två personer", "  note: Två personer", "saknar fältet picture_alt"),
    "a format that is not there": ("[trifold, handout", "[trifoldd, handout", "Formatet ”trifoldd” finns inte"),
    "a word that is not there": ("- bistandshandlaggare", "- bistandshandlagare", "Ordet ”bistandshandlagare” finns inte"),
    "a phrase that is not there": ("phrases: [kort, tolk]", "phrases: [kort, tolkk]", "Meningen ”tolkk” finns inte"),
}  # fmt: skip


@pytest.mark.parametrize("case", DATA)
def test_names_in_the_data_file_that_lead_nowhere(
    project: Path, edit: Edit, capsys: pytest.CaptureFixture, case: str
) -> None:
    old, new, told = DATA[case]
    edit("docs/_data/brochures.yml", old, new)
    assert main(["--project", str(project), "brochures"]) == 1
    error = capsys.readouterr().err
    assert told in error
    assert re.search(r"docs/_data/brochures\.yml:[1-9]\d*:", error)
