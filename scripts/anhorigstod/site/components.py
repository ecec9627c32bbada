"""What `{{ visa.NAME }}` shows on a page: each is a partial of `overrides/`, given entries of the data files."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from jinja2 import Environment
from markupsafe import Markup

from ..content.data import Data
from ..content.kinds import Activity, Brochure, Checked, Contact, Phrase, Place, Service, Word
from .alternates import ANCHOR
from .navigation import UP
from .views import View

SIMPLE: Mapping[str, type[Checked] | None] = {
    "ring": None,
    "dorrar": None,
    "fakta": Service,
    "sprak": None,
    "ord": Word,
    "fraser": Phrase,
    "aktiviteter": Activity,
    "platser": Place,
    "broschyrer": Brochure,
}
"""Name → the class of entries it lists, if any. The partial is called the same."""
GROUPED: Mapping[str, type[Service] | type[Contact]] = {"kort": Service, "kontakter": Contact}
"""Name → class, for `{{ visa.kort.GROUP }}`."""


@dataclass(frozen=True)
class Components:
    """Renders what pages ask for."""

    data: Data
    environment: Environment
    _menus: dict[str, str] = field(default_factory=dict)

    def render(self, view: View, name: str) -> str:
        """The HTML of one component on the page of `view`."""
        return self.show(view, name, self.entries(name), "partials")

    def entries(self, name: str) -> list[Checked]:
        """What a component lists, in the order of the list."""
        name, _, group = name.partition(".")
        kind = shown_kind(name)
        found = [
            entry
            for entry in (self.data.of(kind).values() if kind else ())
            if _worth_showing(entry) and (name in SIMPLE or getattr(entry, "group", "") == group)
        ]
        return sorted(found, key=_alphabetical) if kind is Word else found

    def show(self, view: View, name: str, entries: list[Checked], *folders: str) -> str:
        """The HTML of a component with these entries, from the first of the folders that has its template."""
        name = name.partition(".")[0]
        template = self.environment.select_template([f"{folder}/{name}.html" for folder in folders])
        return template.render(view=view, entries=entries, anchor=Markup(ANCHOR), **self.context(view))

    def context(self, view: View) -> dict[str, object]:
        """What every template gets besides its own: texts of the interface (`_`) and of data files (`field`), facts
        by name (`fact`) and values (`value`), all in the reader's language; and the menu."""
        translator = view.translator
        return {
            "_": translator.say,
            "field": translator.field,
            "fact": lambda name: Markup(translator.fact(name)),
            "value": lambda value: Markup(translator.value(value)),
            "menu": lambda: view.navigation.placed(self._menu(view)),
        }

    def _menu(self, view: View) -> str:
        """The menu of a language, rendered once: it has as many entries as the site has pages, on every page."""
        language = view.language.id
        if language not in self._menus:
            template = self.environment.get_template("partials/menu.html")
            self._menus[language] = template.render(sections=view.navigation.sections, up=UP)
        return self._menus[language]


def component_names(data: Data) -> set[str]:
    """Every NAME that a page may use."""
    grouped = {f"{name}.{entry.group}" for name, kind in GROUPED.items() for entry in data.of(kind).values()}
    return set(SIMPLE) | grouped


def shown_kind(name: str) -> type[Checked] | None:
    """The class of entries that a component shows, if any: `kort.stod` shows services."""
    name = name.partition(".")[0]
    return SIMPLE.get(name) or GROUPED.get(name)


def _alphabetical(entry: Checked) -> str:
    """The place of a word in a Swedish list: å, ä and ö come last."""
    term = entry.term if isinstance(entry, Word) else ""
    return term.casefold().translate({ord("å"): "{", ord("ä"): "|", ord("ö"): "}"})


def _worth_showing(entry: Checked) -> bool:
    if isinstance(entry, Activity):
        return entry.date.day >= build_date()
    return entry.reachable if isinstance(entry, Contact) else True


def build_date() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH says, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
