"""What a reader of a language gets: the translation, or Swedish that says that it is Swedish."""

from collections.abc import Callable
from pathlib import Path

import pytest

from anhorigstod.cli import main
from anhorigstod.content.problems import ContentError
from anhorigstod.site.site import Site
from tests.conftest import read_site

SITE = read_site()
HEADING = "Vad kostar tolken?"
ITEM = "Be kommunen att boka tolken."


def empty(project: Path, language: str, file: str, swedish: str) -> str:
    """Takes a translation away; gives what it was."""
    path = project / "translations" / language / file
    before, _, rest = path.read_text(encoding="utf-8").partition(f'msgid "{swedish}"\nmsgstr "')
    was, _, after = rest.partition('"\n')
    path.write_text(f'{before}msgid "{swedish}"\nmsgstr ""\n{after}', encoding="utf-8")
    return was


def article(project: Path, language: str, page: str) -> str:
    html = (project / "site" / language / page / "index.html").read_text(encoding="utf-8")
    return html[html.index("<main") : html.index("</main>")]


def test_a_missing_translation_is_swedish_that_says_so(project: Path) -> None:
    for swedish in (HEADING, ITEM):
        assert empty(project, "ar", "tolk.po", swedish)
    assert main(["--project", str(project), "build", "--no-brochures"]) == 0
    html = article(project, "ar", "tolk")
    note = SITE.translators["ar"].say("Det här är inte översatt än.").plain
    for swedish in (HEADING, ITEM):
        assert f'<span lang="sv" dir="ltr">{swedish}</span> <small class="mark">{note}</small>' in html
    assert html.count(note) == 2
    said = (
        SITE.translators["ar"]
        .say("{part} av {all} textdelar på sidan är översatta. Resten står på svenska.")
        .plain
    )
    assert said.rpartition("}")[2] in html
    assert 'id="vad-kostar-tolken"' in html, "the anchor is the same"
    assert note not in article(project, "fi", "tolk"), "other languages are not touched"


def test_a_missing_title_is_marked_in_menus_and_plain_in_the_head(project: Path) -> None:
    assert empty(project, "fi", "tolk.po", "Tolk")
    assert main(["--project", str(project), "build", "--no-brochures"]) == 0
    html = (project / "site/fi/tolk/index.html").read_text(encoding="utf-8")
    assert "<title>Tolk – " in html
    assert html.count('<span lang="sv" dir="ltr">Tolk</span>') >= 2


def test_a_missing_interface_string_is_marked_and_never_inside_an_attribute(project: Path) -> None:
    assert empty(project, "fi", "_interface.po", "Meny")
    assert main(["--project", str(project), "build", "--no-brochures"]) == 0
    html = (project / "site/fi/index.html").read_text(encoding="utf-8")
    assert '<span lang="sv" dir="ltr">Meny</span>' in html and 'aria-label="Meny"' in html


def test_swedish_words_in_a_translation_speak_swedish() -> None:
    html = SITE.translators["ar"].body(SITE.source.pages["stod/samtal.md"], lambda block: "")
    assert '<em lang="sv" dir="ltr">anhörigkonsulent</em>' in html


def test_a_person_vouches_a_machine_is_told(project: Path) -> None:
    folder = project / "translations" / "fi"
    for path in (
        folder / "tolk.po",
        folder / "_data" / "phrases.po",
    ):  # the page, and the cards that it shows
        path.write_text(
            path.read_text(encoding="utf-8").replace("ursprung: maskin", "ursprung: person"), encoding="utf-8"
        )
    assert main(["--project", str(project), "build", "--no-brochures"]) == 0
    said = (
        SITE.translators["fi"].say("En maskin har översatt sidan. Ingen människa har granskat den än.").plain
    )
    assert said not in article(project, "fi", "tolk") and said in article(project, "fi", "demens")


FACT = "  kind: timmar\n  value:\n"
KNOWN = "  kind: timmar\n  value: 10\n"


def test_a_fact_nobody_has_verified_says_whom_to_ask(project: Path, edit: Callable) -> None:
    unknown = SITE.translators["fi"].fact("fakta.avlosning_timmar")
    assert 'href="tel:+46' in unknown and "timmar" not in unknown
    text = (project / "docs/_data/facts.yml").read_text(encoding="utf-8")
    start = text.index("avlosning_timmar:")
    end = text.index("\n\n", start)
    entry = "avlosning_timmar:\n  name: x\n  kind: timmar\n  value: 10\n  source: beslut\n  verified: 2026-11-21\n"
    (project / "docs/_data/facts.yml").write_text(text[:start] + entry + text[end:], encoding="utf-8")
    site = Site.read(project)
    assert site.translators["fi"].fact("fakta.avlosning_timmar") == "<bdi>10 tuntia</bdi>"
    assert "10" in site.translators["ar"].fact("fakta.avlosning_timmar")
    html = site.translators["fi"].body(site.source.pages["avlosning/hemma.md"], lambda block: "")
    assert "<bdi>10 tuntia</bdi>" in html


def test_a_fact_that_is_a_text_is_translated(project: Path, edit: Callable) -> None:
    edit("docs/_data/facts.yml", "  kind: text\n  value:\n", "  kind: text\n  value: Det är gratis.\n")
    edit("docs/_data/facts.yml", "  source:\n  verified:\n", "  source: beslut\n  verified: 2026-11-21\n")
    site = Site.read(project)
    name = next(
        n for n in site.source.data.value_names() if n.startswith("fakta.") and site.source.data.value(n)
    )
    assert site.translators["fi"].fact(name) == '<span lang="sv" dir="ltr">Det är gratis.</span>'
    assert "Det är gratis." in [segment.text for segment in site.source.segments("_data/facts")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ kontakt.kvinnofrid.phone }}", "{{ kontakt.sos.phone }}"),
        ("{{ kontakt.kvinnofrid.phone }}", "020-50 50 50"),
        ("{{ kontakt.kvinnofrid.phone }}", "{{ kontakt.kvinnofrid.phone }} [x](https://evil.example)"),
        ("](stod/samtal.md)", "](stod/grupper.md)"),
        ("](stod/samtal.md)", "](javascript:alert)"),
        ("msgstr ", "msgstr "),
    ],
)
def test_a_translation_cannot_lead_elsewhere(project: Path, old: str, new: str) -> None:
    path = project / "translations/en/akut.po"
    before, found, after = path.read_text(encoding="utf-8").rpartition(old)
    assert found
    path.write_text(before + new + after, encoding="utf-8")
    if old == new:
        Site.read(project)
        return
    with pytest.raises(ContentError) as caught:
        Site.read(project)
    assert caught.value.problems[0].file == "translations/en/akut.po" and caught.value.problems[0].line


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("_interface.po", "{phone}", "{telefon}"),
        ("_interface.po", "{phone}", "{phone.__class__}"),
        ("_interface.po", "{phone}", "{phone} {0}"),
        ("_data/phrases.po", "{språk}", "{kieli}"),
    ],
)
def test_a_field_in_a_translation_is_the_same_and_never_evaluated(
    project: Path, file: str, old: str, new: str
) -> None:
    path = project / "translations/fi" / file
    before, _, after = path.read_text(encoding="utf-8").rpartition(old)
    path.write_text(before + new + after, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        Site.read(project)
    problem = caught.value.problems[0]
    assert problem.file == f"translations/fi/{file}" and problem.line and old in problem.how


def test_opening_hours_are_words_and_isolated_clocks() -> None:
    said = SITE.translators["sv"].fact("kontakt.varden.hours")
    assert said == "dygnet runt"
    assert (
        SITE.translators["fi"].fact("kontakt.varden.hours") == SITE.translators["fi"].say("dygnet runt").plain
    )
