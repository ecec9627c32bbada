"""A brochure in one language and format, ready to be rendered: its HTML, its code, its date and what must be true of it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import zip_longest

from markupsafe import Markup

from ..content.kinds import Brochure, Phrase
from ..content.values import Day
from ..site.site import Site
from ..translation.languages import Language
from ..translation.reviews import Signature
from ..translation.source import data_key
from ..translation.status import State, Tally
from ..translation.text import Text
from ..translation.translator import Translator
from .blocks import IMPRINT, Block, blocks
from .dates import TextDates
from .formats import FORMATS, Format
from .names import brochure_address, file_name
from .passages import Passage, Passages

CODE, QR = "\ue020", "\ue021"
"""Marks (private-use characters): for the code, known only when the text is; for the QR code, drawn when it is printed."""
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Signs that nobody takes for one another on paper: no 0 or O, no 1, I or L."""
CODE_LENGTH = 6
PANELS = ("flap", "first", "second", "third")
INK = "#0b4f52"
"""What `currentColor` is for an icon on paper: `--brand` of base.css."""


@dataclass(frozen=True)
class Row:
    """A block and the same block in Swedish, side by side."""

    own: Block
    swedish: Block

    @property
    def html(self) -> Markup:
        return Markup(self.own.html)

    @property
    def swedish_html(self) -> Markup:
        return Markup(self.swedish.html)


@dataclass(frozen=True)
class Sheet:
    """What is printed."""

    brochure: Brochure
    format: Format
    language: Language
    title: str
    html: str
    texts: tuple[str, ...]
    """What it says in its language, block by block, without who made it and when."""
    code: str
    date: date
    """When the text was last changed."""
    url: str
    """What its QR leads to."""
    files: tuple[str, ...]
    """What it was made from, from the top of the repository."""
    place: str = ""
    """Id of the place that its QR names; none on the sheets that the site offers."""

    @property
    def name(self) -> str:
        """The file: `avlosning-trifold-ar.pdf`, with a place `avlosning-trifold-ar-vardcentraler.pdf`."""
        return file_name(self.brochure, self.format, self.language, self.place)

    def at(self, place: str) -> "Sheet":
        """The same sheet for the pile at a place: its QR says where it lay, so that arrivals can be told apart."""
        return replace(self, place=place, url=self.url.replace("?", f"?p={place}&", 1))


@dataclass(frozen=True)
class _Paper:
    """What a template knows of the sheet, besides what every template of the site knows."""

    sheets: "Sheets"
    brochure: Brochure
    format: Format
    translator: Translator
    passages: list[Passage]
    files: frozenset[str]

    @property
    def date(self) -> date:
        """When the text was last changed."""
        return self.sheets.dates.latest(self.files)

    @property
    def language(self) -> Language:
        return self.translator.language

    @cached_property
    def states(self) -> tuple[State, ...]:
        """Of every text on the sheet that is translated, each once."""
        known = self.translator.states[data_key(Brochure)]
        own = [known[text] for text in (self.brochure.title, self.brochure.about) if text in known]
        return tuple({id(s): s for s in [*own, *(s for p in self.passages for s in p.states)]}.values())

    @cached_property
    def tally(self) -> Tally:
        return Tally.of(self.states)

    @property
    def signatures(self) -> list[Signature]:
        found = sorted(filter(None, (s.signature for s in self.states)), key=lambda s: s.date.day)
        return list({signature.by: signature for signature in found}.values())

    @property
    def title(self) -> Text:
        return self._field("title")

    @property
    def about(self) -> Text:
        return self._field("about")

    @property
    def picture_alt(self) -> Text | str:
        return self._field("picture_alt") if self.brochure.picture_alt else ""

    def _field(self, name: str) -> Text:
        text = self.translator.field(self.brochure, name)
        assert text
        return text

    @property
    def day(self) -> Day:
        return Day(self.date)

    @property
    def code(self) -> str:
        return CODE

    @property
    def qr(self) -> str:
        return QR

    @cached_property
    def url(self) -> str:
        """The page that says whether the sheet still holds. The fragment finds its code there without JavaScript."""
        return f"{self.sheets.page_url(self.brochure, self.language)}?u={CODE}#u{CODE}"

    @property
    def short_url(self) -> str:
        """The same page, to be read and typed."""
        return self.sheets.page_url(self.brochure, self.language).removeprefix("https://").removesuffix("/")

    @cached_property
    def panels(self) -> dict[str, list[Passage]]:
        """What stands where on a folded sheet."""
        fold, passages = self.brochure.fold, self.sheets.passages[self.language.id]
        assert fold
        return {name: passages.panel(getattr(fold, name), fold) for name in PANELS}

    @cached_property
    def fillers(self) -> dict[str, str]:
        """A picture for each panel, shown where the text leaves room for one."""
        fold = self.brochure.fold
        return dict(zip_longest(PANELS, fold.pictures if fold else (), fillvalue=""))

    @property
    def parts(self) -> Iterator[tuple[Passage, Markup]]:
        """Each passage with its HTML: a page's sections are one level below its own heading."""
        page = ""
        for passage in self.passages:
            path = passage.part.partition("#")[0]
            page = path if passage.start else page
            yield passage, Markup(passage.lowered(not passage.start and page == path))

    @property
    def rows(self) -> list[Row]:
        """Block beside block. Raises ValueError if a translation has not the same blocks, which `Translator` prevents."""
        swedish = self.sheets.paper(self.brochure, self.format, self.sheets.swedish)
        own = "".join(html for _, html in self.parts)
        other = "".join(html for _, html in swedish.parts)
        pairs = zip(blocks(own, language=self.language.tag), blocks(other), strict=True)
        return [Row(*pair) for pair in pairs]

    @property
    def margin(self) -> bool:
        """Whether Swedish headings and official words stand in the margin."""
        return self.format.id == "handout" and self.language is not self.sheets.swedish.language

    @property
    def ask(self) -> list[Phrase]:
        """What to say first, in Swedish: the first sentence to show, and that one needs an interpreter."""
        phrases = list(self.sheets.site.source.data.of(Phrase).values())
        return phrases[:1] if self.language is self.sheets.swedish.language else phrases[:2]

    @property
    def cards(self) -> list[list[Phrase]]:
        """The phrases of each card."""
        phrases = self.sheets.site.source.data.of(Phrase)
        return [[phrases[id] for id in card.phrases] for card in self.brochure.cards]


@dataclass(frozen=True)
class Sheets:
    """Every sheet that there is to print."""

    site: Site
    dates: TextDates
    passages: dict[str, Passages] = field(init=False, default_factory=dict)
    _made: dict[tuple[str, str, str], Sheet] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.passages.update({id: Passages(self.site, t) for id, t in self.site.translators.items()})

    @property
    def swedish(self) -> Translator:
        return self.site.translators[self.site.languages[0].id]

    @property
    def brochures(self) -> dict[str, Brochure]:
        return dict(self.site.source.data.of(Brochure))

    def all(self, brochure: str = "", language: str = "", format: str = "") -> Iterator[Sheet]:
        """Language by language, in the order of the menu; only those of the given ids, if any. Others are not even composed."""
        for one in (one for one in self.site.languages if one.id in self.site.translators):
            for each in self.brochures.values():
                if (language or one.id, brochure or each.id) != (one.id, each.id):
                    continue
                for kind in formats(each, one is self.site.languages[0]):
                    if kind.id == (format or kind.id):
                        yield self.get(each, kind, one)

    def page_url(self, brochure: Brochure, language: Language) -> str:
        """The absolute address of a brochure's own page."""
        return self.site.view("", language.id, brochure_address(brochure)).own_url

    def parts_of(self, brochure: Brochure, format: Format, translator: Translator) -> list[Passage]:
        """The passages that a sheet shows."""
        passages = self.passages[translator.language.id]
        if format.id == "trifold":
            fold = brochure.fold
            assert fold
            return [passage for name in PANELS for passage in passages.panel(getattr(fold, name), fold)]
        return [] if format.id == "card" else passages.of(brochure)

    def paper(self, brochure: Brochure, format: Format, translator: Translator) -> _Paper:
        """What a template is given."""
        passages = self.parts_of(brochure, format, translator)
        files = {file for passage in passages for file in passage.files}
        if brochure.cards:
            files |= self.passages[translator.language.id].files_of(Phrase)
        return _Paper(self, brochure, format, translator, passages, frozenset(files))

    def get(self, brochure: Brochure, format: Format, language: Language) -> Sheet:
        """One sheet."""
        key = (brochure.id, format.id, language.id)
        if key not in self._made:
            self._made[key] = self._make(brochure, format, language)
        return self._made[key]

    def _make(self, brochure: Brochure, format: Format, language: Language) -> Sheet:
        paper = self.paper(brochure, format, self.site.translators[language.id])
        view = self.site.view("", language.id)
        template = self.site.environment.get_template(f"print/{format.id}.html")
        html = template.render(view=view, paper=paper, **self.site.components.context(view))
        own = "" if format.id == "bilingual" else language.tag
        said = tuple(block.text for block in blocks(html, IMPRINT, own) if block.text)
        code = edition_code(language.tag, format.id, said)
        url = paper.url.replace(CODE, code)
        html = html.replace(CODE, code).replace("currentColor", INK)
        title = f"{paper.title.plain} – {view.municipality.plain}"
        files = tuple(sorted(paper.files))
        return Sheet(brochure, format, language, title, html, said, code, paper.date, url, files)


def formats(brochure: Brochure, swedish: bool) -> list[Format]:
    """The formats that a brochure is printed in; there is nothing bilingual about Swedish beside Swedish."""
    return [FORMATS[id] for id in brochure.formats if not (swedish and id == "bilingual")]


def edition_code(tag: str, format: str, said: tuple[str, ...]) -> str:
    """A short name for exactly these words: 31^6 ≈ 900 million, so that two editions of a brochure differ."""
    number = int.from_bytes(hashlib.sha256("\n".join((tag, format, *said)).encode()).digest()[:8])
    code = ""
    while len(code) < CODE_LENGTH:
        number, rest = divmod(number, len(ALPHABET))
        code += ALPHABET[rest]
    return code
