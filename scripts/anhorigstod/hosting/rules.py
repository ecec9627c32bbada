"""How the site is to be served, known once for every kind of server: which addresses lead elsewhere, which files never
change, and which page says in which language that an address is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ..content.problems import ContentError, Problem
from ..content.settings import FILE
from ..site.site import Site
from ..translation.links import address

NAMED_BY_CONTENT = r"\.[0-9a-f]{8}\.(?:css|js|json)"
"""How a file's name ends that bears a hash of the file."""
FOREVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
"""Kept, but not shown before the server has said that it is still the same (RFC 9111, 5.2.2.4)."""
ICON = ("favicon.ico", "assets/favicon.svg")
"""Browsers ask for the first beside a file that is no page: a picture, a PDF."""
_FOLDER = re.compile(r"/([A-Za-z0-9_~-]+/)*")


@dataclass(frozen=True)
class Rules:
    """All addresses begin with `base`."""

    base: str
    """The folder of the domain that the site lies in: `/` for its top."""
    redirects: dict[str, str]
    """Address → where it leads for good. A folder is found without its last slash too."""
    languages: tuple[str, ...]
    """Folder of each language but the first, which has none: `ar/`. Each has its own 404.html."""
    immutable: tuple[str, ...]
    """Addresses of files that are named by what is in them."""

    @classmethod
    def of(cls, site: Site, folder: Path) -> "Rules":
        """The rules for `site`, which is written in `folder`. Raises ContentError."""
        base = _base(site.source.settings.site_url)
        files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        leading = {base + old: base + new for old, new in (*_aliases(site), *_moved(site), ICON)}
        return cls(
            base,
            leading | {old.rstrip("/"): new for old, new in leading.items()},
            tuple(f"{base}{language.id}/" for language in site.languages[1:]),
            tuple(base + file for file in files if re.search(NAMED_BY_CONTENT + r"\Z", file)),
        )


def _base(site_url: str) -> str:
    """The path of the site's address; it stands in a server's configuration, so nothing strange may be in it."""
    path = urlsplit(site_url).path
    if not _FOLDER.fullmatch(path):
        what = f"site_url: ”{site_url}” går inte att använda."
        how = "Skriv adressen med bara a–z, siffror, bindestreck och snedstreck: https://anhorig.kommunen.se/"
        raise ContentError([Problem(FILE, 0, what, "Adressen står i webbserverns inställningar.", how)])
    return path


def _prefixes(site: Site) -> list[str]:
    return ["", *(f"{language.id}/" for language in site.languages[1:])]


def _aliases(site: Site) -> Iterator[tuple[str, str]]:
    """Short addresses for paper: `arabiska/` → `ar/`."""
    for language, prefix in zip(site.languages, _prefixes(site), strict=True):
        if language.alias:
            yield f"{language.alias}/", prefix


def _moved(site: Site) -> Iterator[tuple[str, str]]:
    """Pages that have another name now (`moved_from`): papers and bookmarks still bear the old one."""
    taken = {page.address for page in site.source.pages.values()}
    for page in site.source.pages.values():
        old = page.front_matter.moved_from and address(page.front_matter.moved_from)
        if old and old not in taken:
            yield from ((prefix + old, prefix + page.address) for prefix in _prefixes(site))
