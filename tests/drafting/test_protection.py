"""What must not be touched comes back as it was, whatever the engine does to the codes."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anhorigstod.drafting.protection import Protected, protect
from anhorigstod.translation.admission import why_not
from anhorigstod.translation.checks import check
from anhorigstod.translation.glossary import Glossary
from anhorigstod.translation.source import INTERFACE
from tests.conftest import read_site
from tests.drafting.libre_server import backwards

SITE = read_site()
SOURCE = SITE.source
EMPTY = Glossary()
FI = next(language for language in SITE.languages if language.id == "fi")
SEGMENTS = [
    (key, segment.text) for key in [*SOURCE.catalogue_keys(), INTERFACE] for segment in SOURCE.segments(key)
]


def translated(protected: Protected, engine) -> str | None:
    said = {text: engine(text) for text in protected.wanted()}
    said |= {text: engine(text) for text in protected.wanted_again(said)}
    return protected.restored(said)


ENGINES = {
    "as they were": str,
    "in small letters": lambda text: re.sub(r"(XQ)(\d)", r"xq \2", text),
    "dropped": lambda text: re.sub(r"XQ\d+", "", text),
    "twice": lambda text: re.sub(r"XQ(\d+)", r"XQ\1 XQ\1", text),
    "the other way round": lambda text: " ".join(reversed(text.split(" "))),
    "other numbers": lambda text: re.sub(r"XQ(\d)", r"XQ9\1", text),
    "half": lambda text: text.replace("XQ1", "XQ"),
    "with a space at the end": lambda text: f" {text} ",
}


@pytest.mark.parametrize("engine", [ENGINES["as they were"], ENGINES["with a space at the end"]])
def test_every_segment_of_ours_comes_back_as_it_was(engine) -> None:
    for key, text in SEGMENTS:
        assert translated(protect(text, EMPTY, "fi"), engine) == text, key


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
def test_whatever_happens_to_codes_nothing_is_lost(engine) -> None:
    """Facts, fields, addresses and marks are there once and in order; no code is left."""
    for _, text in SEGMENTS:
        made = translated(protect(text, EMPTY, "fi"), engine)
        assert made is not None and "XQ" not in made.upper(), text
        found = {finding.id for finding in check(text, made, FI)}
        assert not found & {"OVS-01", "OVS-02", "OVS-04", "OVS-05", "OVS-06", "OVS-08", "OVS-12"}, (
            text,
            made,
        )


def test_a_translation_with_the_glossary_passes_the_checks() -> None:
    """With Swedish words explained, as for a real draft: nearly everything can be taken."""
    refused = []
    for key, text in SEGMENTS:
        made = translated(protect(text, SOURCE.glossary, "fi"), backwards)
        assert made
        if why := why_not(SOURCE, key, text, made, FI):
            refused.append((text, made, why))
    assert len(refused) < 0.01 * len(SEGMENTS), refused[:3]


EXAMPLES = [
    ("Ring {{ kontakt.vaxel.phone }} nu.", ["Ring XQ1 nu."]),
    ("Ring {phone}, {namn}!", ["Ring XQ1, XQ2!"]),
    ("[Läs om *tolk*](tolk.md#a) i dag.", ["XQ1 i dag.", "Läs om XQ1"]),
    ("Skriv till a.b@c.se eller se 1177.se/x.", ["Skriv till XQ1 eller se XQ2."]),
    ("Du får **vila lite** nu.", ["Du får XQ1 nu.", "vila lite"]),
    ("Ring oss.  \nVi svarar.", ["Ring oss.", "Vi svarar."]),
    ("Läs på [a][b] och `kod`.", ["Läs på XQ1 och XQ2.", "a"]),
    ("Modell XQ5 av {{ a.b }}.", ["Modell XQ5 av ZQ1."]),
    ("{{ a.b }}: {{ c.d }}", []),
    (r"Två \* stjärnor", ["Två XQ1 stjärnor"]),
]


@pytest.mark.parametrize(("text", "sent"), EXAMPLES)
def test_what_is_sent(text: str, sent: list[str]) -> None:
    assert list(protect(text, EMPTY, "fi").wanted()) == sent


def test_names_are_kept_and_swedish_words_are_explained() -> None:
    glossary = SOURCE.glossary
    text = "Fråga en *anhörigkonsulent* om En bra plats."
    assert list(protect(text, glossary, "fi").wanted()) == ["Fråga en XQ1 om XQ2."]
    made = translated(protect(text, glossary, "fi"), str)
    assert made == "Fråga en omaiskonsulentti (*anhörigkonsulent*) om En bra plats."
    assert translated(protect("Om *Demenslotsen*.", glossary, "ar"), str) == "Om *Demenslotsen*."


def test_text_is_cut_at_the_codes_when_they_are_lost() -> None:
    protected = protect("Ring {{ a.b }} eller skriv.", EMPTY, "fi")
    said = {"Ring XQ1 eller skriv.": "Soita tai kirjoita."}
    assert list(protected.wanted_again(said)) == ["Ring", "eller skriv"]
    said |= {"Ring": "Soita", "eller skriv": "tai kirjoita"}
    assert protected.restored(said) == "Soita {{ a.b }} tai kirjoita."


def test_without_an_answer_there_is_no_text() -> None:
    protected = protect("Ring {{ a.b }} nu.", EMPTY, "fi")
    assert protected.restored({}) is None
    assert protected.restored({"Ring XQ1 nu.": None, "Ring": "Soita", "nu": ""}) is None


PIECES = st.sampled_from(
    [
        *"*_`[](){}<>\\!#|:. \n",
        "{{ a.b }}",
        "{x}",
        "[ord](a.md)",
        "**fet**",
        "*ord*",
        "XQ1",
        "ord",
        "se 1177.se",
        "1",
    ]
)


@given(st.lists(PIECES, max_size=15).map("".join), st.randoms(use_true_random=False))
def test_no_text_and_no_answer_makes_it_fail(text: str, rng: random.Random) -> None:
    protected = protect(text, SOURCE.glossary, "fi")
    assert translated(protect(text, EMPTY, "fi"), str) is not None
    for engine in ENGINES.values():
        translated(protected, engine)
    translated(protected, lambda sent: "".join(rng.sample(sent, len(sent))))


@given(st.lists(PIECES, max_size=15).map("".join))
def test_any_text_comes_back_from_an_engine_that_changes_nothing(text: str) -> None:
    assert translated(protect(text, EMPTY, "fi"), str) == text
