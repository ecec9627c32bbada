"""The whole check: what stops a change, and what somebody should look at once more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..content.kinds import Contact, Service, Word
from ..content.problems import ContentError, Problem
from ..site.site import Site
from ..translation.checks import ABOUT_WORDS
from ..translation.checks import check as check_pair
from ..translation.source import RESPELLING, Source
from ..translation.translator import Translator
from ..translation.vetting import Passed, vet
from .catalogue import problem
from .expiry import expired
from .page_shape import long_sentences, page_problems
from .passages import Passage, passages
from .rules_text import PASSAGES

PASSED = Path(".cache") / "checked"


@dataclass(frozen=True)
class Result:
    """What the check says. `site` is None if the texts could not even be read: the rest is checked once they can."""

    problems: list[Problem]
    site: Site | None = None

    @property
    def grave(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.warning]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.warning]


def check(root: Path, today: date) -> Result:
    """Checks the project at `root`. Raises nothing that a text can cause."""
    try:
        site = Site.read(root)
    except ContentError as error:
        return Result(error.problems)
    return check_site(root, site, today)


def check_site(root: Path, site: Site, today: date) -> Result:
    """The same for a site that has been read."""
    passed = Passed(root / PASSED)
    found = [problem for translator in site.translators.values() for problem in vet(translator, passed)]
    passed.save()
    found += [*swedish(site.source), *expired(site.source, today)]
    return Result(sorted(set(found)), site)


def swedish(source: Source) -> Iterator[Problem]:
    """What is wrong with the Swedish of pages and data files."""
    names = _names(source)
    every = passages(source)
    for passage in every:
        yield from _in_passage(passage, names)
        yield from long_sentences(passage, names)
    for page in source.pages.values():
        own = [passage for passage in every if passage.page == page.path]
        yield from page_problems(source, page, own, names)


def _in_passage(passage: Passage, names: frozenset[str]) -> Iterator[Problem]:
    for rule in PASSAGES:
        assert rule.find
        if (piece := rule.find(passage.text, names)) is not None:
            yield problem(rule.id, passage.file, passage.line, f"{rule.name}: ”{piece[:80]}”.")


def _names(source: Source) -> frozenset[str]:
    """The names of offices, services and places, whole and word by word: none of them is a person."""
    settings, data = source.settings, source.data
    whole = [settings.name, settings.municipality, *(c.name for c in data.of(Contact).values())]
    whole += [w.term for w in data.of(Word).values()] + [s.name for s in data.of(Service).values()]
    words = [word for name in whole for word in name.split() if word[:1].isupper()]
    return frozenset([*whole, *words, *(f"{word}s" for word in words)])


def advice(translators: Iterable[Translator]) -> Iterator[Problem]:
    """What a machine is not sure of in translations: advice to whoever reads them next."""
    for translator in translators:
        yield from _advice(translator)


def _advice(translator: Translator) -> Iterator[Problem]:
    words = translator.source.glossary.words(translator.language.id)
    for key, entry in translator.entries():
        waived = ABOUT_WORDS if entry.kind == RESPELLING else ()
        for finding in check_pair(entry.swedish, entry.text, translator.language, words, waived):
            if not finding.grave:
                file = translator.file(key)
                why = "Det kan vara rätt. Den som kan språket ser det."
                yield Problem(file, entry.line, finding.what, why, finding.how, finding.id, warning=True)
