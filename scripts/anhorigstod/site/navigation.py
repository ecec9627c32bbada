"""The other pages, seen from one: menu, way here, previous and next, the doors of the first page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..content.settings import NavItem
from ..translation.pages import Page
from ..translation.source import NAVIGATION, page_key
from ..translation.text import Text
from ..translation.translator import Translator

UP = "\ue010"
"""A mark (private-use character) for the way to the top of the language, in a menu rendered for no page in particular."""


@dataclass(frozen=True)
class Crumb:
    """A step of the way to a page, or an entry of the menu. A section without a page of its own has no link."""

    title: Text
    link: str = ""
    current: bool = False
    address: str = ""
    """Below its language."""


@dataclass(frozen=True)
class Section:
    """A part of the menu: its title, the page that is its own, and the other pages."""

    title: Text | None
    index: Crumb | None
    pages: list[Crumb]


@dataclass(frozen=True)
class Door:
    """The way into a section, on the first page."""

    title: Text
    description: Text
    icon: str
    link: str


@dataclass(frozen=True)
class Navigation:
    """`mkdocs.yml`'s navigation in one language, from one page (None: from nowhere)."""

    translator: Translator
    page: Page | None
    link: Callable[[str], str]
    """Gives the address of a page from here."""
    up: str
    """The way to the top of the language."""

    @property
    def _items(self) -> tuple[NavItem, ...]:
        return self.translator.source.settings.navigation

    @property
    def _order(self) -> list[str]:
        return self.translator.source.settings.pages()

    def named(self, swedish: str) -> Text:
        """A name of `mkdocs.yml`: the site's, the municipality's, a section's."""
        return self.translator.text(NAVIGATION, swedish)

    def titled(self, path: str) -> Crumb:
        """Title and address of a page."""
        page = self.translator.source.pages[path]
        text = self.translator.text(page_key(path), page.front_matter.title)
        return Crumb(text, self.link(path), page is self.page, page.address)

    def showing(self, component: str) -> Crumb | None:
        """The page that shows a component, if there is one."""
        pages = self.translator.source.pages.items()
        path = next((p for p, page in pages if component in (b.name for b in page.skeleton.blocks)), None)
        return self.titled(path) if path else None

    @cached_property
    def words(self) -> Crumb | None:
        """The page that lists the official words."""
        return self.showing("ord")

    @property
    def sections(self) -> list[Section]:
        """Every page, by section. Pages outside any section come together under no title."""
        found: list[Section] = []
        for item in self._items:
            pages = [self.titled(part.page) for part in item.walk() if part.page]
            if item.page and found and found[-1].title is None:
                found[-1].pages.extend(pages)
                continue
            index = pages.pop(0) if _index(item) else None
            found.append(Section(self.named(item.title) if item.title else None, index, pages))
        return found

    @property
    def about(self) -> list[Crumb]:
        """The pages about the site: the last section."""
        return [self.titled(part.page) for part in self._items[-1].walk() if part.page]

    @property
    def doors(self) -> list[Door]:
        """The sections whose first page has an icon."""
        found = []
        for section in self._items:
            page = self.translator.source.pages.get(_index(section))
            if page and page.front_matter.icon:
                text, key = self.translator.text, page_key(page.path)
                title, description = page.front_matter.title, page.front_matter.description
                found.append(
                    Door(
                        text(key, title), text(key, description), page.front_matter.icon, self.link(page.path)
                    )
                )
        return found

    @property
    def way(self) -> list[Crumb]:
        """The way here: home, section, this page. Empty on the first page."""
        if not self.page or self.page.path == self._order[0]:
            return []
        way = [self.titled(self._order[0])]
        section = next((i for i in self._items if any(c.page == self.page.path for c in i.children)), None)
        index = section.children[0].page if section else ""
        if section and index != self.page.path:
            way.append(
                Crumb(self.named(section.title), self.link(index) if index.endswith("/index.md") else "")
            )
        return [*way, self.titled(self.page.path)]

    @property
    def before(self) -> Crumb | None:
        """The page before this one in the menu."""
        return self._neighbour(-1)

    @property
    def after(self) -> Crumb | None:
        """The page after this one in the menu."""
        return self._neighbour(1)

    def _neighbour(self, step: int) -> Crumb | None:
        place = self._order.index(self.page.path) + step if self.page else -1
        return self.titled(self._order[place]) if 0 <= place < len(self._order) else None

    def placed(self, menu: str) -> Markup:
        """A menu that was rendered for no page in particular, put on this one."""
        mark = f'href="{UP}{self.page.address}"' if self.page else ""
        menu = menu.replace(mark, f'{mark} aria-current="page"', 1) if mark else menu
        return Markup(menu.replace(UP, self.up))


def _index(section: NavItem) -> str:
    """The page that is a section's own, the index of its folder; empty if it has none."""
    first = section.children[0].page if section.children else ""
    return first if first.endswith("/index.md") else ""
