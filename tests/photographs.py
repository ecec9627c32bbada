"""Photographs of a site or a PDF with letters on them, for those who make pictures of documents."""

import contextlib
import functools
import http.server
import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.chromium import executable
from tests.conftest import ROOT

WIDTH, SCALE = 700, 1.5
"""Of a picture: CSS pixels, and dots for each of them."""
HIDDEN = ".bar,.also,.heat tbody tr:not(:nth-child(n+3):nth-child(-n+4)){display:none!important}.notice,ol:not(.plain){padding-inline-end:56px!important}"
"""What would stand in the way: the bar at the foot, lists of languages, most rows of a long table; and room for letters."""

Point = tuple[float, float]
Region = tuple[int, int, int, int]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        yield running
        running.close()


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def shown(running: Browser, address: str = "about:blank", width: int = WIDTH, scale: float = SCALE) -> Page:
    page = running.new_page(viewport={"width": width, "height": 500}, device_scale_factor=scale)
    page.goto(address)
    page.add_style_tag(content=HIDDEN)
    return page


def photograph(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")


def box_of(part: Locator) -> tuple[float, float, float, float]:
    """Left, top, width and height."""
    box = part.bounding_box()
    assert box
    return box["x"], box["y"], box["width"], box["height"]


def beside(part: Locator, width: int = WIDTH) -> Point:
    """At the right edge of the picture, level with the first line of an element."""
    _, top, _, height = box_of(part)
    return width - 36, top + min(height, 32) / 2


def region(first: Locator, last: Locator, width: int = WIDTH, scale: float = SCALE) -> Region:
    """From the top of one element to the foot of another, in the picture's own dots."""
    _, top, _, height = box_of(last)
    return 0, round((box_of(first)[1] - 12) * scale), round(width * scale), round((top + height + 12) * scale)


def lettered(picture: Image.Image, points: list[Point], scale: float = SCALE) -> Image.Image:
    """The picture with A, B, C … in circles."""
    font = ImageFont.truetype(ROOT / "overrides" / "print" / "fonts" / "latin-700.ttf", 27)
    pen, radius = ImageDraw.Draw(picture), 22
    for number, point in enumerate(points):
        x, y = (value * scale for value in point)
        pen.ellipse(
            (x - radius, y - radius, x + radius, y + radius), fill="#a3123a", outline="white", width=3
        )
        pen.text((x, y), chr(ord("A") + number), fill="white", font=font, anchor="mm")
    return picture


def stacked(pictures: list[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (pictures[0].width, sum(picture.height for picture in pictures)))
    top = 0
    for picture in pictures:
        whole.paste(picture, (0, top))
        top += picture.height
    return whole


def last_of(leaf: pypdfium2.PdfPage, words: str) -> Point:
    """Where words stand for the last time on a leaf: right and middle, in points from its upper left corner."""
    text = leaf.get_textpage()
    search, found = text.search(words, match_case=True), None
    while (next_one := search.get_next()) is not None:
        found = next_one
    assert found, words
    boxes = [text.get_charbox(number) for number in range(found[0], sum(found))]
    right, low, high = (
        max(box[2] for box in boxes),
        min(box[1] for box in boxes),
        max(box[3] for box in boxes),
    )
    return right, leaf.get_height() - (low + high) / 2
