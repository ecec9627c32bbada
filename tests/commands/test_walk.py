"""The walk that CONTRIBUTING.md describes: Swedish changes, readers are told, a translator and a reviewer mend it."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from anhorigstod.cli import main
from anhorigstod.translation.reviews import pair_hash
from tests.conftest import read_site
from tests.site.sitemap import pages_of

SITE = read_site()
AR = SITE.translators["ar"]
PAGE = "avlosning/ansok"
NUMBER = "Fråga handläggaren hur ni gör. Fråga också vilken dag som är den sista för att överklaga."


@pytest.fixture
def run(project: Path) -> Callable[..., int]:
    return lambda *arguments: main(["--project", str(project), *arguments])


@pytest.fixture
def read(project: Path) -> Callable[[], str]:
    """Builds, and gives the Arabic page's text part."""

    def build() -> str:
        assert main(["--project", str(project), "build", "--no-brochures"]) == 0
        html = (project / "site/ar/avlosning/ansok/index.html").read_text(encoding="utf-8")
        return html[html.index("<main") : html.index("</main>")]

    return build


def translate(project: Path, swedish: str, text: str) -> None:
    path = project / f"translations/ar/{PAGE}.po"
    po = polib.pofile(str(path), wrapwidth=0)
    entry = po.find(swedish)
    assert entry
    entry.msgstr, entry.tcomment = text, "ursprung: person (byrån)"
    po.save(str(path))


def tally(capsys: pytest.CaptureFixture, run: Callable[..., int]) -> dict[str, int]:
    capsys.readouterr()
    assert run("status", "--json") == 0
    return json.loads(capsys.readouterr().out)["languages"]["ar"]["pages"][PAGE]


def test_the_walk(
    project: Path, edit: Callable, run: Callable, read: Callable, capsys: pytest.CaptureFixture
) -> None:
    file = f"docs/{PAGE}.md"
    edit(file, "## Blev det nej?", "Ni får svar inom 10 dagar. Läs svaret, ni två.\n\n## Blev det nej?")
    assert run("extract", "ar") == 0
    ten = "Ni får svar inom 10 dagar. Läs svaret, ni två."
    translate(project, ten, "تحصلون على جواب خلال 10 أيام. اقرآ الجواب أنتما الاثنان.")
    assert run("review", "ar", PAGE, "--by", "Anna Andersson", "--role", "tolk", "--yes") == 0
    page = read()
    assert "Anna Andersson" in page and "reviewed" in page
    before = tally(capsys, run)
    assert before["signed_off"] == before["segments"] == before["current"]

    # "10" becomes "20" in one sentence, a comma goes in another, a third moves.
    edit(file, "inom 10 dagar", "inom 20 dagar")
    edit(file, "Läs beslutet noga. Fråga om du inte förstår.", "Läs beslutet noga, fråga om du inte förstår.")
    text = (project / file).read_text(encoding="utf-8")
    moved = "Hur man ansöker: {{ fakta.ansok_hur }}\n\n"
    assert moved in text
    (project / file).write_text(
        text.replace(moved, "").replace("Telefontid:", f"{moved}Telefontid:"), encoding="utf-8"
    )
    page = read()
    twenty = ten.replace("10", "20")
    changed = AR.say("Texten har ändrats och är inte översatt än.").plain
    assert f'<span lang="sv" dir="ltr">{twenty}</span> <small class="mark">{changed}</small>' in page
    assert "خلال 10 أيام" not in page, "a critically old translation is never shown"
    old = AR.text(PAGE, "Läs beslutet noga. Fråga om du inte förstår.").html
    assert f'{old} <small class="mark">' in page
    assert '<span class="now" lang="sv" dir="ltr">Läs beslutet noga, fråga om du inte förstår.</span>' in page
    assert page.count('class="mark"') == 2, "what moved is as it was"
    now = tally(capsys, run)
    assert (now["outdated"], now["critical"], now["missing"]) == (2, 1, 0)
    assert now["signed_off"] == before["signed_off"] - 2, (
        "a sign-off lapses for the words that changed, and only for them"
    )

    # The translator and the reviewer.
    assert run("extract", "ar") == 0
    translate(project, twenty, "تحصلون على جواب خلال 20 يومًا. اقرآ الجواب أنتما الاثنان.")
    assert run("same-meaning", "ar", PAGE, "--by", "Anna Andersson", "--yes") == 0
    assert run("review", "ar", PAGE, "--by", "Anna Andersson", "--role", "tolk", "--yes") == 0
    page = read()
    assert 'class="mark"' not in page and "خلال 20 يومًا" in page
    assert tally(capsys, run)["current"] == now["segments"]

    # And once more: only that sentence's sign-off lapses.
    signed = tally(capsys, run)["signed_off"]
    edit(file, "inom 20 dagar", "inom 30 dagar")
    assert tally(capsys, run)["signed_off"] == signed - 1


def test_review_shows_every_pair_and_leaves_out_what_is_stale(
    project: Path, edit: Callable, run: Callable, capsys: pytest.CaptureFixture
) -> None:
    edit(f"docs/{PAGE}.md", "Ni kan *överklaga*.", "Ni kan alltid *överklaga*.")
    assert run("review", "ar", PAGE, "--by", "A", "--role", "tolk", "--yes") == 0
    out = capsys.readouterr().out
    assert out.count("INTE MED: översättningen är av en äldre svensk text, och ändringen är viktig") == 1
    assert "Behövs alltid ett beslut?" in out


@pytest.mark.parametrize(
    ("spoil", "code", "told"),
    [
        (
            lambda text: f"{text[:2]}\u202e{text[2:]}",
            1,
            "tecken som inte syns: U+202E",
        ),  # nothing is read then
        (lambda text: f"{text} 7", 0, "INTE MED"),
    ],
    ids=["a hidden sign", "another number"],
)
def test_review_refuses_what_is_gravely_wrong(
    spoil: Callable[[str], str],
    code: int,
    told: str,
    project: Path,
    run: Callable,
    capsys: pytest.CaptureFixture,
) -> None:
    path = project / f"translations/ar/{PAGE}.po"
    po = polib.pofile(str(path), wrapwidth=0)
    entry = next(e for e in po if e.msgid == "Vem ansöker?")
    entry.msgstr = spoil(entry.msgstr)
    po.save(str(path))
    assert run("review", "ar", PAGE, "--by", "A", "--role", "tolk", "--yes") == code
    said = capsys.readouterr()
    assert told in said.out + said.err


def test_review_asks_first(project: Path, run: Callable) -> None:
    assert run("review", "ar", PAGE, "--by", "A", "--role", "tolk") == 1
    assert not (project / "translations/ar/reviews.yml").exists()


@pytest.mark.parametrize(
    ("language", "page", "told"),
    [("arr", PAGE, "Menade du ”ar”?"), ("ar", "avlosning/ansokk", f"Menade du ”{PAGE}”?")],
)
def test_review_of_what_is_not_there(
    run: Callable, language: str, page: str, told: str, capsys: pytest.CaptureFixture
) -> None:
    assert run("review", language, page, "--by", "A", "--role", "tolk", "--yes") == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (
            "signatures:\n  - by: A\n    role: tolk\n    date: 2026-11-21\n    page: finns/inte\n    pairs:\n      - "
            + "a" * 64,
            2,
            "finns inte",
        ),
        (
            "signatures:\n  - by: A\n    role: tolk\n    date: i går\n    page: tolk\n    pairs:\n      - "
            + "a" * 64,
            4,
            "inget datum",
        ),
        (
            "signatures:\n  - by: A\n    role: tolk\n    date: 2026-11-21\n    page: tolk\n    pairs:\n      - allt",
            2,
            "inget fingeravtryck",
        ),
        ("signatures:\n  - by: A\n    page: tolk\n", 2, "saknar fältet"),
        ("signerat:\n  - by: A\n", 2, "Menade du ”signatures”?"),
        ("signatures: allt\n", 1, "lista"),
    ],
)
def test_reviews_edited_by_hand_are_validated(
    project: Path, run: Callable, text: str, line: int, told: str, capsys: pytest.CaptureFixture
) -> None:
    (project / "translations/ar/reviews.yml").write_text(text, encoding="utf-8")
    assert run("build", "--no-brochures") == 1
    err = capsys.readouterr().err
    assert f"translations/ar/reviews.yml:{line}:" in err and told in err


def test_reviewed_only_shows_what_is_signed_off(
    project: Path, edit: Callable, run: Callable, read: Callable
) -> None:
    assert run("review", "ar", "tolk", "--by", "A B", "--role", "tolk", "--yes") == 0
    text = (project / "translations/languages.yml").read_text(encoding="utf-8")
    (project / "translations/languages.yml").write_text(
        text.replace("publish: draft", "publish: reviewed", 1), encoding="utf-8"
    )
    page = read()
    assert AR.say("Översättningen är inte granskad än.").plain in page and "<h1" in page
    assert '<span lang="sv" dir="ltr">Hur ansöker vi om avlösning?</span>' in page
    signed = (project / "site/ar/tolk/index.html").read_text(encoding="utf-8")
    assert AR.text("tolk", "Vad kostar tolken?").html in signed


def test_a_page_under_half_translated_is_not_announced(project: Path, run: Callable) -> None:
    path = project / "translations/ar/tolk.po"
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in list(po)[5:]:
        entry.msgstr = ""
    po.save(str(path))
    assert run("build", "--no-brochures") == 0
    html = (project / "site/ar/tolk/index.html").read_text(encoding="utf-8")
    url = SITE.source.settings.site_url
    assert f'<link rel="canonical" href="{url}tolk/">' in html
    announced = pages_of(project / "site/sitemap.xml")
    assert f"{url}ar/tolk/" not in announced and f"{url}fi/tolk/" in announced
    assert "ar" not in announced[f"{url}tolk/"] and "fi" in announced[f"{url}tolk/"]
    assert "ar" in announced[f"{url}ord/"]


def test_status_is_a_table_and_documented_json(run: Callable, capsys: pytest.CaptureFixture) -> None:
    assert run("status") == 0
    table = capsys.readouterr().out
    assert re.search(r"arabiska .*100%", table) and "Ord kvar" in table
    assert run("status", "--json") == 0
    found = json.loads(capsys.readouterr().out)["languages"]["ar"]
    keys = {
        "segments",
        "current",
        "outdated",
        "critical",
        "missing",
        "machine",
        "signed_off",
        "words_to_translate",
    }
    assert set(found) == keys | {"pages"} and all(set(page) == keys for page in found["pages"].values())
    assert found["segments"] == sum(page["segments"] for page in found["pages"].values()) == found["current"]


def test_impact_counts_the_edits_since_a_revision(
    project: Path, edit: Callable, run: Callable, capsys: pytest.CaptureFixture
) -> None:
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.se", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], cwd=project, check=True, capture_output=True)
    assert run("impact") == 0
    assert "Inga svenska meningar har ändrats" in capsys.readouterr().out
    edit(
        f"docs/{PAGE}.md",
        "Läs beslutet noga. Fråga om du inte förstår.",
        "Läs beslutet noga, fråga om du inte förstår.",
    )
    edit(f"docs/{PAGE}.md", "Ni kan *överklaga*.", "Ni kan inte *överklaga*.")
    edit("docs/tolk.md", "## Vad säger lagen?", "En <b>ny</b> | mening.\n\n## Vad säger lagen?")
    assert run("impact", "--base", "HEAD") == 0
    out = capsys.readouterr().out
    assert "3 svenska texter är nya eller ändrade. 3 språk visar dem" in out
    assert re.search(r"\| arabiska \| 1 \| 1 \| 1 \| \d+ \|", out)
    assert "\\<b\\>ny\\</b\\>" in out, "text of a pull request is shown as text"
    assert run("impact", "--base", "finns-inte") == 1 and run("impact", "--base=--output=x") == 1
    assert not (project / "x").exists()


def test_the_staff_page(project: Path, edit: Callable, run: Callable) -> None:
    edit(f"docs/{PAGE}.md", "Ni kan *överklaga*.", "Ni kan inte *överklaga*.")
    edit("docs/_data/contacts.yml", "expires: 2027-05-21", "expires: 2026-11-22")
    assert run("build", "--no-brochures") == 0
    html = (project / "site/redaktion/index.html").read_text(encoding="utf-8")
    assert 'content="noindex"' in html and "redaktion" not in (project / "site/sitemap.xml").read_text(
        encoding="utf-8"
    )
    assert html.count('<td class="viktigt">') == 3 and f"translations/ar/{PAGE}.po" in html
    assert (
        'href="./ar/avlosning/ansok/"' in html
        or 'href="../ar/avlosning/ansok/"' in html
        or 'href="/ar/avlosning/ansok/"' in html
    )
    assert "avlosning_timmar: ingen har bekräftat." in html
    assert "Ingen har godkänt någon översättning än." in html


def test_a_page_whose_list_nobody_has_read_is_not_called_reviewed(project: Path, run: Callable) -> None:
    assert run("review", "fi", "ord", "--by", "A B", "--role", "tolk", "--yes") == 0
    assert run("build", "--no-brochures") == 0
    page = (project / "site/fi/ord/index.html").read_text(encoding="utf-8")
    left = (
        SITE.translators["fi"].say("En maskin har översatt resten. Ingen människa har granskat det än.").plain
    )
    assert "A B" in page and left in page and 'class="notice reviewed"' not in page
    assert run("review", "fi", "_data/words", "--by", "A B", "--role", "tolk", "--yes") == 0
    assert run("build", "--no-brochures") == 0
    assert 'class="notice reviewed"' in (project / "site/fi/ord/index.html").read_text(encoding="utf-8")


def test_what_a_machine_made_is_told_though_more_is_signed(project: Path, run: Callable) -> None:
    path = project / "translations/fi/demens.po"
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in list(po)[:20]:
        entry.tcomment = "Ursprung: PERSON"
    po.save(str(path))
    assert run("review", "fi", "demens", "--by", "A B", "--role", "tolk", "--yes") == 0
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in list(po)[20:]:
        entry.msgstr += " x"
    po.save(str(path))
    assert run("build", "--no-brochures") == 0
    left = (
        SITE.translators["fi"].say("En maskin har översatt resten. Ingen människa har granskat det än.").plain
    )
    assert left in (project / "site/fi/demens/index.html").read_text(encoding="utf-8")


def test_a_fuzzy_entry_is_no_translation(
    project: Path, edit: Callable, run: Callable, capsys: pytest.CaptureFixture
) -> None:
    edit(
        "translations/fi/tolk.po",
        '#. rubrik\nmsgid "Vad kostar tolken?"',
        '#. rubrik\n#, fuzzy\nmsgid "Vad kostar tolken?"',
    )
    assert run("status", "--json") == 0
    assert json.loads(capsys.readouterr().out)["languages"]["fi"]["pages"]["tolk"]["missing"] == 1


@pytest.mark.parametrize("by", ["", "  ", "A\nB"])
def test_a_sign_off_needs_a_name(run: Callable, by: str) -> None:
    assert run("review", "fi", "tolk", "--by", by, "--role", "tolk", "--yes") == 1
    assert run("build", "--no-brochures") == 0


def test_a_waiver_holds_as_long_as_it_stands(
    project: Path, run: Callable, capsys: pytest.CaptureFixture
) -> None:
    path = project / "translations/en/tolk.po"
    po = polib.pofile(str(path), wrapwidth=0)
    entry = po.find("Vad kostar tolken?")
    assert entry
    entry.msgstr = "What do 13 interpreters cost?"
    po.save(str(path))
    assert run("build", "--no-brochures") == 1
    assert "OVS-03" in capsys.readouterr().err
    waiver = f'  - by: "A"\n    date: 2026-11-21\n    check: OVS-03\n    pair: {pair_hash("en", entry.msgid, entry.msgstr)}\n    reason: "x"\n'
    (project / "translations/en/reviews.yml").write_text(f"waivers:\n{waiver}", encoding="utf-8")
    assert run("build", "--no-brochures") == 0
    (project / "translations/en/reviews.yml").unlink()
    assert run("build", "--no-brochures") == 1
