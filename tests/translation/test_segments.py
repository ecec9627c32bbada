"""The skeleton holds what the parser would write, and nothing but text is left to languages."""

import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anhorigstod.content.front_matter import split
from anhorigstod.content.placeholders import PlaceholderExtension
from anhorigstod.site.site import Site
from anhorigstod.translation.links import LinkExtension
from anhorigstod.translation.segments import BOX_TITLES, Block, PageParser, Segment
from tests.conftest import ROOT, read_site

SITE = read_site()
PAGES = list(SITE.source.pages)
EXTENSIONS = ["toc", "tables", "attr_list", "admonition", "sane_lists"]
TAG = re.compile(r"<[^>]*>")

SAMPLES = {
    "attribute lists": "# Rubrik *kursiv* { #vem .stor }\n\nStycke\n{ .klass }\n\n## Rubrik { .bara }\n",
    "headings alike": "## Vad?\n\n## Vad?\n\n### Vad `x`?\n",
    "lists": "- ett\n- två\n\n    mer **fet**\n\n    - under\n\n1. a\n2. b\n",
    "table": "| A | B |\n|---|---|\n| x | y [l](a.md) |\n| | {{ a.b }} |\n",
    "boxes": '!!! note "Titel"\n    Text\n\n    - punkt\n',
    "quote and code": "> citat\n\n    kod <b>\n\n`x < y`\n",
    "breaks": "rad ett\nrad två  \nrad tre\\\nfyra\n",
    "references": "[ett][r] och ![bild](b.png 'titel')\n\n[r]: https://example.se 'T'\n",
    "html is text": "<script>alert(1)</script>\n\n<b>x</b> & y &amp; z\n",
    "rule and definition": "text\n\n---\n\nmer\n",
    "autolink and escape": "<https://a.se> \\*stjärna\\* a_b_c *x*y\n",
}


def plain(text: str, extensions: list, options: dict) -> str:
    """What Python-Markdown writes, HTML in texts being text."""
    md = markdown.Markdown(extensions=extensions, extension_configs=options)
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    return md.convert(text)


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_identity_gives_identical_html(text: str) -> None:
    parser = PageParser([*EXTENSIONS, PlaceholderExtension()], {})
    skeleton = parser.parse(text)
    assert skeleton.fill(lambda segment: parser.inline(segment.raw)) == plain(
        text, [*EXTENSIONS, PlaceholderExtension()], {}
    )


@pytest.mark.parametrize("path", PAGES)
def test_identity_on_every_page_of_ours(path: str) -> None:
    source = SITE.source.settings
    page = SITE.source.pages[path]
    _, text = split((source.docs / path).read_text(encoding="utf-8"), path)
    links = LinkExtension(path, path, PAGES, ())
    expected = plain(text, [*source.extensions, PlaceholderExtension(), links], source.extension_options)
    expected = re.sub(r"<p><fact (visa\.[\w.]+)></p>", r"«\1»", expected)
    assert (
        page.skeleton.fill(lambda s: page.parser.inline(s.raw), lambda block: f"«visa.{block.name}»")
        == expected
    )


@pytest.mark.parametrize("path", PAGES)
def test_marking_every_segment_changes_no_tag(path: str) -> None:
    page = SITE.source.pages[path]
    same = page.skeleton.fill(lambda s: page.parser.inline(s.raw))
    marked = page.skeleton.fill(lambda s: page.parser.inline(f"⟦{s.raw}⟧"))
    assert TAG.findall(marked) == TAG.findall(same)
    outside = re.sub(r"⟦[^⟧]*⟧", "", TAG.sub("", marked))
    assert not any(sign.isalpha() for sign in outside), "some text is not in any segment"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab å*_`[]()#>-1.|!{}:<&\\\n \"'~^=", max_size=80))
def test_identity_on_any_text(text: str) -> None:
    parser = PageParser([*EXTENSIONS], {})
    skeleton = parser.parse(text)
    assert skeleton.fill(lambda segment: parser.inline(segment.raw)) == plain(text, EXTENSIONS, {})


def test_segments_bear_their_kind_and_folded_text() -> None:
    found = (
        PageParser(EXTENSIONS, {}).parse("# Rubrik { #x }\n\nEtt\nstycke  med   luft\n\n- punkt\n").segments
    )
    assert [(s.text, s.kind) for s in found] == [
        ("Rubrik", "rubrik"),
        ("Ett stycke med luft", "stycke"),
        ("punkt", "punkt"),
    ]


def test_a_box_without_title_gets_the_interfaces() -> None:
    found = PageParser(EXTENSIONS, {}).parse("!!! warning\n    Akta\n\n!!! note\n    Så\n").segments
    assert [(s.text, s.interface) for s in found] == [
        (BOX_TITLES["warning"], True),
        ("Akta", False),
        (BOX_TITLES["note"], True),
        ("Så", False),
    ]


def test_a_block_stands_alone_and_facts_need_no_translator() -> None:
    skeleton = PageParser([*EXTENSIONS, PlaceholderExtension()], {}).parse(
        "{{ visa.kort.stod }}\n\n{{ kontakt.a.phone }}\n"
    )
    assert [type(part) for part in skeleton.parts if not isinstance(part, str)] == [Block, Segment]
    assert skeleton.blocks == [Block("kort.stod")]
    assert skeleton.segments[0].fixed
    assert skeleton.parts[0] != "<div>"


def test_anchors_come_from_the_swedish_or_from_the_writer() -> None:
    assert PageParser(EXTENSIONS, {}).parse("# Så gör du { #start }\n\n## Är *det* så?\n").anchors == (
        "start",
        "ar-det-sa",
    )


def test_what_a_translator_writes_is_never_obeyed() -> None:
    parser = PageParser([*EXTENSIONS, PlaceholderExtension()], {})
    parser.parse("text")
    assert "<script" not in parser.inline("<script>alert(1)</script>")
    assert "<img" not in parser.inline('<img src=x onerror="alert(1)">')
    assert "<fact" not in parser.inline("<fact kontakt.vaxel.phone>")


def test_the_site_has_pages() -> None:
    assert isinstance(SITE, Site) and len(PAGES) >= 25 and (ROOT / "docs" / PAGES[0]).is_file()
