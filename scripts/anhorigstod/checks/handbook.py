"""REGLER.md: every rule in easy Swedish with an example of wrong and right, made from the rules themselves."""

import re

from .catalogue import AREAS
from .rules import Rule

FILE = "REGLER.md"
_HEAD = """# Reglerna

Det här är allt som kontrollen ser efter när någon ändrar en text. Filen skrivs av `anhorigstod check --handbook`: ändra
inte här, utan där regeln står i `scripts/anhorigstod/`.

**Fel** stoppar ändringen tills det är rättat. **Råd** stoppar inget: tänk efter, och gör som du tycker är bäst för läsaren.
"""


def handbook() -> str:
    """The text of the file."""
    parts = [_HEAD]
    parts += [f"- [{area.name}](#{_anchor(area.name)})" for area in AREAS]
    for area in AREAS:
        parts += ["", f"## {area.name}", "", _plain(area.about)]
        for rule in area.rules:
            parts += ["", *_rule(rule)]
    return "\n".join(parts) + "\n"


def _rule(rule: Rule) -> list[str]:
    return [
        f"### {rule.id}",
        "",
        f"**{_plain(rule.name)}.** {'(råd)' if rule.warning else ''}".rstrip(),
        "",
        f"Varför: {_plain(rule.why)}  ",
        f"Gör så här: {_plain(rule.how)}",
        "",
        "Fel:",
        "",
        *_block(rule.bad),
        "",
        "Rätt:",
        "",
        *_block(rule.good),
    ]


def _plain(text: str) -> str:
    """A text in which signs of Markdown are shown, since rules tell of them."""
    return re.sub(r"([\\`*_\[\]<>#|~!])", r"\\\1", text)


def _block(text: str) -> list[str]:
    """Signs that nobody sees are named, since nobody would see them."""
    shown = "".join(sign if sign.isprintable() or sign == "\n" else f"⟨U+{ord(sign):04X}⟩" for sign in text)
    return ["```text", *shown.split("\n"), "```"]


def _anchor(heading: str) -> str:
    """As GitHub makes them: small letters, no signs, hyphens for spaces."""
    return "".join(c for c in heading.lower() if c.isalnum() or c in " -_").replace(" ", "-")
