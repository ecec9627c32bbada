"""What a sitemap says: each page, and where it is in the other languages."""

from pathlib import Path
from xml.etree import ElementTree

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def pages_of(sitemap: Path) -> dict[str, dict[str, str]]:
    """Address of each page → hreflang → the address in that language. Raises if a page or a language comes twice."""
    found: dict[str, dict[str, str]] = {}
    for url in ElementTree.parse(sitemap).iterfind("s:url", NAMES):
        address = url.findtext("s:loc", namespaces=NAMES)
        links = [
            (a.attrib["hreflang"], a.attrib["href"]) for a in url.iterfind("x:link[@rel='alternate']", NAMES)
        ]
        assert address and address not in found and len(dict(links)) == len(links), address
        found[address] = dict(links)
    return found
