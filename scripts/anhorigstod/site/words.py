"""The word bridge: an official Swedish word in a text opens its explanation in the reader's language."""

import re
from collections.abc import Iterable

from markupsafe import escape

from ..content.kinds import Word

_LEFT_ALONE = r"<a\b.*?</a>|<h[1-6]\b.*?</h[1-6]>|<summary\b.*?</summary>"
"""Where a button must not stand: inside links and what else can be pressed, and in headings, which menus repeat."""
_WORD = re.compile(
    rf"({_LEFT_ALONE})|([(\[«„“”\"]*)<em(?: lang=\"[^\"]*\" dir=\"[^\"]*\")?>([^<]*)</em>([)\]»“”\".,:;?!،؛؟፣።፧]*)",
    re.DOTALL,
)
"""An emphasised word, with the signs that stand close to it: browsers may break a line before and after a button."""


def bridged(html: str, words: Iterable[Word], swedish: str) -> tuple[str, list[Word]]:
    """`html` with a button in place of each emphasised word that is explained, and those words, each once.

    `swedish` is the attributes (`lang`, `dir`) of text in the language of the words.
    """
    known = {word.term.casefold(): word for word in words}
    found: dict[str, Word] = {}

    def button(match: re.Match[str]) -> str:
        word = known.get((match[3] or "").casefold())
        if match[1] or not word:
            return match[0]
        found[word.id] = word
        made = f'<button type="button" class="word" popovertarget="o-{escape(word.id)}" {swedish}>{match[3]}</button>'
        return f'<span class="close">{match[2]}{made}{match[4]}</span>' if match[2] or match[4] else made

    return _WORD.sub(button, html), list(found.values())
