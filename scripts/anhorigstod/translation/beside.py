"""A language with its Swedish beside it: every text that is shown translated brings the Swedish it stands for."""

from ..content.placeholders import fill_facts
from .pages import Page
from .segments import Segment
from .text import Text
from .translator import Translator


class Beside(Translator):
    """As `translator`, which it shares everything with; `swedish` gives the other half."""

    def __init__(self, translator: Translator, swedish: Translator):
        self.__dict__.update(translator.__dict__)
        self._other = swedish

    def field(self, entry: object, name: str) -> Text | None:
        text, other = super().field(entry, name), self._other.field(entry, name)
        if text is None or other is None or text.missing or text.html == other.html:
            return text
        return Text(text.plain, self._pair(text.html, other.html), text.language, text.reader, text.state)

    def _translated(self, html: str, page: Page, segment: Segment) -> str:
        return self._pair(html, fill_facts(page.parser.inline(segment.raw), self._other.fact))

    def _pair(self, own: str, other: str) -> str:
        return f'<span class="own">{own}</span> <span class="sv" {self.swedish.attributes}>{other}</span>'
