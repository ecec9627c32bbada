"""All rules together, by id, and a problem made from one."""

from ..content.problems import Problem
from ..translation.checks import RULES as TRANSLATION_RULES
from ..translation.checks import Rule as TranslationRule
from .rules import Area, Rule
from .rules_data import FACTS, LANGUAGES
from .rules_files import FILES, MENU, YAML
from .rules_paper import PAPER
from .rules_text import LINKS, PAGES


def _told(rule: TranslationRule) -> Rule:
    """A rule of translations as all others are told: its examples are pairs of Swedish and translation."""
    bad, good = (
        "\n".join((f"svenska: {pair[0]}", f"{rule.language}: {pair[1]}")) for pair in (rule.bad, rule.good)
    )
    return Rule(
        id=rule.id, name=rule.name, why=rule.why, how=rule.how, bad=bad, good=good, warning=not rule.grave
    )


TRANSLATIONS = Area(
    "Översättningar",
    "Det som står i translations/. De med ordet råd stoppar inget.",
    (
        *map(_told, TRANSLATION_RULES),
        Rule(
            id="OVS-20",
            name="Filen med översättningar går inte att läsa",
            why="Översättningarna efter raden skulle inte synas.",
            how="Ta tillbaka raden som den var, eller be om en ny fil med anhorigstod extract.",
            bad='msgid "Du får vila',
            good='msgid "Du får vila"',
        ),
        Rule(
            id="OVS-21",
            name="Posten är av ett slag som inte används här",
            why="Den skulle inte synas.",
            how="Ta bort msgid_plural och msgctxt. Skriv en post för varje svensk text.",
            bad='msgid_plural "…"',
            good='msgid "…"\nmsgstr "…"',
        ),
        Rule(
            id="OVS-22",
            name="Orden inom { } är inte samma som i den svenska texten",
            why="Läsaren ser ett namn för datorn i stället för ett värde.",
            how="Kopiera { … } från den svenska texten.",
            bad="svenska: {antal} språk\nen: {number} languages",
            good="svenska: {antal} språk\nen: {antal} languages",
        ),
        Rule(
            id="OVS-23",
            name="Översättningen har andra länkar, uppgifter eller markeringar än den svenska texten",
            why="Läsaren kan komma fel eller få fel nummer.",
            how="Låt {{ … }}, länkar och * stå kvar, i samma ordning.",
            bad="svenska: Läs om [vila](vila.md).\nen: Read about [rest](rest.md).",
            good="svenska: Läs om [vila](vila.md).\nen: Read about [rest](vila.md).",
        ),
    ),
)
AREAS = (PAGES, LINKS, FACTS, TRANSLATIONS, LANGUAGES, PAPER, FILES, YAML, MENU)
RULES: dict[str, Rule] = {rule.id: rule for area in AREAS for rule in area.rules}


def problem(id: str, file: str, line: int, what: str, *, grave: bool | None = None) -> Problem:
    """A problem told with its rule's reasons. `grave`: whether it stops what is published, if not as the rule says."""
    rule = RULES[id]
    return Problem(file, line, what, rule.why, rule.how, id, rule.warning if grave is None else not grave)
