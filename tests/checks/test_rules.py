"""Every rule: its own examples, the shape of pages, days that pass, and that no rule stands without a case."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from anhorigstod.checks.catalogue import RULES, problem
from anhorigstod.checks.check import check
from anhorigstod.checks.expiry import expiring
from anhorigstod.checks.handbook import FILE, handbook
from anhorigstod.checks.prose import EMPTY_LINK_TEXTS, html, link_text, person, phone
from anhorigstod.checks.rules import Rule
from anhorigstod.site.site import Site
from anhorigstod.translation.checks import RULES as TRANSLATION_RULES
from tests.conftest import ROOT
from tests.hostile.test_refused import CASES as HOSTILE
from tests.hostile.test_refused import TODAY, files

NAMES = frozenset(["Trelleborgs kommun", "Trelleborgs", "Demenslotsen"])
IN_PASSAGES = [rule for rule in RULES.values() if rule.find]
LEAD = "Du kan alltid be om en *tolk*. Det är en person som översätter vad ni säger. Säg vilket språk du talar när du ringer."
HARD = "Anhörigkonsulenterna tillhandahåller individuellt utformade stödinsatser enligt kommunfullmäktiges bestämmelser."
WORDS = "Du får vila och du får prata och du får hjälp av oss här i dag och i morgon när du vill"

SHAPES = {
    "two first headings": ("SIDA-19", 27, "# En till", True),
    "a level left out": ("SIDA-19", 27, "#### Djupt", True),
    "a table of four columns": (
        "SIDA-15",
        27,
        "| a | b | c | d |\n|---|---|---|---|\n| e | f | g | h |",
        True,
    ),
    "a picture of no words": ("SIDA-20", 27, "![](bild.png)", True),
    "a picture called by its file": ("SIDA-20", 27, "![bild.png](bild.png)", True),
    "a picture by reference": ("SIDA-20", 27, "![][b]\n\n[b]: bild.png", True),
    "a sentence of 21 words": ("SIDA-16", 27, f"{WORDS} ja.", False),
    "a sentence of 31 words": ("SIDA-16", 27, f"{WORDS} och du får hjälp av oss här i dag ja.", True),
    "an official word": ("SIDA-18", 27, "Du får en biståndsbedömning.", False),
    "a person after a capital": ("SIDA-14", 27, "Ring Anna Svensson i dag.", True),
    "code": ("SIDA-02", 27, "    Du får vila.", True),
}
"""Rule, line, what is added to a page, and whether it stops the change."""
ELSEWHERE = {
    "BRO-01": "found when a sheet is laid out: tests/brochures/test_press.py",
    "BRO-04": "found when a sheet is laid out: tests/brochures/test_fonts.py",
    "BRO-07": "found by the audit of a PDF: tests/brochures/test_audit.py",
    "LANK-09": "found by the weekly job: test_external.py",
    "FAKTA-07": "test_a_day_passes, below",
    "FAKTA-08": "test_a_day_passes, below",
    "SIDA-17": "test_a_hard_page, below",
}
"""Rules that no table has, and where their case is."""


@pytest.mark.parametrize("rule", IN_PASSAGES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_bad_example_and_lets_the_good_one_pass(rule: Rule) -> None:
    assert rule.find
    assert rule.find(rule.bad, NAMES) is not None
    assert rule.find(rule.good, NAMES) is None


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_told_whole(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3,6}-\d\d", rule.id)
    for text in (rule.why, rule.how):
        assert text[0].isupper() and text.endswith(
            (".", "?", ")", "/", "md", "#vad-kostar-tolken", "phone")
        ), text
    assert not rule.name.endswith("."), "the handbook ends it"
    assert rule.bad and rule.good


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    """An id that stands in no table is a rule that nobody has seen work."""
    tabled = {case.rule for case in HOSTILE.values()} | {rule for rule, *_ in files.ODD.values()}
    tabled |= {rule.id for rule in (*IN_PASSAGES, *TRANSLATION_RULES)} | {
        rule for rule, *_ in SHAPES.values()
    }
    assert tabled <= set(RULES), "a case expects a rule that is not told"
    assert set(RULES) - tabled == set(ELSEWHERE)


def test_every_id_in_the_code_is_told() -> None:
    code = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "scripts/anhorigstod").rglob("*.py"))
    used = set(
        re.findall(r"\"((?:SIDA|LANK|FAKTA|OVS|SPRAK|ORDL|GRANSK|BRO|LJUD|FIL|YAML|MENY)-\d+)\"", code)
    )
    assert used == set(RULES)


def test_the_handbook_is_of_today() -> None:
    how = "Kör: anhorigstod check --handbook"
    assert (ROOT / FILE).read_text(encoding="utf-8") == handbook(), how


def test_a_rule_may_be_sterner_or_milder_than_it_says() -> None:
    assert (
        problem("SIDA-16", "a.md", 1, "x").warning
        and not problem("SIDA-16", "a.md", 1, "x", grave=True).warning
    )


@pytest.mark.parametrize("text", sorted(EMPTY_LINK_TEXTS))
def test_words_that_say_nothing(text: str) -> None:
    assert link_text(f"[{text.capitalize()}!](a.md)", NAMES)


@pytest.mark.parametrize(
    "text",
    ["Ring +46 40 628 04 00", "ring 040/6280400", "0703-12 34 56", "SMS:a 0701234567", "Ring 112.", "113 13"],
)
def test_numbers_are_seen(text: str) -> None:
    assert phone(text, NAMES)


@pytest.mark.parametrize(
    "text", ["Läs hos 1177.", "20 000 människor", "2027", "5 av 10", "{{ kontakt.sos.phone }}"]
)
def test_what_is_no_number(text: str) -> None:
    assert phone(text, NAMES) is None


@pytest.mark.parametrize(
    "text", ["Fråga Göran Öst.", "Fråga din Kim Berg.", "anna.berg@kommun.example", "Ring Eva Ek-Dahl"]
)
def test_persons_are_seen(text: str) -> None:
    assert person(text, NAMES)


@pytest.mark.parametrize(
    "text", ["Trelleborgs kommun hjälper.", "Fråga Demenslotsen. Ring sedan.", "info@kommun.example"]
)
def test_who_is_no_person(text: str) -> None:
    assert person(text, NAMES) is None


@pytest.mark.parametrize(
    "text", ["a < b", "Vänta < 1 timme", "<https://www.1177.se/>", "A & B", "x <3", "<a@b.example>"]
)
def test_what_is_no_html(text: str) -> None:
    assert html(text, NAMES) is None


@pytest.mark.parametrize(("rule", "line", "text", "stops"), SHAPES.values(), ids=SHAPES)
def test_the_shape_of_a_page(
    rule: str, line: int, text: str, stops: bool, project: Path, edit: Callable[[str, str, str], None]
) -> None:
    (project / "docs" / "bild.png").write_bytes(files.png(9, 9))
    last = "Tolken kostar inget för dig när en myndighet bokar. Be kommunen att boka."
    edit("docs/tolk.md", last, f"{last}\n\n{text}")
    result = check(project, TODAY)
    told = [(p.rule, p.file, p.line) for p in (result.grave if stops else result.warnings)]
    assert told == [(rule, "docs/tolk.md", line)]


def test_a_page_without_heading(project: Path) -> None:
    (project / "docs/om/uppgifter.md").write_text(
        "---\ntitle: A\ndescription: B.\n---\n\nBara text.\n", encoding="utf-8"
    )
    told = [(p.rule, p.file, p.line) for p in check(project, TODAY).grave]
    assert ("SIDA-19", "docs/om/uppgifter.md", 0) in told


def test_a_hard_page(project: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("docs/tolk.md", LEAD, f"{LEAD} {HARD * 6}")
    easy, hard = check(ROOT, TODAY), check(project, TODAY)
    assert not easy.problems
    assert ("SIDA-17", "docs/tolk.md", 0) in [(p.rule, p.file, p.line) for p in hard.problems]


@pytest.mark.parametrize(
    ("days", "rule", "stops"),
    [
        (0, "", False),
        (1, "FAKTA-07", False),
        (30, "FAKTA-07", False),
        (31, "FAKTA-08", True),
        (999, "FAKTA-08", True),
    ],
)
def test_a_day_passes(days: int, rule: str, stops: bool, project: Path, edit: Callable) -> None:
    """The day itself is good; then thirty days of advice, then a stop."""
    day = date(2026, 12, 1)
    edit("docs/_data/contacts.yml", "expires: 2027-05-21", f"expires: {day}")
    today = day + timedelta(days)
    found = [p for p in check(project, today).problems if "vaxel" in p.what]
    assert [(p.rule, p.file, p.line, p.warning) for p in found] == (
        [(rule, "docs/_data/contacts.yml", 21, not stops)] if rule else []
    )
    assert not found or str(day) in found[0].what


@pytest.mark.parametrize(("days", "soon"), [(-1, False), (0, True), (29, True), (30, False)])
def test_what_will_pass_within_thirty_days(days: int, soon: bool, site: Site) -> None:
    line = "`docs/_data/contacts.yml`: ”vaxel” går ut 2027-05-21."
    assert (line in expiring(site.source, date(2027, 5, 21) - timedelta(days))) == soon


def test_the_project_itself_keeps_every_rule() -> None:
    assert check(ROOT, TODAY).problems == []
