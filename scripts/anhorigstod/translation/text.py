"""A text as a reader meets it: in which language it is, and how it stands."""

from dataclasses import dataclass

from markupsafe import Markup

from ..content.placeholders import fill_fields
from .languages import Language
from .status import State


@dataclass(frozen=True)
class Text:
    """A text for a reader. In a template it is HTML that says its own language if that is not the reader's."""

    plain: str
    html: str
    """Safe HTML without any mark of its language."""
    language: Language
    reader: Language
    state: State | None = None
    """How the translation stands; None for what is not translated by a catalogue of its own."""
    present: str = ""
    """The Swedish of today (safe HTML), where the translation shown is of an older one."""

    @property
    def missing(self) -> bool:
        """Whether the reader gets another language than her own."""
        return self.language is not self.reader

    def __str__(self) -> str:
        return self.plain

    def __html__(self) -> str:
        if not self.missing:
            return self.html
        return f"<span {self.language.attributes}>{self.html}</span>"

    def format(self, **values: object) -> "Text":
        """The text with `{name}` replaced; a value that is not HTML is escaped."""
        html = fill_fields(self.html, **{name: str(Markup.escape(value)) for name, value in values.items()})
        plain = fill_fields(self.plain, **{name: str(value) for name, value in values.items()})
        return Text(plain, html, self.language, self.reader, self.state)
