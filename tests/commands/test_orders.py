"""From a changed sentence to translators and back, in each of the four kinds of file."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from anhorigstod.cli import main
from anhorigstod.orders.order import Order, read, write
from anhorigstod.site.site import Site
from anhorigstod.translation.status import Freshness
from tests.conftest import read_site

FORMATS = ["po", "xlf", "xlsx", "docx"]
TWO = ("Be kommunen att boka.", "Be kommunen att boka i god tid.")
NEW = "Tolken kan vara på telefon."


@pytest.fixture
def run(project: Path) -> Callable[..., int]:
    return lambda *arguments: main(["--project", str(project), *arguments])


@pytest.fixture
def changed(edit: Callable) -> None:
    edit("docs/tolk.md", *TWO)
    edit("docs/tolk.md", "## Vad säger lagen?", f"{NEW}\n\n## Vad säger lagen?")
    edit("docs/tolk.md", "Du kan alltid be om en *tolk*.", "Du kan be om en *tolk*.")


def ordered(run: Callable[..., int], tmp_path: Path, suffix: str) -> tuple[Path, Order]:
    path = tmp_path / f"order.{suffix}"
    assert run("order", "fi", "--format", suffix, "--out", str(path)) == 0
    return path, read(path)


def answer(order: Order, path: Path, **texts: str) -> None:
    """What a translator does: fills in a translation for each Swedish text that begins so."""
    rows = [
        replace(row, translation=next((t for start, t in texts.items() if row.swedish.startswith(start)), ""))
        for row in order.rows
    ]
    write(replace(order, rows=tuple(rows)), path)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.usefixtures("changed")
def test_only_what_needs_work_goes_out_and_comes_back(
    project: Path, run: Callable, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture
) -> None:
    path, order = ordered(run, tmp_path, suffix)
    assert {row.swedish[:10] for row in order.rows} == {"Tolken kos", "Tolken kan", "Du kan be "}
    row = next(row for row in order.rows if row.swedish.startswith("Tolken kos"))
    assert row.before.endswith(TWO[0]) and row.old and "tolk = " in row.words
    good = (
        "Tulkki ei maksa sinulle mitään, kun viranomainen varaa sen. Pyydä kuntaa varaamaan tulkki ajoissa."
    )
    answer(
        order, path, **{"Tolken kos": good, "Tolken kan": "Tulkki voi olla puhelimessa <b>.", "Du kan be": ""}
    )
    assert run("import", str(path)) == 1
    out, err = capsys.readouterr()
    assert "finska: 1 texter tagna in, 1 utan översättning, 1 inte tagna." in out
    assert "INTE TAGEN" in err and "Regel OVS-" in err
    entries = {e.msgid: e for e in polib.pofile(str(project / "translations/fi/tolk.po"))}
    assert entries[row.swedish].msgstr == good and entries[row.swedish].tcomment == "ursprung: person"
    assert entries[NEW].msgstr == ""
    states = Site.read(project).translators["fi"].states["tolk"]
    assert states[row.swedish].freshness is Freshness.CURRENT and not states[row.swedish].machine


@pytest.mark.usefixtures("changed")
def test_a_row_whose_swedish_has_changed_meanwhile_is_refused(
    project: Path, run: Callable, edit: Callable, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    path, order = ordered(run, tmp_path, "xlsx")
    answer(order, path, **{"Tolken kan": "Tulkki voi olla puhelimessa.", "Du kan be": order.rows[0].old})
    edit("docs/tolk.md", NEW, "Tolken kan vara i rummet.")
    before = {p: p.read_bytes() for p in (project / "translations").rglob("*.po")}
    assert run("import", str(path)) == 1
    assert "har ändrats sedan beställningen" in capsys.readouterr().err
    assert sum(p.read_bytes() != content for p, content in before.items()) == 1


def test_nothing_to_order(run: Callable, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert run("order", "fi", "--out", str(tmp_path / "x.docx")) == 0
    assert "inget att beställa" in capsys.readouterr().out and not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize("content", [b"", b"inte en fil", b"PK\x03\x04trasig"])
@pytest.mark.parametrize("suffix", [*FORMATS, "txt"])
def test_a_file_that_is_none_is_told(
    run: Callable, tmp_path: Path, suffix: str, content: bytes, capsys: pytest.CaptureFixture
) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(content)
    assert run("import", str(tmp_path / f"a.{suffix}")) == 1
    assert "Gör så här" in capsys.readouterr().err


def test_a_renamed_page_keeps_its_translations_and_sign_offs(
    project: Path, edit: Callable, run: Callable
) -> None:
    assert run("review", "fi", "ord", "--by", "A B", "--role", "tolk", "--yes") == 0
    for file in (project / "docs").rglob("*.*"):
        file.write_text(file.read_text(encoding="utf-8").replace("ord.md", "ordlista.md"), encoding="utf-8")
    edit("mkdocs.yml", "ord.md", "ordlista.md")
    (project / "docs/ord.md").rename(project / "docs/ordlista.md")
    edit("docs/ordlista.md", "title: Svenska ord", "title: Svenska ord\nmoved_from: ord.md")
    states = Site.read(project).translators["fi"].states["ordlista"].values()
    assert all(state.freshness is Freshness.CURRENT and state.signature for state in states)
    assert run("extract") == 0 and (project / "translations/fi/ordlista.po").is_file()


def test_a_changed_fact_outdates_nothing(project: Path, edit: Callable) -> None:
    edit("docs/_data/contacts.yml", "phone: 0410-73 30 00", "phone: 040-628 04 00")
    site = Site.read(project)
    for states in site.translators["fi"].states.values():
        assert all(state.freshness is Freshness.CURRENT for state in states.values())
    assert "040-628 04 00" in site.translators["fi"].body(site.source.pages["tolk.md"], lambda block: "")


SITE = read_site()
EXTRA = ["inte", "10", "aldrig", "kan", "och", "mycket", "{{ kontakt.sos.phone }}", "bara"]


@pytest.mark.parametrize("seed", range(8))
def test_random_edits_of_pages_as_readers_see_them(project: Path, seed: int) -> None:
    """No critically old translation is shown, and every Swedish passage is marked as Swedish with a note."""
    rng = random.Random(seed)
    for path in SITE.source.pages:
        lines = (project / "docs" / path).read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines):
            if line and line[0].isalpha() and ":" not in line[:15] and rng.random() < 0.3:
                words = re.findall(r"\{\{.*?\}\}\S*|\S*\[[^\]]*\]\([^)]*\)\S*|\S+", line)
                words.insert(rng.randrange(len(words)), rng.choice(EXTRA))
                lines[number] = " ".join(words)
        (project / "docs" / path).write_text("\n".join(lines), encoding="utf-8")
    site = Site.read(project)
    translator = site.translators["fi"]
    critical = 0
    for path, page in site.source.pages.items():
        html = translator.body(page, lambda block: "")
        states = translator.states[path.removesuffix(".md")]
        current = {
            state.entry.text
            for state in states.values()
            if state.entry and state.freshness is Freshness.CURRENT
        }
        marks = html.count('class="mark"')
        expected = [
            s
            for segment in page.skeleton.segments
            if (s := states.get(segment.text)) and s.freshness is not Freshness.CURRENT
        ]
        assert marks == len(expected), path
        for state in expected:
            swedish = translator._in_swedish("§", state).split("§")[0]
            assert (
                html.count('lang="sv"') >= marks and swedish in html
            ) or state.freshness is Freshness.OUTDATED
            if state.freshness is Freshness.CRITICAL and state.entry and state.entry.text not in current:
                critical += 1
                assert len(state.entry.text) < 12 or state.entry.text not in html, path
    assert critical > 5, "the edits are too kind to prove anything"
