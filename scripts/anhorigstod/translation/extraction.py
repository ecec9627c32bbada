"""From the Swedish to translators' files: every catalogue of a language, completed with what is new."""

from ..content.problems import ContentError, Problem
from .catalogue import Catalogue, Entry
from .source import INTERFACE, Source


def read_catalogues(source: Source, language: str) -> dict[str, Catalogue]:
    """Every catalogue of the language by its key, the interface's among them. Raises ContentError."""
    problems: list[Problem] = []
    read = {}
    for key in [*source.catalogue_keys(), INTERFACE]:
        try:
            read[key] = read_catalogue(source, language, key)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return read


def read_catalogue(source: Source, language: str, key: str) -> Catalogue:
    """One catalogue, with what it had under a former name. Raises ContentError."""
    folder = source.settings.translations
    names = [key, source.former_key(key)]
    found: dict[str, Entry] = {}
    for name in filter(None, names):
        catalogue = Catalogue.read(folder / language / f"{name}.po", f"{folder.name}/{language}/{name}.po")
        for swedish, entry in catalogue.entries.items():
            found.setdefault(swedish, entry)
    return Catalogue(found)


def completed(catalogues: dict[str, Catalogue], source: Source) -> dict[str, Catalogue]:
    """The catalogues with an entry for every segment.

    What is already translated as the same kind of text on another page is taken over with its origin: nobody
    should have to translate "Ring kommunen." twice, and the same words read the same everywhere.
    """
    translated = [
        entry for catalogue in catalogues.values() for entry in catalogue.entries.values() if entry.text
    ]
    known = {(entry.swedish, entry.kind): entry for entry in reversed(translated)}
    return {key: catalogue.completed(source.segments(key), known) for key, catalogue in catalogues.items()}
