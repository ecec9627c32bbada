"""Drafts for one catalogue: what nobody has translated, put through the engine and checked as any translation is."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..translation.admission import why_not
from ..translation.checks import check
from ..translation.glossary import SEPARATOR, Glossary
from ..translation.languages import Language
from ..translation.source import Source
from .engine import Engine
from .protection import Protected, protect


@dataclass(frozen=True)
class Draft:
    """A translation that may be written."""

    swedish: str
    text: str
    warnings: int
    """How many findings ask somebody to look once more."""


@dataclass(frozen=True)
class Refused:
    """A text that stays untranslated, and why (Swedish)."""

    swedish: str
    text: str
    why: str


@dataclass
class Drafter:
    """Drafts in one language. It remembers what has been said, so that nothing is sent twice."""

    source: Source
    language: Language
    engine: Engine
    target: str
    """What the engine calls the language."""
    _said: dict[str, str | None] = field(default_factory=dict)

    def drafts(self, key: str, texts: Iterable[str]) -> tuple[list[Draft], list[Refused]]:
        """A draft of each Swedish text of catalogue `key`, or why there is none. Raises EngineError."""
        protected = {text: self._protected(text) for text in texts}
        self._ask(wanted for text in protected.values() for wanted in text.wanted())
        self._ask(wanted for text in protected.values() for wanted in text.wanted_again(self._said))
        drafts, refused = [], []
        for swedish, text in protected.items():
            made = (self._agreed(swedish) or text.restored(self._said) or "").strip()
            why = self._why_not(key, swedish, made)
            if why:
                refused.append(Refused(swedish, made, why))
            else:
                words = self.source.glossary.words(self.language.id)
                drafts.append(Draft(swedish, made, len(check(swedish, made, self.language, words))))
        return drafts, refused

    def _protected(self, swedish: str) -> Protected:
        if self._agreed(swedish):
            return Protected(())
        return protect(swedish, self.source.glossary, self.language.id)

    def _agreed(self, swedish: str) -> str:
        """What the glossary says of a text that is one of its words and nothing else."""
        return whole_term(swedish, self.source.glossary, self.language.id)

    def _ask(self, texts: Iterable[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._said]
        if new:
            self._said.update(zip(new, self.engine.translate(new, self.target), strict=True))

    def _why_not(self, key: str, swedish: str, made: str) -> str:
        if not made:
            return "Servern gav ingen översättning."
        return why_not(self.source, key, swedish, made, self.language)


def whole_term(swedish: str, glossary: Glossary, language: str) -> str:
    """The agreed word for a text that is a term of the glossary, with a capital letter where the Swedish has one."""
    words = {form.casefold(): word for form, word in glossary.words(language).items()}
    best = words.get(swedish.casefold(), "").split(SEPARATOR)[0]
    return best[:1].upper() + best[1:] if swedish[:1].isupper() else best
