"""What the scripts of `partials/tools.html` say. A page does not carry it: it is fetched by who presses a button."""

import json
from hashlib import sha256

from ..translation.translator import Translator


def labels_file(translator: Translator) -> tuple[str, str]:
    """Address below the top of the site and text, for one language."""
    say = translator.say
    labels = {
        "pause": say("Pausa"),
        "go": say("Fortsätt"),
        "slow": say("Långsammare"),
        "usual": say("Vanlig fart"),
        "stop": say("Sluta läsa högt"),
        "kept": say("Sparat {date}. Du kan läsa utan nät."),
        "newer": say("Det finns ny text."),
        "update": say("Hämta ny text"),
        "remove": say("Ta bort från telefonen"),
        "failed": say("Det gick inte. Försök igen när du har nät."),
    }
    text = json.dumps({name: label.plain for name, label in labels.items()}, ensure_ascii=False)
    return f"assets/{translator.language.id}.{sha256(text.encode()).hexdigest()[:8]}.json", text
