"""Whether a change of Swedish may change what a reader does: then the old translation must not be shown.

"10/12 timmar" is 97 % alike and "är/är inte gratis" 87 %, so likeness says nothing about harm. What counts is compared by
itself: numbers, facts, links, and the small words that turn a promise round.
"""

import re
from difflib import SequenceMatcher

from ..content.placeholders import FIELD, PLACEHOLDER

ALIKE = 0.5
"""From here on two Swedish texts in the same place are one text, changed; below, they are two."""

NEGATIONS = "inte ej icke aldrig ingen inget inga ingenting ingenstans utan varken knappast sällan bara endast enbart utom förutom nej ja".split()
FORCE = """kan kunna får måste ska skall behöver bör alltid oftast ofta ibland kanske gratis avgiftsfri avgiftsfritt kostnadsfritt
    kostar betalar tillåtet tillåten förbjudet förbjuden giltig giltigt ogiltig ogiltigt rätt skyldig frivilligt""".split()
"""Words that say how strong a promise or a duty is."""
ORDER = """före efter innan sedan senast tidigast först sist första andra tredje sista minst högst mer mindre fler färre över under
    från till med utan varje""".split()
NUMBERS = (
    "noll två tre fyra fem sex sju åtta nio tio elva tolv hundra tusen halv halva hälften dubbelt".split()
)
"""`en` and `ett` are left out: they are articles far more often than numbers."""
TIME = """måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni juli augusti september oktober
    november december dag dagar vecka veckor månad månader år timme timmar minut minuter natt dygn dygnet""".split()
ACTORS = """du ni jag vi de hon han man ingen någon alla kommunen regionen staten polisen migrationsverket försäkringskassan
    personalen personen handläggaren läkaren tolken barn barnet barnen""".split()
"""Who does, pays, decides: the words by which a sentence turns round without a single "inte"."""

_LINK = re.compile(r"\]\(([^)\s]*)[^)]*\)|https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_COUNTED = frozenset([*NEGATIONS, *FORCE, *ORDER, *NUMBERS, *TIME, *ACTORS])
_COMPOUND_NUMBER = re.compile(
    r"(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)\w*|(?:tret|fjor|fem|sex|sjut|ar|nit)ton|\w*(?:hundra|tusen)"
)


def is_critical(old: str, new: str) -> bool:
    """Whether numbers, facts, links, negation or the force of a promise differ between two Swedish texts."""
    return _essence(old) != _essence(new)


def likeness(old: str, new: str) -> float:
    """How alike two texts are, 0 to 1, by their words."""
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _essence(text: str) -> tuple[tuple[str, ...], ...]:
    """What counts, in its order: "ring A, inte B" and "ring B, inte A" have the same words."""
    facts = (*PLACEHOLDER.findall(text), *FIELD.findall(PLACEHOLDER.sub(" ", text)))
    links = tuple(match[1] or match[0] for match in _LINK.finditer(text))
    rest = PLACEHOLDER.sub(" ", _LINK.sub(" ", text))
    words = (word.lower() for word in _WORD.findall(rest))
    counted = tuple(word for word in words if word in _COUNTED or _COMPOUND_NUMBER.fullmatch(word))
    return facts, links, tuple(_DIGITS.findall(rest)), counted
