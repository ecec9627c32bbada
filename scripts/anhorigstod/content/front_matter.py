"""The lines between `---` on top of a page: its title, description and a few choices."""

from dataclasses import dataclass

from .problems import ContentError, Problem
from .records import Words, read_record
from .strict_yaml import parse

FENCE = "---"


@dataclass(frozen=True, kw_only=True)
class FrontMatter:
    """What a page says about itself."""

    title: Words
    """Short: for the menu and the browser's tab."""
    description: Words
    """One sentence: for cards, search engines and shared links."""
    icon: str = ""
    picture: str = ""
    """A scene in `overrides/assets/pictures/`; it decorates, the words say it all."""
    service: str = ""
    """The entry of services.yml that this page is about."""
    call: str = ""
    """The contact that this page's big button rings, if not the one of all pages: 112 where life is in danger."""
    moved_from: str = ""
    """The file this page was before it was renamed: its translations and sign-offs come along."""
    layout: str = ""
    """`home` for the first page."""


def split(text: str, file: str) -> tuple[FrontMatter, str]:
    """The front matter and the Markdown below it, whose lines keep their numbers. Raises ContentError."""
    lines = text.lstrip("\ufeff").split("\n")
    end = lines.index(FENCE, 1) if lines[0] == FENCE and FENCE in lines[1:] else 0
    if not end:
        how = "Börja sidan med tre bindestreck, title:, description: och tre bindestreck till."
        raise ContentError(
            [
                Problem(
                    file,
                    1,
                    "Sidan saknar titel och beskrivning överst.",
                    "Menyn behöver dem.",
                    how,
                    rule="SIDA-01",
                )
            ]
        )
    problems: list[Problem] = []
    node = parse("\n".join(lines[1:end]), file, first_line=2)
    front_matter = read_record(FrontMatter, "sidan", node, file, problems)
    if front_matter is None:
        raise ContentError(problems)
    return front_matter, "\n" * (end + 1) + "\n".join(lines[end + 1 :])
