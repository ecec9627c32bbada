"""The rules as `_headers` and `_redirects`, which Netlify, Cloudflare Pages and others read.

They pack files themselves, and let browsers ask before they show what they have kept. Cloudflare finds the nearest
404.html by itself and passes over lines with a status it does not know.
"""

from ..site.policy import HEADERS
from .rules import FOREVER, Rules


def headers(rules: Rules) -> str:
    """The text of `_headers`."""
    lines = [f"{rules.base}*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    for file in rules.immutable:
        lines += [file, f"  Cache-Control: {FOREVER}"]
    return "\n".join(lines) + "\n"


def redirects(rules: Rules) -> str:
    """The text of `_redirects`: the first line that fits an address counts."""
    lines = [f"{old} {new} 301" for old, new in rules.redirects.items()]
    lines += [f"{folder}* {folder}404.html 404" for folder in rules.languages]
    return "\n".join(lines) + "\n"
