"""What a reader may keep on her phone: a language's pages, and the worker that keeps them there if she asks for it."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ..content.kinds import Phrase
from .labels import labels_file
from .places import LOST, card_address

if TYPE_CHECKING:
    from .site import Site

ICON = "assets/favicon.svg"
NOT_KEPT = ("staff", "beside", "headings")
"""Style sheets of pages that are not kept."""


def offline_worker(site: "Site", language: str, folder: Path) -> tuple[str, str]:
    """Address below the top of the site and text of a language's worker, when its pages are written in `folder`.

    The worker's version is a hash of all that it keeps: with the pages it changes, and only then.
    """
    view = site.view("", language)
    prefix = view.prefix(view.language)
    digest = sha256()
    pages = list(_pages(site))
    for address in (*(f"{page}index.html" for page in pages), LOST):
        digest.update((folder / prefix / address).read_bytes())
    overrides = site.source.settings.overrides
    named = site.environment.globals  # as the pages call them
    sheets = [file for name, file in named["sheet"].items() if name not in NOT_KEPT]
    files = list(named["script"].values())
    assets = [*sheets, *files, labels_file(site.translators[language])[0], ICON]
    digest.update("\n".join(assets).encode() + (overrides / ICON).read_bytes())
    up = "../" * prefix.count("/")
    text = site.environment.get_template("offline.js").render(
        version=digest.hexdigest()[:16],
        files=[*pages, *(up + asset for asset in assets)],
        others=list(_others(site, language)),
        lost=LOST,
        assets=f"{up}assets/",
    )
    return f"{prefix}offline.js", text


def _pages(site: "Site") -> Iterator[str]:
    """Pages and cards to show, below their language. Brochures are fetched one by one by who wants them."""
    yield from (page.address for page in site.source.pages.values())
    yield from (card_address(phrase) for phrase in site.source.data.of(Phrase))


def _others(site: "Site", language: str) -> Iterator[str]:
    """The folders of other languages that lie below this language's own: only Swedish has such."""
    if language != site.languages[0].id:
        return
    for other in site.languages[1:]:
        yield from (f"{name}/" for name in (other.id, other.alias) if name)
