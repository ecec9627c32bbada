"""How alike two texts are, in words and their order: 1 if a reader gets all of one from the other, in order."""

import re
import unicodedata

INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Hyphenation points and direction marks: nothing to hear. Joiners (U+200C, U+200D) shape letters: they count."""


def plain(text: str) -> str:
    """`text` with the same signs for the same characters, single spaces, and nothing that is invisible."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def likeness(expected: str, found: str) -> float:
    """The share, 0-1, of both texts' words that they have in common in the same order; 1 for two empty texts.

    A word is between spaces, and counts whole or not at all: words run together, cut or reversed are lost. Exact: twice
    the longest common subsequence by the sum of lengths. A booklet of 20,000 words takes a tenth of a second.
    """
    ours, theirs = plain(expected).split(), plain(found).split()
    if ours == theirs:
        return 1.0
    return 2 * _common(ours, theirs) / (len(ours) + len(theirs))


def _common(ours: list[str], theirs: list[str]) -> int:
    """Length of the longest common subsequence, a row of the usual table at a time as the bits of one integer.

    H. Hyyrö, Bit-parallel LCS-length computation revisited (2004).
    """
    places: dict[str, int] = {}
    for index, word in enumerate(ours):
        places[word] = places.get(word, 0) | 1 << index
    everything = row = (1 << len(ours)) - 1
    for word in theirs:
        if here := row & places.get(word, 0):
            row = ((row + here) | (row - here)) & everything
    return len(ours) - row.bit_count()
