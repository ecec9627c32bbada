"""What a template knows of the page it shows: names, addresses and texts in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from ..content.data import Contact, Service
from ..content.settings import NavItem, Settings
from ..translation.languages import Language
from ..translation.links import address, relative
from ..translation.pages import Page
from ..translation.source import NAVIGATION, page_key
from ..translation.translator import Text, Translator


UP, ANCHOR, LINKS = "\ue010", "\ue011", "\ue012"
"""Marks (private-use characters) in what is rendered once and placed on many pages."""
CURRENT = ' aria-current="true"'


@dataclass(frozen=True)
class Alternate:
    """The same page in another language, or in this one."""

    language: Language
    link: str
    """Relative to the page."""
    url: str
    """Absolute."""
    current: bool


@dataclass(frozen=True)
class Crumb:
    """A step of the way to a page, or an entry of the menu. A section without a page of its own has no link."""

    title: Text
    link: str = ""
    current: bool = False
    address: str = ""
    """Below its language."""


@dataclass(frozen=True)
class Door:
    """The way into a section, on the first page."""

    title: Text
    description: Text
    icon: str
    link: str


@dataclass(frozen=True)
class View:
    """A page in one language. `page` is None for the page that says that an address leads nowhere."""

    translator: Translator
    languages: tuple[Language, ...]
    page: Page | None
    render_block: Callable[["View", str], str]
    stylesheet: str

    @property
    def settings(self) -> Settings:
        return self.translator.source.settings

    @property
    def language(self) -> Language:
        return self.translator.language

    @property
    def home(self) -> bool:
        return bool(self.page and self.page.front_matter.layout == "home")

    @property
    def first_language(self) -> bool:
        """Whether this is the language that staff write."""
        return self.language is self.source_language

    @property
    def source_language(self) -> Language:
        """The language that staff write, in which official words stand."""
        return self.languages[0]

    @property
    def service(self) -> Service | None:
        """The kind of help that this page is about."""
        entry = self.translator.source.data.of(Service).get(self.page.front_matter.service) if self.page else None
        return entry if isinstance(entry, Service) else None

    @property
    def doors(self) -> list[Door]:
        """The sections whose first page has an icon."""
        found = []
        for section in self.settings.navigation:
            page = self.translator.source.pages[section.children[0].page] if section.children else None
            if page and page.front_matter.icon:
                text, key = self.translator.text, page_key(page.path)
                title, description = page.front_matter.title, page.front_matter.description
                found.append(Door(text(key, title), text(key, description), page.front_matter.icon, self.link(page.path)))
        return found

    def prefix(self, language: Language) -> str:
        """The folder of a language in the address; the first language has none."""
        return "" if language is self.languages[0] else f"{language.id}/"

    @cached_property
    def _address(self) -> str:
        return self.page.address if self.page else ""

    @cached_property
    def root(self) -> str:
        """The way from this page to the top of the site. A page for lost addresses does not know where it stands."""
        if not self.page:
            return urlsplit(self.settings.site_url).path or "/"
        return "../" * (self.prefix(self.language) + self._address).count("/") or "./"

    @cached_property
    def up(self) -> str:
        """The way from this page to the top of its language."""
        return relative("", self._address) if self.page else self.root + self.prefix(self.language)

    def link(self, path: str) -> str:
        """The address of another page of this language, relative to this one."""
        return relative(address(path), self._address) if self.page else self.up + address(path)

    @cached_property
    def canonical(self) -> str:
        return self.settings.site_url + self.prefix(self.language) + self._address

    @cached_property
    def alternates(self) -> list[Alternate]:
        """This page in every language, in the order of the menu."""
        root = "" if self.root == "./" else self.root
        paths = [(language, self.prefix(language) + self._address) for language in self.languages]
        return [
            Alternate(language, root + path or "./", self.settings.site_url + path, language is self.language)
            for language, path in paths
        ]

    # The three lists of languages stand on every page and have languages² × pages entries in a site. They are
    # put together here, not in a template, because that made a third of a large build.

    @cached_property
    def language_links(self) -> Markup:
        """List items: this page in every language, each named and marked as its readers know it."""
        return Markup("\n").join(
            Markup(
                f'<li><a href="{other.link}" hreflang="{escape(other.language.tag)}" {other.language.attributes}'
                f"{CURRENT if other.current else ''}>{escape(other.language.name)}</a></li>"
            )
            for other in self.alternates
        )

    @cached_property
    def hreflang(self) -> Markup:
        """For machines: the absolute address of this page in every language."""
        tags = [(str(escape(other.language.tag)), other.url) for other in self.alternates]
        tags.append(("x-default", self.alternates[0].url))
        return Markup("\n".join(f'<link rel="alternate" hreflang="{tag}" href="{url}">' for tag, url in tags))

    @cached_property
    def _heading_languages(self) -> str:
        links = [
            f'<a href="{other.link}#{ANCHOR}" {other.language.attributes}>{escape(other.language.name)}</a>'
            for other in self.alternates
            if not other.current
        ]
        return self.render_block(self, "heading_languages").replace(LINKS, "\n".join(links))

    @property
    def title(self) -> Text:
        return self._own("title")

    @property
    def description(self) -> Text:
        return self._own("description")

    def _own(self, field: str) -> Text:
        assert self.page
        return self.translator.text(page_key(self.page.path), getattr(self.page.front_matter, field))

    def titled(self, path: str, current: bool = False) -> Crumb:
        """Title and address of another page."""
        page = self.translator.source.pages[path]
        return Crumb(self.translator.text(page_key(path), page.front_matter.title), self.link(path), current, page.address)

    def named(self, swedish: str) -> Text:
        """A name of `mkdocs.yml`: the site's, the municipality's, a section's."""
        return self.translator.text(NAVIGATION, swedish)

    @property
    def site_name(self) -> Text:
        return self.named(self.settings.name)

    @property
    def municipality(self) -> Text:
        return self.named(self.settings.municipality)

    @property
    def call(self) -> Contact:
        """Whom every page says to ring."""
        contact = self.translator.source.data.of(Contact)[self.settings.call]
        assert isinstance(contact, Contact)
        return contact

    @property
    def sections(self) -> list[tuple[Text | None, list[Crumb]]]:
        """Every page, by section; pages without a section stand under no title."""
        sections: list[tuple[Text | None, list[Crumb]]] = []
        for item in self.settings.navigation:
            crumbs = [self.titled(part.page) for part in item.walk() if part.page]
            if item.page and sections and sections[-1][0] is None:
                sections[-1][1].extend(crumbs)
            else:
                sections.append((self.named(item.title) if item.title else None, crumbs))
        return sections

    @property
    def about(self) -> list[Crumb]:
        """The pages about the site: the last section."""
        pages = [part.page for part in self.settings.navigation[-1].walk() if part.page]
        return [self.titled(path, bool(self.page) and path == self.page.path) for path in pages]  # type: ignore[union-attr]

    def placed(self, menu: str) -> Markup:
        """A menu that was rendered for no page in particular, put on this one."""
        mark = f'href="{UP}{self._address}"'
        menu = menu.replace(mark, f'{mark} aria-current="page"', 1) if self.page else menu
        return Markup(menu.replace(UP, self.up))

    @cached_property
    def breadcrumbs(self) -> list[Crumb]:
        """The way here: home, section, this page."""
        if not self.page or self.home:
            return []
        way = [self.titled(self.settings.pages()[0])]
        if section := self._section:
            index = section.children[0].page
            if index.endswith("/index.md") and index != self.page.path:
                way.append(Crumb(self.named(section.title), self.link(index)))
            elif index != self.page.path:
                way.append(Crumb(self.named(section.title)))
        return [*way, self.titled(self.page.path, current=True)]

    @cached_property
    def _section(self) -> NavItem | None:
        path = self.page.path if self.page else ""
        return next((i for i in self.settings.navigation if any(c.page == path for c in i.children)), None)

    def neighbour(self, step: int) -> Crumb | None:
        """The page before (-1) or after (1) this one in the menu."""
        pages = self.settings.pages()
        place = pages.index(self.page.path) + step if self.page else -1
        return self.titled(pages[place]) if 0 <= place < len(pages) else None

    @cached_property
    def _body(self) -> tuple[str, int, int]:
        assert self.page
        return self.translator.body(self.page, lambda block: self.render_block(self, block.name))

    @property
    def machine_made(self) -> bool:
        """Whether any of the page's own text was made by a machine."""
        return self._body[1] > 0

    @property
    def untranslated(self) -> int:
        """How many of the page's segments are shown in Swedish."""
        return self._body[2]

    @cached_property
    def parts(self) -> tuple[Markup, Markup]:
        """The body in two: heading with lead (on the first page all above the next heading), and the rest."""
        html = self._with_languages_of_headings(self._body[0])
        end = html.find("<h2") if self.home else html.find("</p>") + len("</p>")
        return Markup(html[:end]), Markup(html[end:])

    def _with_languages_of_headings(self, html: str) -> str:
        """After each heading with an anchor, the same heading in the other languages (shown when it is the target)."""
        pieces = html.split("</h2>")
        anchors = [piece.rpartition(' id="')[2].partition('"')[0] for piece in pieces[:-1]]
        links = [f"</h2>{self._heading_languages.replace(ANCHOR, anchor)}" for anchor in anchors]
        return "".join(part for pair in zip(pieces, [*links, ""], strict=True) for part in pair)
