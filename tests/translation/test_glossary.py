"""The agreed words: read strictly, found in any inflection, and used by our own translations."""

import random
from pathlib import Path

import pytest

from anhorigstod.content.kinds import Word
from anhorigstod.content.problems import ContentError
from anhorigstod.site.site import read_source
from anhorigstod.translation.checks import check
from anhorigstod.translation.extraction import read_catalogues
from anhorigstod.translation.glossary import FILE, Glossary
from anhorigstod.translation.languages import Language
from tests.conftest import read_site

SITE = read_site()
OWN = SITE.source.glossary
CODES = ["ar", "fi", "en", "fa-AF", "ku-Arab"]


def read(folder: Path, text: str) -> Glossary:
    (folder / FILE).write_text(text, encoding="utf-8")
    return Glossary.read(folder, CODES)


def test_no_file_is_an_empty_glossary(tmp_path: Path) -> None:
    assert Glossary.read(tmp_path, CODES).words("fi") == {}


def test_words_names_sources_and_inflections(tmp_path: Path) -> None:
    text = "tolk:\n  not: [tolkar]\n  fi:\n    word: tulkki / tulkin\n    source: https://a.se/\n  ku-Arab: وەرگێڕ\nEn bra plats:\n  keep: true\n"
    glossary = read(tmp_path, text)
    tolk = glossary.terms["tolk"]
    assert tolk.agreed["fi"].best == "tulkki" and tolk.agreed["fi"].source == "https://a.se/"
    assert glossary.names == ["En bra plats"]
    assert glossary.find("Tolken tolkar på En bra plats.", "fi") == {
        "tolk": "tulkki / tulkin",
        "En bra plats": "En bra plats",
    }
    assert glossary.find("Tolken tolkar.", "ku-Arab") == {"tolk": "وەرگێڕ"}
    assert glossary.find("Tolken tolkar.", "ar") == {}


def test_the_longest_term_is_meant(tmp_path: Path) -> None:
    glossary = read(tmp_path, "avlösning:\n  fi: a\navlösning i hemmet:\n  fi: b\n")
    assert glossary.find("Fråga om avlösning i hemmet.", "fi") == {"avlösning i hemmet": "b"}
    assert glossary.find("Hemvårdsavlösning", "fi") == {}


BAD = [
    ("tolk:\n  fi: tulkki\ntolk:\n  fi: x\n", 3, "står två gånger"),
    ("tolk:\n  xx: tulkki\n", 2, "varken ett fält eller ett språk"),
    ("tolk:\n  form: [tolken]\n  fi: x\n", 2, "forms"),
    ("tolk:\n  note: bra ord\n", 2, "har ingen översättning"),
    ("tolk:\n", 1, "har inga fält"),
    ("tolk:\n  fi:\n", 2, "har inget ord"),
    ("tolk:\n  fi:\n    words: x\n", 3, "finns inte"),
    ("tolk:\n  forms: tolken\n  fi: x\n", 2, "ska vara en lista"),
    ("tolk:\n  keep: ja\n", 2, "keep kan inte vara"),
    ("tolk:\n  keep: true\n  fi: x\n", 2, "både keep och översättningar"),
    ("tolk:\n  fi: a\nTolkar:\n  forms: [tolk]\n  fi: b\n", 4, "står både under"),
    ("- tolk\n", 1, "är en lista"),
]


@pytest.mark.parametrize(("text", "line", "what"), BAD)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(ContentError) as caught:
        read(tmp_path, text)
    told = str(caught.value)
    assert f"{tmp_path.name}/{FILE}:{line}: " in told and what in told, told


def test_a_spoilt_glossary_stops_the_build(project: Path, edit) -> None:
    edit("translations/glossary.yml", "  fi: omainen\n", "  fii: omainen\n")
    with pytest.raises(ContentError, match=r"translations/glossary\.yml:\d+"):
        read_source(project)


def findings(swedish: str, translation: str, code: str) -> list[str]:
    language = next(language for language in SITE.languages if language.id == code)
    return [f.id for f in check(swedish, translation, language, OWN.words(code))]


RIGHT = [
    ("Fråga om hemvården.", "Kysy kotipalvelusta.", "fi"),
    ("Be kommunen.", "Pyydä kuntaa.", "fi"),
    ("Kommunens beslut.", "Kunnan päätöksen.", "fi"),
    ("Du får en tolk.", "تحصل على مترجم.", "ar"),
    ("Fråga om hemvården.", "اسأل عن الرعاية المنزليّة.", "ar"),
    ("Ring kommunen.", "اتصل بالبلدية.", "ar"),
    ("Det heter *tolk*.", "Se on ruotsiksi *tolk*.", "fi"),
    ("Måste mitt barn tolka?", "هل يجب أن يترجم طفلي؟", "ar"),
]
WRONG = [
    ("Fråga om hemvården.", "Kysy kotihoidosta.", "fi", "OVS-17"),
    ("Ring kommunen.", "اتصل بالمدينة.", "ar", "OVS-17"),
    ("Läs om En bra plats.", "Lue Hyvästä paikasta.", "fi", "OVS-17"),
    ("Ring en anhörigkonsulent.", "Call a anhörigkonsulent.", "en", "OVS-13"),
]


@pytest.mark.parametrize(("swedish", "translation", "code"), RIGHT)
def test_inflected_words_are_known(swedish: str, translation: str, code: str) -> None:
    assert findings(swedish, translation, code) == []


@pytest.mark.parametrize(("swedish", "translation", "code", "rule"), WRONG)
def test_another_word_is_noticed(swedish: str, translation: str, code: str, rule: str) -> None:
    assert rule in findings(swedish, translation, code)


@pytest.mark.parametrize("own", SITE.languages[1:], ids=lambda own: own.id)
def test_our_own_translations_use_the_words_and_others_do_not(own: Language) -> None:
    """Warnings on our own text can be counted on one hand; a wrong text is nearly always noticed."""
    words = OWN.words(own.id)
    if not words.keys() - set(OWN.names):
        return  # a language whose words are not agreed yet
    catalogues = read_catalogues(SITE.source, own.id).values()
    entries = [e for c in catalogues for e in c.entries.values() if e.text and e.kind != "uttal"]
    with_terms = [entry for entry in entries if OWN.find(entry.swedish, own.id)]
    assert len(with_terms) > 200
    told = [e for e in entries for f in check(e.swedish, e.text, own, words) if f.id == "OVS-17"]
    assert len(told) <= 5, [(e.swedish, e.text) for e in told]
    rng, noticed = random.Random(1), 0
    for entry in with_terms:
        terms = OWN.find(entry.swedish, own.id).keys()
        other = rng.choice([e for e in entries if not terms & OWN.find(e.swedish, own.id).keys()])
        noticed += "OVS-17" in {f.id for f in check(entry.swedish, other.text, own, words)}
    assert noticed > 0.9 * len(with_terms)


def test_every_official_word_has_an_agreed_translation() -> None:
    missing = [w.term for w in SITE.source.data.of(Word).values() if w.term not in OWN.terms]
    assert missing == []
    for term in OWN.terms.values():
        assert term.keep or {"ar", "fi", "en"} <= term.agreed.keys(), term.id
