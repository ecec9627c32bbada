"""How hard a Swedish text is to read: length of sentences, and LIX (Björnsson 1968).

LIX = words per sentence + percentage of words longer than six letters. Headings, list items, cells and boxes end a
sentence. Terms in italics, quotations and names count as one short word: they cannot be written more simply.
"""

import re
from collections.abc import Collection, Iterable

from ..content.placeholders import PLACEHOLDER

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_QUOTED = re.compile(r"\*+[^*]+\*+|”[^”]+”")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_END = re.compile(r"[.!?:]+(?:\s|$)")
LONG = 6
"""A word of more letters is a long one."""


def sentences(texts: Iterable[str], names: Collection[str] = ()) -> list[list[str]]:
    """The words of each sentence."""
    found = []
    for text in texts:
        plain = _QUOTED.sub("ord", PLACEHOLDER.sub("tal", _LINK.sub(r"\1", text)))
        for sentence in _END.split(plain):
            words = ["namn" if word in names else word for word in _WORD.findall(sentence)]
            if words:
                found.append(words)
    return found


def lix(found: list[list[str]]) -> float:
    """The LIX of sentences; 0 for none. Up to 25 is very easy, over 40 hard."""
    words = [word for sentence in found for word in sentence]
    if not words:
        return 0.0
    return len(words) / len(found) + 100 * sum(len(word) > LONG for word in words) / len(words)
