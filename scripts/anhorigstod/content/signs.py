"""Signs that nobody sees, and words that look like others: what a person who reads the change cannot notice."""

import re
import unicodedata
from functools import lru_cache

UNSHOWN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
"""Unicode's categories of control signs, direction marks, private and unassigned signs, odd line ends."""
_HIDDEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Invisible signs that Unicode counts as letters or marks, variation selectors among them."""
_WORD = re.compile(r"[^\W\d_]+")
ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
"""Scripts with letters that cannot be told apart by eye."""
FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc\uff21-\uff5a\U0001d400-\U0001d7ff]")
"""Letters that only look like letters: ligatures and shapes copied from a PDF, wide and mathematical letters."""


def hidden_sign(text: str, allowed: str = "\n") -> str | None:
    """The first sign that is not shown and not `allowed`: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    if text.isprintable() and not _HIDDEN.search(text):
        return None
    for sign in text:
        if sign not in allowed and (unicodedata.category(sign) in UNSHOWN or _HIDDEN.match(sign)):
            return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
    return None


@lru_cache(4096)
def script_of(letter: str) -> str:
    """`LATIN`, `CYRILLIC` …: the first word of the letter's name in Unicode."""
    return unicodedata.name(letter, "?").split(" ")[0]


def lookalike_in_latin(text: str) -> str | None:
    """The first word of a text in Latin letters that has a letter of another script, or one that only looks like it."""
    if text.isascii():
        return None
    for word in _WORD.findall(text):
        if not word.isascii() and (
            FORMS.search(word) or ({script_of(letter) for letter in word} & ALIKE) - {"LATIN"}
        ):
            return word
    return None
