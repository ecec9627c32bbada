"""Where Chromium is. As a command: exit code 0 if there is one."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def executable() -> str | None:
    """The system's Chromium, or the one that Playwright installed; None if there is neither."""
    # The one without a window is the same engine, and takes 40 % less time for a page.
    for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
        return path if Path(path).exists() else None


if __name__ == "__main__":
    sys.exit(0 if executable() else 1)
