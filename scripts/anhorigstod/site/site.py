"""The whole site, read and checked before anything is written: settings, Swedish, languages, templates."""

from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from ..content.data import Data
from ..content.kinds import Contact, Service
from ..content.problems import ContentError, Problem, line_of, suggest
from ..content.settings import FILE, Settings
from ..translation.languages import Language, read_languages
from ..translation.pages import Page, bad_data_texts, read_pages
from ..translation.source import Source
from ..translation.translator import Translator
from .components import Components, build_date
from .staff import Staff
from .templates import environment, icon_problem, picture_names, stylesheet
from .views import View


@dataclass(frozen=True)
class Site:
    """All that is needed to show any page in any language."""

    source: Source
    languages: tuple[Language, ...]
    translators: dict[str, Translator]
    components: Components
    stylesheet: tuple[str, str]
    """Name and text."""
    _announced: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Path) -> "Site":
        """Reads everything below `root`; raises ContentError with what must be mended, before anything is written."""
        source, languages = read_source(root)
        env = environment(source.settings.overrides)
        problems: list[Problem] = []
        translators = {}
        for language in languages:
            try:
                translators[language.id] = Translator(source, language, languages[0])
            except ContentError as error:
                problems += error.problems
        if problems:
            raise ContentError(problems)
        return cls(
            source,
            languages,
            translators,
            Components(source.data, env),
            stylesheet(source.settings.overrides),
        )

    @property
    def environment(self) -> Environment:
        return self.components.environment

    def view(self, path: str, language: str) -> View:
        """The page `path` (empty: the page for lost addresses) for a reader of `language`."""
        page = self.source.pages[path] if path else None
        return View(
            self.translators[language],
            self.languages,
            page,
            self.components.render,
            self.stylesheet[0],
            self.announced,
        )

    def announced(self, page: Page) -> frozenset[str]:
        """The languages in which at least half of the page is translated; always the one that staff write."""
        if page.path not in self._announced:
            others = (id for id, translator in self.translators.items() if translator.tally(page).announced)
            self._announced[page.path] = frozenset([self.languages[0].id, *others])
        return self._announced[page.path]

    def extra_pages(self, language: str) -> dict[str, str]:
        """What each language has besides its pages: address below the top of the site → HTML."""
        view = self.view("", language)
        prefix = view.prefix(view.language)
        names = sorted(self.components.names() - {"fakta"})
        components = self._render(
            "components.html", view, names=names, show=lambda name: Markup(self.components.render(view, name))
        )
        pages = {
            f"{prefix}404.html": self._render("404.html", view),
            f"{prefix}redaktion/komponenter/index.html": components,
        }
        if view.first_language:
            staff = Staff(list(self.translators.values())[1:], self.source.data, build_date())
            pages["redaktion/index.html"] = self._render("staff.html", view, staff=staff)
        return pages

    def _render(self, template: str, view: View, **values: object) -> str:
        return self.environment.get_template(template).render(
            view=view, **self.components.context(view), **values
        )


def read_source(root: Path) -> tuple[Source, tuple[Language, ...]]:
    """The Swedish and the languages, checked. Raises ContentError."""
    settings = Settings.read(root)
    languages = read_languages(settings.translations)
    data = Data.read(settings.docs / "_data")
    blocks = Components(data, environment(settings.overrides)).names()
    pages = read_pages(settings, data, blocks, picture_names(settings.overrides))
    problems = [
        *bad_data_texts(settings, data),
        *_bad_call(settings, data),
        *_bad_services(settings, data, set(pages)),
    ]
    if problems:
        raise ContentError(problems)
    return Source(settings, data, pages), languages


def _bad_call(settings: Settings, data: Data) -> list[Problem]:
    contact = data.of(Contact).get(settings.call)
    if contact and contact.phone:
        return []
    line = line_of((settings.root / FILE).read_text(encoding="utf-8"), "call:")
    reachable = [name for name, c in data.of(Contact).items() if c.phone]
    what = f"call: ”{settings.call}” är ingen kontakt med telefonnummer."
    return [
        Problem(
            FILE, line, what, "Varje sida säger vart läsaren ska ringa.", suggest(settings.call, reachable)
        )
    ]


def _bad_services(settings: Settings, data: Data, pages: set[str]) -> list[Problem]:
    file = f"{settings.docs.name}/_data/{Service.file}"
    text = (settings.docs / "_data" / Service.file).read_text(encoding="utf-8") if data.of(Service) else ""
    found = []
    for service in data.of(Service).values():
        line = line_of(text, f"\n{service.id}:") + 1
        if service.page not in pages:
            what = f"”{service.id}” pekar på sidan ”{service.page}”, som inte finns."
            found.append(
                Problem(file, line, what, "Kortet skulle leda ingenstans.", suggest(service.page, pages))
            )
        if problem := icon_problem(service.icon, file):
            found.append(Problem(file, line, problem.what, problem.why, problem.how))
    return found
