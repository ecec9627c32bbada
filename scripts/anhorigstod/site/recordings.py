"""Pages that somebody has read aloud: `docs/audio/LANGUAGE/PAGE.mp3`, and beside it a `.txt` with the hash of the
text that was read. A recording is shown as long as the page's text in that language has that hash."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..content.files import read_text
from ..content.problems import ContentError, Problem, suggest
from ..translation.source import Source
from .shelf import Shelf

if TYPE_CHECKING:
    from .views import View

FOLDER = "audio"
"""Below `docs/`, and below the top of the site."""
LARGEST = 10_000_000
"""Bytes: a quarter of an hour of speech, and what a prepaid card can bear."""


@dataclass(frozen=True)
class Recording:
    """A page read aloud."""

    page: str
    language: str
    source: Path
    file: str
    """Path as staff see it."""
    spoken: str
    """Hash of the text that was read."""
    present: str
    """Hash of the text today."""

    @property
    def address(self) -> str:
        """Below the top of the site."""
        return _address(self.page, self.language)

    @property
    def note(self) -> str:
        """The file in which the hash stands."""
        return _note(self.file)


@dataclass(frozen=True)
class Recordings:
    """Every recording of the site."""

    by_page: Mapping[tuple[str, str], Recording] = field(default_factory=dict)
    """Page and language → its recording."""

    @classmethod
    def read(
        cls, source: Source, languages: Iterable[str], present: Callable[[str, str], str]
    ) -> "Recordings":
        """Reads `docs/audio`; `present` gives the hash of the text of a page in a language. Raises ContentError."""
        docs = source.settings.docs
        known = {
            _address(page, language): (page, language) for page in source.pages for language in languages
        }
        found, problems = {}, list[Problem]()
        for path in sorted((docs / FOLDER).rglob("*")):
            if path.is_dir() or path.name.startswith("."):
                continue
            address = path.relative_to(docs).as_posix()
            file = f"{docs.name}/{address}"
            if key := known.get(address):
                wrong = _wrong(path, file, lambda key=key: present(*key))
                problems += [wrong] if wrong else []
                if not wrong:
                    spoken = read_text(path.with_suffix(".txt"), _note(file)).strip()
                    found[key] = Recording(*key, path, file, spoken, present(*key))
            elif path.suffix != ".txt" or not path.with_suffix(".mp3").exists():
                problems.append(_stray(file, known, docs.name))
        if problems:
            raise ContentError(problems)
        return cls(found)

    def of(self, page: str, language: str) -> Recording | None:
        """The recording that says what the page says today."""
        found = self.by_page.get((page, language))
        return found if found and found.spoken == found.present else None

    def files(self, language: str) -> dict[str, Path]:
        """What of a language is published: address below the top of the site → where the file lies."""
        return {
            recording.address: recording.source
            for recording in self._holding
            if recording.language == language
        }

    @property
    def _holding(self) -> Iterator[Recording]:
        return (recording for recording in self.by_page.values() if recording.spoken == recording.present)

    @property
    def outdated(self) -> list[Recording]:
        """Those of a text that is not the page's any more."""
        return [recording for recording in self.by_page.values() if recording.spoken != recording.present]


def text_hash(view: "View") -> str:
    """What tells the text of a page from another: not its markup, and not which brochures are made of it."""
    assert view.page
    bare = replace(view, shelf=Shelf())
    html = view.translator.body(view.page, lambda block: view.render_block(bare, block.name))
    return sha256(Markup(html).striptags().encode()).hexdigest()[:16]


def _address(page: str, language: str) -> str:
    return f"{FOLDER}/{language}/{page.removesuffix('.md')}.mp3"


def _note(file: str) -> str:
    return f"{file.removesuffix('.mp3')}.txt"


def _wrong(path: Path, file: str, present: Callable[[], str]) -> Problem | None:
    if path.stat().st_size > LARGEST:
        what = f"Inspelningen är {path.stat().st_size / 1_000_000:.0f} MB. Den får vara högst {LARGEST // 1_000_000} MB."
        how = "Spara den som MP3 i mono med 48 kbit/s, eller läs in en kortare sida."
        return Problem(file, 0, what, "Läsarna betalar ofta för varje MB.", how, rule="LJUD-01")
    if not path.with_suffix(".txt").is_file():
        why = "Utan koden går det inte att veta om inspelningen stämmer när sidans text ändras."
        how = f"Om inspelningen stämmer med sidans text i dag: skriv {present()} i {_note(file)}"
        return Problem(file, 0, "Inspelningen har ingen kod.", why, how, rule="LJUD-02")
    return None


def _stray(file: str, known: Mapping[str, object], docs: str) -> Problem:
    if file.endswith(".txt"):
        how = "Ta bort filen, eller lägg inspelningen bredvid."
        return Problem(
            file,
            0,
            "Det finns ingen inspelning till koden.",
            "Koden gör ingen nytta ensam.",
            how,
            rule="LJUD-03",
        )
    why = f"Filer i {docs}/{FOLDER}/ ska heta språk/sida.mp3, till exempel {next(iter(known))}."
    how = suggest(file.removeprefix(f"{docs}/"), known)
    return Problem(file, 0, "Inspelningen hör inte till någon sida.", why, how, rule="LJUD-04")
