"""Parts of pages for paper: the same HTML as on the screen, with links that work from a PDF."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urljoin

from ..content.kinds import Brochure, Checked, Contact, Fact, Fold, Phrase, Word
from ..content.records import words_of
from ..site.components import shown_kind
from ..site.site import Site
from ..site.views import View
from ..translation.pages import Page
from ..translation.segments import START, Block
from ..translation.source import data_key, page_key
from ..translation.status import State
from ..translation.translator import Translator

FOLDERS = ("print/parts", "partials")
"""Where a component's template is looked for: paper's own, else the site's."""
_LINK = re.compile(r'href="(?!tel:|mailto:)([^"]*)"')
_PICTURE = re.compile(r'src="(?!data:)([^"]*)"')
_ID = re.compile(r' id="[^"]*"')
_HEADING = re.compile(r"<(/?)h([1-6])\b")
_KEY_WORD = re.compile(r'<em lang="[^"]*" dir="[^"]*">([^<]*)</em>')


@dataclass(frozen=True)
class Passage:
    """A part of a page in one language."""

    part: str
    """`tolk.md#vad-kostar-tolken`."""
    html: str
    """Its own heading is an h2."""
    states: tuple[State, ...]
    """Of every text in it that is translated."""
    files: frozenset[str]
    """What it was made from, from the top of the repository."""
    swedish: str = ""
    """Its heading in Swedish, so that staff find the place."""

    @property
    def start(self) -> bool:
        """Whether it begins a page."""
        return self.part.endswith(f"#{START}")

    @property
    def id(self) -> str:
        """What links inside a booklet lead to."""
        return re.sub(r"\W", "-", self.part.partition(".")[0])

    @property
    def key_words(self) -> tuple[str, ...]:
        """The Swedish official words in it, each once."""
        return tuple(dict.fromkeys(_KEY_WORD.findall(self.html)))

    def lowered(self, steps: int) -> str:
        """The HTML with its headings that many levels lower."""
        return _HEADING.sub(lambda m: f"<{m[1]}h{int(m[2]) + steps}", self.html) if steps else self.html


@dataclass(frozen=True)
class Passages:
    """All passages of one language."""

    site: Site
    translator: Translator
    _found: dict[tuple[str, Fold | None], Passage] = field(default_factory=dict)

    def of(self, brochure: Brochure) -> list[Passage]:
        """What a brochure is made of when there is room for all."""
        pages = brochure.pages or [path for path in self.site.source.pages if path not in brochure.without]
        return [self.get(part) for page in pages for part in self._parts(page)]

    def panel(self, parts: tuple[str, ...], fold: Fold) -> list[Passage]:
        """What stands on a panel, with the few words and sentences that there is room for."""
        return [self.get(part, fold) for page in parts for part in self._parts(page)]

    def _parts(self, page: str) -> Iterator[str]:
        if "#" in page:
            yield page
        else:
            yield from (f"{page}#{anchor}" for anchor in self.site.source.pages[page].skeleton.sections)

    def get(self, part: str, fold: Fold | None = None) -> Passage:
        """One part of a page."""
        if (part, fold) not in self._found:
            self._found[part, fold] = self._make(part, fold)
        return self._found[part, fold]

    def _make(self, part: str, fold: Fold | None) -> Passage:
        path, _, anchor = part.partition("#")
        page = self.site.source.pages[path]
        view = self.site.view(path, self.translator.language.id)
        skeleton = page.skeleton.sections[anchor]
        listed: list[tuple[str, list[Checked]]] = []

        def show(block: Block) -> str:
            entries = _chosen(self.site.components.entries(block.name), fold)
            listed.append((block.name, [view.service] if block.name == "fakta" and view.service else entries))
            return self.site.components.show(view, block.name, entries, *FOLDERS)

        html = self.translator.body(page, show, skeleton)
        states = [*self._page_states(page, anchor), *self._data_states(listed)]
        html = _for_paper(html, view, anchor == START)
        return Passage(part, html, tuple(states), self._files(page, listed), _swedish_heading(page, anchor))

    def _page_states(self, page: Page, anchor: str) -> Iterator[State]:
        known = self.translator.states[page_key(page.path)]
        segments = page.skeleton.sections[anchor].segments
        yield from (known[s.text] for s in segments if s.text in known and not s.interface)

    def _data_states(self, listed: list[tuple[str, list[Checked]]]) -> Iterator[State]:
        for _, entries in listed:
            for entry in entries:
                known = self.translator.states[data_key(type(entry))]
                yield from (known[text] for _, text in words_of(entry) if text in known)

    def _files(self, page: Page, listed: list[tuple[str, list[Checked]]]) -> frozenset[str]:
        found = {f"{self.site.source.settings.docs.name}/{page.path}"}
        if self.translator.language is not self.translator.swedish:
            found.add(self.translator.file(page_key(page.path)))
        return frozenset(found | self.files_of(*(kind for name, _ in listed if (kind := shown_kind(name)))))

    def files_of(self, *kinds: type[Checked]) -> frozenset[str]:
        """The data files of these kinds, and of facts that any text may name, with their translations."""
        docs = self.site.source.settings.docs.name
        found = {f"{docs}/_data/{kind.file}" for kind in (*kinds, Contact, Fact)}
        if self.translator.language is not self.translator.swedish:
            found |= {self.translator.file(data_key(kind)) for kind in kinds}
        return frozenset(found)


def _swedish_heading(page: Page, anchor: str) -> str:
    segments = page.skeleton.sections[anchor].segments
    return next((segment.text for segment in segments if segment.kind == "rubrik"), "")


def _chosen(entries: list[Checked], fold: Fold | None) -> list[Checked]:
    """On a panel, of long lists only what the brochure names."""
    chosen = {Word: fold.words, Phrase: fold.phrases} if fold else {}
    return [entry for entry in entries if not (ids := chosen.get(type(entry))) or entry.id in ids]


def _for_paper(html: str, view: View, start: bool) -> str:
    """Links are absolute, pictures carry their data, a page's own heading is an h2, and nothing has an id."""
    assert view.page
    docs, address, here = view.settings.docs, view.page.address, view.own_url
    html = _LINK.sub(lambda link: f'href="{urljoin(here, link[1])}"', _ID.sub("", html))
    html = _PICTURE.sub(lambda picture: f'src="{_data(docs, address, picture[1])}"', html)
    return _HEADING.sub(lambda m: f"<{m[1]}h{int(m[2]) + 1}", html) if start else html


def _data(docs: Path, address: str, source: str) -> str:
    """A picture of `docs/` as an address that holds all of it."""
    path = docs / normpath(join(address, source))
    kind = guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}"
