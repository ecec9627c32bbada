"""Whether a change of Swedish may change what a reader does: then the old translation must not be shown.

"10/12 timmar" is 97 % alike and "är/är inte gratis" 87 %, so likeness says nothing about harm. What counts is compared by
itself: numbers, facts, links, and the small words that turn a promise round.
"""

import re
from collections import Counter
from difflib import SequenceMatcher

from ..content.placeholders import FIELD, PLACEHOLDER

ALIKE = 0.5
"""From here on two Swedish texts in the same place are one text, changed; below, they are two."""

NEGATIONS = "inte ej icke aldrig ingen inget inga ingenting ingenstans utan varken knappast sällan bara endast enbart utom förutom".split()
FORCE = "kan kunna får måste ska skall behöver bör alltid oftast ofta ibland kanske gratis avgiftsfri avgiftsfritt före efter minst högst".split()
"""Words that say how strong a promise or a duty is."""
NUMBERS = "noll två tre fyra fem sex sju åtta nio tio elva tolv femton tjugo trettio fyrtio femtio hundra tusen halv halva hälften dubbelt".split()

_LINK = re.compile(r"\]\(([^)\s]*)[^)]*\)|https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_COUNTED = frozenset([*NEGATIONS, *FORCE, *NUMBERS])
"""`en` and `ett` are left out: they are articles far more often than numbers."""


def is_critical(old: str, new: str) -> bool:
    """Whether numbers, facts, links, negation or the force of a promise differ between two Swedish texts."""
    return _essence(old) != _essence(new)


def likeness(old: str, new: str) -> float:
    """How alike two texts are, 0 to 1, by their words."""
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _essence(text: str) -> tuple[Counter[str], ...]:
    facts = Counter([*PLACEHOLDER.findall(text), *FIELD.findall(PLACEHOLDER.sub(" ", text))])
    links = Counter(match[1] or match[0] for match in _LINK.finditer(text))
    rest = PLACEHOLDER.sub(" ", _LINK.sub(" ", text))
    words = [word.lower() for word in _WORD.findall(rest)]
    return facts, links, Counter(_DIGITS.findall(rest)), Counter(word for word in words if word in _COUNTED)
