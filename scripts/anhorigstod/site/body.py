"""The text of a page as its template gets it: its components in it, cut after the lead, with official words that open."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..content.kinds import Word
from ..translation.segments import Block
from .alternates import after_headings
from .words import bridged

if TYPE_CHECKING:
    from .views import View

BLOCK = "\ue013"
"""A mark (private-use character) for a component, until the text around it is ready."""
_OWN_LINK = re.compile(r'(?<= )(href|src)="(?![a-z]+:|#)')
_HEADING_AND_LEAD = re.compile(r"<h1\b.*?</h1>\s*(?:<p\b[^>]*>.*?</p>)?", re.DOTALL)
_ABOVE_HEADINGS = re.compile(r".*?(?=<h2\b)|.*", re.DOTALL)


@dataclass(frozen=True)
class Body:
    """A page's text."""

    parts: tuple[Markup, Markup]
    """Heading with lead (on the first page all above the next heading), and the rest."""
    words: list[Word]
    """The official words that the text explains, each once."""


def body_of(view: "View") -> Body:
    """The body of the view's page."""
    html = after_headings(_filled(view), view.render_block(view, "heading_languages"))
    known = view.translator.source.data.of(Word).values()
    html, words = bridged(html, known, view.source_language.attributes)
    intro = (_ABOVE_HEADINGS if view.home else _HEADING_AND_LEAD).match(html)
    end = intro.end() if intro else 0
    return Body((Markup(html[:end]), Markup(html[end:])), words)


def _filled(view: "View") -> str:
    page = view.page
    assert page
    if not view.beside:
        return view.translator.body(page, lambda block: view.render_block(view, block.name))
    shown: list[str] = []

    def show(block: Block) -> str:
        shown.append(view.render_block(view, block.name))
        return BLOCK

    # The text's own links lead on from the page itself, which lies one step above.
    body = _OWN_LINK.sub(r'\1="../', view.translator.body(page, show))
    return re.sub(BLOCK, lambda _: shown.pop(0), body)
