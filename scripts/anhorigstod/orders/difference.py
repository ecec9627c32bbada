"""What has changed between two Swedish texts, word by word, so that a translator sees it at once."""

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\s*\S+\s*|\s+")
"""A word with the white space around it: the pieces together are the text."""


def marked(text: str, other: str) -> list[tuple[str, bool]]:
    """`text` in pieces, each with whether its words are missing in `other`. Without `other` nothing is marked."""
    words, others = _WORD.findall(text), _WORD.findall(other)
    if not other or not words:
        return [(text, False)]
    matcher = SequenceMatcher(None, [w.strip() for w in others], [w.strip() for w in words], autojunk=False)
    return [
        ("".join(words[start:end]), kind != "equal")
        for kind, _, _, start, end in matcher.get_opcodes()
        if start < end
    ]
