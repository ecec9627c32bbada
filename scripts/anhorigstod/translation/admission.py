"""Whether a translation from outside, a translator's or a machine's, may stand for a Swedish text of today."""

from collections.abc import Collection

from .checks import grave_findings
from .languages import Language
from .reviews import pair_hash
from .source import INTERFACE, Source
from .translator import same_markup


def why_not(
    source: Source,
    key: str,
    swedish: str,
    text: str,
    language: Language,
    waived: Collection[tuple[str, str]] = (),
) -> str:
    """Why a translation cannot be taken into catalogue `key`, in Swedish; empty if it can."""
    inline = source.inline(key) if key != INTERFACE else str
    if not same_markup(inline(swedish), inline(text)):
        return "Länkar, {{ … }}, * och ** är inte samma som i den svenska texten, eller i en annan ordning."
    pair = pair_hash(language.tag, swedish, text)
    grave = [f for f in grave_findings(swedish, text, language) if (f.id, pair) not in waived]
    return " ".join(f"{finding.what} {finding.how} (Regel {finding.id})" for finding in grave)
