"""Listen: what is spoken, in which voice and order, and what the reader sees and can press meanwhile.

Chromium without a desktop has no voices, so the browser's synthesis is played by a script that notes what it is told.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server
from tests.browser.test_accessibility import violations

ARABIC, SWEDISH = {"lang": "ar_SA", "localService": True}, {"lang": "sv-SE", "localService": True}
SYNTHESIS = """
    window.voices = %s; window.spoken = []; window.onward = false;
    let now = null;
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    window.finish = () => { const done = now; now = null; done.onend(); };
    const synthesis = new EventTarget();
    Object.assign(synthesis, {
        getVoices: () => voices,
        speak(utterance) {
            if (now) throw new Error('two at a time');
            now = utterance;
            spoken.push({text: utterance.text, lang: utterance.lang, voice: utterance.voice?.lang, rate: utterance.rate});
            if (onward) queueMicrotask(finish);
        },
        cancel() {
            const cut = now;
            now = null;
            if (cut) setTimeout(() => cut.onerror({error: 'interrupted'}));  // as Chrome does, and late
        },
        talking: () => Boolean(now),
    });
    synthesis.addEventListener('voiceschanged', event => synthesis.onvoiceschanged?.(event));
    Object.defineProperty(window, 'speechSynthesis', {value: synthesis, configurable: true});
"""
LETTERS = "text => text.replace(/[^\\p{L}\\p{N}]/gu, '')"


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    server = Server(built)
    yield server.address
    server.kill()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    yield page
    page.close()


def given_voices(page: Page, *voices: dict[str, object]) -> None:
    page.add_init_script(
        SYNTHESIS.replace("%s", str(list(voices)).replace("True", "true").replace("False", "false"))
    )


def listen(page: Page) -> None:
    """Presses, and waits until something is said."""
    page.locator("[data-js=listen]").click()
    page.evaluate(
        """async () => {
            for (let i = 0; i < 500 && !spoken.length; i++) await new Promise(done => setTimeout(done, 10));
        }"""
    )
    assert spoken(page), "nothing is said"


def spoken(page: Page) -> list[dict[str, Any]]:
    return page.evaluate("spoken")


def player(page: Page) -> Any:
    return page.locator(".tools button:visible")


def test_without_a_voice_there_is_no_button(page: Page, address: str) -> None:
    others = [{"lang": "fil-PH", "localService": True}, SWEDISH, {"lang": "fi-FI", "localService": False}]
    given_voices(page, *others)
    page.goto(f"{address}fi/stod/samtal/", wait_until="networkidle")
    expect(page.locator("[data-js=save]")).to_be_visible()
    expect(page.locator("[data-js=listen]")).to_be_hidden()
    page.evaluate(
        "voices.push({lang: 'fi-FI', localService: true}); speechSynthesis.dispatchEvent(new Event('voiceschanged'))"
    )
    expect(page.locator("[data-js=listen]")).to_be_visible()


def test_a_browser_that_cannot_speak_shows_no_button(page: Page, address: str) -> None:
    page.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis")
    messages: list[str] = []
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(f"{address}ar/stod/samtal/", wait_until="networkidle")
    assert not page.evaluate("'speechSynthesis' in window") and not messages
    expect(page.locator("[data-js=listen]")).to_be_hidden()


@pytest.mark.parametrize(
    "path", ["ar/", "ar/ord/", "ar/vem-gor-vad/", "ar/kontakt/", "stod/samtal/", "fi/avlosning/"]
)
def test_all_that_is_seen_is_said_once_and_in_order(page: Page, address: str, path: str) -> None:
    given_voices(page, ARABIC, SWEDISH, {"lang": "fi-FI", "localService": True})
    page.goto(address + path)
    seen = page.evaluate(f"({LETTERS})(document.querySelector('article').innerText)")
    page.evaluate("onward = true")
    listen(page)
    expect(page.locator(".playing")).to_have_count(0)
    assert page.evaluate(f"({LETTERS})(spoken.map(each => each.text).join(''))") == seen
    assert len(seen) > 200 and page.locator(".reading").count() == 0


def test_what_is_not_text_is_not_said(page: Page, address: str) -> None:
    given_voices(page, SWEDISH)
    page.goto(f"{address}stod/samtal/")
    page.evaluate(
        """() => document.querySelector('article').insertAdjacentHTML('afterbegin',
            `<p>Ett<br>två <svg><text>tre</text></svg><button>fyra</button><input value=fem></p><p hidden>sex</p>
             <p aria-hidden=true>sju</p><details><summary>åtta</summary><p>nio</p></details>
             <details open><summary>tio</summary><p>elva</p></details><p>– !</p><ul><li>tolv<ul><li>tretton</li></ul></li></ul>`)"""
    )
    page.evaluate("onward = true")
    listen(page)
    expect(page.locator(".playing")).to_have_count(0)
    assert [each["text"] for each in spoken(page)][:6] == [
        "Ett två",
        "åtta",
        "tio",
        "elva",
        "tolv",
        "tretton",
    ]


def test_swedish_is_said_in_swedish(page: Page, address: str) -> None:
    given_voices(page, ARABIC, SWEDISH)
    page.goto(f"{address}ar/ord/")
    swedish = page.eval_on_selector_all("article dt [lang=sv]", "all => all.map(e => e.textContent)")
    page.evaluate("onward = true")
    listen(page)
    expect(page.locator(".playing")).to_have_count(0)
    said = spoken(page)
    terms = [each["text"] for each in said if each["voice"] == "sv-SE"]
    assert len(swedish) > 10 and [term for term in terms if term in swedish] == swedish
    assert {(each["voice"], each["lang"]) for each in said} == {("sv-SE", "sv-SE"), ("ar_SA", "ar_SA")}
    assert said[0]["voice"] == "ar_SA"


def test_without_a_swedish_voice_the_pages_own_reads_all(page: Page, address: str) -> None:
    given_voices(page, ARABIC, {"lang": "sv-SE", "localService": False})
    page.goto(f"{address}ar/ord/")
    page.evaluate("onward = true")
    listen(page)
    expect(page.locator(".playing")).to_have_count(0)
    assert {each["voice"] for each in spoken(page)} == {"ar_SA"} and len(spoken(page)) > 40


@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_block_being_read_is_marked_and_in_view(page: Page, address: str, forced: str) -> None:
    given_voices(page, SWEDISH)
    page.emulate_media(forced_colors=forced)  # type: ignore[arg-type]
    page.goto(f"{address}stod/samtal/")
    listen(page)
    for _ in range(8):
        marked = page.locator(".reading")
        expect(marked).to_have_count(1)
        assert spoken(page)[-1]["text"] in " ".join(marked.inner_text().split())
        style = marked.evaluate(
            "e => [getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth)]"
        )
        assert style == ["solid", 3]
        box = marked.bounding_box()
        assert box and 0 <= box["y"] < 640 * 0.7
        page.evaluate("finish()")
    assert len(spoken(page)) == 9


def test_pause_goes_on_from_the_same_block(page: Page, address: str) -> None:
    given_voices(page, SWEDISH)
    page.goto(f"{address}stod/samtal/")
    listen(page)
    page.evaluate("finish()")
    button = page.locator("[data-js=listen]")
    expect(button).to_have_text("Pausa")
    button.click()
    expect(button).to_have_text("Fortsätt")
    page.wait_for_timeout(50)  # the late event of what was cancelled
    assert not page.evaluate("speechSynthesis.talking()") and len(spoken(page)) == 2
    expect(page.locator(".reading")).to_have_count(1)
    button.click()
    expect(button).to_have_text("Pausa")
    page.wait_for_timeout(50)
    said = [each["text"] for each in spoken(page)]
    assert len(said) == 3 and said[1] == said[2] != said[0]
    assert page.evaluate("document.activeElement.dataset.js") == "listen", "the button keeps the focus"


def test_slower_and_back_again(page: Page, address: str) -> None:
    given_voices(page, SWEDISH)
    page.goto(f"{address}stod/samtal/")
    listen(page)
    page.get_by_role("button", name="Långsammare").click()
    page.evaluate("finish()")
    page.get_by_role("button", name="Vanlig fart").click()
    page.wait_for_timeout(50)
    said = spoken(page)
    assert [each["rate"] for each in said] == [1, 0.7, 0.7, 1]
    assert said[0]["text"] == said[1]["text"] != said[2]["text"] == said[3]["text"]


def test_stop_ends_it_and_it_begins_from_the_top(page: Page, address: str) -> None:
    given_voices(page, SWEDISH)
    page.goto(f"{address}stod/samtal/")
    listen(page)
    page.evaluate("finish()")
    page.get_by_role("button", name="Sluta läsa").click()
    assert not page.evaluate("speechSynthesis.talking()")
    assert page.locator(".reading").count() == 0 and player(page).all_inner_texts() == [
        "Lyssna",
        "Spara i telefonen",
    ]
    assert page.evaluate("document.activeElement.dataset.js") == "listen"
    page.locator("[data-js=listen]").click()
    said = [each["text"] for each in spoken(page)]
    assert len(said) == 3 and said[2] == said[0]


def test_who_scrolls_away_is_left_there(page: Page, address: str) -> None:
    given_voices(page, SWEDISH)
    page.goto(f"{address}stod/samtal/")
    listen(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    place = page.evaluate("scrollY")
    page.evaluate("finish()")
    assert place > 640 and page.evaluate("scrollY") == place


def test_leaving_the_page_ends_the_speech(page: Page, address: str) -> None:
    given_voices(page, SWEDISH)
    page.goto(f"{address}stod/samtal/")
    listen(page)
    assert page.evaluate("speechSynthesis.talking()")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert not page.evaluate("speechSynthesis.talking()")


def test_nothing_is_fetched_before_the_press(page: Page, address: str) -> None:
    given_voices(page, SWEDISH)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{address}stod/samtal/", wait_until="networkidle")
    assert not [url for url in requests if "listen" in url or "save" in url or url.endswith(".json")]
    listen(page)
    assert len([url for url in requests if "listen" in url or url.endswith(".json")]) == 2


@pytest.mark.parametrize("path", ["ar/stod/samtal/", "stod/samtal/"])
def test_the_open_player_is_for_everybody(page: Page, address: str, path: str) -> None:
    given_voices(page, ARABIC, SWEDISH)
    page.goto(address + path)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if page.locator(".playing").count() == 0:
            listen(page)
        assert player(page).count() == 3
        assert not violations(page), scheme
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    for index in range(3):
        button = player(page).nth(index)
        box = button.bounding_box()
        assert box and box["height"] >= 44
        on_top = "([x, y]) => document.elementFromPoint(x, y)?.closest('button')?.textContent"
        for y in (box["y"] + 2, box["y"] + box["height"] - 2):
            assert page.evaluate(on_top, [box["x"] + box["width"] / 2, y]) == button.text_content()
