"""Makes the README's pictures from site/: the Swedish home page on a desktop, an Arabic page on a phone.

.venv/bin/python -m tests.screenshots
"""

import functools
import http.server
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import executable

ROOT = Path(__file__).parents[1]
SHOTS = {"sv-desktop.png": ("", 1280, 900), "ar-phone.png": ("ar/stod/samtal/", 390, 844)}
"""File → address, width and height."""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> None:
    handler = functools.partial(Quiet, directory=str(ROOT / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        for file, (address, width, height) in SHOTS.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
            page.screenshot(path=ROOT / "tests" / "pictures" / file)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
