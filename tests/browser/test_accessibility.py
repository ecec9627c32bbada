"""axe in a real browser: every page, every language, light and dark, phone and desktop, menus closed and open."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.conftest import read_site

SITE = read_site()
LANGUAGES = [language.id for language in SITE.languages]
PAGES = list(SITE.source.pages)
WIDTHS, SCHEMES = (320, 1280), ("light", "dark")
WHOLE = {"fi", *{language.script: language.id for language in reversed(SITE.languages)}.values()}
"""The first language of each script, and the one with the longest words. Colours and wide screens are the same in all others."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
AXE = Axe()


def violations(page: Page) -> list[str]:
    found = AXE.run(
        page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    ).response["violations"]
    return [
        f"{v['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:300]}"
        for v in found
        for node in v["nodes"]
    ]


def link(path: str, language: str) -> str:
    view = SITE.view(path, language)
    return view.canonical.removeprefix(view.settings.site_url)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_violation(browser: Browser, address: str, path: str, language: str) -> None:
    page = browser.new_page()
    page.goto(address + link(path, language))
    for width in WIDTHS if language in WHOLE else WIDTHS[:1]:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES if language in WHOLE else SCHEMES[:1]:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert not violations(page), (width, scheme)
            if path in ("index.md", "ord.md"):
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                assert not violations(page), (width, scheme, "open")
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_lost_addresses(browser: Browser, address: str, language: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(f"{address}{SITE.view('', language).prefix(SITE.translators[language].language)}404.html")
    assert not violations(page)
    page.close()


@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_page_of_components(
    browser: Browser, address: str, language: str, scheme: str, photographs: Path
) -> None:
    """Each component in a language from left to right and one from right to left, light and dark, photographed."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    prefix = SITE.view("", language).prefix(SITE.translators[language].language)
    page.goto(f"{address}{prefix}redaktion/komponenter/")
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        picture = page.screenshot(
            full_page=True, path=photographs / f"komponenter-{language}-{scheme}-{width}.png"
        )
        assert len(picture) > 20_000
    page.close()


def test_axe_finds_a_fault(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<html lang=sv><title>x</title><main><h1>x</h1><img src='data:,'><p style='color:#ccc'>blek</p></main>"
    )
    assert any(v.startswith("image-alt") for v in violations(page)) and any(
        v.startswith("color-contrast") for v in violations(page)
    )
    page.close()
