"""Sheets before they are rendered: what they say, their codes, and what they show of what is not translated."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from anhorigstod.brochures.dates import TextDates
from anhorigstod.brochures.editions import Wording
from anhorigstod.brochures.formats import FORMATS
from anhorigstod.brochures.passages import Passages
from anhorigstod.brochures.sheets import QR, Sheet, Sheets, edition_code
from anhorigstod.cli import main
from anhorigstod.commands.brochures import read_sheets
from anhorigstod.site.site import Site
from tests.conftest import read_site

SITE = read_site()
SHEETS = read_sheets(SITE)
ALL = list(SHEETS.all())
MARKS = re.compile("[\ue000-\uf8ff]")


def sheets_of(project: Path) -> dict[str, Sheet]:
    site = Site.read(project)
    return {sheet.name: sheet for sheet in Sheets(site, TextDates(project, {}, SHEETS.dates.today)).all()}


def test_there_are_all_formats_and_four_brochures_with_text() -> None:
    assert {sheet.format.id for sheet in ALL} == set(FORMATS)
    full = {"trifold", "handout", "bilingual", "large"}
    assert sum(set(brochure.formats) == full for brochure in SHEETS.brochures.values()) >= 4
    for language in SITE.languages[1:]:
        assert {s.format.id for s in ALL if s.language is language} == set(FORMATS)


@pytest.mark.parametrize("sheet", ALL, ids=lambda sheet: sheet.name)
def test_a_sheet_says_who_when_and_where(sheet: Sheet) -> None:
    assert not MARKS.search(sheet.html.replace(QR, ""))
    assert sheet.code in sheet.html and sheet.url.endswith(f"?u={sheet.code}#u{sheet.code}")
    assert sheet.html.count(QR) == (4 if sheet.format.id == "card" else 1)
    assert sheet.url.partition("?")[0].removeprefix("https://").removesuffix("/") in sheet.html
    assert sheet.language.name in sheet.html
    assert not re.search(r'href="(?!https?:|tel:|mailto:|#)', sheet.html)
    if sheet.language is not SITE.languages[0]:
        assert (
            SITE.translators[sheet.language.id]
            .say("En maskin har översatt texten. Ingen människa har granskat den än.")
            .plain
            in sheet.html
        )


def test_codes_differ_and_are_easy_to_read() -> None:
    codes = [sheet.code for sheet in ALL]
    assert len(set(codes)) == len(codes)
    assert not set("".join(codes)) & set("01OIL")


def test_every_sheet_can_be_compared_with_the_swedish_one() -> None:
    for sheet in ALL:
        swedish = SHEETS.get(sheet.brochure, sheet.format, SITE.languages[0])
        assert Wording.of(sheet, swedish).own == sheet.texts


def test_a_changed_sentence_changes_the_sheets_that_say_it_and_no_other(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    before = sheets_of(project)
    edit(
        "docs/avlosning/korttid.md", "Skriv gärna ner lite om personen.", "Skriv gärna ner något om personen."
    )
    after = sheets_of(project)
    changed = {name for name in before if before[name].code != after[name].code}
    assert changed == {
        name
        for name, sheet in before.items()
        if (sheet.format.id in ("handout", "bilingual", "large") and sheet.brochure.id == "avlosning")
        or sheet.format.id == "booklet"
    }


def test_a_changed_number_changes_the_sheets_that_show_it(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    before = sheets_of(project)
    edit("docs/_data/contacts.yml", "phone: 0410-73 30 00", "phone: 040-628 04 00")
    after = sheets_of(project)
    assert all(before[name].code != after[name].code for name in before)


def test_a_sign_off_is_told_but_is_no_new_text(project: Path, capsys: pytest.CaptureFixture) -> None:
    before = sheets_of(project)["avlosning-trifold-ar.pdf"]
    for page in ("avlosning/index", "avlosning/ansok", "_data/brochures", "_data/services"):
        name = ["--by", "Anna Exempel", "--role", "samordnare"]
        assert main(["--project", str(project), "review", "ar", page, "--yes", *name]) == 0
    after = sheets_of(project)["avlosning-trifold-ar.pdf"]
    assert after.code == before.code and after.html != before.html
    assert "Anna Exempel, samordnare" in after.html


def test_what_is_not_translated_stands_in_swedish_with_a_note(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    new = "Ni kan alltid fråga om hjälp på torsdagar."
    edit("docs/avlosning/ansok.md", "Ni kan *överklaga*.", f"{new} Ni kan *överklaga*.")
    sheet = sheets_of(project)["avlosning-handout-ar.pdf"]
    place = sheet.html.index(new)
    assert sheet.html.rindex('lang="sv" dir="ltr"', 0, place) > place - 60
    assert 'class="mark"' in sheet.html[place : place + 900]


def test_panels_show_only_the_words_that_there_is_room_for() -> None:
    brochure = SHEETS.brochures["ord_och_nummer"]
    assert brochure.fold
    whole = Passages(SITE, SITE.translators["ar"]).get("ord.md#orden").html
    few = Passages(SITE, SITE.translators["ar"]).get("ord.md#orden", brochure.fold).html
    assert few.count("<dt>") == len(brochure.fold.words) < whole.count("<dt>")


def test_a_picture_on_a_page_is_carried_along(project: Path, edit: Callable[[str, str, str], None]) -> None:
    shutil.copy(project / "overrides/assets/pictures/kort.svg", project / "docs/stod/kort.svg")
    edit("docs/stod/samtal.md", "## Vem får veta?", "![Ett kort](kort.svg)\n\n## Vem får veta?")
    html = sheets_of(project)["hjalper-du-nagon-handout-sv.pdf"].html
    assert re.search(r'<img[^>]*alt="Ett kort"[^>]*src="data:image/svg\+xml;base64,', html)


def test_a_code_is_made_of_language_format_and_words() -> None:
    same = edition_code("ar", "trifold", ("a", "b"))
    assert same == edition_code("ar", "trifold", ("a", "b"))
    others = [("fa", "trifold", ("a", "b")), ("ar", "large", ("a", "b")), ("ar", "trifold", ("a",))]
    assert len({same, *(edition_code(*other) for other in others)}) == 4
