"""Links to other web sites, opened one by one: only by the weekly job, never while somebody waits for a check."""

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..content.problems import Problem
from ..site.site import Site
from .catalogue import problem

_ADDRESS = re.compile(r"https?://[^\s)<>\"'\]]+")
TIMEOUT = 20
AT_ONCE = 4
AGENT = "Mozilla/5.0 (compatible; anhorigstod-lankkontroll)"
GONE = (404, 410)
"""Anything else may be a site that does not want programs, or is away for the day: a person looks another time."""

Ask = Callable[[str], str]
"""Gives what is wrong with an address; empty if nothing is."""


def dead_links(site: Site, ask: Ask | None = None) -> Iterator[Problem]:
    """Every address of pages and data files that leads nowhere. One that stands in many places is opened once."""
    places = dict(_places(site))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for (url, (file, line)), wrong in zip(places.items(), pool.map(ask or opened, places), strict=True):
            if wrong:
                yield problem("LANK-09", file, line, f"{url} {wrong}")


def _places(site: Site) -> Iterator[tuple[str, tuple[str, int]]]:
    settings = site.source.settings
    files = [settings.docs / page for page in site.source.pages] + sorted(
        (settings.docs / "_data").glob("*.yml")
    )
    seen: set[str] = set()
    for path in files:
        for number, row in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
            for url in _ADDRESS.findall(row.partition("#")[0] if row.lstrip().startswith("#") else row):
                url = url.rstrip(".,;:!?")
                if url not in seen:
                    seen.add(url)
                    yield url, (path.relative_to(settings.root).as_posix(), number)


def opened(url: str) -> str:
    """Opens an address of the public web as a reader would."""
    try:
        request = urllib.request.Request(url, headers={"User-Agent": AGENT})
        with urllib.request.urlopen(request, timeout=TIMEOUT):
            return ""
    except urllib.error.HTTPError as error:
        return f"svarar att sidan inte finns ({error.code})." if error.code in GONE else ""
    except urllib.error.URLError as error:
        return f"svarar inte ({error.reason})."
    except (OSError, ValueError, http.client.HTTPException) as error:
        return f"svarar inte ({type(error).__name__})."
