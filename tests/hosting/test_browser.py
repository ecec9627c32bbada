"""Under nginx and its policy the site works in a real browser, and the browser has nothing to say against it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.hosting.nginx import Nginx


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"{request.url}: {request.failure}"))
    yield page
    context.close()
    assert said == []


def test_search(page: Page, nginx: Nginx) -> None:
    page.goto(f"{nginx.address}ar/")
    page.locator("nav.fold summary").first.click()
    page.locator("input[type=search]").fill("مترجم")
    expect(page.locator("a[href*='tolk/']").first).to_be_visible()


def test_kept_on_the_phone_and_removed(page: Page, nginx: Nginx) -> None:
    page.goto(f"{nginx.address}ar/tolk/")
    page.locator("[data-js=save]").click()
    expect(page.locator(".tools [role=status]")).to_be_focused()
    assert page.evaluate("async () => (await caches.keys()).length") == 1
    page.goto(f"{nginx.address}ar/akut/")
    page.locator("[data-js=save] ~ button").click()
    expect(page.locator("[data-js=save]")).to_be_visible()
    assert page.evaluate("async () => (await caches.keys()).length") == 0


def test_a_recording_is_heard(page: Page, nginx: Nginx) -> None:
    page.goto(f"{nginx.address}ar/stod/samtal/")
    page.evaluate(
        "async () => { const a = document.querySelector('audio'); a.muted = true; await a.play(); }"
    )
    page.wait_for_function("document.querySelector('audio').currentTime > 0")


@pytest.mark.parametrize(
    "address", ["", "ar/", "ar/ord/", "ar/tolk/svenska/", "redaktion/", "arabiska/", "qr.svg", "robots.txt"]
)
def test_other_pages(page: Page, nginx: Nginx, address: str) -> None:
    answer = page.goto(nginx.address + address, wait_until="networkidle")
    assert answer and answer.status == 200


@pytest.mark.parametrize(
    ("attack", "directive"),
    [
        ("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hit = 1'}))", "script-src"),
        ("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')", "style-src"),
        ("document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}))", "img-src"),
        ("fetch('https://elsewhere.example/').catch(() => 0)", "connect-src"),
    ],
)  # fmt: skip
def test_what_the_policy_forbids_does_not_happen(
    browser: Browser, nginx: Nginx, attack: str, directive: str
) -> None:
    page = browser.new_page()
    page.goto(nginx.address)
    page.evaluate(
        "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.effectiveDirective))"
    )
    page.evaluate(f"() => {{ {attack} }}")
    page.wait_for_function("refused.length > 0")
    assert page.evaluate("refused[0]").startswith(directive) and page.evaluate("window.hit") is None
    page.close()
