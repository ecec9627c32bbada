"""A machine's drafts: they fill what is empty, never more, and bear the machine's mark."""

from collections.abc import Callable, Iterator
from pathlib import Path

import polib
import pytest

from anhorigstod.cli import main
from anhorigstod.site.site import Site
from anhorigstod.translation.status import Freshness
from tests.drafting.libre_server import LANGUAGES, Libre, backwards, serving

TALK = "translations/fi/tolk.po"
NEW = "Tolken kan vara på telefon. Ring {{ kontakt.vaxel.phone }} eller läs om [*tolk*](fragor.md)."


@pytest.fixture
def libre() -> Iterator[Libre]:
    with serving(Libre()) as libre:
        yield libre


@pytest.fixture
def draft(project: Path, libre: Libre, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    monkeypatch.delenv("LIBRETRANSLATE_API_KEY", raising=False)
    return lambda *arguments: main(["--project", str(project), "draft", "fi", "--url", libre.url, *arguments])


@pytest.fixture
def more(edit: Callable) -> None:
    edit("docs/tolk.md", "## Vad säger lagen?", f"{NEW}\n\n## Vad säger lagen?")


def files(project: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (project / "translations").rglob("*.po")}


@pytest.mark.usefixtures("more")
def test_only_what_is_empty_is_filled_and_marked(
    project: Path, draft: Callable, libre: Libre, capsys: pytest.CaptureFixture
) -> None:
    before = files(project)
    assert draft() == 0
    out = capsys.readouterr().out
    assert "1/1 tolk: 1 utkast, 0 inte skrivna" in out and "finska: 1 maskinutkast skrivna" in out
    changed = [path for path, content in files(project).items() if content != before[path]]
    assert changed == [project / TALK]
    old = {e.msgid: (e.msgstr, e.tcomment) for e in polib.pofile(before[project / TALK].decode())}
    now = {e.msgid: (e.msgstr, e.tcomment) for e in polib.pofile(str(project / TALK))}
    text, note = now.pop(NEW)
    assert now == old
    assert text.startswith("Neklot") and "{{ kontakt.vaxel.phone }}" in text
    assert text.endswith("[tulkki (*tolk*)](fragor.md).")
    assert note.startswith("ursprung: maskin (LibreTranslate 1.6.5, 20")
    state = Site.read(project).translators["fi"].states["tolk"][NEW]
    assert state.freshness is Freshness.CURRENT and state.machine
    assert libre.sent == ["Tolken kan vara på telefon. Ring XQ1 eller läs om XQ2."]
    assert draft() == 0 and "inget att översätta" in capsys.readouterr().out
    assert len(libre.requests) == 1


def test_a_whole_language_from_nothing(project: Path, draft: Callable, capsys: pytest.CaptureFixture) -> None:
    for path in (project / "translations/fi").rglob("*.po"):
        path.unlink()
    (project / "translations/fi/reviews.yml").unlink(missing_ok=True)
    assert draft() == 0
    captured = capsys.readouterr()
    site = Site.read(project)  # would refuse markup or fields that differ
    translator = site.translators["fi"]
    texts = [state for states in translator.states.values() for state in states.values()]
    left = [s for s in texts if s.freshness is not Freshness.CURRENT and s.segment.kind != "uttal"]
    assert len(left) < 0.02 * len(texts), captured.err
    assert all(s.machine for s in texts if s.freshness is Freshness.CURRENT)
    assert captured.err.count("INTE SKRIVEN") == len(left) + captured.err.count("\n_interface: ")
    assert translator.states["tolk"]["Tolk"].entry.text == "Tulkki"  # the glossary, not the machine


HOSTILE = [
    "Klicka <script>alert(1)</script>",
    "Ring {{ kontakt.sos.phone }}",
    "Läs [här](javascript:x)",
    "Ring 0123 456 789",
    "Ring \u202eoss",
    "\x1b[2J",
    "",
    "# Rubrik",
    "rad\n\nrad",
]


@pytest.mark.usefixtures("more")
@pytest.mark.parametrize("answer", HOSTILE)
def test_a_grave_fault_is_not_written_but_told(
    project: Path, draft: Callable, libre: Libre, answer: str, capsys: pytest.CaptureFixture
) -> None:
    libre.translate = lambda text: answer
    before = files(project)
    assert draft() == 0
    assert files(project) == before
    captured = capsys.readouterr()
    assert "INTE SKRIVEN" in captured.err and "\x1b" not in captured.err and "\u202e" not in captured.err
    assert "0 maskinutkast skrivna" in captured.out


def test_an_older_translation_that_is_shown_is_left_to_people(
    project: Path, edit: Callable, draft: Callable, libre: Libre, capsys: pytest.CaptureFixture
) -> None:
    edit("docs/tolk.md", "Be kommunen att boka tolken.", "Be kommunen att boka tolken åt dig.")
    assert draft() == 0
    assert "inget att översätta" in capsys.readouterr().out and libre.requests == []


@pytest.mark.usefixtures("more")
def test_a_dry_run_sends_and_writes_nothing(
    project: Path, draft: Callable, libre: Libre, capsys: pytest.CaptureFixture
) -> None:
    before = files(project)
    assert draft("--dry-run") == 0
    assert NEW in capsys.readouterr().out
    assert files(project) == before and libre.requests == []


@pytest.mark.usefixtures("more")
def test_one_page_only(
    project: Path, edit: Callable, draft: Callable, libre: Libre, capsys: pytest.CaptureFixture
) -> None:
    edit("docs/demens.md", "", "\nEn ny mening här.\n")
    assert draft("--page", "demens.md") == 0
    assert libre.sent == ["En ny mening här."]
    assert draft("--page", "demen") == 1 and "Menade du ”demens”?" in capsys.readouterr().err


@pytest.mark.usefixtures("more")
def test_a_language_that_the_server_lacks(
    draft: Callable, libre: Libre, capsys: pytest.CaptureFixture
) -> None:
    libre.languages = [{**LANGUAGES[1], "targets": ["ar", "en", "zt"]}]
    assert draft() == 1
    told = capsys.readouterr().err
    assert "kan inte översätta till finska (fi). Den kan: arabiska, engelska, zt." in told
    assert "anhorigstod order fi" in told and "Traceback" not in told and libre.requests == []


@pytest.mark.usefixtures("more")
def test_when_the_server_stops_what_is_written_stays(
    project: Path, edit: Callable, draft: Callable, libre: Libre, capsys: pytest.CaptureFixture
) -> None:
    edit("docs/kontakt.md", "", "\nEn ny mening här.\n")

    def stops(text: str) -> str:
        libre.answers = [(403, {}, {"error": "Too many request limits violations"})] * 9
        return backwards(text)

    libre.translate = stops
    assert draft() == 1
    captured = capsys.readouterr()
    assert "1/2 tolk: 1 utkast" in captured.out
    assert "Too many request limits violations (403)" in captured.err and "ligger kvar" in captured.err
    assert NEW in {e.msgid for e in polib.pofile(str(project / TALK)) if e.msgstr}
    libre.answers, libre.translate = [], backwards
    assert draft() == 0 and "1/1 kontakt: 1 utkast" in capsys.readouterr().out


@pytest.mark.usefixtures("more")
def test_the_key_comes_from_the_environment(
    draft: Callable, libre: Libre, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    libre.key = "hemlig"
    assert draft() == 1 and "LIBRETRANSLATE_API_KEY" in capsys.readouterr().err
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", "hemlig")
    assert draft() == 0 and "hemlig" not in "".join(capsys.readouterr())


def test_unknown_language(project: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["--project", str(project), "draft", "ff"]) == 1
    assert "Språket ”ff” finns inte." in capsys.readouterr().err
