"""A text that has grown too long for folded paper is told before anybody prints, in Swedish and in the fullest language."""

from collections.abc import Callable
from pathlib import Path

import pytest

from anhorigstod.brochures.formats import FORMATS
from anhorigstod.brochures.sheets import Sheets
from anhorigstod.checks.paper import fullest
from anhorigstod.cli import main
from anhorigstod.commands.brochures import read_sheets
from anhorigstod.site.site import Site

Edit = Callable[[str, str, str], None]


def test_each_folded_sheet_is_measured_in_swedish_and_one_other_language(site: Site) -> None:
    sheets: Sheets = read_sheets(site)
    chosen = list(fullest(sheets))
    for brochure in sheets.brochures.values():
        for format in (FORMATS[id] for id in brochure.formats if FORMATS[id].fitted):
            of_this = [s.language.id for s in chosen if (s.brochure, s.format) == (brochure, format)]
            assert of_this[0] == "sv" and len(of_this) == 2, of_this


def test_a_text_that_is_too_long_is_refused_with_its_brochure_and_panel(
    project: Path, edit: Edit, capsys: pytest.CaptureFixture
) -> None:
    edit("docs/avlosning/index.md", "Du är viktig.", " ".join(["Du är viktig."] * 90))
    assert main(["--project", str(project), "check"]) == 1
    told = capsys.readouterr().out
    assert "avlosning-trifold-sv.pdf: Texten på" in told
    assert "för lång" in told and "[BRO-01]" in told
    assert "docs/_data/brochures.yml:" in told
    assert main(["--project", str(project), "check", "--no-brochures"]) == 0
