"""The brochures' own fonts write every language: no empty box, no letter in pieces, no large file."""

import functools
import hashlib
import io
import runpy
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import polib
import pytest
import uharfbuzz as hb
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from anhorigstod.translation.languages import Language, read_languages
from tests.conftest import ROOT

FOLDER = ROOT / "overrides" / "print" / "fonts"
FILES = sorted(FOLDER.glob("*.ttf"))
LICENSES = sorted(FOLDER.glob("OFL-*.txt"))
LIMIT = 1_300_000
WEIGHTS = (400, 700)
STACKS = {
    "Latn": ("latin",),
    "Cyrl": ("latin",),
    "Arab": ("arabic", "latin"),
    "Ethi": ("ethiopic", "latin"),
}
LANGUAGES = read_languages(ROOT / "translations")
SAMPLES = {
    "ar": (
        "Arab",
        "هل تعتني بقريب مسنّ؟ اتصل بنا: 0410-73 30 00، من الساعة ٨ إلى ١٦. الدعم مجاني، لا يكلّف شيئًا.",
    ),
    "fa": ("Arab", "آیا از یک خویشاوند مراقبت می‌کنید؟ گپ بزنید؛ پشتیبانی رایگان است، ۲۴ ساعت، ژاله و چنگیز."),
    "fa-AF": (
        "Arab",
        "آیا از یکی از اعضای فامیل‌تان مراقبت می‌کنید؟ به شاروالی زنگ بزنید، کمک رایگان است (۱۱۲).",
    ),
    "ckb": (
        "Arab",
        "ئێمە یارمەتیت دەدەین؛ ھاوڕێ و ماڵەوە، ڕۆژ و ساڵ، گەورە، چاودێری، پەیوەندی، ژمارە ٠٤١٠، خۆڕایی.",
    ),
    "ti": ("Ethi", "ንሓደ ናይ ቤተሰብኩም ኣባል ትከናኸኑ ዲኹም፧ ደውሉ፦ 0410-73 30 00። ሓገዝ ብነጻ እዩ፣ ቋንቋ ብትርጁማን፡ Demenslotsen።"),
    "uk": (
        "Cyrl",
        "Ви доглядаєте за близькою людиною? Її підтримка — безкоштовна, об’єднаймося: ґанок, є, ї, й, «ми».",
    ),
    "ru": (
        "Cyrl",
        "Вы ухаживаете за близким человеком? Объясним всё: поддержка бесплатная — 8–16, «ещё», №\u00a01.",
    ),
    "pl": ("Latn", "Zażółć gęślą jaźń – opiekujesz się kimś bliskim? Łódź, „pomoc” jest bezpłatna: ćma, ńó."),
    "bs": (
        "Latn",
        "Brinete li o bliskoj osobi? Đurđa, Šejla, Žarko i Ćamil: pomoć je besplatna, čaj uz razgovor.",
    ),
    "sq": ("Latn", "A kujdeseni për një të afërm? Këshillimi është falas, çdo ditë: ËÇ, «gjyshja»."),
    "tr": (
        "Latn",
        "Yakınınıza siz mi bakıyorsunuz? İyi günler, ığdır, ağır, şeker, çay, gönül, ücretsiz: IŞIK.",
    ),
    "so": ("Latn", "Ma daryeeshaa qof kuu dhow? Taageeradu waa bilaash; ra’yi, lo’ iyo dhaqan."),
    "es": (
        "Latn",
        "¿Cuida usted a un familiar? ¡Llámenos! La ayuda es gratuita: niño, pingüino, «corazón», 1.º y 2.ª.",
    ),
    "de": (
        "Latn",
        "Pflegen Sie einen Angehörigen? „Größe“ und Übergänge, STRAẞE, Maß, ästhetisch – kostenlos: 5 €.",
    ),
    "fi": ("Latn", "Hoidatko läheistäsi? Åke ja Öljy, šakki, ž: tuki on ilmaista – soita 0410-73 30 00…"),
    "sv": (
        "Latn",
        "Hjälper du någon som är sjuk? Anhörigstöd är gratis – ”Ring oss” 0410-73 30 00. ÅÄÖ é × ½ −5 °C •",
    ),
}
KURDISH = "ێۆڵڕەھ"


@functools.cache
def load(name: str, weight: int) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(FOLDER / f"{name}-{weight}.ttf"))))


def stack(script: str, weight: int) -> tuple[hb.Font, ...]:
    """The fonts in which a brochure looks for a letter, first one first."""
    return tuple(load(name, weight) for name in STACKS[script])


def has(font: hb.Font, letter: str) -> bool:
    return font.get_nominal_glyph(ord(letter)) is not None


def shape(text: str, font: hb.Font, tag: str = "") -> list[hb.GlyphInfo]:
    """The glyphs of `text`, as Pango would ask for them."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if tag:
        buffer.language = tag  # letters differ between languages: the Turkish i, the Bosnian ć
    hb.shape(font, buffer)
    return buffer.glyph_infos


def runs(text: str, fonts: tuple[hb.Font, ...]) -> Iterator[tuple[hb.Font, str]]:
    """Pieces of text with the first font that has their letters, else the last font."""

    def chosen(letter: str) -> int:
        return next((number for number, font in enumerate(fonts) if has(font, letter)), len(fonts) - 1)

    for number, letters in groupby(text, chosen):
        yield fonts[number], "".join(letters)


def boxes(text: str, fonts: tuple[hb.Font, ...], tag: str = "") -> list[str]:
    """What a reader would see as an empty box."""
    return [
        run[g.cluster] for font, run in runs(text, fonts) for g in shape(run, font, tag) if g.codepoint == 0
    ]


def missing(letters: Iterable[str], fonts: tuple[hb.Font, ...]) -> set[str]:
    return {letter for letter in letters if not any(has(font, letter) for font in fonts)}


def in_pieces(text: str, font: hb.Font) -> list[str]:
    """Words with more glyphs than characters: a reader copies something else from the PDF than what it says."""
    return [word for word in text.split() if len(shape(word, font)) > len(word)]


def characters(language: Language) -> set[str]:
    """Every character of the language's catalogues. The Swedish too, which stands where no translation does."""
    files = (ROOT / "translations" / language.id).rglob("*.po")
    entries = [entry for file in files for entry in polib.pofile(str(file))]
    texts = [text for entry in entries for text in (entry.msgid, entry.msgstr, *entry.msgstr_plural.values())]
    return set().union(*texts) - {"\n"}


def too_large(files: Iterable[Path]) -> bool:
    return sum(file.stat().st_size for file in files) > LIMIT


def is_licensed(font: TTFont, licenses: Iterable[Path]) -> bool:
    """Whether one of the licences is by the font's own authors, and the font says which licence it has."""
    owner, terms = (str(font["name"].getDebugName(number)) for number in (0, 13))
    texts = [file.read_text(encoding="utf-8") for file in licenses]
    return "SIL Open Font License" in terms and any(text.startswith(owner) for text in texts)


def reserves_a_name(license_text: str) -> bool:
    """Whether the lines above the licence itself reserve a name, which a modified font may then not bear."""
    return "reserved font name" in license_text.partition("PREAMBLE")[0].lower()


@pytest.fixture(scope="module")
def splitting() -> hb.Font:
    """A font that draws ب as a skeleton and a dot."""
    builder = FontBuilder(1000)
    glyphs = [".notdef", "beh", "skeleton", "dot"]
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({ord("ب"): "beh"})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in glyphs})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupPost()
    addOpenTypeFeaturesFromString(builder.font, "feature ccmp { sub beh by skeleton dot; } ccmp;")
    builder.save(file := io.BytesIO())
    return hb.Font(hb.Face(file.getvalue()))


def test_the_files_are_six_and_small(tmp_path: Path) -> None:
    assert [file.stem for file in FILES] == [
        f"{name}-{weight}" for name in ("arabic", "ethiopic", "latin") for weight in WEIGHTS
    ]
    assert not too_large(FILES)
    (tmp_path / "whole.ttf").write_bytes(bytes(LIMIT))
    assert too_large([*FILES, tmp_path / "whole.ttf"])


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("tag", SAMPLES)
def test_no_language_gets_an_empty_box(tag: str, weight: int) -> None:
    script, text = SAMPLES[tag]
    fonts = stack(script, weight)
    assert boxes(text, fonts, tag) == []
    assert missing(text, fonts) == set()
    assert boxes(f"{text} 囲", fonts, tag) == ["囲"]
    assert missing(f"{text} 囲", fonts) == {"囲"}


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("tag", [tag for tag, (script, _) in SAMPLES.items() if script == "Arab"])
def test_an_arabic_letter_is_one_glyph(tag: str, weight: int, splitting: hb.Font) -> None:
    assert in_pieces(SAMPLES[tag][1], load("arabic", weight)) == []
    assert in_pieces("د ب", splitting) == ["ب"]


@pytest.mark.parametrize("weight", WEIGHTS)
def test_sorani_has_its_own_letters(weight: int) -> None:
    """The sample holds them all, and they come from the Arabic font, joined, not from a fallback."""
    assert set(KURDISH) <= set(SAMPLES["ckb"][1])
    assert missing(KURDISH, (load("arabic", weight),)) == set()
    assert missing(KURDISH, (load("latin", weight),)) == set(KURDISH)
    for letter in KURDISH:
        alone, joined = shape(letter, load("arabic", weight)), shape(f"ب{letter}", load("arabic", weight))
        assert joined[0].codepoint != alone[0].codepoint, letter


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.id)
def test_every_translated_character_is_in_the_fonts(language: Language, weight: int) -> None:
    assert missing(characters(language), stack(language.script, weight)) == set()


def test_characters_are_those_of_the_catalogues() -> None:
    arabic = next(language for language in LANGUAGES if language.id == "ar")
    assert {"ع", "å", "a"} <= characters(arabic)
    assert "ع" in missing(characters(arabic), stack("Latn", 400))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_font_has_its_weight_and_its_licence_beside_it(file: Path) -> None:
    font = TTFont(file)
    assert f"-{font['OS/2'].usWeightClass}" in file.stem
    assert is_licensed(font, LICENSES)
    assert not is_licensed(font, [])


def test_no_licence_reserves_the_name_we_use() -> None:
    assert [text.name for text in LICENSES if reserves_a_name(text.read_text(encoding="utf-8"))] == []
    assert reserves_a_name("Copyright 2010 A, with Reserved Font Name B.\n\nPREAMBLE\n")


def test_the_script_gives_the_same_bytes_twice_and_refuses_another_version(tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "subset_fonts.py"))
    source = FOLDER / "arabic-400.ttf"
    with pytest.raises(SystemExit, match="another version"):
        script["make"](source, tmp_path / "no.ttf", "20-7e", "")
    checksum = hashlib.sha256(source.read_bytes()).hexdigest()
    for name in ("one.ttf", "two.ttf"):
        script["make"](source, tmp_path / name, "20-7e 628", checksum)
    assert (tmp_path / "one.ttf").read_bytes() == (tmp_path / "two.ttf").read_bytes()
    assert set(TTFont(tmp_path / "one.ttf").getBestCmap()) == {*range(0x20, 0x7F), 0x628}
