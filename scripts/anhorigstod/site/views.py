"""What a template knows of the page it shows: names, addresses and texts in the reader's language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from ..content.kinds import Contact, Phrase, Service, Word
from ..content.settings import Settings
from ..translation.beside import Beside
from ..translation.languages import Language
from ..translation.links import address, relative
from ..translation.pages import Page
from ..translation.reviews import Signature
from ..translation.source import page_key
from ..translation.status import Tally
from ..translation.text import Text
from ..translation.translator import Translator
from .alternates import Alternates
from .body import Body, body_of
from .labels import labels_file
from .navigation import Navigation
from .places import OTHERS, SHARE_PICTURE, card_address
from .recordings import Recordings
from .shelf import Leaflet, Shelf

SHEETS_OF_SOME: Mapping[str, frozenset[str]] = {
    "lists": frozenset({"fakta", "kort", "kontakter", "platser", "aktiviteter", "fraser"}),
    "brochure": frozenset({"broschyrer"}),
}
"""Name of a style sheet that not every page needs → the components that it is for."""


@dataclass(frozen=True)
class View:
    """A page in one language. `page` is None for the page that says that an address leads nowhere."""

    translator: Translator
    languages: tuple[Language, ...]
    page: Page | None
    render_block: Callable[["View", str], str]
    catalogues: list[str]
    """What the page's words come from: its own catalogue, and those of the lists and cards it shows."""
    announced: Callable[[Page], frozenset[str]]
    """The languages in which at least half of a page is translated."""
    shelf: Shelf = field(default_factory=Shelf)
    greetings: Mapping[str, Text] = field(default_factory=dict)
    """Language → an invitation in it, to who has come to the page in another."""
    recordings: Recordings = field(default_factory=Recordings)
    place: str = ""
    """The address, below its language, of a page that has no file in `docs/` (a brochure's), or of another form of one."""
    search_file: Callable[[], str] = str
    """Gives the name of what search reads, which is made when the first page asks for it."""

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
        entry = (
            self.translator.source.data.of(Service).get(self.page.front_matter.service) if self.page else None
        )
        return entry if isinstance(entry, Service) else None

    def prefix(self, language: Language) -> str:
        """The folder of a language in the address; the first language has none."""
        return "" if language is self.languages[0] else f"{language.id}/"

    @cached_property
    def _address(self) -> str:
        return self.place or (self.page.address if self.page else "")

    @cached_property
    def root(self) -> str:
        """The way from this page to the top of the site. A page for lost addresses does not know where it stands."""
        if not self._placed:
            return urlsplit(self.settings.site_url).path or "/"
        return "../" * (self.prefix(self.language) + self._address).count("/") or "./"

    @cached_property
    def up(self) -> str:
        """The way from this page to the top of its language."""
        return relative("", self._address) if self._placed else self.root + self.prefix(self.language)

    def link(self, path: str) -> str:
        """The address of another page of this language, relative to this one."""
        return relative(address(path), self._address) if self._placed else self.up + address(path)

    @property
    def _placed(self) -> bool:
        return bool(self.page or self.place)

    @property
    def is_announced(self) -> bool:
        """Whether search engines are told that this is a page in this language."""
        return bool(self.page) and self.language.id in self.announced(self.page)  # type: ignore[arg-type]

    @cached_property
    def canonical(self) -> str:
        """The page's absolute address, or if little of it is translated that of the Swedish page."""
        language = self.language if self.is_announced or not self.page else self.source_language
        own = self.page.address if self.page else self.place
        return self.settings.site_url + self.prefix(language) + own

    @property
    def beside(self) -> bool:
        """Whether the Swedish stands beside the translation on this page."""
        return isinstance(self.translator, Beside)

    @property
    def sheets(self) -> list[str]:
        """Names of the style sheets that the page needs: that of all pages, and those of what only some show."""
        blocks = self.page.skeleton.blocks if self.page else ()
        shown = {block.name.partition(".")[0] for block in blocks}
        found = [name for name, components in SHEETS_OF_SOME.items() if shown & components]
        return ["site", *found, *(["beside"] if self.beside else [])]

    def greeting(self, language: Language) -> Text:
        """What invites a reader of another language, in it."""
        return self.greetings[language.id]

    @property
    def feedback(self) -> Contact | None:
        """Whom a reader tells that something is wrong."""
        return self.translator.source.data.of(Contact).get(self.settings.feedback)

    @property
    def own_url(self) -> str:
        """The page's absolute address, whether or not it is announced."""
        return (
            self.settings.site_url
            + self.prefix(self.language)
            + (self.page.address if self.page else self.place)
        )

    @property
    def editor(self) -> str:
        """Where staff edit the words of this page in the browser: the Swedish, or its translation. Empty if `mkdocs.yml` does not say."""
        if not self.page:
            return ""
        own = f"{self.settings.docs.name}/{self.page.path}"
        return self.settings.host.edit(
            own if self.first_language else self.translator.file(page_key(self.page.path))
        )

    @property
    def headings_elsewhere(self) -> str:
        """The way from here to the page that has this page's headings in every language."""
        return f"../{OTHERS}" if self.beside else OTHERS

    @property
    def share_picture(self) -> str:
        """The absolute address of the page's picture for those who pass it on."""
        return f"{self.own_url}{SHARE_PICTURE}"

    @property
    def feedback_mail(self) -> str:
        """A `mailto:` in which the page and the language are written already, in Swedish for who reads it."""
        assert self.feedback and self.feedback.email
        subject = quote(f"Synpunkt: {self.settings.name}")
        body = quote(f"Sida: {self.own_url}\nSpråk: {self.language.swedish}\n\n")
        return f"{self.feedback.email.uri}?subject={subject}&body={body}"

    @property
    def first_card(self) -> str:
        """The card to show when one rings or comes: the first of the phrases; empty if there is none."""
        first = next(iter(self.translator.source.data.of(Phrase)), "")
        return self.up + card_address(first) if first else ""

    def card(self, phrase: Phrase) -> str:
        """The card of one phrase."""
        return self.up + card_address(phrase.id)

    @cached_property
    def alternates(self) -> Alternates:
        """This page in every language."""
        own = self.page.address if self.page else self.place
        paths = [(language, self.prefix(language) + own) for language in self.languages]
        announced = self.announced(self.page) if self.page else frozenset()
        return Alternates(paths, self.language, self.root, self.settings.site_url, announced)

    @cached_property
    def navigation(self) -> Navigation:
        """The other pages, seen from this one."""
        return Navigation(self.translator, self.page, self.link, self.up)

    @property
    def leaflets(self) -> tuple[Leaflet, ...]:
        """The brochures in the reader's language."""
        return self.shelf.leaflets.get(self.language.id, ())

    @property
    def leaflets_about(self) -> list[Leaflet]:
        """The brochures that say, among other things, what this page says."""
        return self.shelf.about(self.page.path, self.language.id) if self.page else []

    @property
    def search_index(self) -> str:
        """Where search finds what it reads, seen from here."""
        return self.up + self.search_file()

    @property
    def labels(self) -> str:
        """The address, below the top of the site, of what the scripts of the page's tools say."""
        return labels_file(self.translator)[0]

    @property
    def recording(self) -> str:
        """The address, below the top of the site, of a recording that says what the page says; empty if there is none."""
        found = (
            self.recordings.of(self.page.path, self.language.id) if self.page and not self.beside else None
        )
        return found.address if found else ""

    @property
    def title(self) -> Text:
        return self._own("title")

    @property
    def description(self) -> Text:
        return self._own("description")

    def _own(self, field: str) -> Text:
        assert self.page
        return self.translator.text(page_key(self.page.path), getattr(self.page.front_matter, field))

    @property
    def site_name(self) -> Text:
        return self.navigation.named(self.settings.name)

    @property
    def municipality(self) -> Text:
        return self.navigation.named(self.settings.municipality)

    @property
    def call(self) -> Contact:
        """Whom the page's big button rings."""
        own = self.page.front_matter.call if self.page else ""
        return self.translator.source.data.of(Contact)[own or self.settings.call]

    @cached_property
    def tally(self) -> Tally:
        """How much of the page's text, its lists and cards included, is translated, by whom, and signed off."""
        return self.translator.tally(*self.catalogues)

    @property
    def shown(self) -> int:
        """How many of the page's segments the reader meets in her language."""
        return self.translator.shown(*self.catalogues)

    @property
    def signatures(self) -> list[Signature]:
        """Who has signed off something on this page."""
        return self.translator.signatures(*self.catalogues)

    @cached_property
    def _body(self) -> Body:
        return body_of(self)

    @property
    def parts(self) -> tuple[Markup, Markup]:
        """The body in two: heading with lead (on the first page all above the next heading), and the rest."""
        return self._body.parts

    @property
    def words_here(self) -> list[Word]:
        """The official words that the page's text explains."""
        return self._body.words
