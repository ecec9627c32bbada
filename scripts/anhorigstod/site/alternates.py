"""One page in every language: where it is, for readers and for machines.

These lists stand on every page and have languages² × pages entries in a site. They are put together here, not in a
template, because that made a third of a large build.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from ..translation.languages import Language

ANCHOR = "\ue011"
"""A mark (private-use character) in what is rendered once for all headings of a page."""
HEADING = re.compile(r'<h2\b[^>]* id="([^"]*)"[^>]*>(.*?)</h2>', re.DOTALL)
CURRENT = ' aria-current="true"'


@dataclass(frozen=True)
class Alternate:
    """The same page in another language, or in this one."""

    language: Language
    link: str
    """Relative to the page."""
    url: str
    """Absolute."""
    current: bool


@dataclass(frozen=True)
class Alternates:
    """The same page in every language, in the order of the menu."""

    paths: list[tuple[Language, str]]
    """Each language with the page's address below the top of the site."""
    language: Language
    """The one of this page."""
    root: str
    """The way from this page to the top of the site."""
    site_url: str
    announced: frozenset[str]
    """The languages that machines are told of: those in which at least half of the page is translated."""

    @cached_property
    def _all(self) -> list[Alternate]:
        root = "" if self.root == "./" else self.root
        return [
            Alternate(language, root + path or "./", self.site_url + path, language is self.language)
            for language, path in self.paths
        ]

    def __iter__(self) -> Iterator[Alternate]:
        return iter(self._all)

    @cached_property
    def links(self) -> Markup:
        """List items for readers: each language as its readers know it."""
        items = [
            f'<li><a href="{other.link}" hreflang="{escape(other.language.tag)}" {other.language.attributes}'
            f"{CURRENT if other.current else ''}>{escape(other.language.name)}</a></li>"
            for other in self
        ]
        return Markup("\n".join(items))

    @cached_property
    def hreflang(self) -> Markup:
        """Absolute addresses for machines, in the sitemap; who has no language of ours gets the first.

        Search engines take them there as well as from each page, where they would weigh a seventieth of the first view:
        https://developers.google.com/search/docs/specialty/international/localized-versions
        """
        tags = [(o.language.tag, o.url) for o in self if o.language.id in self.announced]
        tags.append(("x-default", self._all[0].url))
        return Markup("").join(
            Markup('\n<x:link rel="alternate" hreflang="{}" href="{}"/>').format(tag, url)
            for tag, url in tags
        )

    def of_heading(self, anchor: str) -> Markup:
        """List items for readers: a heading of the page in each other language."""
        items = [
            f'<li><a href="{other.link}#{escape(anchor)}" {other.language.attributes}>{escape(other.language.name)}</a></li>'
            for other in self
            if not other.current
        ]
        return Markup("\n".join(items))


def after_headings(html: str, paragraph: str) -> str:
    """`html` with `paragraph` after each heading that has an anchor, which stands where ANCHOR does.

    It leads to the page that has the heading in every language. The list itself is not on this page: with seventeen
    languages and a dozen headings it would weigh a tenth of the first view, and hardly anybody asks for it.
    """
    return HEADING.sub(lambda heading: heading[0] + paragraph.replace(ANCHOR, heading[1]), html)


def headings(html: str) -> list[tuple[str, Markup]]:
    """Anchor and text of every heading that `after_headings` sees."""
    return [(anchor, Markup(text)) for anchor, text in HEADING.findall(html)]
