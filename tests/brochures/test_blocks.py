"""What a piece of HTML says, block by block."""

import pytest

from anhorigstod.brochures.blocks import IMPRINT, Block, blocks
from tests.conftest import read_site

SITE = read_site()


def test_each_paragraph_item_and_cell_is_a_block_in_order() -> None:
    html = '<h2>A &amp; B</h2><p>Ett <em lang="sv">två</em><br>tre</p><ul><li>x</li></ul><dl><dt>t</dt><dd>d</dd></dl>'
    assert [(b.tag, b.text) for b in blocks(html)] == [
        ("h2", "A & B"),
        ("p", "Ett två tre"),
        ("li", "x"),
        ("dt", "t"),
        ("dd", "d"),
    ]


def test_items_of_ordered_lists_have_numbers() -> None:
    html = "<ol><li>a<ul><li>inner</li></ul></li><li>b</li></ol>"
    assert [(b.text, b.number) for b in blocks(html)][::2] == [("a", 1), ("b", 2)]
    assert blocks(html)[1].number <= 0


def test_pictures_imprint_and_other_languages_are_left_out_when_asked() -> None:
    html = '<svg><title>t</title></svg><p lang="sv">sv</p><p>ar</p><footer><p>kod</p></footer><aside><p>m</p></aside>'
    assert [b.text for b in blocks(html)] == ["sv", "ar", "kod", "m"]
    assert [b.text for b in blocks(html, IMPRINT, "ar")] == ["ar"]


def test_a_sign_in_an_attribute_ends_nothing() -> None:
    assert blocks('<p><a href="?a>b">länk</a></p>') == [Block("p", "länk", '<a href="?a>b">länk</a>')]


@pytest.mark.parametrize("language", [language.id for language in SITE.languages[1:]])
def test_every_page_has_the_same_blocks_in_every_language(language: str) -> None:
    for path, page in SITE.source.pages.items():
        pages = [
            [(b.tag, b.number) for b in blocks(SITE.translators[id].body(page, lambda _: ""))]
            for id in ("sv", language)
        ]
        assert pages[0] == pages[1], path
