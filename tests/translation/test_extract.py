"""`anhorigstod extract`: translators' files."""

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from anhorigstod.cli import main
from anhorigstod.translation.languages import read_languages


def extract(project: Path, *languages: str) -> int:
    return main(["--project", str(project), "extract", *languages])


def contents(project: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((project / "translations").rglob("*.po"))}


def test_nothing_new_changes_nothing(project: Path, capsys: pytest.CaptureFixture) -> None:
    before = contents(project)
    assert extract(project) == 0
    assert contents(project) == before
    assert "0 filer ändrade, 0 texter saknar översättning" in capsys.readouterr().out


def test_a_new_sentence_is_one_empty_entry_in_its_place(project: Path, edit: Callable) -> None:
    before = contents(project)
    edit("docs/tolk.md", "## Vad säger lagen?", "En alldeles ny mening.\n\n## Vad säger lagen?")
    assert extract(project, "fi") == 0
    changed = [path for path, content in contents(project).items() if content != before[path]]
    assert [Path(path).relative_to(project).as_posix() for path in changed] == ["translations/fi/tolk.po"]
    new = Path(changed[0]).read_text(encoding="utf-8")
    assert (
        new.replace('#. stycke\nmsgid "En alldeles ny mening."\nmsgstr ""\n\n', "")
        == before[changed[0]].decode()
    )


def test_a_changed_sentence_keeps_the_old_translation(project: Path, edit: Callable) -> None:
    edit("docs/tolk.md", "Be kommunen att boka.", "Be kommunen boka tolk.")
    assert extract(project, "ar") == 0
    entries = {entry.msgid: entry.msgstr for entry in polib.pofile(str(project / "translations/ar/tolk.po"))}
    old = "Tolken kostar inget för dig när en myndighet bokar. Be kommunen att boka."
    assert entries[old] and entries[old.replace("att boka", "boka tolk")] == ""


def test_a_sentence_known_from_another_page_is_taken_over(project: Path, edit: Callable) -> None:
    edit(
        "docs/demens.md",
        "## Behöver vi skämmas?",
        "Någon annan kan ta över en stund.\n\n## Behöver vi skämmas?",
    )
    edit(
        "docs/kontakt.md",
        "## Kommunen\n",
        "## Kommunen\n\n1. Ring kommunen. Telefon: {{ kontakt.vaxel.phone }}\n",
    )
    edit("docs/demens.md", "- Vila när du kan.", "- Vila när du kan.\n- Du sover dåligt.")
    assert extract(project, "fi") == 0
    entry = polib.pofile(str(project / "translations/fi/demens.po")).find("Du sover dåligt.")
    assert entry and entry.msgstr and entry.tcomment.startswith("ursprung: maskin")


def test_rewrapping_and_moving_cost_nothing(
    project: Path, edit: Callable, capsys: pytest.CaptureFixture
) -> None:
    edit(
        "docs/tolk.md",
        "Tolken kostar inget för dig när en myndighet bokar. Be",
        "Tolken kostar inget för dig\nnär en myndighet bokar.   Be",
    )
    text = (project / "docs/tolk.md").read_text(encoding="utf-8")
    start, end = text.index("## Vad kostar tolken?"), text.index("## Får tolken")
    (project / "docs/tolk.md").write_text(
        text[:start] + text[end:] + "\n" + text[start:end], encoding="utf-8"
    )
    assert extract(project) == 0
    translated = len(read_languages(project / "translations")) - 1
    assert capsys.readouterr().out.count("0 texter saknar översättning") == translated


def test_a_new_language_is_one_entry_and_one_command(
    project: Path, edit: Callable, capsys: pytest.CaptureFixture
) -> None:
    edit(
        "translations/languages.yml",
        "",
        "\nur:\n  name: اردو\n  swedish: urdu\n  tag: ur\n  direction: rtl\n  script: Arab\n",
    )
    assert extract(project, "ur") == 0
    assert (project / "translations/ur/stod/samtal.po").is_file()
    assert main(["--project", str(project), "build", "--no-brochures"]) == 0
    html = (project / "site/ur/stod/samtal/index.html").read_text(encoding="utf-8")
    assert '<html lang="ur" dir="rtl">' in html and '<span lang="sv" dir="ltr">' in html


def test_an_unknown_language_is_told(project: Path, capsys: pytest.CaptureFixture) -> None:
    assert extract(project, "fj") == 1
    assert "Menade du ”fi”?" in capsys.readouterr().err
