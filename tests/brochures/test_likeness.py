"""The measure of how much of a text is read in its order."""

import random
import time
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anhorigstod.brochures.likeness import likeness, plain


@pytest.mark.parametrize(
    ("expected", "found", "share"),
    [
        ("", "", 1),
        ("a b", "a b", 1),
        ("a b\nc", "a\nb c", 1),
        ("a\u00a0b", "a b", 1),
        ("a\u0308", "ä", 1),
        ("an\u00adhörig \u2066a\u2069", "anhörig a", 1),
        ("a b", "", 0),
        ("", "a", 0),
        ("a b", "ab", 0),
        ("a b c d", "d c b a", 0.25),
        ("a b c d", "a c b d", 0.75),
        ("می‌کنید", "میکنید", 0),
        ("a b c d", "a b x c d", 8 / 9),
    ],
)
def test_what_is_alike(expected: str, found: str, share: float) -> None:
    assert likeness(expected, found) == pytest.approx(share)


def test_plain_text_has_no_marks_of_direction() -> None:
    assert plain(" \u200f040-628\u00a004 00\u202c \n") == "040-628 04 00"


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_it_is_the_longest_common_subsequence(ours: list[str], theirs: list[str]) -> None:
    table = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i, one in enumerate(ours):
        for j, other in enumerate(theirs):
            table[i + 1][j + 1] = table[i][j] + 1 if one == other else max(table[i][j + 1], table[i + 1][j])
    wanted = 2 * table[-1][-1] / (len(ours) + len(theirs)) if ours or theirs else 1
    assert likeness(" ".join(ours), " ".join(theirs)) == pytest.approx(wanted)
    assert wanted >= SequenceMatcher(None, ours, theirs, autojunk=False).ratio() - 1e-9, (
        "never more than there is"
    )


def test_a_booklet_with_everything_wrong_is_quick() -> None:
    rng = random.Random(1)
    words = [f"ord{int(rng.paretovariate(1))}" for _ in range(20_000)]
    other = [word if rng.random() > 0.1 else "fel" for word in words]
    start = time.process_time()
    assert 0.85 < likeness(" ".join(words), " ".join(other)) < 0.95
    assert time.process_time() - start < 2
