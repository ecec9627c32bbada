"""What helps a relative act: Swedish beside, cards to hold up, explained words, passing on, the right door."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pyzbar.pyzbar import decode

from anhorigstod.content.kinds import Phrase, Word
from anhorigstod.site.places import BESIDE, card_address
from tests.browser.test_accessibility import LANGUAGES, PAGES, link, violations
from tests.conftest import read_site

SITE = read_site()
OTHERS = LANGUAGES[1:]
PHRASES = SITE.source.data.of(Phrase)
WORDS = SITE.source.data.of(Word)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONE = """all => all.filter(e => !e.nextElementSibling || !e.nextElementSibling.matches('.sv[lang=sv]')).length"""


def wait_until(page: Page, expression: str) -> None:
    """Playwright's own waiting asks again with eval, which the site's policy refuses."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never: {expression}")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone without JavaScript."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    yield page
    page.close()


@pytest.mark.parametrize("language", OTHERS)
def test_every_page_has_its_swedish_beside_it(context: BrowserContext, address: str, language: str) -> None:
    page = context.new_page()
    for path in PAGES:
        page.goto(address + link(path, language) + BESIDE)
        assert page.locator(".own").count() >= 3, path
        assert page.eval_on_selector_all(".own", LONE) == 0, path
        assert page.evaluate(OVERFLOW) <= 0, path
    page.locator(".switch a").click()
    assert page.url == address + link(PAGES[-1], language)


@pytest.mark.parametrize("language", OTHERS)
def test_swedish_beside_has_no_violation(page: Page, address: str, language: str) -> None:
    page.goto(address + link("avlosning/ansok.md", language) + BESIDE)
    assert not violations(page)


def test_beside_is_beside_where_there_is_room_and_under_on_a_phone(page: Page, address: str) -> None:
    page.goto(address + link("avlosning/index.md", "ar") + BESIDE)
    places = "e => [e, e.nextElementSibling].map(x => x.getBoundingClientRect()).map(b => [b.left, b.top])"
    own = page.locator("article > p > .own").first
    (left, top), (other_left, other_top) = own.evaluate(places)
    assert other_top > top
    page.set_viewport_size({"width": 1200, "height": 800})
    (left, top), (other_left, other_top) = own.evaluate(places)
    assert abs(other_top - top) < 12 and other_left < left  # read from the right: the Swedish is on the left
    for width in (320, 1200):
        page.set_viewport_size({"width": width, "height": 800})
        assert not violations(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_fills_the_screen_and_fits(page: Page, address: str, language: str) -> None:
    prefix = "" if language == LANGUAGES[0] else f"{language}/"
    for phrase in PHRASES.values():
        page.goto(f"{address}{prefix}{card_address(phrase.id)}")
        for width, height in ((320, 568), (740, 360), (1280, 800)):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(OVERFLOW) <= 0, (phrase.id, width)
        size = page.evaluate(
            "[...document.querySelectorAll('main > *')].map(e => parseFloat(getComputedStyle(e).fontSize))"
        )
        assert size[0] == max(size)
        assert page.locator("h1").get_attribute("lang") == "sv"
    assert not violations(page)


def test_the_card_names_the_language(page: Page, address: str) -> None:
    page.goto(f"{address}ar/{card_address('tolk')}")
    assert page.locator("h1").inner_text() == "Jag behöver tolk. Jag talar arabiska."
    assert "العربية" in page.locator("main .own").inner_text()


def test_closing_a_card_leads_back(page: Page, address: str, context: BrowserContext) -> None:
    start = address + link("stod/samtal.md", "fi")
    page.goto(start)
    page.locator(".bar .card-link").click()
    page.wait_for_url(f"**/{card_address(next(iter(PHRASES)))}**")
    page.wait_for_load_state("networkidle")
    page.locator("nav a").last.click()
    page.wait_for_url(start)
    plain = context.new_page()
    plain.goto(f"{address}fi/{card_address('tolk')}")
    plain.locator("nav a").last.click()
    assert plain.url == address + link("tolk.md", "fi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_official_word_opens_its_explanation(page: Page, address: str, language: str) -> None:
    page.goto(address + link("avlosning/ansok.md", language))
    word = page.locator("button.word[popovertarget=o-overklaga]").first
    explanation = page.locator("#o-overklaga")
    assert not explanation.is_visible()
    word.focus()
    page.keyboard.press("Enter")
    assert explanation.is_visible()
    means = SITE.translators[language].field(WORDS["overklaga"], "means")
    assert means and means.plain in explanation.inner_text()
    assert not violations(page)
    page.keyboard.press("Escape")
    assert not explanation.is_visible()
    word.click()
    explanation.locator("a").click()
    page.wait_for_url("**/ord/#ord-overklaga")
    expect(page.locator("#ord-overklaga")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_button_has_what_it_opens(context: BrowserContext, address: str, language: str) -> None:
    page = context.new_page()
    found = 0
    for path in PAGES:
        page.goto(address + link(path, language))
        targets = page.eval_on_selector_all(".word", "all => all.map(e => e.popoverTargetElement?.id)")
        assert all(targets)
        assert page.locator("a .word, h1 .word, h2 .word, summary .word").count() == 0
        found += len(targets)
    assert found > 20


def test_words_can_be_read_without_popovers(browser: Browser, address: str) -> None:
    """A browser that knows no popover shows the explanations at the end of the page: they are not hidden by us."""
    page = browser.new_page()
    page.goto(address + link("avlosning/ansok.md", "ar"))
    page.evaluate("document.querySelectorAll('[popover]').forEach(e => e.removeAttribute('popover'))")
    assert page.locator("#o-overklaga").is_visible()
    page.close()


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_the_pages_code_is_fetched_only_by_who_asks_and_leads_to_the_page(
    page: Page, address: str, language: str
) -> None:
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(address + link("tolk.md", language), wait_until="networkidle")
    assert not [url for url in fetched if url.endswith("qr.svg")]
    page.locator(".share > summary").click()
    page.wait_for_load_state("networkidle")
    picture = Image.open(BytesIO(page.locator(".share img").screenshot()))
    expected = SITE.view("tolk.md", language).own_url
    assert [code.data.decode() for code in decode(picture.resize((540, 540)))] == [expected]


def test_sharing_uses_the_device_and_else_the_clipboard(browser: Browser, address: str) -> None:
    for has_share in (True, False):
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        given = "navigator.share = data => { window.shared = data.url; return Promise.resolve(); };"
        context.add_init_script(given if has_share else "delete Navigator.prototype.share;")
        page = context.new_page()
        page.goto(address + link("tolk.md", "fi"))
        page.locator(".share > summary").click()
        page.locator(".share button").click()
        url = SITE.view("tolk.md", "fi").own_url
        if has_share:
            wait_until(page, "window.shared")
            assert page.evaluate("window.shared") == url
        else:
            wait_until(page, "document.querySelector('.share [role=status]').textContent")
            assert page.evaluate("navigator.clipboard.readText()") == url
        context.close()


def test_on_paper_the_code_leads_back_to_the_page(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + link("stod/samtal.md", "ar"))
    page.pdf(path=str(tmp_path / "p.pdf"))
    document = pypdfium2.PdfDocument(tmp_path / "p.pdf")
    found = [code.data.decode() for leaf in document for code in decode(leaf.render(scale=3).to_pil())]
    document.close()
    assert found == [SITE.view("stod/samtal.md", "ar").own_url]


@pytest.mark.parametrize(
    ("locale", "shown"), [("ar-SE", "ar"), ("en-US", "en"), ("fi", "fi"), ("sv-SE", ""), ("nl", "")]
)
def test_the_door_offers_the_browsers_language(
    browser: Browser, address: str, locale: str, shown: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    lines = page.locator(".doors-other p:visible")
    assert lines.evaluate_all("all => all.map(e => e.lang)") == ([shown] if shown else [])
    assert page.url == address
    if shown:
        lines.first.locator("a").click()
        assert page.url == f"{address}{shown}/"
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    context.close()


def test_short_addresses_lead_to_their_language(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    for language in SITE.languages:
        if language.alias:
            page.goto(f"{address}{language.alias}/")
            page.wait_for_url(f"{address}{language.id}/")


def test_pictures_for_sharing(published: Path) -> None:
    drawn = set()
    for language in LANGUAGES:
        for path in PAGES:
            view = SITE.view(path, language)
            folder = published / view.own_url.removeprefix(view.settings.site_url)
            html = (folder / "index.html").read_text(encoding="utf-8")
            assert f'<meta property="og:image" content="{view.share_picture}">' in html
            data = (folder / "dela.png").read_bytes()
            drawn.add(data)
            assert Image.open(BytesIO(data)).size == (1200, 630) and len(data) < 50_000
    views = [SITE.view(path, language) for language in LANGUAGES for path in PAGES]
    assert len(drawn) == len({(view.title.plain, view.site_name.plain) for view in views})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_can_say_what_is_wrong(published: Path, language: str) -> None:
    view = SITE.view("tolk.md", language)
    html = (published / view.own_url.removeprefix(view.settings.site_url) / "index.html").read_text(
        encoding="utf-8"
    )
    told = re.search(r'<p class="tell".*?</p>', html, re.DOTALL)
    assert told and 'href="tel:' in told[0]


VOICES = """
window.spoken = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
const voices = %s;
Object.defineProperty(window, 'speechSynthesis', {value: {
  getVoices: () => voices, addEventListener() {}, cancel() {}, speak: u => window.spoken.push([u.text, u.voice?.lang])}});
"""


@pytest.mark.parametrize(
    ("voices", "heard"),
    [
        ("[{lang: 'sv_SE', localService: true}]", [["överklaga", "sv_SE"]]),
        ("[{lang: 'sv-SE', localService: false}, {lang: 'ar', localService: true}]", []),
    ],
)
def test_a_word_is_said_by_a_swedish_voice_of_the_device(
    page: Page, address: str, voices: str, heard: list[list[str]]
) -> None:
    page.add_init_script(VOICES % voices)
    page.goto(address + link("avlosning/ansok.md", "ar"), wait_until="networkidle")
    page.locator("button.word[popovertarget=o-overklaga]").first.click()
    button = page.locator("#o-overklaga button")
    assert button.is_visible() == bool(heard)
    if heard:
        button.click()
        wait_until(page, "window.spoken.length")
    assert page.evaluate("window.spoken") == heard
