"""The state of every sentence: a truth table, and properties over random edits of real pages."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anhorigstod.content.values import Day
from anhorigstod.translation.catalogue import Catalogue, Entry
from anhorigstod.translation.reviews import Reviews, SameMeaning, Signature, pair_hash, text_hash
from anhorigstod.translation.segments import Segment
from anhorigstod.translation.severity import is_critical
from anhorigstod.translation.status import Freshness, states
from tests.conftest import read_site

SITE = read_site()
FINNISH = next(language for language in SITE.languages if language.id == "fi")
NOW = "Du kan få hjälp i 10 timmar."
TODAY = Day.parse("2026-11-21")
OLD = {
    Freshness.CURRENT: NOW,
    Freshness.OUTDATED: "Du kan få fin hjälp i 10 timmar.",
    Freshness.CRITICAL: "Du kan få hjälp i 20 timmar.",
    Freshness.MISSING: "",
}


def segments(*texts: str) -> list[Segment]:
    return [Segment(text, "stycke", text) for text in texts]


def catalogue(*pairs: tuple[str, str], machine: bool = True) -> Catalogue:
    note = "ursprung: maskin (X)" if machine else "ursprung: person"
    return Catalogue({swedish: Entry(swedish, text, "stycke", note) for swedish, text in pairs})


def signature(swedish: str, text: str) -> Signature:
    return Signature(by="A B", role="tolk", date=TODAY, page="p", pairs=(pair_hash("fi", swedish, text),))


@pytest.mark.parametrize(
    ("freshness", "machine", "signed"), list(itertools.product(Freshness, (True, False), (True, False)))
)
def test_truth_table(freshness: Freshness, machine: bool, signed: bool) -> None:
    """All combinations of the two states: what is recognised, and what a sign-off is worth."""
    old = OLD[freshness]
    pairs = [("Före.", "Ennen."), *([(old, "Apua.")] if old else []), ("Efter.", "Jälkeen.")]
    reviews = Reviews(signatures=(signature(old, "Apua."),) if signed and old else ())
    state = states(segments("Före.", NOW, "Efter."), catalogue(*pairs, machine=machine), FINNISH, reviews)[
        NOW
    ]
    assert state.freshness is freshness
    assert state.machine is (machine and freshness is not Freshness.MISSING)
    assert (state.signature is not None) is (signed and freshness is Freshness.CURRENT), (
        "a sign-off is of these words"
    )


@pytest.mark.parametrize(
    ("old", "new", "critical"),
    [
        ("Du får 10 timmar.", "Du får 20 timmar.", True),
        ("Det är gratis.", "Det är inte gratis.", True),
        ("Du får tio timmar.", "Du får tolv timmar.", True),
        ("Ring {{ kontakt.a.phone }}.", "Ring {{ kontakt.b.phone }}.", True),
        ("Läs [mer](a.md).", "Läs [mer](b.md).", True),
        ("Skriv till a@b.se.", "Skriv till c@b.se.", True),
        ("Du kan få tolk.", "Du ska få tolk.", True),
        ("Det är oftast gratis.", "Det är gratis.", True),
        ("Utan beslut.", "Med beslut.", True),
        ("Bara vuxna.", "Vuxna.", True),
        ("Kom på måndag.", "Kom på torsdag.", True),
        ("Kommunen betalar.", "Du betalar.", True),
        ("Ring 112 vid fara, 1177 för råd.", "Ring 1177 vid fara, 112 för råd.", True),
        ("Det är giltigt.", "Det är ogiltigt.", True),
        ("Vänta tretton dagar.", "Vänta sexton dagar.", True),
        ("Svara senast i mars.", "Svara tidigast i mars.", True),
        ("Du får inte köra, du måste ringa.", "Du måste inte köra, du får ringa.", True),
        ("Du får vila.", "Du får vila!", False),
        ("Du får vila en stund.", "Du får vila en liten stund.", False),
        ("Läs [mer](a.md).", "Läs [mycket mer](a.md).", False),
        ("Vi lyssnar på dig.", "Vi hör på dig.", False),
    ],
)
def test_what_is_critical(old: str, new: str, critical: bool) -> None:
    assert is_critical(old, new) is critical and is_critical(new, old) is critical


def test_a_moved_paragraph_stays_current() -> None:
    found = states(
        segments("C.", "A.", "B."), catalogue(("A.", "a"), ("B.", "b"), ("C.", "c")), FINNISH, Reviews()
    )
    assert {state.freshness for state in found.values()} == {Freshness.CURRENT}


def test_an_old_text_in_another_place_is_not_taken_for_this() -> None:
    old = catalogue(("A.", "a"), ("Du får vila här nu.", "x"), ("B.", "b"), ("C.", "c"))
    found = states(segments("A.", "B.", "Du får vila här.", "C."), old, FINNISH, Reviews())
    assert found["Du får vila här."].freshness is Freshness.MISSING


def test_an_old_heading_is_not_taken_for_a_sentence_and_is_given_once() -> None:
    heading = Catalogue({"Du får vila nu": Entry("Du får vila nu", "x", "rubrik", "")})
    assert (
        states(segments("Du får vila"), heading, FINNISH, Reviews())["Du får vila"].freshness
        is Freshness.MISSING
    )
    one = catalogue(("Du får vila nu.", "x"))
    found = states(segments("Du får vila.", "Du får vila här."), one, FINNISH, Reviews())
    assert sorted(state.freshness.value for state in found.values()) == ["missing", "outdated"]


def test_an_attested_change_keeps_the_translation_current_but_no_sign_off() -> None:
    old, new = "Det är 10 timmar.", "Det är tio timmar."
    pair = pair_hash("fi", old, "x")
    same = SameMeaning(by="A", date=TODAY, page="p", old=text_hash(old), new=text_hash(new), pair=pair)
    reviews = Reviews(same_meaning=(same,), signatures=(signature(old, "x"),))
    state = states(segments(new), catalogue((old, "x")), FINNISH, reviews)[new]
    assert state.freshness is Freshness.CURRENT and state.signature is None, (
        "she has not seen the new Swedish"
    )
    other = states(segments(new), catalogue((old, "another")), FINNISH, reviews)[new]
    assert other.freshness is Freshness.CRITICAL, "another translation needs another attestation"


WORDS = [
    "inte",
    "10",
    "20",
    "aldrig",
    "kan",
    "vila",
    "och",
    "mycket",
    "{{ kontakt.sos.phone }}",
    "[x](y.md)",
    "ingen",
]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000_000), st.sampled_from(list(SITE.source.pages)))
def test_random_edits_never_show_what_is_critically_old(seed: int, path: str) -> None:
    """Random edits of real pages: whatever would be shown belongs to this Swedish, or to one with the same essence."""
    rng = random.Random(seed)
    texts = [segment.text for segment in SITE.source.segments(path.removesuffix(".md"))]
    old = Catalogue(
        {
            s.text: Entry(s.text, f"fi {s.text}", s.kind, "")
            for s in SITE.source.segments(path.removesuffix(".md"))
        }
    )
    kinds = {s.text: s.kind for s in SITE.source.segments(path.removesuffix(".md"))}
    edited = []
    for text in texts:
        action, words = rng.random(), text.split()
        if action < 0.1:
            continue
        if action < 0.4:
            words.insert(rng.randrange(len(words) + 1), rng.choice(WORDS))
        elif action < 0.5 and len(words) > 1:
            del words[rng.randrange(len(words))]
        edited.append(Segment(" ".join(words), kinds[text]))
    if rng.random() < 0.3:
        rng.shuffle(edited)
    used = []
    for swedish, state in states(edited, old, FINNISH, Reviews()).items():
        if state.freshness is Freshness.CURRENT:
            assert state.entry and state.entry.swedish == swedish
        elif state.freshness is Freshness.OUTDATED:
            assert state.entry and not is_critical(state.entry.swedish, swedish)
            assert state.entry.swedish not in {s.text for s in edited}
        if state.entry:
            used.append(state.entry.swedish)
    assert len(used) == len(set(used)), "a translation stands for one text only"
