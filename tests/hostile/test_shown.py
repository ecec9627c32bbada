"""What is let through because it is shown as text: the built pages have it escaped, and nothing of it acts."""

from html.parser import HTMLParser
from pathlib import Path

from anhorigstod.cli import main
from tests.conftest import copy_project

EVIL = "<script>alert(1)</script>"
WRITTEN = {
    "translations/languages.yml": ("name: English", f"name: {EVIL}"),
    "docs/_data/words.yml": ("say: AN-hö-rig\n", f"say: {EVIL}\n"),
    "docs/_data/places.yml": ("  address:\n", f"  address: {EVIL}\n"),
}
TEXT = "Vi bor i {% raw %} {% if x %} huset {% endraw %} ${7+7} #{7+7} {x}."


class _Tags(HTMLParser):
    """Collects what could act."""

    def __init__(self) -> None:
        super().__init__()
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.acting += [f"{tag} {name}" for name, value in attrs if name.startswith("on")]
        self.acting += [
            f"{tag} {value}" for name, value in attrs if (value or "").lower().startswith("javascript:")
        ]

    def handle_data(self, data: str) -> None:
        if self.get_starttag_text() == "<script>" and "alert(1)" in data:
            self.acting.append(data)


def test_it_stands_on_the_page_as_text(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    for file, (old, new) in WRITTEN.items():
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    page = root / "docs/om/uppgifter.md"
    page.write_text(f"{page.read_text(encoding='utf-8').rstrip()}\n\n{TEXT}\n", encoding="utf-8")
    assert main(["--project", str(root), "build", "--no-brochures"]) == 0
    pages = list((root / "site").rglob("*.html"))
    everything = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert EVIL not in everything
    assert everything.count("&lt;script&gt;alert(1)&lt;/script&gt;") > len(pages) // 2, (
        "the menu of languages"
    )
    for page in pages:
        tags = _Tags()
        tags.feed(page.read_text(encoding="utf-8"))
        assert not tags.acting, page
    shown = (root / "site/om/uppgifter/index.html").read_text(encoding="utf-8")
    assert TEXT in shown
