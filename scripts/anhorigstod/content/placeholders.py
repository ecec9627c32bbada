"""`{{ kontakt.vaxel.phone }}`: a fact in a text, found by an inline processor of Python-Markdown.

No template language: a name is looked up, nothing is executed. The processor leaves a mark, `<fact NAME>`, which
no writer can make (HTML in texts is escaped); each language puts its own rendering of the fact there.
"""

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

PLACEHOLDER = re.compile(r"\{\{\s*([\w.]*)\s*\}\}")
PRIORITY = 175
"""After backslash escapes (180), before links and emphasis (170 and below), which would read the underscores."""
_MARK = re.compile(r"<fact ([\w.]*)>")


FIELD = re.compile(r"\{(\w+)\}")
"""`{phone}` in an interface string, `{språk}` on a show-card: filled in by code, never evaluated."""


def fill_fields(text: str, **values: str) -> str:
    """`text` with each `{name}` replaced by its value; a name without a value is left as it is."""
    return FIELD.sub(lambda field: values.get(field[1], field[0]), text)


def fill_facts(html: str, resolve: Callable[[str], str]) -> str:
    """`html` with each mark replaced by the safe HTML that `resolve` gives for its name."""
    return _MARK.sub(lambda mark: resolve(mark[1]), html) if "<fact " in html else html


class PlaceholderExtension(Extension):
    """Turns placeholders into marks."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_Placeholder(PLACEHOLDER.pattern, md), "placeholder", PRIORITY)


class _Placeholder(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        return self.md.htmlStash.store(f"<fact {m[1]}>"), m.start(0), m.end(0)
