"""A problem in what somebody wrote, told in Swedish to the person who can mend it.

Everything that reads text of staff or translators collects `Problem`s and raises them together, so that one
run shows all that must be mended.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it is, what it is, why it matters and how to mend it. All texts are Swedish."""

    file: str
    """Path as staff see it, from the top of the project."""
    line: int
    """Line in that file, from 1; 0 if the whole file is meant."""
    what: str
    why: str
    how: str
    rule: str = ""
    """Id of the rule in `checks/rules.py`; none for what concerns a single command, not the texts."""
    warning: bool = False
    """It may be published, but somebody should look."""

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        rule = f" [{self.rule}]" if self.rule else ""
        lines = (f"{self.place}: {self.what}{rule}", f"    Varför: {self.why}", f"    Gör så här: {self.how}")
        return "\n".join(map(shown, lines))


def shown(text: str) -> str:
    """The text on one line, without signs that steer a terminal or turn the order of a line."""
    return "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" if sign > " " else " "
        for sign in text.replace("\xa0", " ")
    )


SHOWN = 20
"""How many problems are told at once: who reads more mends none."""


class ContentError(Exception):
    """Raised with one or more problems; its text is what staff read."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        told = [str(problem) for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            told.append(f"… och {len(self.problems) - SHOWN} fel till. Rätta de här först.")
        super().__init__("\n".join(told))


def suggest(word: str, known: Iterable[str]) -> str:
    """The remedy for a misspelt name: the nearest known one, or all of them when they are few."""
    known = sorted(known)
    if near := get_close_matches(word, known, n=1, cutoff=0.5):
        return f"Menade du ”{near[0]}”?"
    return f"Det som finns är: {', '.join(known[:12])}." if known else "Det finns inga att välja på än."


def line_of(text: str, needle: str) -> int:
    """The line, from 1, where `needle` first stands in `text`; 0 if it does not."""
    position = text.find(needle)
    return text.count("\n", 0, position) + 1 if position >= 0 else 0
