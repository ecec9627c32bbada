"""The Swedish is easy: LIX ≤ 30 on every page and no sentence over 20 words (names and quoted terms excepted).

LIX (Björnsson 1968) = words per sentence + percentage of words longer than six letters. Headings, list items, cells
and boxes end a sentence. Run with `pytest -s tests/site/test_easy_swedish.py` for the report.
"""

import re

import pytest

from anhorigstod.content.kinds import KINDS
from anhorigstod.content.placeholders import PLACEHOLDER
from anhorigstod.content.records import words_of
from tests.conftest import read_site

SITE = read_site()
LIX, WORDS = 30, 20
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_QUOTED = re.compile(r"\*+[^*]+\*+|”[^”]+”")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
NAMES = {
    "Trelleborg",
    "Trelleborgs",
    "Demenslotsen",
    "Försäkringskassan",
    "Migrationsverket",
    "Kvinnofridslinjen",
    "Demensförbundet",
}


def sentences(texts: list[str]) -> list[list[str]]:
    """The words of each sentence, terms in italics and names counted as one short word."""
    found = []
    for text in texts:
        text = _QUOTED.sub("ord", PLACEHOLDER.sub("tal", _LINK.sub(r"\1", text)))
        for sentence in re.split(r"[.!?:]+(?:\s|$)", text):
            words = ["namn" if word in NAMES else word for word in _WORD.findall(sentence)]
            if words:
                found.append(words)
    return found


def lix(found: list[list[str]]) -> float:
    words = [word for sentence in found for word in sentence]
    return len(words) / len(found) + 100 * sum(len(word) > 6 for word in words) / len(words)


@pytest.mark.parametrize("path", SITE.source.pages)
def test_page(path: str) -> None:
    page = SITE.source.pages[path]
    found = sentences([segment.text for segment in page.segments])
    longest = max(found, key=len)
    print(
        f"{path:35} LIX {lix(found):4.1f}  longest sentence {len(longest):2}  words {sum(map(len, found)):4}"
    )
    assert lix(found) <= LIX
    assert len(longest) <= WORDS, " ".join(longest)


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if SITE.source.data.of(kind)], ids=lambda kind: kind.__name__
)
def test_data(kind: type) -> None:
    texts = [
        text
        for entry in SITE.source.data.of(kind).values()
        for name, text in words_of(entry)
        if name != "say"
    ]
    assert all(len(sentence) <= WORDS for sentence in sentences(texts))


def test_the_measure_tells_hard_from_easy() -> None:
    easy = sentences(["Du får vila. Ring oss. Vi kan ge dig råd."])
    hard = sentences(
        [
            "Anhörigkonsulenterna tillhandahåller individuellt utformade stödinsatser i enlighet med socialtjänstlagens bestämmelser."
        ]
    )
    assert lix(easy) < 15 < 60 < lix(hard)
    assert len(sentences(["Ett två tre. Fyra fem!"])) == 2
