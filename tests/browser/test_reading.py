"""What a reader sees: directions, sizes, what keys reach, what is left without style sheets, on paper and offline."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_accessibility import LANGUAGES, PAGES, link

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone without JavaScript."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 740})
    yield page
    page.close()


def digits_left_to_right(page: Page, selector: str) -> list[bool]:
    """For each element: whether its digits, in the order they are written, are drawn from left to right."""
    return page.eval_on_selector_all(
        selector,
        """elements => elements.filter(e => e.getClientRects().length).map(element => {
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), places = [];
            for (let node; (node = walker.nextNode());)
                for (let i = 0; i < node.length; i++)
                    if (/[0-9]/.test(node.data[i])) {
                        const range = document.createRange();
                        range.setStart(node, i); range.setEnd(node, i + 1);
                        places.push(range.getBoundingClientRect().left);
                    }
            return places.every((place, i) => !i || place > places[i - 1]);
        })""",
    )


@pytest.mark.parametrize(
    "path", ["index.md", "avlosning/index.md", "akut.md", "kontakt.md", "vem-gor-vad.md"]
)
def test_phone_numbers_are_drawn_left_to_right_in_arabic(page: Page, address: str, path: str) -> None:
    page.goto(address + link(path, "ar"))
    drawn = digits_left_to_right(page, "a[href^='tel:']")
    assert drawn and all(drawn)


def test_the_measure_of_directions_sees_a_fault(page: Page) -> None:
    page.set_content("<p dir=rtl>اتصل <a href='tel:+46'>0410-73 30 00</a></p>")
    assert digits_left_to_right(page, "a") == [False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways(page: Page, address: str, language: str) -> None:
    for path in PAGES:
        page.goto(address + link(path, language))
        assert page.evaluate(OVERFLOW) <= 0, path
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate(OVERFLOW) <= 0, f"{path} with menus open"
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(OVERFLOW) <= 0, f"{path} at 200 % text"


def test_the_measure_of_scrolling_sees_a_fault(page: Page) -> None:
    page.set_content("<meta name=viewport content='width=device-width'><p>" + "x" * 200)
    assert page.evaluate(OVERFLOW) > 0


@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_reaches_and_shows_every_control(
    page: Page, address: str, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address + link("stod/index.md", language))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    visible = page.evaluate(
        "[...document.querySelectorAll('a[href], summary, button, input')].filter(e => e.checkVisibility({visibilityProperty: true})).length"
    )
    reached = []
    for _ in range(visible + 5):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
                const middle = document.elementFromPoint(box.x + box.width / 2, Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1));
                return {body: e === document.body, html: e.outerHTML.slice(0, 80), outline: style.outlineStyle !== 'none',
                        width: parseFloat(style.outlineWidth), seen: !!middle && (e.contains(middle) || middle.contains(e))};
            }"""
        )
        if state["body"]:
            break
        assert state["outline"] and state["width"] >= 2, state
        assert state["seen"], state
        reached.append(state["html"])
    assert len(reached) == visible


def test_enter_opens_the_language_menu_without_javascript(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}stod/samtal/")
    page.locator("nav.fold summary").nth(1).press("Enter")
    page.locator("nav.fold a[hreflang=ar]").click()
    assert page.url == f"{address}ar/stod/samtal/"
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_the_heading_is_kept_when_the_language_changes(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}stod/samtal/#sa-gar-det-till")
    shown = page.locator("p.also:visible")
    assert shown.count() == 1
    shown.locator("a").click()
    expect(page).to_have_url(f"{address}stod/samtal/sprak/#sa-gar-det-till")
    expect(page.locator("section:visible")).to_have_count(1)
    page.locator("section:visible a[lang=fi]").click()
    expect(page).to_have_url(f"{address}fi/stod/samtal/#sa-gar-det-till")
    expect(page.locator("h2#sa-gar-det-till")).to_be_visible()
    page.goto(f"{address}stod/samtal/")
    assert page.locator("p.also:visible").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_view_is_few_requests_and_no_message(browser: Browser, address: str, language: str) -> None:
    page = browser.new_page()
    requests, messages = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    for path in PAGES:
        requests.clear()
        page.goto(address + link(path, language), wait_until="networkidle")
        assert all(url.startswith(address) for url in requests)
        now = [
            url for url in requests if not url.endswith(".webp")
        ]  # pictures of brochures load as one scrolls
        assert len(now) <= 5, now
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert not messages
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_visible_call_us_on_every_page(page: Page, address: str, language: str) -> None:
    for path in PAGES:
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            page.goto(address + link(path, language))
            in_view = page.eval_on_selector_all(
                ".call",
                "all => all.filter(e => { const b = e.getBoundingClientRect(); return b.height >= 44 && b.bottom <= innerHeight && b.top >= 0 }).length",
            )
            assert in_view >= 1, (path, width)


@pytest.mark.parametrize("language", ["sv", "ar", "fi"])
def test_targets_are_large_enough_for_a_thumb(page: Page, address: str, language: str) -> None:
    page.goto(address + link("index.md", language))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    small = page.eval_on_selector_all(
        "summary, .chips a, .call, .brand, .pager a",
        "all => all.filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)",
    )
    assert not small


def test_it_can_be_read_without_style_sheets(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.route("**/*.css", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}ar/avlosning/")
    assert page.locator("h1").is_visible() and page.locator("a[href^='tel:']").first.is_visible()
    icons = page.eval_on_selector_all(
        "svg", "all => Math.max(...all.map(e => e.getBoundingClientRect().width))"
    )
    assert icons <= 360
    assert page.evaluate(OVERFLOW) <= 0
    context.close()


def test_on_paper_there_is_the_text_the_number_and_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}ar/avlosning/")
    page.emulate_media(media="print")
    assert page.locator(".on-paper").is_visible() and page.locator("h1").is_visible()
    assert page.locator(".notice").is_visible(), "a printed machine translation says that it is one"
    assert not page.locator("nav.fold").first.is_visible() and not page.locator(".bar").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("a.call.small").is_visible()


def test_forced_colours_keep_the_edges_of_controls(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}ar/")
    edges = page.eval_on_selector_all(
        ".call, .chips a, summary",
        "all => all.filter(e => e.getClientRects().length).map(e => parseFloat(getComputedStyle(e).borderTopWidth))",
    )
    assert edges and min(edges) >= 1
    page.close()


def test_dark_is_dark(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 26, 27)"


def test_the_site_mirrors(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 740})
    places = []
    for language in ("fi", "ar"):
        page.goto(address + link("stod/samtal.md", language))
        brand, call = (page.locator(s).first.bounding_box() for s in (".brand", ".call.small"))
        assert brand and call
        places.append(brand["x"] < call["x"])
    assert places == [True, False]
