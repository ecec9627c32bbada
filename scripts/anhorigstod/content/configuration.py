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
PLUGINS = frozenset(["anhorigstod"])
EXTENSIONS = frozenset(
    "attr_list admonition sane_lists tables toc def_list footnotes abbr pymdownx.details pymdownx.tasklist".split()
)
"""Extensions that only turn text into elements: none reads files or runs anything."""
THEME = frozenset(["name", "custom_dir", "language"])
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
    theme = node.get("theme") or Node({}, 1)
    for name, value in theme.fields.items():
        if name not in THEME:
            yield _refused(value.line, f"”{name}” får inte stå under theme.", suggest(name, THEME))
    folders = [node.get("docs_dir"), node.get("site_dir"), theme.get("custom_dir")]
    for folder in filter(None, folders):
        if not _FOLDER.fullmatch(folder.text):
            how = "Skriv namnet på en mapp bredvid mkdocs.yml, till exempel docs."
            yield _refused(folder.line, f"Mappen ”{folder.text}” ligger någon annanstans.", how)


def _refused(line: int, what: str, how: str) -> Problem:
    why = "Det kan köra kod, eller läsa filer som inte hör till webbplatsen."
    return Problem(FILE, line, what, why, f"Ta bort det. {how}", "MENY-06")
