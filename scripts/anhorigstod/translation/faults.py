"""How each fault of a translation is found; `checks.py` says what it is called and why it matters."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise

from ..content.placeholders import PLACEHOLDER
from ..content.signs import ALIKE, FORMS, hidden_sign, script_of
from .glossary import occurrences, says
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
_HTML = re.compile(r"<[!?]|</?(?!https?://)[a-zA-Z][\w.+-]*[\s/:>][^<>]*>?|&#?\w+;")
_BLOCK = re.compile(
    r"(?m)^\s*(?:#|>|\||:|[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|```|~~~|---|\*\*\*|___)|^(?: {4}|\t)"
)
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])")
"""No part of a word with hyphens, such as one that shows how to say it."""
_SCRIPTS = {"Latn": "LATIN", "Arab": "ARABIC", "Cyrl": "CYRILLIC", "Ethi": "ETHIOPIC"}
_CYRILLIC_ALIKE = re.compile(r"[aceijopsxyABCEHIJKMOPSTXY]+")
_ROMAN = re.compile(r"[IVXLCDM]+")
_JOINERS = {"ar": "\u200c\u200d", **dict.fromkeys(("fa", "fa-AF", "ku-Arab", "ckb"), "\u200c")}
_MEANT_SWEDISH = re.compile(rf"{_EMPHASIS}|`[^`]*`|(?:\w+ )?\([^()]*\)")
"""Swedish that is shown to the reader on purpose: emphasised, in brackets, or with its meaning in brackets after it."""
_NAME = re.compile(r"(?<=[^\s.!?:…]\s)\W*(?=([A-ZÅÄÖ]\w+(?: \w+){0,4}))")
"""What a capital letter inside a sentence begins: at most a name of five words."""
_CONDITION = re.compile(r"(?!(?:Vad|Vems?|Vilk\w+|Vart?|Varför|Hur|När)\b)[^.?!]+\?")
"""A question that asks nothing: ”Har du ingen skrivare?” is ”If you have no printer” in other languages."""
_INTERNATIONAL = frozenset(
    "adress alternativ alzheimer anonym april augusti central datum december demens digital direkt dokument extra gratis "
    "information internet jurist kamera kontakt material minus minut musik normal november nummer organisation person personal personen problem program radio "
    "region september service situation social start station system telefon video".split()
)
"""Words that other languages write as Swedish does."""
REDUPLICATING = frozenset({"so", "tr"})
"""Languages that say "step step" for "step by step", and where only a short word twice is a slip."""
SHORT = 2
_EMPHASISED = re.compile(r"\*[^*]+\*")
_SENTENCE_END = re.compile(r"[.?!…؟۔።፧।。？！][\s*_`)\]}”’“»›\"'()]*$")


@lru_cache(maxsize=4096)
def prose(text: str) -> str:
    """The text without facts, fields and addresses, which are for the computer."""
    return _ADDRESS.sub("", _BRACES.sub("", PLACEHOLDER.sub("", text)))


def unequal(pieces: Callable[[str], list[str]]) -> Find:
    """A check that both texts have the same pieces, in any order."""

    def find(swedish: str, translation: str, _: Language) -> str | None:
        if (ours := pieces(swedish)) == (theirs := pieces(translation)):
            return None
        missing, added = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
        return next(iter(missing + added), None)

    return find


def added(pieces: Callable[[str], list[str]]) -> Find:
    """A check that the translation has no piece that the Swedish lacks."""

    def find(swedish: str, translation: str, _: Language) -> str | None:
        theirs = pieces(translation)
        return next(iter(Counter(theirs) - Counter(pieces(swedish))), None) if theirs else None

    return find


def placeholders(text: str) -> list[str]:
    return [f"{{{{ {name} }}}}" for name in PLACEHOLDER.findall(text)]


def fields(text: str) -> list[str]:
    return _BRACES.findall(PLACEHOLDER.sub("", text))


def numbers(text: str) -> list[str]:
    """Numbers in Latin digits, without signs between thousands; a point, comma or colon is the same sign."""
    latin = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), prose(text))
    joined = _THOUSANDS.sub(lambda number: re.sub(r"\D", "", number[0]), latin)
    return [re.sub(r"\D", ".", number) for number in _NUMBER.findall(joined)]


def addresses(text: str) -> list[str]:
    return [found for match in _ADDRESS.findall(text) if (found := match.rstrip(".,;:!?"))]


def html(text: str) -> list[str]:
    """Tags, comments and entities."""
    return _HTML.findall(text)


def marks(text: str) -> list[str]:
    """Every sign of inline markup, and every pair of them that works."""
    if not _MARK.search(text):
        return []
    text = re.sub(r"\\.", "", prose(text))
    whole = (
        "[…](" if match[0][0] == "[" else f"{match[1]}…{match[1]}" for match in _WHOLE_MARK.finditer(text)
    )
    return [*whole, *_MARK.findall(text)]


def lines(text: str) -> list[str]:
    return ["↵"] * text.count("\n")


def blocks(text: str) -> list[str]:
    return [match.strip() or "blanksteg" for match in _BLOCK.findall(text)]


def empty(swedish: str, translation: str, _: Language) -> str | None:
    silent = not any(sign.isalnum() for sign in translation) and any(sign.isalnum() for sign in swedish)
    return translation if silent else None


@lru_cache(maxsize=16)
def foreign_words(swedish: str, translation: str) -> list[str]:
    """The words of the translation that are not simply kept from the Swedish."""
    kept = {word.casefold() for word in _WORD.findall(swedish)}
    return [word for word in _WORD.findall(prose(translation)) if word.casefold() not in kept]


def wrong_script(swedish: str, translation: str, language: Language) -> str | None:
    script = _SCRIPTS.get(language.script)
    words = foreign_words(swedish, translation) if script else []
    letters = "".join(words)
    if sum(script_of(letter) == script for letter in letters) * 2 >= len(letters):
        return None
    return next(word for word in words if any(script_of(letter) != script for letter in word))


def lookalike(swedish: str, translation: str, language: Language) -> str | None:
    own = _SCRIPTS.get(language.script)
    for word in foreign_words(swedish, translation):
        scripts = {script_of(letter) for letter in word} & ALIKE
        alien = scripts - {own, "LATIN"}
        latin = own == "CYRILLIC" and _CYRILLIC_ALIKE.fullmatch(word) and not _ROMAN.fullmatch(word)
        if len(scripts) > 1 or alien or latin or FORMS.search(word):
            return word
    return None


def hidden(_: str, translation: str, language: Language) -> str | None:
    return hidden_sign(translation, f"\n{_JOINERS.get(language.id, '')}")


def without_names(swedish: str, text: str) -> str:
    """The text without the names of the Swedish; a name has as many words as are kept."""
    for name in _NAME.findall(swedish):
        words = name.split(" ")
        for length in range(len(words), 0, -1):
            kept = re.compile(rf"\b{' '.join(words[:length])}\b")
            if kept.search(text):
                text = kept.sub(" ", text)
                break
    return text


def leftover(
    swedish: str, translation: str, language: Language, glossary: Mapping[str, str] = {}
) -> str | None:
    """A Swedish word in running text that is neither a name nor what the glossary says in this language."""
    if swedish == translation:
        return None
    words = {word.casefold() for word in _LONG_WORD.findall(prose(swedish))} - _INTERNATIONAL
    words -= {word.casefold() for agreed in glossary.values() for word in _WORD.findall(agreed)}
    running = without_names(swedish, _MEANT_SWEDISH.sub(" ", prose(translation)))
    return next((word for word in _LONG_WORD.findall(running) if word.casefold() in words), None)


def identical(swedish: str, translation: str, _: Language) -> str | None:
    words = _WORD.findall(re.sub(r"\b-\b", "", prose(swedish)))
    is_name = all(word[0].isupper() for word in words)
    return translation if swedish == translation and len(words) > 1 and not is_name else None


def doubled_word(swedish: str, translation: str, language: Language) -> str | None:
    """A word twice on end that the Swedish has once."""
    found = added(doubled)(swedish, translation, language)
    return None if found and language.id in REDUPLICATING and len(found) > SHORT else found


def doubled(text: str) -> list[str]:
    words = text.split()
    return [
        word
        for word, following in pairwise(words)
        if word[-1].isalpha() and word.casefold() == following.rstrip(".,;:!?…،؛؟").casefold()
    ]


def too_long(swedish: str, translation: str, _: Language) -> str | None:
    """Far too long, even without what is explained in brackets."""
    text = re.sub(r"\([^()]*\)", "", prose(translation))
    return text if len(text) > 30 and len(text) > 2.5 * len(prose(swedish)) else None


def term_unused(
    swedish: str, translation: str, language: Language, glossary: Mapping[str, str] = {}
) -> str | None:
    """An agreed word that is not used, save where the Swedish one stands emphasised in both."""
    if not glossary:
        return None
    kept = {match[0].casefold() for match in _EMPHASISED.finditer(translation)}
    running = _EMPHASISED.sub(lambda word: " " if word[0].casefold() in kept else word[0], prose(swedish))
    for _, agreed in occurrences(running, glossary):
        if agreed and not says(translation, agreed):
            return agreed
    return None


def unended(swedish: str, translation: str, _: Language) -> str | None:
    ours, theirs = prose(swedish).rstrip(), prose(translation).rstrip()
    ended = _SENTENCE_END.search(ours) and not _SENTENCE_END.search(theirs) and not _CONDITION.fullmatch(ours)
    return theirs[-20:] if ended else None
