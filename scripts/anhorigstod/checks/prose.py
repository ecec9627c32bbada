"""What is wrong with a passage of Swedish, found in its text alone. `rules_text.py` says why each matters."""

import re
from datetime import date

from ..content.placeholders import PLACEHOLDER

_LINK_TEXT = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")
EMPTY_LINK_TEXTS = frozenset(
    "här|klicka|klicka här|tryck här|läs mer|läs mer här|mer|mer information|länk|länken|denna länk|den här länken|"
    "denna sida|se här|gå hit|hit|webbsida|webbplats".split("|")
)
_ADDRESS = re.compile(r"(https?://|www\.)\S+")
_PHONE = re.compile(
    r"(?<![\d-])(?:\+46[ -]?|0)\d{1,3}[ -/]*\d{2,3}(?:[ -]?\d{2,3}){1,3}(?!\d)|(?<!\d)(?:112|11[34] ?\d\d)(?!\d)"
)
_TIME = re.compile(
    r"\bkl(?:ockan|\.)? ?\d{1,2}(?:[.:]\d\d)?|(?<!\d)(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d)", re.IGNORECASE
)
_MONEY = re.compile(r"\d[\d \xa0]*(?:kr\b|kronor\b|:-|SEK\b)|\bkr \d", re.IGNORECASE)
_MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_DAY = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}} (?:{_MONTH})\b|\b\d{{1,2}}/\d{{1,2}}(?: |$)", re.IGNORECASE
)
_PERSONAL_NUMBER = re.compile(r"(?<!\d)(?:19|20)?(\d\d)(\d\d)(\d\d)[-+ ]?\d{4}(?!\d)")
_OWN_ADDRESS = re.compile(r"\b[a-zåäöé]+[.-][a-zåäöé]+\d?@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_CAPITALS = re.compile(
    r"\b(?=(([A-ZÅÄÖÉ][a-zåäöéüš]+) (?:[A-ZÅÄÖÉ][a-zåäöéüš]+-)?([A-ZÅÄÖÉ][a-zåäöéüšć]{2,})\b))"
)
"""Two words together; the second may begin the next two (”Ring Anna Svensson”)."""
_HTML = re.compile(r"<[!?]|</?(?!https?://)[a-zA-Z][\w.+-]*[\s/:>]|&#?\w+;")
"""Tags whole or torn, comments, instructions, entities, and what looks like an address but is none of the web."""
_EMPHASIS = re.compile(r"\*+[^*]+\*+")
FIRST_NAMES = frozenset(
    "Abdi Adam Agneta Ahmad Ahmed Aino Aisha Alexander Ali Alice Amina Amir Anders Andreas Anita Anna Anneli Annika "
    "Anton Arne Astrid Barbro Berit Birgitta Björn Bo Britt Camilla Carina Carl Caroline Cecilia Charlotte Christer "
    "Christina Daniel David Elena Elin Elisabeth Elsa Emil Emma Eric Erik Eva Fatima Fatma Fredrik Frida Gabriel Göran Greta "
    "Gun Gunilla Gunnar Gustav Hanna Hans Hassan Helena Henrik Hussein Ibrahim Inga Inger Ingrid Irina Ivan Jan Jasmina "
    "Jenny Jens Jessica Johan Johanna John Jonas Josefin Julia Juha Kaarina Karim Karin Karl Katarina Kerstin Khadija "
    "Kjell Kristina Lars Layla Leif Lena Leila Lennart Linda Lisa Louise Maja Magnus Mahmoud Malin Margareta Maria Marie "
    "Marianne Marina Martin Mats Matti Michael Mikael Mohamed Mohammed Mohammad Monica Mona Muhammad Mustafa Nadia Nils "
    "Ola Olga Olof Omar Oscar Oskar Patrik Per Peter Pia Pirjo Reza Robert Roger Rolf Sanna Sara Samira Sofia Sofie Solveig "
    "Stefan Sten Stig Susanne Sven Svetlana Therese Thomas Tomas Tommy Ulf Ulla Ulrika Viktor Viktoria Wilma Yasmin "
    "Yusuf Zahra Zainab Åke Åsa".split()
)
"""Common first names in Sweden. A name that is not here is found if it stands inside a sentence, with a surname."""


def link_text(text: str, _: frozenset[str]) -> str | None:
    """A link whose words say nothing out of their place."""
    for match in _LINK_TEXT.finditer(text):
        words = match[1].strip(" .!*»›→").casefold()
        if words in EMPTY_LINK_TEXTS or not words or _ADDRESS.fullmatch(words):
            return match[0]
    return None


def phone(text: str, _: frozenset[str]) -> str | None:
    return _first(_PHONE, text)


def hours_and_prices(text: str, _: frozenset[str]) -> str | None:
    return _first(_TIME, text) or _first(_MONEY, text) or _first(_DAY, text)


def personal_number(text: str, _: frozenset[str]) -> str | None:
    """A Swedish personal identity number or co-ordination number (day + 60): its day must be one."""
    for match in _PERSONAL_NUMBER.finditer(text):
        year, month, day = (int(part) for part in match.groups())
        try:
            date(2000 + year, month, day - 60 if day > 60 else day)
        except ValueError:
            continue
        return match[0]
    return None


def person(text: str, known: frozenset[str]) -> str | None:
    """A first name with a surname, or an e-mail address that is one. `known` has the names of offices and places."""
    if found := _first(_OWN_ADDRESS, text):
        return found
    for match in _CAPITALS.finditer(_EMPHASIS.sub("", PLACEHOLDER.sub("", text))):
        inside = match.start() > 0 and match.string[: match.start()].rstrip(" (")[-1:] not in (
            ".",
            "!",
            "?",
            ":",
            "",
        )
        both, first, last = match.groups()
        if both not in known and (first in FIRST_NAMES or (inside and not {first, last} & known)):
            return both
    return None


def html(text: str, _: frozenset[str]) -> str | None:
    return _first(_HTML, text)


def http(text: str, _: frozenset[str]) -> str | None:
    """An address without encryption."""
    return _first(re.compile(r"\bhttp://[^\s)]+"), text)


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(PLACEHOLDER.sub("", text))
    return match[0].strip() if match else None
