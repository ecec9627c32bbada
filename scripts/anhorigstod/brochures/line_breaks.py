"""A patch over WeasyPrint 70: a line that fits but for the space at its end was broken after its first word.

That happens where text is followed by an emphasised word: `Hjälpen kan heta *avlösarservice*`. Pango lets the space hang
over the margin, WeasyPrint takes the line for too long, and tries its first word alone.
"""

from typing import Any

import weasyprint.layout.inline
from weasyprint.text.line_break import split_first_line as _split_first_line


def mend() -> None:
    """Put the patch in place, for this process."""
    weasyprint.layout.inline.split_first_line = split_first_line  # type: ignore[attr-defined]


def split_first_line(
    text: str, style: Any, context: Any, max_width: Any, justification_spacing: Any, **options: Any
) -> Any:
    """As WeasyPrint's own; but if it broke after one word, and all fits without the last space, all is the line."""
    found = _split_first_line(text, style, context, max_width, justification_spacing, **options)
    length, rest = found[1], found[2]
    whole = text.rstrip(" ")
    one_word = (
        rest is not None and " " in whole and " " not in whole.encode()[:length].decode(errors="ignore")
    )
    if not one_word or whole == text or style["white_space"] not in ("normal", "pre-line"):
        return found
    layout, length, rest, width, *heights = _split_first_line(
        whole, style, context, max_width, justification_spacing, **options
    )
    if rest is not None or max_width is None or width > max_width:
        return found
    return layout, length, len(text.encode()), width, *heights
