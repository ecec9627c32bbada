"""The host of the repository, as `mkdocs.yml` names it: where a person edits a file in the browser."""

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from .problems import ContentError, Problem
from .strict_yaml import Node

WHY = "Länkarna ”Ändra den här texten” skulle leda fel."


READING = (("/-/edit/", "/-/blob/"), ("/_edit/", "/src/branch/"), ("/edit/", "/blob/"))
"""What GitLab, Codeberg (Forgejo) and GitHub call the editing of a file in its address, and the reading of it."""


@dataclass(frozen=True)
class Host:
    """Empty if `mkdocs.yml` names none: then nothing leads to it."""

    editor: str = ""
    """The address of the web editor, to which a file's path from the top of the repository is added."""

    @classmethod
    def read(cls, node: Node, file: str, docs: str) -> "Host":
        """Reads `repo_url` and `edit_uri`, which mean what they mean to MkDocs. `docs`: the folder of the pages, seen from
        the top of the repository. Raises ContentError for an address that is none, or that does not end in that folder."""
        where, editor = node.get("repo_url"), node.get("edit_uri")
        if not (where and where.text and editor and editor.text):
            return cls()
        if urlsplit(where.text).scheme not in ("https", "http") or not where.text.isprintable():
            how = "Skriv hela adressen, till exempel https://github.com/KOMMUN/anhorigstod"
            raise ContentError(
                [
                    Problem(
                        file,
                        where.line,
                        f"repo_url: ”{where.text}” är ingen webbadress.",
                        WHY,
                        how,
                        rule="MENY-07",
                    )
                ]
            )
        address = urljoin(f"{where.text.rstrip('/')}/", editor.text)
        address += "" if address.endswith("/") else "/"
        if not address.startswith(("https://", "http://")) or not address.endswith(f"/{docs}/"):
            what = f"edit_uri: ”{editor.text}” slutar inte på {docs}/."
            how = f"Skriv till exempel edit/main/{docs}/ (GitHub), -/edit/main/{docs}/ (GitLab) eller _edit/main/{docs}/ (Codeberg)."
            raise ContentError([Problem(file, editor.line, what, WHY, how, rule="MENY-07")])
        return cls(address.removesuffix(f"{docs}/"))

    def edit(self, path: str) -> str:
        """The web editor for a file, by its path from the top of the repository; empty if there is no host."""
        return self.editor + quote(path) if self.editor else ""

    def read_at(self, path: str) -> str:
        """The page of the host on which a file is read; empty if there is no host, or none that we know."""
        for editing, reading in READING:
            top, found, branch = self.editor.rpartition(editing)
            if found:
                return quote(f"{top}{reading}{branch}", safe=":/%") + quote(path)
        return ""
