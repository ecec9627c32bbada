"""The pages of brochures in a real browser: what the QR on paper leads to, without JavaScript."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from anhorigstod.brochures.rack import shelf
from anhorigstod.brochures.sheets import Sheets
from anhorigstod.commands.brochures import read_sheets
from anhorigstod.content.kinds import Edition
from anhorigstod.content.values import Day
from anhorigstod.site.shelf import Change, Gravity, Leaflet, Stack
from tests.browser.test_accessibility import LANGUAGES, violations
from tests.conftest import read_site

SITE = read_site()
SHEETS: Sheets = read_sheets(SITE)
ADDRESS = "broschyrer/gammal/"
"""A brochure of which two old editions were printed."""


def old(leaflet: Leaflet) -> Leaflet:
    changes = {
        "AAAAAA": Change("قديم 10", "جديد 20", Gravity.CRITICAL, "Inom 20 dagar."),
        "BBBBBB": Change("en sak", "en annan sak", Gravity.SMALL, "En annan sak."),
    }
    stacks = tuple(
        Stack(
            Edition(
                id=code.lower(),
                brochure=leaflet.brochure.id,
                language="ar",
                format="trifold",
                code=code,
                words="",
                printed=Day.parse("2026-11-21"),
                place="vardcentraler",
            ),
            (change,),
        )
        for code, change in changes.items()
    )
    return replace(leaflet, address=ADDRESS, stacks=stacks)


@pytest.fixture(scope="module")
def with_old_paper(published: Path) -> Path:
    for language in SITE.languages:
        leaflet = old(shelf(SHEETS, {}).leaflets[language.id][2])
        view = SITE.view("", language.id, ADDRESS)
        html = SITE.render("brochure.html", view, leaflet=leaflet)
        folder = published / view.prefix(language) / ADDRESS
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(html, encoding="utf-8")
    return published


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_violation(browser: Browser, address: str, with_old_paper: Path, language: str) -> None:
    prefix = "" if language == LANGUAGES[0] else f"{language}/"
    for place in ("broschyrer/avlosning/", "broschyrer/hela/", ADDRESS):
        page = browser.new_page()
        page.goto(address + prefix + place)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                assert not violations(page), (place, width, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


@pytest.mark.parametrize(("code", "look"), [("AAAAAA", "critical"), ("BBBBBB", "old")])
def test_the_code_on_paper_is_marked_without_javascript(
    browser: Browser, address: str, with_old_paper: Path, code: str, look: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{address}ar/{ADDRESS}?u={code}#u{code}")
    entry = page.locator(f"#u{code}")
    assert entry.get_attribute("class") == look
    assert entry.bounding_box()["y"] < 640  # type: ignore[index]
    marked = entry.evaluate("e => getComputedStyle(e).borderBlockStartWidth")
    others = page.locator(".editions > .holds").first.evaluate(
        "e => getComputedStyle(e).borderBlockStartWidth"
    )
    assert marked != others
    context.close()
