"""Logs that tests make up."""

from collections.abc import Iterable

from anhorigstod.content.kinds import Place
from anhorigstod.reach.addresses import Requests, known_addresses
from anhorigstod.reach.report import Report, report
from anhorigstod.reach.visits import Visits
from tests.conftest import read_site

SITE = read_site()
SOURCE, LANGUAGES = SITE.source, SITE.languages
KNOWN = known_addresses(SOURCE, LANGUAGES)
PHONE = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"


def line(
    path: str = "/ar/",
    who: str = "192.0.2.1",
    day: str = "21/Nov/2026",
    method: str = "GET",
    status: int = 200,
    referrer: str = "-",
    agent: str = PHONE,
) -> str:
    """A line of the combined format."""
    return (
        f'{who} - - [{day}:10:00:00 +0100] "{method} {path} HTTP/1.1" {status} 512 "{referrer}" "{agent}"\n'
    )


def visits(*blocks: str | bytes) -> Visits:
    """What is counted in these."""
    found = Visits(Requests(KNOWN, SOURCE.data.of(Place)))
    found.read(block.encode() if isinstance(block, str) else block for block in blocks)
    return found


def reported(lines: Iterable[str]) -> Report:
    """The report of these lines."""
    return report(visits("".join(lines)), SOURCE, LANGUAGES)
