"""What search reads: everything that a page shows, the same for every build, and light."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest

from anhorigstod.content.kinds import Word
from anhorigstod.site.search import _EDGES, _Cutter, index, index_file
from anhorigstod.site.site import Site
from anhorigstod.site.templates import scripts
from tests.conftest import ROOT, read_site

SITE = read_site()
LANGUAGES = [language.id for language in SITE.languages]
BUDGET = 15_000
"""Bytes, brotli, of all that the first search in a language fetches."""
SCRIPT_BUDGET = 3_000
SCRIPT = scripts(SITE.source.settings.overrides)["search"][1]


def weight(text: str) -> int:
    return len(brotli.compress(text.encode()))


def words(found: dict) -> list[str]:
    """All words, unpacked as the script does it."""
    unpacked = [""]
    for part in re.findall("[A-Z][^A-Z]*", found["text"]):
        unpacked.append(unpacked[-1][: ord(part[0]) - ord("A")] + part[1:])
    return unpacked[1:]


def places(found: dict) -> Iterator[tuple[str, list[int]]]:
    """Each word and the numbers of its sections."""
    for word, steps in zip(words(found), found["where"].split(" "), strict=True):
        at, stands = 0, []
        for step in steps:
            at += ord(step) - ord("#")
            stands.append(at)
        yield word, stands


def plain(shown: str | list[str]) -> str:
    return shown if isinstance(shown, str) else shown[0]


@pytest.fixture(scope="module")
def indexes() -> dict[str, dict]:
    return {language: json.loads(index(SITE, language)) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_search_weighs_little(language: str) -> None:
    own = weight(index(SITE, language))
    print(f"\n{language}: index {own} + script {weight(SCRIPT)} = {own + weight(SCRIPT)} bytes")
    assert own + weight(SCRIPT) <= BUDGET and weight(SCRIPT) <= SCRIPT_BUDGET


def test_two_indexes_are_the_same_and_are_called_the_same() -> None:
    again = Site.read(ROOT)
    for language in LANGUAGES:
        assert index_file(SITE, language) == index_file(again, language)
    assert len({index_file(SITE, language)[0] for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_heading_is_in_as_it_is_shown(indexes: dict[str, dict], language: str) -> None:
    found = {address: (title, sections) for address, title, sections in indexes[language]["pages"]}
    for path, page in SITE.source.pages.items():
        view = SITE.view(path, language)
        title, sections = found[page.address]
        assert title == view.title.plain
        html = "".join(view.parts)
        anchors = re.findall(r'<h2\b[^>]* id="([^"]*)"', html)
        assert [anchor for anchor, _ in sections] == ["", *anchors]
        shown = re.sub(r"<[^>]*>", "", re.sub("<p class=.also.*?</p>", "", html, flags=re.DOTALL))
        for _, heading in sections:
            assert heading and plain(heading) in " ".join(shown.split()), (path, heading)
    assert len(found) == len(SITE.source.pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_page_leads_to_its_section(indexes: dict[str, dict], language: str) -> None:
    found = indexes[language]
    owners = [address for address, _, sections in found["pages"] for _ in sections]
    stands = {word: {owners[place] for place in numbers} for word, numbers in places(found)}
    for path in ("tolk.md", "stod/samtal.md", "kontakt.md"):
        page = SITE.source.pages[path]
        html = SITE.translators[language].body(page, lambda block: "")
        running = re.sub(r"<h[12].*?</h[12]>", " ", html, flags=re.DOTALL)
        for word in re.sub(r"<[^>]*>", "", running).lower().replace("&amp;", "&").split():
            if bare := _EDGES.sub("", word):
                assert page.address in stands[bare] or not stands[bare], (path, bare)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_a_word_on_most_pages_leads_to_none(indexes: dict[str, dict], language: str) -> None:
    common = {word for word, numbers in places(indexes[language]) if not numbers}
    assert 5 < len(common) < 100
    for word in common:
        having = 0
        for path in SITE.source.pages:
            view = SITE.view(path, language)
            text = view.translator.body(
                view.page, lambda block, view=view: view.render_block(view, block.name)
            )  # type: ignore[arg-type]
            having += word in text.lower()
        assert having > len(SITE.source.pages) / 2, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_official_word_is_in_with_its_explanation(indexes: dict[str, dict], language: str) -> None:
    found, translator = indexes[language], SITE.translators[language]
    listed = SITE.view("", language).navigation.words
    assert listed and found["list"] == listed.address
    for word, (anchor, term, means) in zip(SITE.source.data.of(Word).values(), found["words"], strict=True):
        assert anchor == f"ord-{word.id}"
        assert term == (word.term if language == "sv" else [word.term, "sv"])
        assert means == translator.text("_data/words", word.means).plain


def test_nothing_but_text_is_in(indexes: dict[str, dict]) -> None:
    for found in indexes.values():
        assert "<" not in json.dumps(found["pages"]) + json.dumps(found["words"])
        assert not [word for word in words(found) if set(word) & set('<>"')]


def test_swedish_in_place_of_a_translation_is_in_and_is_marked(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("docs/tolk.md", "# Kan jag få en tolk?", "# Kan jag få en begriplig tolk?")
    edit("docs/tolk.md", "title: Tolk", "title: Tolkhjälp")
    edit("docs/tolk.md", "", "\n## Något alldeles nytt\n\nFråga om kristallkronor.\n")
    found = json.loads(index(Site.read(project), "fi"))
    _, title, sections = next(page for page in found["pages"] if page[0] == "tolk/")
    assert title == ["Tolkhjälp", "sv"]
    assert sections[0] == ["", "Voinko saada tulkin?"], "an older translation is still the heading"
    assert sections[-1] == ["nagot-alldeles-nytt", ["Något alldeles nytt", "sv"]], (
        "without the note beside it"
    )
    assert {"kristallkronor", "begriplig"} <= set(words(found))


def test_a_text_with_signs_of_html_is_text(project: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("docs/tolk.md", "", '\n## Kostar "barn" & <b> pengar?\n\nText.\n')
    found = json.loads(index(Site.read(project), "sv"))
    tolk = next(page for page in found["pages"] if page[0] == "tolk/")
    assert tolk[2][-1][1] == 'Kostar "barn" & <b> pengar?'


def test_a_page_is_cut_at_headings_with_an_anchor() -> None:
    cutter = _Cutter()
    cutter.feed(
        "<h1>Rubrik <em>ett</em></h1><p>lead<p>två<svg><text>nej</text></svg>"
        '<h2 id="a"><span lang="sv" dir="ltr">Svensk</span> <small class="mark">not</small></h2>'
        '<table><tr><td>ett<td>t<em>v</em>å</table><h3>utan</h3><dl class="words"><dt>nej<dl></dl><dd>nej</dl><p>Slut!'
    )
    cutter.close()
    assert [(s.anchor, s.shown, s.words) for s in cutter.sections] == [
        ("", "Rubrik ett", ["lead", "två"]),
        ("a", ["Svensk", "sv"], ["ett", "två", "utan", "slut"]),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_knows_the_index_of_its_language(built: Path, language: str) -> None:
    name, text = SITE.search_file(language)
    prefix = SITE.view("", language).prefix(SITE.translators[language].language)
    assert (built / prefix / name).read_text(encoding="utf-8") == text
    for file in (built / prefix / "tolk" / "index.html", built / prefix / "stod" / "samtal" / "index.html"):
        html = file.read_text(encoding="utf-8")
        address = re.search(r'data-index="([^"]*)"', html)
        assert address and (file.parent / address[1]).resolve() == (built / prefix / name).resolve()
        assert re.search(r'<form class="search" [^>]*\bhidden\b', html), "until the script runs"
    lost = (built / prefix / "404.html").read_text(encoding="utf-8")
    assert f'data-index="/{prefix}{name}"' in lost
