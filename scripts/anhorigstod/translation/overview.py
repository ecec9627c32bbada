"""The states of a whole language without rendering a word of it: for tables, not for readers."""

from .extraction import read_catalogues
from .languages import Language
from .reviews import read_reviews
from .source import INTERFACE, Source
from .status import Tally, states


def read_tallies(source: Source, language: Language) -> dict[str, Tally]:
    """Catalogue → tally, for every catalogue that has anything to translate. Raises ContentError."""
    reviews = read_reviews(source.settings.translations, language.id, source.all_keys())
    catalogues = read_catalogues(source, language.id)
    tallies = {
        key: Tally.of(states(source.texts(key), catalogue, language, reviews).values())
        for key, catalogue in catalogues.items()
        if key != INTERFACE
    }
    return {key: tally for key, tally in tallies.items() if tally.segments}
