"""The word bridge, and telling the municipality: what needs no browser."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from anhorigstod.content.kinds import Word
from anhorigstod.site.site import Site
from anhorigstod.site.words import bridged

WORDS = [
    Word(id="tolk", term="tolk", say="TOLK", means="En person som översätter."),
    Word(id="god_man", term="god man", say="gooMAN", means="Hjälper dig."),
]
SV = 'lang="sv" dir="ltr"'


def test_an_emphasised_official_word_becomes_a_button() -> None:
    html, found = bridged(f"<p>x <em {SV}>Tolk</em> och <em>god man</em>, <em>annat</em></p>", WORDS, SV)
    assert [word.id for word in found] == ["tolk", "god_man"]
    assert html == (
        f'<p>x <button type="button" class="word" popovertarget="o-tolk" {SV}>Tolk</button> och '
        f'<span class="close"><button type="button" class="word" popovertarget="o-god_man" {SV}>god man</button>,</span>'
        " <em>annat</em></p>"
    )


def test_signs_close_to_a_word_stay_on_its_line() -> None:
    """A browser breaks a line on both sides of a button, even after a bracket."""
    for before, after in (("(", ")."), ("«", "»،"), ("", "።"), ("", "؟")):
        html, _ = bridged(f"<p>x {before}<em>tolk</em>{after} y</p>", WORDS, SV)
        assert f'<p>x <span class="close">{before}<button' in html and f"</button>{after}</span> y" in html


def test_links_headings_and_what_can_be_pressed_are_left_alone() -> None:
    for tag in ("a", "h1", "h2", "summary"):
        html = f"<{tag} x>en <em>tolk</em></{tag}>"
        assert bridged(html, WORDS, SV) == (html, [])
    html, found = bridged("<h2>a</h2><p><em>tolk</em></p><a>b</a>", WORDS, SV)
    assert found and "<button" in html


def test_a_word_is_explained_once() -> None:
    assert len(bridged("<em>tolk</em> <em>tolk</em>", WORDS, SV)[1]) == 1


def test_a_letter_to_the_municipality_says_which_page(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("docs/_data/contacts.yml", "  email:\n", "  email: anhorig@exempel.se\n")
    view = Site.read(project).view("tolk.md", "ar")
    mail = unquote(view.feedback_mail)
    assert mail.startswith("mailto:anhorig@exempel.se?subject=Synpunkt")
    assert f"Sida: {view.own_url}\nSpråk: arabiska" in mail


def test_who_is_told_must_be_reachable(project: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("mkdocs.yml", "feedback: vaxel", "feedback: vaxell")
    try:
        Site.read(project)
    except Exception as error:
        assert "Menade du ”vaxel”?" in str(error) and "mkdocs.yml:" in str(error)
    else:
        raise AssertionError("accepted")
