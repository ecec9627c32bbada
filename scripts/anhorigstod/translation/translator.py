"""One language put into the Swedish: every text of the site as a reader of that language meets it."""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from re import compile as regex

from markupsafe import Markup

from ..content.placeholders import FIELD, fill_facts
from ..content.problems import ContentError, Problem
from ..content.values import Value
from .catalogue import Catalogue, Entry
from .extraction import read_catalogue
from .facts import Facts
from .languages import Language
from .pages import KINDS, Page
from .reviews import Reviews, Signature, read_reviews
from .segments import Block, Segment, Skeleton, fold
from .source import INTERFACE, Source, data_key, page_key
from .status import Freshness, State, Tally, states
from .text import Text

SHORT_FIELDS = ("name", "title", "say")
"""Fields of data files that stand where a note would not fit; their language is marked all the same."""
HEAD_KINDS = frozenset(KINDS.values())
"""Titles and descriptions stand where no note can: an old one is not shown."""
_TAG = regex(r"<[^>]*>")
_EMPHASIS = regex(r"<em>([^<]*)</em>")
_WORDS_IN_TAG = regex(r' (?:alt|title)="[^"]*"')


class Translator:
    """All texts of one language, ready to be shown. Raises ContentError for catalogues that cannot be used."""

    def __init__(self, source: Source, language: Language, swedish: Language):
        self.source, self.language, self.swedish = source, language, swedish
        self._folder = source.settings.translations / language.id
        self._problems: list[Problem] = []
        self._interface = self._catalogue(INTERFACE)
        for entry in self._interface.entries.values():
            self._check_fields(INTERFACE, entry)
        self._said: dict[str, Text] = {}
        self._facts = Facts(source, language, self.say, self.text)
        self._texts: dict[str, Mapping[str, Text]] = {}
        self.states: dict[str, Mapping[str, State]] = {}
        """Catalogue → Swedish → state."""
        self._tallies: dict[str, Tally] = {}
        self.reviews = self._read_reviews()
        for key in source.catalogue_keys():
            self._texts[key] = self._read(key)
        if self._problems:
            raise ContentError(self._problems)

    def _catalogue(self, key: str) -> Catalogue:
        if self.language is self.swedish:
            return Catalogue()
        try:
            return read_catalogue(self.source, self.language.id, key)
        except ContentError as error:
            self._problems += error.problems
            return Catalogue()

    def file(self, key: str) -> str:
        """The PO file of a catalogue, as translators see its path."""
        return f"{self._folder.parent.name}/{self.language.id}/{key}.po"

    def _read_reviews(self) -> Reviews:
        try:
            return read_reviews(self._folder.parent, self.language.id, self.source.all_keys())
        except ContentError as error:
            self._problems += error.problems
            return Reviews()

    def _read(self, key: str) -> dict[str, Text]:
        segments, catalogue = self.source.texts(key), self._catalogue(key)
        if self.language is self.swedish:
            self.states[key] = {}
            return {
                segment.text: Text(segment.text, html, self.swedish, self.swedish)
                for segment, html in segments.items()
            }
        self.states[key] = states(segments, catalogue, self.language, self.reviews)
        return {
            segment.text: self._text(key, self.states[key][segment.text], html)
            for segment, html in segments.items()
        }

    def _text(self, key: str, state: State, swedish: str) -> Text:
        """What the reader gets for a segment whose Swedish is `swedish` (HTML)."""
        entry = state.entry
        in_swedish = Text(state.segment.text, swedish, self.swedish, self.language, state)
        if entry is None or state.freshness is Freshness.CRITICAL:
            return in_swedish
        html = self.source.inline(key)(entry.text)
        self._check_fields(key, entry)
        if ("<" in swedish or "<" in html) and not same_markup(swedish, html):
            if entry.swedish == state.segment.text:
                self._problems.append(_markup_problem(self.file(key), entry))
            return in_swedish
        if self.language.publish == "reviewed" and not state.signature:
            return in_swedish
        html = _with_swedish_words(html, swedish, self.swedish) if "<" in html else html
        if state.freshness is Freshness.CURRENT:
            return Text(entry.text, html, self.language, self.language, state)
        running_text = not key.startswith("_")
        old = Text(entry.text, html, self.language, self.language, state, present=swedish)
        return old if running_text and state.segment.kind not in HEAD_KINDS else in_swedish

    def _check_fields(self, key: str, entry: Entry) -> None:
        if (
            entry.text
            and "{" in entry.swedish + entry.text
            and set(FIELD.findall(entry.swedish)) != set(FIELD.findall(entry.text))
        ):
            what = "Översättningen har inte samma ord inom { } som den svenska texten."
            how = f"Skriv dem precis så här: {' '.join(f'{{{name}}}' for name in FIELD.findall(entry.swedish)) or '(inga)'}"
            why = "Läsaren skulle se ett namn för datorn i stället för ett värde."
            self._problems.append(Problem(self.file(key), entry.line, what, why, how, rule="OVS-22"))

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Catalogue and entry of every translation that stands for some Swedish of today."""
        for key, found in self.states.items():
            yield from ((key, state.entry) for state in found.values() if state.entry)
        yield from ((INTERFACE, entry) for entry in self._interface.entries.values() if entry.text)

    def say(self, swedish: str) -> Text:
        """An interface string."""
        if swedish not in self._said:
            entry = self._interface.get(fold(swedish))
            language = self.language if entry else self.swedish
            text = entry.text if entry else fold(swedish)
            self._said[swedish] = Text(text, escape(text), language, self.language)
        return self._said[swedish]

    def text(self, key: str, swedish: str) -> Text:
        """A text of catalogue `key`: a title, a menu entry, a field of a data file."""
        text = self._texts[key].get(fold(swedish)) or self._untranslatable(swedish)
        if "<fact " not in text.html:
            return text
        html = fill_facts(text.html, self.fact)
        return Text(Markup(html).striptags(), html, text.language, self.language, text.state)

    def _untranslatable(self, swedish: str) -> Text:
        """A text of facts, digits and signs only, which is in no language."""
        return Text(swedish, self.source.data_inline(swedish), self.language, self.language)

    def field(self, entry: object, name: str) -> Text | None:
        """A field of a data file's entry, or None if it is empty."""
        swedish = getattr(entry, name)
        if not swedish:
            return None
        text = self.text(data_key(type(entry)), swedish)
        if not text.missing or name in SHORT_FIELDS:
            return text
        return Text(
            text.plain, self._in_swedish(text.html, text.state), self.language, self.language, text.state
        )

    def fact(self, name: str) -> str:
        """The HTML of a fact, or of what is said instead when nobody has verified it."""
        return self._facts.html(name)

    def value(self, value: Value) -> str:
        """The HTML of a value in this language."""
        return self._facts.value(value)

    def tally(self, *keys: str) -> Tally:
        """How many segments of these catalogues are in which state."""
        for key in keys:
            if key not in self._tallies:
                self._tallies[key] = Tally.of(self.states[key].values())
        return sum((self._tallies[key] for key in keys), Tally())

    def shown(self, *keys: str) -> int:
        """How many segments of these catalogues are shown in the language."""
        return sum(not text.missing for key in keys for text in self._texts[key].values())

    def announces(self, page: Page) -> bool:
        """Whether at least half of the page is shown in the language, so that it may be called a page in it."""
        key = page_key(page.path)
        return 2 * self.shown(key) >= len(self._texts[key])

    def signatures(self, *keys: str) -> list[Signature]:
        """Who has signed off something in these catalogues, the latest last, each person once."""
        found = [state.signature for key in keys for state in self.states[key].values() if state.signature]
        return list(
            {signature.by: signature for signature in sorted(found, key=lambda s: s.date.day)}.values()
        )

    def body(self, page: Page, block: Callable[[Block], str], part: Skeleton | None = None) -> str:
        """The HTML of the page, or of a part of it."""
        texts = self._texts[page_key(page.path)]

        def fill(segment: Segment) -> str:
            if segment.interface:
                return self.say(segment.text).__html__()
            if self.language is self.swedish or segment.fixed:
                return fill_facts(page.parser.inline(segment.raw), self.fact)
            text = texts[segment.text]
            html = fill_facts(text.html, self.fact)
            if text.present:
                return self._with_present_swedish(html, fill_facts(text.present, self.fact))
            if text.missing:
                return self._in_swedish(html, text.state)
            return self._translated(html, page, segment)

        return (part or page.skeleton).fill(fill, block)

    def _translated(self, html: str, page: Page, segment: Segment) -> str:
        """What is shown for a segment of a page that is translated and current: `Beside` adds to it."""
        return html

    def _in_swedish(self, html: str, state: State | None) -> str:
        """Swedish shown in place of a translation: marked as Swedish, with a note in the reader's language."""
        say = self.say
        if state and state.freshness in (Freshness.CRITICAL, Freshness.OUTDATED):
            note = say("Texten har ändrats och är inte översatt än.")
        elif state and state.freshness is not Freshness.MISSING:
            note = say("Översättningen är inte granskad än.")
        else:
            note = say("Det här är inte översatt än.")
        return f'<span {self.swedish.attributes}>{html}</span> <small class="mark">{note.__html__()}</small>'

    def _with_present_swedish(self, html: str, present: str) -> str:
        """A translation of older Swedish, a note that says so, and the Swedish of today."""
        say = self.say
        note = say("Den svenska texten har ändrats lite. Så här står det nu:").__html__()
        return f'{html} <small class="mark">{note}</small> <span class="now" {self.swedish.attributes}>{present}</span>'


def _markup_problem(file: str, entry: Entry) -> Problem:
    what = "Översättningen har inte samma länkar, uppgifter eller markeringar som den svenska texten."
    how = f"Skriv {{{{ … }}}}, länkar, * och ** som i den svenska texten, i samma ordning: {entry.swedish}"
    return Problem(file, entry.line, what, "Läsaren kan komma fel eller få fel nummer.", how, rule="OVS-23")


def _with_swedish_words(html: str, swedish_html: str, swedish: Language) -> str:
    """Words that are emphasised both in Swedish and here are Swedish official words: they say so to a voice."""
    words = {word.lower() for word in _EMPHASIS.findall(swedish_html)}
    mark = f"<em {swedish.attributes}>"
    return (
        _EMPHASIS.sub(lambda m: f"{mark}{m[1]}</em>" if m[1].lower() in words else m[0], html)
        if words
        else html
    )


def same_markup(swedish: str, translation: str) -> bool:
    """Whether two pieces of HTML have the same tags, addresses and facts, in the same order."""
    return _tags(swedish) == _tags(translation)


def _tags(html: str) -> list[str]:
    return [_WORDS_IN_TAG.sub("", tag) for tag in _TAG.findall(html)]
