"""What is written: languages, addresses, weight, and nothing that a reader did not ask for."""

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import brotli
import pytest

from anhorigstod.site.site import Site
from anhorigstod.site.templates import styles
from tests.conftest import ROOT, read_site
from tests.site.sitemap import pages_of

SITE = read_site()
LANGUAGES = [language.id for language in SITE.languages]
PAGES = list(SITE.source.pages)
URL = SITE.source.settings.site_url
VNU = ROOT / ".cache" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
BUDGET = 10_000
"""Bytes, brotli, of everything that the first view of a page loads."""


class Tags(HTMLParser):
    """Every start tag with its attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def file_of(built: Path, path: str, language: str) -> Path:
    view = SITE.view(path, language)
    return built / view.prefix(view.language) / view.page.address / "index.html"  # type: ignore[union-attr]


def every_file(built: Path) -> list[Path]:
    return sorted(built.rglob("*.html"))


def whole_pages(built: Path) -> list[Path]:
    """All but what has no menu: cards, which fill the screen with one sentence, short addresses, which lead on at once, and
    the lists of a page's headings in every language."""
    bare = {"visa", "sprak", *(language.alias for language in SITE.languages if language.alias)}
    return [file for file in every_file(built) if not bare & set(file.relative_to(built).parts)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_its_language_and_where_it_is_in_the_others(built: Path, language: str) -> None:
    expected = SITE.translators[language].language
    sitemap = pages_of(built / "sitemap.xml")
    for path in PAGES:
        tags = Tags(file_of(built, path, language).read_text(encoding="utf-8")).found
        assert tags[0] == ("html", {"lang": expected.tag, "dir": expected.direction})
        canonical = str(next(a["href"] for tag, a in tags if a.get("rel") == "canonical"))
        links = sitemap[canonical]
        assert list(links) == [*(other.tag for other in SITE.languages), "x-default"]
        assert all(url.startswith(URL) for url in links.values()) and links["x-default"] == links["sv"]
        for other in SITE.languages:
            relative = links[other.tag].removeprefix(URL)
            assert (built / relative / "index.html").is_file(), relative
        assert canonical == links[expected.tag]
        shared = {a["property"]: a["content"] for tag, a in tags if tag == "meta" and "property" in a}
        assert set(shared) >= {
            "og:title",
            "og:description",
            "og:url",
            "og:type",
            "og:locale",
            "og:site_name",
        } and all(shared.values())


def test_the_language_menu_is_on_every_page_in_its_readers_letters(built: Path) -> None:
    for file in whole_pages(built):
        tags = Tags(file.read_text(encoding="utf-8")).found
        menu = [a for tag, a in tags if tag == "a" and "hreflang" in a]
        for language in SITE.languages:
            entry = next(a for a in menu if a["hreflang"] == language.tag)
            assert (entry["lang"], entry["dir"]) == (language.tag, language.direction)
            assert f">{language.name}</a>" in file.read_text(encoding="utf-8")


def test_the_full_list_of_languages_comes_first_on_the_home_page(built: Path) -> None:
    main = (built / "index.html").read_text(encoding="utf-8").partition("<main")[2]
    assert main.index('class="languages"') < main.index("<h1")


@pytest.mark.parametrize("path", PAGES)
def test_tags_addresses_and_anchors_are_the_same_in_every_language(path: str) -> None:
    def skeleton(language: str) -> list[tuple[str, str | None, str | None]]:
        html = SITE.translators[language].body(SITE.source.pages[path], lambda block: "")
        assert SITE.translators[language].tally(path.removesuffix(".md")).missing == 0
        return [(tag, attributes.get("href"), attributes.get("id")) for tag, attributes in Tags(html).found]

    expected = skeleton("sv")
    for language in LANGUAGES[1:]:
        assert skeleton(language) == expected, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_swedish(language: str) -> None:
    source, translator = SITE.source, SITE.translators[language]
    for key in source.catalogue_keys():
        for segment in source.segments(key):
            assert not translator.text(key, segment.text).missing, (key, segment.text)
    for text in source.interface:
        assert not translator.say(text).missing, text


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_translation_says_that_a_machine_made_it(built: Path, language: str) -> None:
    said = (
        SITE.translators[language]
        .say("En maskin har översatt sidan. Ingen människa har granskat den än.")
        .plain
    )
    for path in PAGES:
        html = file_of(built, path, language).read_text(encoding="utf-8")
        assert said in html and html.index(said) < html.index("<h1"), path
        notice = html[html.index('class="notice"') : html.index("<article>")]
        assert 'href="tel:+46' in notice


def test_the_swedish_pages_have_no_notice(built: Path) -> None:
    assert all(
        'class="notice"' not in file_of(built, path, "sv").read_text(encoding="utf-8") for path in PAGES
    )


def test_no_inline_script_no_style_attribute_no_third_party(built: Path) -> None:
    for file in every_file(built):
        for tag, attributes in Tags(file.read_text(encoding="utf-8")).found:
            assert tag not in ("style", "iframe", "object", "embed"), file
            assert "style" not in attributes and not any(name.startswith("on") for name in attributes), (
                file,
                attributes,
            )
            if tag == "script":
                assert re.fullmatch(r"[./]*assets/site\.[0-9a-f]{8}\.js", str(attributes["src"])), attributes
            if tag == "form":
                assert attributes.get("role") == "search" and "action" not in attributes, attributes
            for name in ("src", "srcset", "data", "poster"):
                assert not str(attributes.get(name, "")).startswith(("http", "//", "data:")), attributes
            if tag == "link" and attributes.get("rel") not in ("canonical", "alternate"):
                assert not str(attributes["href"]).startswith(("http", "//")), file


def test_every_link_and_anchor_leads_somewhere(built: Path) -> None:
    ids = {
        file: {a["id"] for _, a in Tags(file.read_text(encoding="utf-8")).found if "id" in a}
        for file in every_file(built)
    }
    for file in ids:
        for tag, attributes in Tags(file.read_text(encoding="utf-8")).found:
            address = str(attributes.get("href", ""))
            if tag != "a" or address.startswith(("tel:", "mailto:", "https:")):
                continue
            path, _, anchor = address.partition("#")
            target = built / path.lstrip("/") if path.startswith("/") else file.parent / path
            target = (target / "index.html" if path else file).resolve()
            assert target in ids, f"{file}: {address}"
            assert not anchor or anchor in ids[target], f"{file}: {address}"


def test_ids_are_unique(built: Path) -> None:
    for file in every_file(built):
        found = [a["id"] for _, a in Tags(file.read_text(encoding="utf-8")).found if "id" in a]
        assert len(found) == len(set(found)), file


def with_a_host(html: str, path: str, language: str) -> str:
    """A page as it is where `mkdocs.yml` says where the files are edited: `partials/footer.html`."""
    view = SITE.view(path, language)
    own = f"docs/{path}" if view.first_language else view.translator.file(path.removesuffix(".md"))
    text = view.translator.say("Ändra den här texten").html
    link = f'<li><a href="https://github.com/en-ganska-stor-kommun/anhorigstod/edit/main/{own}">{text}</a></li>\n'
    assert '</ul>\n<p class="on-paper">' in html
    return html.replace('</ul>\n<p class="on-paper">', f'{link}</ul>\n<p class="on-paper">')


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_view_weighs_little(published: Path, language: str) -> None:
    """The page, every sheet that it links to, its script and its icon."""
    sizes = {
        f.name: len(brotli.compress(f.read_bytes())) for f in (published / "assets").iterdir() if f.is_file()
    }
    for path in PAGES:
        page = file_of(published, path, language)
        html = with_a_host(page.read_text(encoding="utf-8"), path, language)
        first = re.search(r'<img src="([^"]*liten.webp)"', html)  # the others load lazily, as one scrolls
        asked_for = re.findall(
            r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]* (?:href|src)="[./]*assets/([^"]*)"', html
        )
        assert len(asked_for) >= 3
        weight = sum(sizes[name] for name in asked_for) + len(brotli.compress(html.encode()))
        weight += (page.parent / first[1]).stat().st_size if first else 0
        assert weight <= BUDGET, f"{path}: {weight}"


SHOWS = {"lists": {"strip", "contacts", "phrases", "empty"}, "brochure": {"leaflets"}}
"""A style sheet of what only some pages show → the classes that need it."""


def unlinked(html: str) -> list[str]:
    """The sheets that a page lacks, or links to in vain."""
    files = styles(SITE.source.settings.overrides)
    shown = {name for value in re.findall(r' class="([^"]*)"', html) for name in value.split()}
    return [name for name, needing in SHOWS.items() if bool(shown & needing) != (files[name][0] in html)]


def test_every_page_links_to_the_sheets_of_what_it_shows(built: Path) -> None:
    for path in PAGES:
        for name in (file_of(built, path, "fi"), file_of(built, path, "fi").parent / "svenska/index.html"):
            assert not unlinked(name.read_text(encoding="utf-8")), name


def test_a_page_without_its_sheet_is_seen(built: Path) -> None:
    html = file_of(built, "kontakt.md", "fi").read_text(encoding="utf-8")
    lists, _ = styles(SITE.source.settings.overrides)["lists"]
    assert unlinked(html.replace(lists, "")) == ["lists"]
    html = file_of(built, "ord.md", "fi").read_text(encoding="utf-8")
    assert unlinked(html.replace("</head>", f"{lists}</head>")) == ["lists"]


def test_the_sitemap_lists_every_page_in_every_language(built: Path) -> None:
    found = pages_of(built / "sitemap.xml")
    assert len(found) == len(PAGES) * len(LANGUAGES)
    pages = {
        file.relative_to(built).parent.as_posix() for file in whole_pages(built) if file.name == "index.html"
    }
    assert {
        page for page in pages if "redaktion" not in page and not page.endswith(("svenska", "sprak"))
    } == {(url.removeprefix(URL).rstrip("/") or ".") for url in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lost_reader_is_told_so_in_her_language(built: Path, language: str) -> None:
    view = SITE.view("", language)
    html = (built / view.prefix(view.language) / "404.html").read_text(encoding="utf-8")
    assert f'<html lang="{view.language.tag}" dir="{view.language.direction}">' in html
    assert view.translator.say("Sidan finns inte").plain in html
    assert 'content="noindex"' in html
    addresses = [a["href"] for tag, a in Tags(html).found if tag in ("a", "link") and "hreflang" not in a]
    assert all(str(a).startswith(("/", "#", "tel:")) for a in addresses), "it may be shown at any depth"


def test_html_is_valid(published: Path) -> None:
    command = [
        "java",
        "-jar",
        str(VNU),
        "--format",
        "json",
        "--exit-zero-always",
        "--skip-non-html",
        str(published),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert not messages, "\n".join(f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in messages[:10])


def test_the_validator_finds_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<!doctype html><html lang=sv><title>x</title><p><div></p>", encoding="utf-8"
    )
    done = subprocess.run(
        ["java", "-jar", str(VNU), "--exit-zero-always", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "error" in done.stderr


def test_styles_mirror_by_themselves() -> None:
    overrides = SITE.source.settings.overrides
    css = "\n".join(css for _, css in styles(overrides).values())
    css += "\n".join(sheet.read_text(encoding="utf-8") for sheet in (overrides / "scripts").glob("*.css"))
    physical = re.findall(
        r"[\s;{](?:margin|padding|border)-(?:left|right|top|bottom)\b|[\s;{](?:left|right|top|bottom|width|height)\s*:|text-align:\s*(?:left|right)|float:",
        css,
    )
    assert not physical
    assert not re.search(r"transition|animation|scroll-behavior", css), (
        "nothing moves, so there is nothing to reduce"
    )
    for needed in ("prefers-color-scheme: dark", "forced-colors", "@media print"):
        assert needed in css
    assert "@import" not in css and "url(" not in css and "@font-face" not in css


def test_no_municipality_in_code_or_looks() -> None:
    for folder in ("scripts", "overrides"):
        for file in (ROOT / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts and ".egg-info" not in str(file):
                text = file.read_bytes().decode("utf-8", "replace").lower()
                assert "trelleborg" not in text and "0410" not in text, file


def test_two_builds_are_the_same(built: Path, tmp_path: Path) -> None:
    import sys

    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", str(tmp_path)],
        check=True,
        capture_output=True,
    )
    first = {f.relative_to(built): f.read_bytes() for f in built.rglob("*") if f.is_file()}
    assert first == {f.relative_to(tmp_path): f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}


def test_nothing_is_published_that_nobody_asked_for(built: Path, site: Site) -> None:
    named = {"sitemap.xml", "qr.svg", "dela.png", "offline.js"}
    other = [
        f.name
        for f in built.rglob("*")
        if f.is_file() and f.suffix != ".html" and f.parent.name != "assets" and f.name not in named
    ]
    assert all(re.fullmatch(r"(search|labels)\.[0-9a-f]{8}\.json", name) for name in other), other
    assets = {f.name.split(".")[0] for f in (built / "assets").iterdir()}
    scripts = {path.stem for path in (ROOT / "overrides" / "scripts").glob("*.js")}
    assert assets - scripts == {
        "lists",
        "brochure",
        "beside",
        "headings",
        "card",
        "staff",
        "favicon",
        *LANGUAGES,
    }
    assert "site" in assets
