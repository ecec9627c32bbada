"""Every rule that content must keep, told so that staff understand it. The handbook (REGLER.md) is made of this.

A rule of translations has its text in `translation/checks.py`, beside the code that finds it.
"""

from collections.abc import Callable
from dataclasses import dataclass

Find = Callable[[str, frozenset[str]], str | None]
"""Takes a passage and the names of offices and places; gives None or the offending piece."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule. All texts are Swedish."""

    id: str
    name: str
    """What is wrong when it is broken."""
    why: str
    how: str
    bad: str
    good: str
    """Examples, as they would stand in a file. Tests hold the bad one against the rule where it can be found in a passage alone."""
    warning: bool = False
    """It may be published, but somebody should look."""
    find: Find | None = None
    """How it is found, if in the text of one passage alone."""


@dataclass(frozen=True)
class Area:
    """Rules of one kind, as the handbook groups them."""

    name: str
    about: str
    rules: tuple[Rule, ...]
