"""Pages that no file in `docs/` is: each page with its Swedish beside it, cards to show, short addresses, QR codes."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import segno

from ..content.kinds import Phrase
from ..translation.beside import Beside
from .alternates import headings
from .places import BESIDE, OTHERS, card_address

if TYPE_CHECKING:
    from .site import Site


def extras(site: "Site", language: str) -> Iterator[tuple[str, str]]:
    """Address below the top of the site and text, of each."""
    yield from _beside(site, language)
    yield from _headings(site, language)
    yield from _cards(site, language)
    yield from _codes(site, language)
    if language == site.languages[0].id:
        yield from _aliases(site)


def _beside(site: "Site", language: str) -> Iterator[tuple[str, str]]:
    """No reader of the page itself pays for the Swedish that she has not asked for: it is another page."""
    if language == site.languages[0].id:
        return
    translator = Beside(site.translators[language], site.translators[site.languages[0].id])
    for path, page in site.source.pages.items():
        view = site.view(path, language, f"{page.address}{BESIDE}", translator)
        yield f"{language}/{view.place}index.html", site.render("main.html", view)


def _headings(site: "Site", language: str) -> Iterator[tuple[str, str]]:
    """Where a heading is in every language, for who comes to the middle of a page in one that she does not read."""
    for path, page in site.source.pages.items():
        view = site.view(path, language, f"{page.address}{OTHERS}")
        found = headings(site.translators[language].body(page, lambda _: ""))
        if found:
            yield (
                f"{view.prefix(view.language)}{view.place}index.html",
                site.render("headings.html", view, headings=found),
            )


def _cards(site: "Site", language: str) -> Iterator[tuple[str, str]]:
    phrases = list(site.source.data.of(Phrase).values())
    for index, phrase in enumerate(phrases):
        view = site.view("", language, card_address(phrase.id))
        following = phrases[(index + 1) % len(phrases)]
        yield (
            f"{view.prefix(view.language)}{view.place}index.html",
            site.render("card.html", view, phrase=phrase, following=following),
        )


def _codes(site: "Site", language: str) -> Iterator[tuple[str, str]]:
    """A QR code of every page, which is fetched only by who opens it or prints."""
    for path, page in site.source.pages.items():
        view = site.view(path, language)
        # A fixed mask: to try all eight takes three times as long.
        code = segno.make(view.own_url, error="m", micro=False, mask=0)
        picture = BytesIO()
        code.save(picture, kind="svg", border=4, light="#fff", omitsize=True, xmldecl=False)
        yield f"{view.prefix(view.language)}{page.address}qr.svg", picture.getvalue().decode()


def _aliases(site: "Site") -> Iterator[tuple[str, str]]:
    """`/arabiska/`, to be said and written by hand, leads to the language's first page."""
    for language in site.languages:
        if language.alias:
            yield (
                f"{language.alias}/index.html",
                site.render("alias.html", site.view("", language.id), target=language),
            )
