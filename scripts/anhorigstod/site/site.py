"""The whole site, read and checked before anything is written: settings, Swedish, languages, templates."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from ..content.data import Data
from ..content.problems import ContentError, Problem
from ..content.settings import Settings
from ..translation.glossary import Glossary
from ..translation.languages import Language, read_languages
from ..translation.pages import Page, bad_data_texts, read_pages
from ..translation.source import Source, data_key, page_key
from ..translation.text import Text
from ..translation.translator import Translator
from .components import Components, build_date, component_names, shown_kind
from .extras import extras
from .labels import labels_file
from .pictures import share_picture
from .places import CARDS, LOST, SHARE_PICTURE
from .recordings import FOLDER, Recordings, text_hash
from .references import bad_references
from .search import index_file
from .shelf import Shelf
from .staff import Staff
from .templates import environment, icon_problem, picture_names
from .views import View


@dataclass(frozen=True)
class Site:
    """All that is needed to show any page in any language."""

    source: Source
    languages: tuple[Language, ...]
    translators: dict[str, Translator]
    components: Components
    shelf: Shelf = field(default_factory=Shelf)
    """The brochures; without them the site is whole, but has nothing to print."""
    recordings: Recordings = field(default_factory=Recordings)
    _announced: dict[str, frozenset[str]] = field(default_factory=dict)
    _search_files: dict[str, tuple[str, str]] = field(init=False, default_factory=dict)
    """Not kept when the shelf is another: pages show it."""

    @classmethod
    def read(cls, root: Path, only: Collection[str] = ()) -> "Site":
        """Reads everything below `root`; raises ContentError with what must be mended, before anything is written.

        If `only` names languages, the translations of others are not read: for what shows no other. A hidden language
        is there only if it is named.
        """
        source, known = read_source(root)
        languages = tuple(language for language in known if not language.hidden or language.id in only)
        env = environment(source.settings.overrides, source.settings.meta_policy)
        problems: list[Problem] = []
        translators = {}
        wanted = {languages[0].id, *only} if only else {language.id for language in languages}
        for language in (language for language in languages if language.id in wanted):
            try:
                translators[language.id] = Translator(source, language, languages[0])
            except ContentError as error:
                problems += error.problems
        if problems:
            raise ContentError(problems)
        site = cls(
            source,
            languages,
            translators,
            Components(source.data, env),
        )
        return replace(site, recordings=Recordings.read(source, list(translators), site._text_hash))

    def _text_hash(self, path: str, language: str) -> str:
        return text_hash(self.view(path, language))

    @property
    def environment(self) -> Environment:
        return self.components.environment

    def view(self, path: str, language: str, place: str = "", translator: Translator | None = None) -> View:
        """The page `path` (empty: the page for lost addresses, or that at `place`) for a reader of `language`."""
        page = self.source.pages[path] if path else None
        return View(
            translator or self.translators[language],
            self.languages,
            page,
            self.components.render,
            self._catalogues_of(page) if page else [],
            self.announced,
            self.shelf,
            self._greetings,
            self.recordings,
            place,
            lambda: self.search_file(language)[0],
        )

    @cached_property
    def _greetings(self) -> dict[str, Text]:
        return {id: translator.say("Läs sidan på ditt språk:") for id, translator in self.translators.items()}

    def _catalogues_of(self, page: Page) -> list[str]:
        """The page's own catalogue, and those of the data files that it shows."""
        kinds = {kind for block in page.skeleton.blocks if (kind := shown_kind(block.name))}
        return [page_key(page.path), *sorted(data_key(kind) for kind in kinds)]

    def announced(self, page: Page) -> frozenset[str]:
        """The languages in which at least half of the page is translated; always the one that staff write."""
        if page.path not in self._announced:
            others = (id for id, translator in self.translators.items() if translator.announces(page))
            self._announced[page.path] = frozenset([self.languages[0].id, *others])
        return self._announced[page.path]

    def search_file(self, language: str) -> tuple[str, str]:
        """Name and text of what the search of a language reads."""
        if language not in self._search_files:
            self._search_files[language] = index_file(self, language)
        return self._search_files[language]

    def extra_pages(self, language: str) -> dict[str, str]:
        """What each language has besides its pages: address below the top of the site → HTML."""
        view = self.view("", language)
        prefix = view.prefix(view.language)
        names = sorted(component_names(self.source.data) - {"fakta"})
        components = self.render(
            "components.html", view, names=names, show=lambda name: Markup(self.components.render(view, name))
        )
        pages = {
            f"{prefix}404.html": self.render("404.html", view),
            f"{prefix}{LOST}": self.render("offline.html", view),
            f"{prefix}redaktion/komponenter/index.html": components,
        }
        for leaflet in view.leaflets:
            own = self.view("", language, leaflet.address)
            pages[f"{prefix}{leaflet.address}index.html"] = self.render("brochure.html", own, leaflet=leaflet)
        pages.update(extras(self, language))
        name, text = self.search_file(language)
        pages[f"{prefix}{name}"] = text
        pages.update([labels_file(view.translator)])
        if view.first_language:
            staff = Staff(
                list(self.translators.values())[1:],
                self.source.data,
                build_date(),
                self.shelf,
                self.recordings,
            )
            pages["redaktion/index.html"] = self.render("staff.html", view, staff=staff)
        return pages

    def extra_files(self, language: str) -> dict[str, Path]:
        """Files that each language has: address below the top of the site → where the file lies."""
        prefix = self.view("", language).prefix(self.translators[language].language)
        papers = {
            f"{prefix}{leaflet.address}{offer.file}": offer.source
            for leaflet in self.shelf.leaflets.get(language, ())
            for offer in (*leaflet.offers, *filter(None, [leaflet.thumbnail]))
        }
        return papers | self._share_pictures(language, prefix) | self.recordings.files(language)

    def _share_pictures(self, language: str, prefix: str) -> dict[str, Path]:
        settings = self.source.settings
        views = [self.view(path, language) for path in self.source.pages]
        return {
            f"{prefix}{view.page.address}{SHARE_PICTURE}": share_picture(
                view.title.plain,
                view.site_name.plain,
                view.language,
                settings.overrides,
                settings.root / ".cache" / "share",
            )
            for view in views
            if view.page
        }

    def render(self, template: str, view: View, **values: object) -> str:
        """A template of `overrides/` for a view."""
        return self.environment.get_template(template).render(
            view=view, **self.components.context(view), **values
        )


def read_source(root: Path) -> tuple[Source, tuple[Language, ...]]:
    """The Swedish and the languages, checked. Raises ContentError."""
    settings = Settings.read(root)
    languages = read_languages(settings.translations)
    data = Data.read(settings.docs / "_data")
    blocks = component_names(data)
    pages = read_pages(settings, data, blocks, picture_names(settings.overrides))
    problems = [
        *_bad_icons(settings, pages),
        *bad_data_texts(settings, data),
        *bad_references(settings, data, pages, [language.id for language in languages]),
        *_bad_addresses(languages, pages, settings),
    ]
    if problems:
        raise ContentError(problems)
    glossary = Glossary.read(settings.translations, [language.id for language in languages[1:]])
    return Source(settings, data, pages, glossary), languages


def _bad_icons(settings: Settings, pages: dict[str, Page]) -> list[Problem]:
    named = ((f"{settings.docs.name}/{path}", page.front_matter.icon) for path, page in pages.items())
    return [problem for file, icon in named if icon and (problem := icon_problem(icon, file))]


def _bad_addresses(
    languages: tuple[Language, ...], pages: dict[str, Page], settings: Settings
) -> list[Problem]:
    """Pages whose address is another's: two pages, or a folder that the site itself uses."""
    ours = {
        "redaktion": "sidan för redaktionen",
        CARDS: "korten",
        "assets": "utseendet",
        FOLDER: "inspelningarna",
    }
    names = {name for language in languages for name in (language.id, language.alias) if name}
    taken = dict.fromkeys(names, "ett språk") | ours
    found, seen = [], {}
    for name in sorted(names & set(ours)):
        what = f"Adressen ”{name}” används redan av {ours[name]}."
        file, how = f"{settings.translations.name}/languages.yml", "Välj en annan kort adress (alias:)."
        found.append(Problem(file, 0, what, "Det ena skulle skrivas över.", how, rule="SPRAK-03"))
    for path, page in pages.items():
        owner = taken.get(page.address.split("/")[0]) or seen.get(page.address)
        if owner:
            what = f"Adressen ”{page.address}” används redan av {owner}."
            found.append(
                Problem(
                    f"{settings.docs.name}/{path}",
                    0,
                    what,
                    "Den ena sidan skulle skrivas över.",
                    "Byt namn på filen.",
                    rule="MENY-04",
                )
            )
        seen[page.address] = path
    return found
