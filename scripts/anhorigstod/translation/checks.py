"""The checks on a translation: what a machine can see is wrong without knowing the language.

Each has an id, so that a person can waive it for one text, and an example, which tests and handbook both use.
A grave finding would mislead the reader or harm the page; a warning asks somebody to look once more.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from . import faults
from .languages import Language


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
    find: faults.Find
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
    with_glossary: dict[faults.Find, faults.Find] = {
        find: partial(find, glossary=glossary) for find in (faults.leftover, faults.term_unused)
    }
    found = []
    for rule in RULES:
        find = with_glossary.get(rule.find, rule.find)
        if rule.id not in waived and (piece := find(swedish, translation, language)) is not None:
            found.append(Finding(rule.id, f"{rule.name}: ”{_quoted(piece)}”.", rule.how, rule.grave))
    return found


def grave_findings(swedish: str, translation: str, language: Language) -> list[Finding]:
    """The findings that must stop a translation, before any waiver."""
    return [finding for finding in check(swedish, translation, language) if finding.grave]


def _quoted(piece: str) -> str:
    """The piece as it can be shown on one line: short, and without signs that steer a terminal."""
    shown = "".join(sign if sign.isprintable() else " " for sign in piece)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


ABOUT_WORDS = ("OVS-13", "OVS-17")
"""Rules of what a text calls things: not for one that says how a word sounds."""
RULES: tuple[Rule, ...] = (
    Rule(
        id="OVS-01",
        name="Uppgifterna inom {{ }} är inte samma som i den svenska texten",
        why="Läsaren får fel telefonnummer, pris eller tid, eller ingen uppgift alls.",
        how="Kopiera {{ … }} från den svenska texten, utan att ändra något inuti.",
        bad=("Ring {{ kontakt.vaxel.phone }}.", "Call {{ contact.vaxel.phone }}."),
        good=("Ring {{ kontakt.vaxel.phone }}.", "Call {{ kontakt.vaxel.phone }}."),
        grave=True,
        find=faults.unequal(faults.placeholders),
    ),
    Rule(
        id="OVS-02",
        name="Orden inom { } är inte samma som i den svenska texten",
        why="Läsaren ser ett namn för datorn i stället för ett värde.",
        how="Kopiera { … } från den svenska texten. Översätt inte ordet inuti.",
        bad=("Jag talar {språk}.", "I speak {language}."),
        good=("Jag talar {språk}.", "I speak {språk}."),
        grave=True,
        find=faults.unequal(faults.fields),
    ),
    Rule(
        id="OVS-03",
        name="Talen är inte samma som i den svenska texten",
        why="Ett fel tal ger fel dag, fel pris eller fel nummer att ringa.",
        how="Skriv varje tal med siffror som i den svenska texten, och tal som står med bokstäver med bokstäver.",
        bad=("Du får hjälp inom 14 dagar.", "You get help within 41 days."),
        good=("Det kostar 1 200 kronor för två dagar.", "It costs SEK 1,200 for two days."),
        grave=True,
        find=faults.unequal(faults.numbers),
    ),
    Rule(
        id="OVS-04",
        name="Länkarna eller adresserna är inte samma som i den svenska texten",
        why="Läsaren kommer fel, eller till någon annans sida.",
        how="Kopiera adressen från den svenska texten. Översätt bara orden inom [ ].",
        bad=("Läs om [demens](demens.md#rad).", "Read about [dementia](dementia.md#rad)."),
        good=("Läs om [demens](demens.md#rad).", "Read about [dementia](demens.md#rad)."),
        grave=True,
        find=faults.unequal(faults.addresses),
    ),
    Rule(
        id="OVS-05",
        name="Tecknen för markering är inte samma som i den svenska texten",
        why="Läsaren ser lösa stjärnor och klamrar, eller mister länken.",
        how="Skriv lika många * ** ` [ ] som i den svenska texten, tätt intill orden de hör till.",
        bad=("Du får **vila**.", "You may **rest."),
        good=("Det heter *anhörig*.", "It is called *anhörig*."),
        grave=True,
        find=faults.unequal(faults.marks),
    ),
    Rule(
        id="OVS-06",
        name="Översättningen innehåller HTML",
        why="Läsaren ser koden i texten, och kod kan gömma något skadligt.",
        how="Ta bort koden. Använd * och ** som i den svenska texten.",
        bad=("Ring oss.", "Call <b>us</b>."),
        good=("Ring oss.", "Call us."),
        grave=True,
        find=faults.added(faults.html),
    ),
    Rule(
        id="OVS-07",
        name="Översättningen börjar som en rubrik, lista eller ruta",
        why="Sidan kan få en annan form än den svenska sidan.",
        how="Ta bort tecknet i början, till exempel # eller - eller 1.",
        bad=("Du får vila.", "- You get to rest."),
        good=("Du får vila.", "You get to rest."),
        grave=True,
        find=faults.added(faults.blocks),
    ),
    Rule(
        id="OVS-08",
        name="Översättningen har en ny rad som den svenska texten inte har",
        why="Texten delas på fel ställe, och kan få en annan form.",
        how="Skriv allt på samma rad.",
        bad=("Ring oss. Vi svarar.", "Call us.\nWe answer."),
        good=("Ring oss.  \nVi svarar.", "Call us.  \nWe answer."),
        grave=True,
        find=faults.added(faults.lines),
    ),
    Rule(
        id="OVS-09",
        name="Det mesta är inte skrivet med språkets bokstäver",
        why="Texten är på fel språk, eller skriven så att läsaren inte kan läsa den.",
        how="Kontrollera att översättningen hör till rätt språk.",
        bad=("Du får vila.", "You may rest."),
        good=("Säg det till SOS Alarm.", "قل ذلك لـ SOS Alarm."),
        grave=True,
        find=faults.wrong_script,
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
        find=faults.lookalike,
    ),
    Rule(
        id="OVS-11",
        name="Texten har ett osynligt tecken",
        why="Det kan vända eller bryta texten, och gör att ord inte går att söka efter.",
        how="Ta bort tecknet, eller skriv ordet på nytt. Riktningen på texten sköter webbplatsen.",
        bad=("Ring oss.", "Call\u200b us."),
        good=("Ring oss.", "Call us."),
        grave=True,
        find=faults.hidden,
    ),
    Rule(
        id="OVS-12",
        name="Översättningen är tom",
        why="Läsaren ser ingenting där det ska stå något.",
        how="Skriv en översättning, eller lämna fältet helt tomt så visas den svenska texten.",
        bad=("Ring oss", " – "),
        good=("Ring oss", "Call us"),
        grave=True,
        find=faults.empty,
    ),
    Rule(
        id="OVS-13",
        name="Ett svenskt ord står kvar",
        why="Läsaren förstår inte ordet.",
        how="Översätt ordet. Ska läsaren känna igen det, skriv det efter översättningen, inom parentes.",
        bad=("Fråga en handläggare.", "Ask a handläggare."),
        good=("Fråga en handläggare.", "Ask a case officer (handläggare)."),
        grave=False,
        find=faults.leftover,
    ),
    Rule(
        id="OVS-14",
        name="Översättningen är samma text som den svenska",
        why="Texten är troligen inte översatt.",
        how="Översätt texten, eller töm fältet så står det att den inte är översatt.",
        bad=("Du får vila.", "Du får vila."),
        good=("SOS Alarm", "SOS Alarm"),
        grave=False,
        find=faults.identical,
    ),
    Rule(
        id="OVS-15",
        name="Samma ord står två gånger efter varandra",
        why="Det är oftast ett skrivfel.",
        how="Ta bort det ena ordet.",
        bad=("Be om en tolk.", "Ask for an an interpreter."),
        good=("Be om en tolk.", "Ask for an interpreter."),
        grave=False,
        find=faults.doubled_word,
    ),
    Rule(
        id="OVS-16",
        name="Översättningen är mycket längre än den svenska texten",
        why="Den kan säga något annat, och får inte plats på en knapp eller i en broschyr.",
        how="Säg bara det som den svenska texten säger.",
        bad=("Ring oss", "Call us, or write a long letter to us"),
        good=("Ring oss", "Call us"),
        grave=False,
        find=faults.too_long,
    ),
    Rule(
        id="OVS-17",
        name="Det bestämda ordet används inte",
        why="Läsaren ska möta samma ord för samma sak på alla sidor.",
        how="Använd ordet ur ordlistan.",
        bad=("Du får en tolk.", "You get a translator."),
        good=("Du får en tolk.", "You get an interpreter."),
        grave=False,
        find=faults.term_unused,
    ),
    Rule(
        id="OVS-18",
        name="Översättningen slutar inte som en mening",
        why="Slutet på texten kan ha fallit bort.",
        how="Se efter om något fattas. Sätt punkt eller frågetecken.",
        bad=("Du får vila.", "You may"),
        good=("Du får vila.", "You may rest."),
        grave=False,
        find=faults.unended,
    ),
)
