"""The checks on a translation: what a machine can see is wrong without knowing the language.

Each has an id, so that a person can waive it for one text, and an example, which tests and handbook both use.
A grave finding would mislead the reader or harm the page; a warning asks somebody to look once more.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise

from ..content.placeholders import PLACEHOLDER
from .languages import Language

Find = Callable[[str, str, Language], str | None]
"""Takes Swedish, translation and language; gives None or the offending piece."""

_BRACES = re.compile(r"\{[^{}]*\}")
"""A field, or an attribute list; both are for the computer."""
_ADDRESS = re.compile(
    r"(?<=\]\()[^)\s]*|(?<=\]\[)[^\]]*(?=\])"
    r"|(?:https?|mailto|tel):[A-Za-z0-9%&=?/#:._~+@,;!$-]+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.-])(?:[a-z0-9-]+\.)+(?:se|nu|com|org|net|eu|fi)\b(?:/[A-Za-z0-9%&=?/#:._~+-]*)?"
)
_THOUSANDS = re.compile(r"(?<![\d.,:])[1-9]\d{0,2}(?:[ \xa0\u202f.,'’٬]\d{3})+(?!\d)")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,:٫]\d+)*")
_MARK = re.compile(r"\*\*|[*`_\[\]]")
_EMPHASIS = r"(\*\*?)(?=\S).+?(?<=\S)\1"
_WHOLE_MARK = re.compile(rf"{_EMPHASIS}|\[[^\[\]]*\]\(")
_HTML = re.compile(r"</?[a-zA-Z](?![^<>]*(?:://|@))[^<>]*>|<!--|&#?\w+;")
_BLOCK = re.compile(
    r"(?m)^\s*(?:#|>|\||:|[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|```|~~~|---|\*\*\*|___)|^(?: {4}|\t)"
)
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])")
"""No part of a word with hyphens, such as one that shows how to say it."""
_SCRIPTS = {"Latn": "LATIN", "Arab": "ARABIC", "Cyrl": "CYRILLIC", "Ethi": "ETHIOPIC"}
_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
"""Scripts with letters that cannot be told apart by eye."""
_CYRILLIC_ALIKE = re.compile(r"[aceijopsxyABCEHIJKMOPSTXY]+")
_ROMAN = re.compile(r"[IVXLCDM]+")
_FORMS = re.compile(
    "[\ufb00-\ufb06\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc\uff21-\uff5a\U0001d400-\U0001d7ff]"
)
"""Letters that only look like letters: ligatures and shapes copied from a PDF, wide and mathematical letters."""
_HIDDEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Invisible signs that Unicode counts as letters or marks, variation selectors among them."""
_JOINERS = {"ar": "\u200c\u200d", **dict.fromkeys(("fa", "fa-AF", "ku-Arab", "ckb"), "\u200c")}
_MEANT_SWEDISH = re.compile(rf"{_EMPHASIS}|`[^`]*`|(?:\w+ )?\([^()]*\)")
"""Swedish that is shown to the reader on purpose: emphasised, in brackets, or with its meaning in brackets after it."""
_NAME = re.compile(r"(?<=[^\s.!?:…]\s)\W*(?=([A-ZÅÄÖ]\w+(?: \w+){0,4}))")
"""What a capital letter inside a sentence begins: at most a name of five words."""
_CONDITION = re.compile(r"(?!(?:Vad|Vems?|Vilk\w+|Vart?|Varför|Hur|När)\b)[^.?!]+\?")
"""A question that asks nothing: ”Har du ingen skrivare?” is ”If you have no printer” in other languages."""
_INTERNATIONAL = frozenset(
    "adress alternativ april augusti central december demens digital direkt dokument extra information internet kontakt "
    "material minus minut normal november nummer organisation person personal personen problem program radio "
    "region september service situation social start station system telefon video".split()
)
"""Words that other languages write as Swedish does."""
_ENDINGS = r"(?:s|n|t|a|e|r|na|ns|ts|as|en|et|ar|er|or|ens|ets|arna|erna|orna)?"
_SENTENCE_END = re.compile(r"[.?!…؟۔።፧।。？！][\s*_`)\]}”’“»›\"'()]*$")


@dataclass(frozen=True)
class Finding:
    """What one rule says of one translation. The texts are Swedish."""

    id: str
    what: str
    how: str
    grave: bool
    """Must not be published, and is refused at import; else a warning."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A check, told so that staff and translators understand it."""

    id: str
    name: str
    """What is wrong when it finds something; stands before the offending piece."""
    why: str
    how: str
    bad: tuple[str, str]
    """Swedish and translation."""
    good: tuple[str, str]
    grave: bool
    find: Find
    language: str = "en"
    """The id of the language of the examples."""


def check(
    swedish: str,
    translation: str,
    language: Language,
    glossary: Mapping[str, str] = {},
    waived: Collection[str] = (),
) -> list[Finding]:
    """What is wrong with a translation; nothing if there is none yet.

    `glossary` gives the agreed translation of Swedish terms; `waived` the ids of rules that a person has set
    aside for this text.
    """
    if not translation:
        return []
    with_glossary: dict[Find, Find] = {
        find: partial(find, glossary=glossary) for find in (_leftover, _term_unused)
    }
    found = []
    for rule in RULES:
        find = with_glossary.get(rule.find, rule.find)
        if rule.id not in waived and (piece := find(swedish, translation, language)) is not None:
            found.append(Finding(rule.id, f"{rule.name}: ”{_quoted(piece)}”.", rule.how, rule.grave))
    return found


def _quoted(piece: str) -> str:
    """The piece as it can be shown on one line: short, and without signs that steer a terminal."""
    shown = "".join(sign if sign.isprintable() else " " for sign in piece)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


@lru_cache(maxsize=4096)
def _prose(text: str) -> str:
    """The text without facts, fields and addresses, which are for the computer."""
    return _ADDRESS.sub("", _BRACES.sub("", PLACEHOLDER.sub("", text)))


def _unequal(pieces: Callable[[str], list[str]]) -> Find:
    """A check that both texts have the same pieces, in any order."""

    def find(swedish: str, translation: str, _: Language) -> str | None:
        if (ours := pieces(swedish)) == (theirs := pieces(translation)):
            return None
        missing, added = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
        return next(iter(missing + added), None)

    return find


def _added(pieces: Callable[[str], list[str]]) -> Find:
    """A check that the translation has no piece that the Swedish lacks."""

    def find(swedish: str, translation: str, _: Language) -> str | None:
        theirs = pieces(translation)
        return next(iter(Counter(theirs) - Counter(pieces(swedish))), None) if theirs else None

    return find


def _placeholders(text: str) -> list[str]:
    return [f"{{{{ {name} }}}}" for name in PLACEHOLDER.findall(text)]


def _fields(text: str) -> list[str]:
    return _BRACES.findall(PLACEHOLDER.sub("", text))


def _numbers(text: str) -> list[str]:
    """Numbers in Latin digits, without signs between thousands; a point, comma or colon is the same sign."""
    latin = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), _prose(text))
    joined = _THOUSANDS.sub(lambda number: re.sub(r"\D", "", number[0]), latin)
    return [re.sub(r"\D", ".", number) for number in _NUMBER.findall(joined)]


def _addresses(text: str) -> list[str]:
    return [found for match in _ADDRESS.findall(text) if (found := match.rstrip(".,;:!?"))]


def _marks(text: str) -> list[str]:
    """Every sign of inline markup, and every pair of them that works."""
    if not _MARK.search(text):
        return []
    prose = re.sub(r"\\.", "", _prose(text))
    whole = (
        "[…](" if match[0][0] == "[" else f"{match[1]}…{match[1]}" for match in _WHOLE_MARK.finditer(prose)
    )
    return [*whole, *_MARK.findall(prose)]


def _lines(text: str) -> list[str]:
    return ["↵"] * text.count("\n")


def _blocks(text: str) -> list[str]:
    return [match.strip() or "blanksteg" for match in _BLOCK.findall(text)]


def _empty(swedish: str, translation: str, _: Language) -> str | None:
    silent = not any(sign.isalnum() for sign in translation) and any(sign.isalnum() for sign in swedish)
    return translation if silent else None


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


@lru_cache(maxsize=16)
def _foreign_words(swedish: str, translation: str) -> list[str]:
    """The words of the translation that are not simply kept from the Swedish."""
    kept = {word.casefold() for word in _WORD.findall(swedish)}
    return [word for word in _WORD.findall(_prose(translation)) if word.casefold() not in kept]


def _wrong_script(swedish: str, translation: str, language: Language) -> str | None:
    script = _SCRIPTS.get(language.script)
    words = _foreign_words(swedish, translation) if script else []
    letters = "".join(words)
    if sum(_script(letter) == script for letter in letters) * 2 >= len(letters):
        return None
    return next(word for word in words if any(_script(letter) != script for letter in word))


def _lookalike(swedish: str, translation: str, language: Language) -> str | None:
    own = _SCRIPTS.get(language.script)
    for word in _foreign_words(swedish, translation):
        scripts = {_script(letter) for letter in word} & _ALIKE
        alien = scripts - {own, "LATIN"}
        latin = own == "CYRILLIC" and _CYRILLIC_ALIKE.fullmatch(word) and not _ROMAN.fullmatch(word)
        if len(scripts) > 1 or alien or latin or _FORMS.search(word):
            return word
    return None


def _hidden(_: str, translation: str, language: Language) -> str | None:
    if translation.isprintable() and not _HIDDEN.search(translation):
        return None
    allowed = f"\n{_JOINERS.get(language.id, '')}"
    for sign in translation:
        unshown = unicodedata.category(sign) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
        if sign not in allowed and (unshown or _HIDDEN.match(sign)):
            return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
    return None


def _without_names(swedish: str, text: str) -> str:
    """The text without the names of the Swedish; a name has as many words as are kept."""
    for name in _NAME.findall(swedish):
        words = name.split(" ")
        for length in range(len(words), 0, -1):
            kept = re.compile(rf"\b{' '.join(words[:length])}\b")
            if kept.search(text):
                text = kept.sub(" ", text)
                break
    return text


def _leftover(
    swedish: str, translation: str, language: Language, glossary: Mapping[str, str] = {}
) -> str | None:
    """A Swedish word in running text that is neither a name nor a term."""
    if swedish == translation:
        return None
    words = {word.casefold() for word in _LONG_WORD.findall(_prose(swedish))} - _INTERNATIONAL
    words -= {word.casefold() for term in glossary for word in _WORD.findall(term)}
    running = _without_names(swedish, _MEANT_SWEDISH.sub(" ", _prose(translation)))
    return next((word for word in _LONG_WORD.findall(running) if word.casefold() in words), None)


def _identical(swedish: str, translation: str, _: Language) -> str | None:
    words = _WORD.findall(re.sub(r"\b-\b", "", _prose(swedish)))
    is_name = all(word[0].isupper() for word in words)
    return translation if swedish == translation and len(words) > 1 and not is_name else None


def _doubled(text: str) -> list[str]:
    words = text.split()
    return [
        word
        for word, following in pairwise(words)
        if word[-1].isalpha() and word.casefold() == following.rstrip(".,;:!?…،؛؟").casefold()
    ]


def _long(swedish: str, translation: str, _: Language) -> str | None:
    """Far too long, even without what is explained in brackets."""
    text = re.sub(r"\([^()]*\)", "", _prose(translation))
    return text if len(text) > 30 and len(text) > 2.5 * len(_prose(swedish)) else None


def _term_unused(
    swedish: str, translation: str, language: Language, glossary: Mapping[str, str] = {}
) -> str | None:
    """An agreed word that is not used. Only the beginning of each word is compared: languages inflect."""
    said = translation.casefold()
    for term, agreed in glossary.items():
        stems = [word[: max(3, len(word) * 2 // 3)] for word in agreed.casefold().split()]
        if not all(stem in said for stem in stems) and re.search(
            rf"(?i)\b{re.escape(term)}{_ENDINGS}\b", _prose(swedish)
        ):
            return agreed
    return None


def _unended(swedish: str, translation: str, _: Language) -> str | None:
    ours, theirs = _prose(swedish).rstrip(), _prose(translation).rstrip()
    ended = _SENTENCE_END.search(ours) and not _SENTENCE_END.search(theirs) and not _CONDITION.fullmatch(ours)
    return theirs[-20:] if ended else None


RULES: tuple[Rule, ...] = (
    Rule(
        id="OVS-01",
        name="Uppgifterna inom {{ }} är inte samma som i den svenska texten",
        why="Läsaren får fel telefonnummer, pris eller tid, eller ingen uppgift alls.",
        how="Kopiera {{ … }} från den svenska texten, utan att ändra något inuti.",
        bad=("Ring {{ kontakt.vaxel.phone }}.", "Call {{ contact.vaxel.phone }}."),
        good=("Ring {{ kontakt.vaxel.phone }}.", "Call {{ kontakt.vaxel.phone }}."),
        grave=True,
        find=_unequal(_placeholders),
    ),
    Rule(
        id="OVS-02",
        name="Orden inom { } är inte samma som i den svenska texten",
        why="Läsaren ser ett namn för datorn i stället för ett värde.",
        how="Kopiera { … } från den svenska texten. Översätt inte ordet inuti.",
        bad=("Jag talar {språk}.", "I speak {language}."),
        good=("Jag talar {språk}.", "I speak {språk}."),
        grave=True,
        find=_unequal(_fields),
    ),
    Rule(
        id="OVS-03",
        name="Talen är inte samma som i den svenska texten",
        why="Ett fel tal ger fel dag, fel pris eller fel nummer att ringa.",
        how="Skriv varje tal med siffror som i den svenska texten, och tal som står med bokstäver med bokstäver.",
        bad=("Du får hjälp inom 14 dagar.", "You get help within 41 days."),
        good=("Det kostar 1 200 kronor för två dagar.", "It costs SEK 1,200 for two days."),
        grave=True,
        find=_unequal(_numbers),
    ),
    Rule(
        id="OVS-04",
        name="Länkarna eller adresserna är inte samma som i den svenska texten",
        why="Läsaren kommer fel, eller till någon annans sida.",
        how="Kopiera adressen från den svenska texten. Översätt bara orden inom [ ].",
        bad=("Läs om [demens](demens.md#rad).", "Read about [dementia](dementia.md#rad)."),
        good=("Läs om [demens](demens.md#rad).", "Read about [dementia](demens.md#rad)."),
        grave=True,
        find=_unequal(_addresses),
    ),
    Rule(
        id="OVS-05",
        name="Tecknen för markering är inte samma som i den svenska texten",
        why="Läsaren ser lösa stjärnor och klamrar, eller mister länken.",
        how="Skriv lika många * ** ` [ ] som i den svenska texten, tätt intill orden de hör till.",
        bad=("Du får **vila**.", "You may **rest."),
        good=("Det heter *anhörig*.", "It is called *anhörig*."),
        grave=True,
        find=_unequal(_marks),
    ),
    Rule(
        id="OVS-06",
        name="Översättningen innehåller HTML",
        why="Läsaren ser koden i texten, och kod kan gömma något skadligt.",
        how="Ta bort koden. Använd * och ** som i den svenska texten.",
        bad=("Ring oss.", "Call <b>us</b>."),
        good=("Ring oss.", "Call us."),
        grave=True,
        find=_added(_HTML.findall),
    ),
    Rule(
        id="OVS-07",
        name="Översättningen börjar som en rubrik, lista eller ruta",
        why="Sidan kan få en annan form än den svenska sidan.",
        how="Ta bort tecknet i början, till exempel # eller - eller 1.",
        bad=("Du får vila.", "- You get to rest."),
        good=("Du får vila.", "You get to rest."),
        grave=True,
        find=_added(_blocks),
    ),
    Rule(
        id="OVS-08",
        name="Översättningen har en ny rad som den svenska texten inte har",
        why="Texten delas på fel ställe, och kan få en annan form.",
        how="Skriv allt på samma rad.",
        bad=("Ring oss. Vi svarar.", "Call us.\nWe answer."),
        good=("Ring oss.  \nVi svarar.", "Call us.  \nWe answer."),
        grave=True,
        find=_added(_lines),
    ),
    Rule(
        id="OVS-09",
        name="Det mesta är inte skrivet med språkets bokstäver",
        why="Texten är på fel språk, eller skriven så att läsaren inte kan läsa den.",
        how="Kontrollera att översättningen hör till rätt språk.",
        bad=("Du får vila.", "You may rest."),
        good=("Säg det till SOS Alarm.", "قل ذلك لـ SOS Alarm."),
        grave=True,
        find=_wrong_script,
        language="ar",
    ),
    Rule(
        id="OVS-10",
        name="Ett ord har bokstäver som bara liknar språkets egna",
        why="Ordet läses fel av talsyntes och går inte att söka efter.",
        how="Skriv ordet på nytt med språkets tangentbord. Kopiera inte från en PDF.",
        bad=("Du får vila hemma.", "You may rest at hоme."),  # a Cyrillic о
        good=("Du får vila hemma.", "You may rest at home."),
        grave=True,
        find=_lookalike,
    ),
    Rule(
        id="OVS-11",
        name="Texten har ett osynligt tecken",
        why="Det kan vända eller bryta texten, och gör att ord inte går att söka efter.",
        how="Ta bort tecknet, eller skriv ordet på nytt. Riktningen på texten sköter webbplatsen.",
        bad=("Ring oss.", "Call\u200b us."),
        good=("Ring oss.", "Call us."),
        grave=True,
        find=_hidden,
    ),
    Rule(
        id="OVS-12",
        name="Översättningen är tom",
        why="Läsaren ser ingenting där det ska stå något.",
        how="Skriv en översättning, eller lämna fältet helt tomt så visas den svenska texten.",
        bad=("Ring oss", " – "),
        good=("Ring oss", "Call us"),
        grave=True,
        find=_empty,
    ),
    Rule(
        id="OVS-13",
        name="Ett svenskt ord står kvar",
        why="Läsaren förstår inte ordet.",
        how="Översätt ordet. Ska läsaren känna igen det, skriv det efter översättningen, inom parentes.",
        bad=("Fråga en handläggare.", "Ask a handläggare."),
        good=("Fråga en handläggare.", "Ask a case officer (handläggare)."),
        grave=False,
        find=_leftover,
    ),
    Rule(
        id="OVS-14",
        name="Översättningen är samma text som den svenska",
        why="Texten är troligen inte översatt.",
        how="Översätt texten, eller töm fältet så står det att den inte är översatt.",
        bad=("Du får vila.", "Du får vila."),
        good=("SOS Alarm", "SOS Alarm"),
        grave=False,
        find=_identical,
    ),
    Rule(
        id="OVS-15",
        name="Samma ord står två gånger efter varandra",
        why="Det är oftast ett skrivfel.",
        how="Ta bort det ena ordet.",
        bad=("Be om en tolk.", "Ask for an an interpreter."),
        good=("Be om en tolk.", "Ask for an interpreter."),
        grave=False,
        find=_added(_doubled),
    ),
    Rule(
        id="OVS-16",
        name="Översättningen är mycket längre än den svenska texten",
        why="Den kan säga något annat, och får inte plats på en knapp eller i en broschyr.",
        how="Säg bara det som den svenska texten säger.",
        bad=("Ring oss", "Call us, or write a long letter to us"),
        good=("Ring oss", "Call us"),
        grave=False,
        find=_long,
    ),
    Rule(
        id="OVS-17",
        name="Det bestämda ordet används inte",
        why="Läsaren ska möta samma ord för samma sak på alla sidor.",
        how="Använd ordet ur ordlistan.",
        bad=("Du får en tolk.", "You get a translator."),
        good=("Du får en tolk.", "You get an interpreter."),
        grave=False,
        find=_term_unused,
    ),
    Rule(
        id="OVS-18",
        name="Översättningen slutar inte som en mening",
        why="Slutet på texten kan ha fallit bort.",
        how="Se efter om något fattas. Sätt punkt eller frågetecken.",
        bad=("Du får vila.", "You may"),
        good=("Du får vila.", "You may rest."),
        grave=False,
        find=_unended,
    ),
)
