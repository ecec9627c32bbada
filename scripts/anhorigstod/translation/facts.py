"""Facts in one language: the value, or whom to ring and ask while nobody has verified it."""

from collections.abc import Callable

from markupsafe import Markup

from ..content.kinds import Contact, Fact, Hours
from ..content.placeholders import fill_fields
from ..content.values import Value
from .languages import Language
from .source import Source, data_key
from .text import Text


class Facts:
    """Renders each fact of the data files once."""

    def __init__(
        self, source: Source, language: Language, say: Callable[[str], Text], text: Callable[[str, str], Text]
    ):
        """`say` gives interface strings, `text` texts of a catalogue, both as the reader gets them."""
        self.source, self.language, self.say, self.text = source, language, say, text
        self._rendered: dict[str, str] = {}

    def html(self, name: str) -> str:
        """Safe HTML of the fact `kontakt.vaxel.phone`, `fakta.pris`. Raises KeyError for an unknown name."""
        if name not in self._rendered:
            self._rendered[name] = self._render(name)
        return self._rendered[name]

    def value(self, value: Value) -> str:
        """The HTML of a value in this language."""
        return value.html(self.language.locale, self._say_html)

    def _render(self, name: str) -> str:
        value = self.source.data.value(name)
        if not value:
            return self._unknown()
        if isinstance(value, str):
            return self.text(data_key(Fact), value).__html__()
        if isinstance(value, tuple):
            return ", ".join(self._hours(hours) for hours in value)
        return self.value(value)

    def _unknown(self) -> str:
        call = self.source.data.of(Contact)[self.source.settings.call]
        assert call.phone, "checked when the site is read"
        say = self.say
        return say("Fråga oss. Ring {phone}.").format(phone=Markup(self.value(call.phone))).__html__()

    def _hours(self, hours: Hours) -> str:
        say = self._say_html
        days = self.value(hours.days)
        if (hours.from_.shown, hours.to.shown) == ("00:00", "24:00"):
            return say("dygnet runt") if hours.days.every else f"{days}, {say('dygnet runt')}"
        opens, closes = self.value(hours.from_), self.value(hours.to)
        return fill_fields(say("{days} från {opens} till {closes}"), days=days, opens=opens, closes=closes)

    def _say_html(self, swedish: str) -> str:
        return self.say(swedish).__html__()
