"""Makes the README's pictures from site/: the Swedish home page on a desktop, an Arabic page on a phone.

.venv/bin/python -m tests.screenshots
"""

from tests.conftest import ROOT
from tests.photographs import browser, served

SHOTS = {"sv-desktop.png": ("", 1280, 900), "ar-phone.png": ("ar/stod/samtal/", 390, 844)}
"""File → address, width and height."""


def main() -> None:
    with served(ROOT / "site") as address, browser() as running:
        for file, (path, width, height) in SHOTS.items():
            page = running.new_page(viewport={"width": width, "height": height})
            page.goto(address + path)
            page.screenshot(path=ROOT / "tests" / "pictures" / file)


if __name__ == "__main__":
    main()
