"""What `mkdocs.yml` may say. MkDocs itself runs any code that it names (hooks, plug-ins, extensions), from anywhere."""

import re
from collections.abc import Iterator

from .problems import Problem, suggest
from .strict_yaml import Node

FILE = "mkdocs.yml"
SETTINGS = frozenset(
    "site_name site_url site_description site_author copyright docs_dir site_dir theme plugins markdown_extensions "
    "exclude_docs nav repo_url repo_name edit_uri edit_uri_template dev_addr strict use_directory_urls".split()
)
OPTIONS = frozenset("municipality call emergency how_translated feedback security meta_policy".split())
"""Of our own plug-in; those of mkdocs-static-i18n are ours to set."""
SITES = ("site", "public", "_site", "dist")
"""What a build may take away and make anew."""
PLUGIN = "anhorigstod"
PLUGINS = frozenset([PLUGIN])
EXTENSIONS = frozenset(
    "attr_list admonition sane_lists tables toc def_list footnotes abbr pymdownx.details pymdownx.tasklist".split()
)
"""Extensions that only turn text into elements: none reads files or runs anything."""
THEME = frozenset(["name", "custom_dir", "language"])
_SITE_URL = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w.~/-]*)?", re.ASCII)
_FOLDER = re.compile(r"[A-Za-z0-9_-]+")


def bad_configuration(node: Node) -> Iterator[Problem]:
    """Everything that the file says and may not."""
    for name, value in node.fields.items():
        if name not in SETTINGS:
            yield _refused(value.line, f"{name}: får inte stå här.", suggest(name, SETTINGS))
    for name, allowed in (("plugins", PLUGINS), ("markdown_extensions", EXTENSIONS)):
        for item in (node.get(name) or Node([], 1)).items:
            for word in [item.text] if item.text else item.fields:
                if word not in allowed:
                    yield _refused(item.line, f"”{word}” får inte stå under {name}.", suggest(word, allowed))
                for name, value in item.fields.get(PLUGIN, Node({}, 1)).fields.items():
                    if name not in OPTIONS:
                        yield _refused(
                            value.line, f"”{name}” får inte stå under {PLUGIN}.", suggest(name, OPTIONS)
                        )
    theme = node.get("theme") or Node({}, 1)
    for name, value in theme.fields.items():
        if name not in THEME:
            yield _refused(value.line, f"”{name}” får inte stå under theme.", suggest(name, THEME))
    yield from _folders(node.get("docs_dir"), theme.get("custom_dir"), node.get("site_dir"))
    address = node.get("site_url")
    if address and address.text and not _SITE_URL.fullmatch(address.text):
        what, why = (
            f"site_url: ”{address.text}” är ingen webbadress.",
            "Sidornas egna adresser skulle bli fel.",
        )
        yield Problem(
            FILE, address.line, what, why, "Skriv till exempel https://anhorig.kommunen.se/", "MENY-07"
        )


def _folders(docs: Node | None, overrides: Node | None, site: Node | None) -> Iterator[Problem]:
    how = "Skriv namnet på en egen mapp bredvid mkdocs.yml, till exempel docs, overrides och site."
    taken = {"translations", "scripts", "tests"}
    for folder in filter(None, (docs, overrides)):
        if not _FOLDER.fullmatch(folder.text) or folder.text in taken:
            yield _refused(folder.line, f"Mappen ”{folder.text}” går inte att använda.", how)
        taken.add(folder.text)
    if site and site.text not in SITES:
        how = f"Mappen töms vid varje bygge. Välj {', '.join(SITES)}."
        yield _refused(site.line, f"site_dir: ”{site.text}” går inte att använda.", how)


def _refused(line: int, what: str, how: str) -> Problem:
    why = "Det kan köra kod, eller läsa filer som inte hör till webbplatsen."
    return Problem(FILE, line, what, why, f"Ta bort det. {how}", "MENY-06")
