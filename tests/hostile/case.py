"""One hostile change to the project, and what the check must say of it."""

from dataclasses import dataclass
from pathlib import Path

MARK = "§"
"""Stands in `new` where the check must point; it is not written."""


@dataclass(frozen=True)
class Case:
    """Replaces `old`, which must stand in `file`, by `new`; an empty `old` makes the file anew."""

    rule: str
    """Id of the rule that must refuse it."""
    file: str
    new: str | bytes
    old: str = ""
    told: str = ""
    """The file that the check must name, if it is another."""

    line: int = 0
    """Where, if `new` has no mark."""

    def spoil(self, root: Path) -> int:
        """Does it. Gives the line at which the check must point; 0 for the file as a whole."""
        path = root / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(self.new, bytes):
            path.write_bytes(self.new)
            return self.line
        before = path.read_text(encoding="utf-8") if self.old else ""
        assert self.old in before, f"{self.file} has no {self.old!r}"
        text = before.replace(self.old, self.new, 1) if self.old else self.new
        path.write_text(text.replace(MARK, "", 1), encoding="utf-8", newline="")
        return text.count("\n", 0, text.index(MARK)) + 1 if MARK in text else self.line


def page(rule: str, text: str) -> Case:
    """A paragraph more on a page."""
    return Case(rule, "docs/tolk.md", f"{_LAST}\n\n{text}", _LAST)


_LAST = "Tolken kostar inget för dig när en myndighet bokar. Be kommunen att boka."


def front_matter(rule: str, line: str) -> Case:
    """A line more on top of a page."""
    return Case(rule, "docs/tolk.md", f"title: Tolk\n{line}", "title: Tolk")


def menu(rule: str, text: str) -> Case:
    """A line more in mkdocs.yml."""
    return Case(rule, "mkdocs.yml", f"{text}\nsite_dir: site\n", "site_dir: site\n")


def contact(rule: str, field: str, value: str) -> Case:
    """Another value in a data file."""
    old = {"about": "Ring hit först. Be att få prata med en anhörigkonsulent.", "phone": "0410-73 30 00"}[
        field
    ]
    return Case(rule, "docs/_data/contacts.yml", f"§{field}: {value}", f"{field}: {old}")


def english(rule: str, text: str, swedish: str = "Vad behöver du?") -> Case:
    """Another translation of a heading on the first page. A line is told where its entry begins, notes and all."""
    old = f'msgid "{swedish}"\nmsgstr "What do you need?"'
    line = 31 if rule == "FIL-02" else 28
    return Case(rule, "translations/en/index.po", f'msgid "{swedish}"\nmsgstr "{text}"', old, line=line)
