"""Every relative link, anchor and picture of the repository's documents leads somewhere."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.guide.documents import Document

DOCUMENTS = ("CONTRIBUTING.md", "README.md", "REGLER.md", "ARCHITECTURE.md", "deploy/README.md")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    assert Document(ROOT / name).astray() == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pictures_say_what_they_show(name: str) -> None:
    assert [src for src, alt in Document(ROOT / name).pictures if len(alt.split()) < 5] == []


@pytest.mark.parametrize(
    "wrong", ["[a](b.md)", "[a](#b)", "[a](c.md#b)", "![a](b.png)", "[a][x]\n\n[x]: b.md"]
)
def test_a_link_that_leads_nowhere_is_seen(wrong: str, tmp_path: Path) -> None:
    (tmp_path / "c.md").write_text("# Åtta (c_d)!\n", encoding="utf-8")
    (tmp_path / "a.md").write_text(f"[ok](c.md#åtta-c_d) {wrong}\n", encoding="utf-8")
    assert len(Document(tmp_path / "a.md").astray()) == 1
