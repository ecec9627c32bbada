"""REGLER.md is what the rules say, and shows the signs that they tell of."""

from anhorigstod.checks.catalogue import AREAS
from anhorigstod.checks.handbook import FILE, handbook
from tests.conftest import ROOT
from tests.guide.documents import Document

RULES = Document(ROOT / FILE)


def test_the_file_is_of_today() -> None:
    assert RULES.text == handbook(), "anhorigstod check --handbook"


def test_each_rule_is_read_as_it_is_written() -> None:
    """No sign of Markdown in a rule makes a link, a picture or other type of it."""
    shown = " ".join("".join(RULES.tree.itertext()).split())
    for area in AREAS:
        for rule in area.rules:
            assert rule.id.lower() in RULES.anchors
            assert rule.why in shown
            assert rule.how in shown, rule.how
