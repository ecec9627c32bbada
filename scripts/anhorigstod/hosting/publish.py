"""Makes a written site ready for a web server."""

from pathlib import Path

from ..content.files import write_text
from ..site.components import build_date
from ..site.site import Site
from .nginx import nginx
from .packed import pack
from .rules import Rules
from .static_host import headers, redirects
from .wellknown import SECURITY, robots, security


def publish(site: Site, folder: Path) -> str:
    """Adds to `folder`, where `site` is written, what servers read. Gives what staff should know. Raises ContentError."""
    rules = Rules.of(site, folder)
    told, note = security(site, build_date())
    files = {
        "_nginx.conf": nginx(rules),
        "_headers": headers(rules),
        "_redirects": redirects(rules),
        "robots.txt": robots(site),
    }
    for name, text in (files | ({SECURITY: told} if told else {})).items():
        write_text(folder / name, text)
    pack(folder, site.source.settings.root / ".cache" / "packed")
    return note
