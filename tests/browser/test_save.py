"""Keep it on the phone: nothing before it is asked for, all of the language without a net, and no trace when removed."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from anhorigstod.site.offline import offline_worker
from anhorigstod.site.site import Site
from tests.browser.server import Server
from tests.browser.test_accessibility import LANGUAGES, violations

LIMIT = 150_000
TRACES = "async () => [(await navigator.serviceWorker.getRegistrations()).map(each => each.scope), await caches.keys()]"
STYLED = "getComputedStyle(document.querySelector('.skip')).position"


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A site of one's own, to be changed."""
    return shutil.copytree(built, tmp_path / "site")


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    server = Server(folder)
    yield server
    server.kill()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def button(page: Page) -> Any:
    return page.locator("[data-js=save]")


def told(page: Page) -> Any:
    return page.locator(".tools [role=status]")


def save(page: Page) -> None:
    button(page).click()
    expect(told(page)).to_be_focused()


def opens(page: Page, address: str) -> bool:
    try:
        page.goto(address)
    except Error as error:
        assert "ERR_CONNECTION_REFUSED" in str(error)
        return False
    return True


def change(site: Site, folder: Path, language: str, path: str, old: str, new: str) -> None:
    """Publishes another text on a page, and the worker that goes with it."""
    file = folder / path / "index.html"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    address, worker = offline_worker(site, language, folder)
    assert (folder / address).read_text(encoding="utf-8") != worker
    (folder / address).write_text(worker, encoding="utf-8")


def test_nothing_is_kept_before_it_is_asked_for(page: Page, server: Server) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for path in ("ar/", "ar/stod/", ""):
        page.goto(server.address + path, wait_until="networkidle")
        expect(button(page)).to_be_visible()
        assert page.evaluate(TRACES) == [[], []]
    assert not [url for url in requests if "offline" in url or "save" in url]


def test_a_kept_language_opens_without_a_net_and_others_do_not(
    page: Page, server: Server, site: Site
) -> None:
    lost = site.translators["ar"].say("Du är utan nät").plain
    page.goto(f"{server.address}ar/stod/samtal/")
    save(page)
    assert re.search(r"\b20\d\d\b", told(page).inner_text()), "the year, in the digits of phones"
    assert page.evaluate(TRACES)[0] == [f"{server.address}ar/"]
    server.kill()
    for path in ("ar/", "ar/ord/", "ar/avlosning/ansok/?from=sms#x", "ar/visa/tolk/"):
        assert opens(page, server.address + path)
        assert page.locator("html[lang=ar] h1").is_visible() and page.locator("h1").inner_text() != lost
        assert path.startswith("ar/visa") or page.evaluate(STYLED) == "absolute"
    for path in ("", "fi/", "en/stod/samtal/"):
        assert not opens(page, server.address + path)


def test_kept_swedish_does_not_take_the_other_languages(page: Page, server: Server) -> None:
    page.goto(server.address)
    save(page)
    page.goto(f"{server.address}ar/")
    expect(button(page)).to_be_visible()
    expect(told(page)).to_be_empty()
    server.kill()
    for path in ("", "stod/samtal/", "ord/"):
        assert opens(page, server.address + path)
        assert page.locator("html[lang=sv] h1").is_visible() and page.evaluate(STYLED) == "absolute"
    for path in ("ar/", "arabiska/", "fi/stod/samtal/"):
        assert not opens(page, server.address + path)


def test_the_scripts_of_a_kept_page_work_without_a_net(page: Page, server: Server) -> None:
    page.goto(f"{server.address}ar/")
    save(page)
    server.kill()
    page.goto(f"{server.address}ar/ord/")
    expect(told(page)).not_to_be_empty()
    expect(page.locator(".tools button:visible")).to_have_count(1)


def test_what_is_not_kept_says_so(page: Page, server: Server, site: Site) -> None:
    page.goto(f"{server.address}ar/")
    save(page)
    server.kill()
    assert opens(page, f"{server.address}ar/redaktion/komponenter/")
    said = site.translators["ar"].say("Du är utan nät").plain
    assert page.locator("h1").inner_text() == said and page.evaluate(STYLED) == "absolute"
    page.locator("main article a", has_text=site.translators["ar"].say("Till startsidan").plain).click()
    assert page.url == f"{server.address}ar/"


def test_removing_leaves_no_trace(page: Page, server: Server) -> None:
    for path in ("ar/", ""):
        page.goto(server.address + path)
        save(page)
    scopes, names = page.evaluate(TRACES)
    assert (len(scopes), len(names)) == (2, 2)
    page.locator(".tools > p + button").click()
    expect(button(page)).to_be_focused()
    expect(told(page)).to_be_empty()
    scopes, names = page.evaluate(TRACES)
    assert scopes == [f"{server.address}ar/"] and len(names) == 1, "the other language's is left"
    page.goto(f"{server.address}ar/")
    page.locator(".tools > p + button").click()
    expect(button(page)).to_be_focused()
    assert page.evaluate(TRACES) == [[], []]
    server.kill()
    assert not opens(page, server.address) and not opens(page, f"{server.address}ar/")


def test_a_new_text_is_offered_and_not_fetched_unasked(
    page: Page, server: Server, folder: Path, site: Site
) -> None:
    page.goto(f"{server.address}stod/samtal/")
    save(page)
    expect(button(page)).to_be_hidden()
    before = page.evaluate(TRACES)
    change(site, folder, "sv", "ord", "</h1>", " nytt</h1>")
    page.reload()
    expect(button(page)).to_have_text("Hämta ny text")
    expect(told(page)).to_contain_text("Det finns ny text.")
    assert page.evaluate(TRACES) == before, "nothing is fetched by itself"
    page.goto(f"{server.address}ord/")
    assert "nytt" in page.locator("h1").inner_text(), "with a net, pages are today's"
    save(page)
    expect(button(page)).to_be_hidden()
    after = page.evaluate(TRACES)
    assert after[0] == before[0] and after[1] != before[1] and len(after[1]) == 1
    server.kill()
    page.goto(f"{server.address}ord/")
    assert "nytt" in page.locator("h1").inner_text()


def test_an_old_copy_is_whole_while_a_new_one_is_offered(
    page: Page, server: Server, folder: Path, site: Site
) -> None:
    page.goto(f"{server.address}ar/")
    save(page)
    sheet = next((folder / "assets").glob("site.*.css"))
    change(site, folder, "ar", "ar/ord", "</h1>", " 1</h1>")
    page.reload()
    expect(button(page)).to_be_visible()
    assert not told(page).get_attribute("hidden") and sheet.exists()
    server.kill()
    page.goto(f"{server.address}ar/ord/")
    assert not page.locator("h1").inner_text().endswith("1") and page.evaluate(STYLED) == "absolute"
    expect(told(page)).not_to_be_empty()


def test_half_a_language_is_not_kept(page: Page, server: Server, folder: Path) -> None:
    shutil.rmtree(folder / "tolk")
    page.goto(server.address)
    save(page)
    expect(told(page)).to_have_text("Det gick inte. Försök igen när du har nät.")
    expect(button(page)).to_be_visible()
    assert page.evaluate(TRACES) == [[], []]


def test_a_browser_without_workers_shows_no_button(page: Page, server: Server) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    messages: list[str] = []
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(f"{server.address}ar/", wait_until="networkidle")
    expect(button(page)).to_be_hidden()
    assert not messages


@pytest.mark.parametrize("path", ["ar/stod/samtal/", "stod/samtal/"])
def test_what_is_told_is_for_everybody(
    page: Page, server: Server, folder: Path, site: Site, path: str
) -> None:
    page.goto(server.address + path)
    save(page)
    assert not violations(page)
    language = "ar" if path.startswith("ar/") else "sv"
    change(site, folder, language, path, "</h1>", " 1</h1>")
    page.reload()
    expect(page.locator(".tools button:visible")).to_have_count(2)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert not violations(page), scheme
    heights = page.eval_on_selector_all(
        ".tools button", "all => all.filter(e => !e.hidden).map(e => e.offsetHeight)"
    )
    assert len(heights) == 2 and min(heights) >= 44
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_weighs_little_and_exists(built: Path, language: str) -> None:
    worker = built / ("" if language == "sv" else language) / "offline.js"
    text = worker.read_text(encoding="utf-8")
    found = re.search(r"FILES = (\[.*?\])", text)
    assert found
    files = [*json.loads(found[1]), "offline.html"]
    paths = [
        worker.parent / (file if file and not file.endswith("/") else f"{file}index.html") for file in files
    ]
    weight = sum(len(brotli.compress(path.read_bytes())) for path in [worker, *paths])
    print(language, len(paths), weight)
    assert 50_000 < weight <= LIMIT
    assert not [file for file in files if file.endswith((".pdf", ".png", ".mp3"))]


def test_the_version_follows_the_content(site: Site, folder: Path) -> None:
    before = {language: offline_worker(site, language, folder) for language in LANGUAGES}
    assert all((folder / address).read_text() == text for address, text in before.values())
    change(site, folder, "ar", "ar/ord", "</h1>", " 1</h1>")
    after = {language: offline_worker(site, language, folder) for language in LANGUAGES}
    assert [language for language in LANGUAGES if after[language] != before[language]] == ["ar"]
