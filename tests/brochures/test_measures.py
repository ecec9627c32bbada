"""Panels measured before: laid out again when, and only when, something that they depend on is another."""

from pathlib import Path

from anhorigstod.brochures.fit import Panel, Sizes
from anhorigstod.brochures.measures import Measures

HTML = """<html lang="sv"><head><meta name="dcterms.created" content="{day}"><title>{title}</title></head><body class="trifold">
<section class="panel first"><p>{first}</p></section><section class="panel card c1">ett</section><section class="panel card c2">två</section>
</body></html>"""
SAME = {"day": "2026-11-22", "title": "Ett", "first": "Hej"}
SMALL, LARGE = Sizes(11, 20), Sizes(14, 26)
EVERY = [("first", 1), ("card", 1), ("card", 2)]


def asked(
    file: Path, sizes: Sizes = LARGE, names: tuple[str, ...] = (), tools: str = "", **changed: str
) -> list[str]:
    """The names that had to be laid out; each time, all that was wanted is given."""
    laid_out: list[str] = []

    def measure(_: Sizes, only: frozenset[str]) -> list[Panel]:
        found = [
            Panel(name, number, 3, 4, 5) for name, number in EVERY if name in (only or {"first", "card"})
        ]
        laid_out.extend(panel.name for panel in found)
        return found

    measures = Measures(file, tools, HTML.format(**SAME | changed))
    given = measures.remembering(measure)(sizes, frozenset(names))
    assert [(panel.name, panel.needed) for panel in given] == [e for e in EVERY if e[0] in (names or e[0])]
    measures.save()
    return laid_out


def test_what_is_the_same_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "m.json"
    assert asked(file) == ["first", "card", "card"]
    assert asked(file, day="2027-01-01", title="Två") == []


def test_what_has_changed_is_laid_out_again(tmp_path: Path) -> None:
    file = tmp_path / "m.json"
    asked(file)
    assert asked(file, first="Hej hej") == ["first"]
    assert asked(file, sizes=SMALL, first="Hej hej") == ["first", "card", "card"]
    assert asked(file, sizes=SMALL, names=("card",), first="Hej hej", tools="nya") == ["card", "card"]


def test_what_nobody_asked_for_last_time_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "m.json"
    asked(file)
    asked(file, sizes=SMALL)
    assert asked(file) == ["first", "card", "card"]


def test_a_broken_memory_is_none(tmp_path: Path) -> None:
    file = tmp_path / "m.json"
    file.write_text("{", encoding="utf-8")
    assert asked(file) == ["first", "card", "card"]
