"""The rules as a piece of nginx configuration, to be included in a `server` block.

`add_header` stands only on the level of the server: one in a `location` would undo all of them there
(ngx_http_headers_module). What differs between files is a variable.
"""

from ..site.policy import HEADERS
from .rules import ASK_FIRST, FOREVER, NAMED_BY_CONTENT, Rules

TYPES = {
    "text/html": "html",
    "text/css": "css",
    "text/javascript": "js",
    "text/plain": "txt",
    "application/json": "json",
    "application/manifest+json": "webmanifest",
    "application/xml": "xml",
    "application/pdf": "pdf",
    "audio/mpeg": "mp3",
    "image/svg+xml": "svg",
    "image/png": "png",
    "image/jpeg": "jpg jpeg",
    "image/webp": "webp",
}
"""Every kind of file that the site can have (IANA media types): servers' own lists differ."""
WITH_LETTERS = (
    "text/css",
    "text/javascript",
    "text/plain",
    "application/json",
    "application/xml",
    "image/svg+xml",
)
"""Those that are told to be UTF-8, besides HTML."""


def nginx(rules: Rules) -> str:
    """The text of `_nginx.conf`."""
    lines = [
        "# Görs av bygget. Ändra inte här. Så används filen: deploy/README.md",
        "index index.html;",
        "charset utf-8;",
        f"charset_types {' '.join(WITH_LETTERS)};",
        "default_type application/octet-stream;",
        "types {",
        *(f"    {kind} {endings};" for kind, endings in TYPES.items()),
        "}",
        "gzip_static on;",
        "gzip_vary on;",
        "absolute_redirect off;",
        "server_tokens off;",
        "",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        f'set $anhorigstod_cache "{ASK_FIRST}";',
        "add_header Cache-Control $anhorigstod_cache always;",
        f'location ~ "{NAMED_BY_CONTENT}$" {{ set $anhorigstod_cache "{FOREVER}"; }}',
        "",
        "# Det som inte är till för läsare: dolda filer, inställningar, packade filer.",
        r"location ~ /\.(?!well-known/security\.txt$) { return 404; }",
        f"location ~ ^{rules.base}_ {{ return 404; }}",
        r"location ~ \.(?:br|gz)$ { internal; }",
        "",
        "# Sidan finns inte: på läsarens språk.",
        r"location ~ /404\.html$ { internal; }",
        *_lost(rules.base),
        *(f"location {folder} {{ {' '.join(_lost(folder))} }}" for folder in rules.languages),
        "",
        "# Korta adresser, och sidor som har bytt namn.",
        *(f"location = {old} {{ return 301 {new}; }}" for old, new in rules.redirects.items()),
    ]
    return "\n".join(lines) + "\n"


def _lost(folder: str) -> list[str]:
    """A folder without a page is as lost as an address without one: what there is in it is nobody's business."""
    return [f"error_page 404 {folder}404.html;", f"error_page 403 =404 {folder}404.html;"]
