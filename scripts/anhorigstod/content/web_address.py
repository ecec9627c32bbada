"""Addresses of other web sites: what hides from a reader, and from whoever looks at the change, where one leads."""

import re
from urllib.parse import urlsplit

_NAME = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
"""Of a web site: `www.1177.se`. No number, no name without a point."""


def disguise(url: str) -> str:
    """What hides the web site of an https address, in Swedish: `har @ före …`; empty if it is plain."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "är ingen adress"
    if "@" in parts.netloc:
        return "har ett @ före webbplatsens namn"
    if any(label.startswith("xn--") for label in host.split(".")):
        return "har webbplatsens namn i kod (xn--)"
    if not _NAME.fullmatch(host):
        return "har inget namn på en webbplats"
    return ""


def names_another(words: str, url: str) -> bool:
    """Whether the words of a link are a web site's name, and it leads to another."""
    found = re.match(r"(?:https?://)?([^/\s]+)", words.strip().lower())
    name = found[1].removeprefix("www.") if found else ""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return bool(_NAME.fullmatch(name)) and not f".{host}".endswith(f".{name}")
