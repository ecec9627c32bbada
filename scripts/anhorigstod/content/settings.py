"""What `mkdocs.yml` says, read without MkDocs: names, navigation, Markdown extensions and our own options."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .configuration import FILE, bad_configuration
from .files import read_text
from .host import Host
from .problems import ContentError, Problem, suggest
from .strict_yaml import Node, parse
from .tree import bad_file, bad_files

PAGE = re.compile(r"([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.md")
"""A page's file name, which becomes its address."""
PLUGIN = "anhorigstod"
EXTENSIONS = ("toc", "tables")
"""What MkDocs itself always adds (mkdocs/config/defaults.py), less fenced code, which our readers never meet."""


@dataclass(frozen=True)
class NavItem:
    """A page (`page` set) or a section (`children` set) of the navigation."""

    title: str
    page: str
    children: tuple["NavItem", ...]
    line: int

    def walk(self) -> Iterator["NavItem"]:
        """This item and all below it, in the order of the menu."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Settings:
    """The part of `mkdocs.yml` that concerns text. All paths are absolute."""

    root: Path
    name: str
    """`site_name`: what the site is called."""
    site_url: str
    """Where the site is published, with a slash at the end."""
    host: Host
    """Where the files are edited in the browser."""
    municipality: str
    call: str
    """Id of the contact that every page says to ring."""
    emergency: str
    """Id of the contact for danger to life, which stands at the foot of every page."""
    how_translated: str
    """The page that says how texts are translated and checked."""
    feedback: str
    """Id of the contact that readers tell what is wrong or hard to understand; empty: nobody is asked."""
    security: str
    """Id of the contact for who has found a hole in the site (security.txt); empty: there is no such file."""
    meta_policy: bool
    """Whether pages carry the policy themselves, for a host that cannot send headers."""
    docs: Path
    translations: Path
    overrides: Path
    navigation: tuple[NavItem, ...]
    extensions: tuple[str, ...]
    extension_options: dict[str, Any]

    @classmethod
    def read(cls, root: Path) -> "Settings":
        """Reads `root/mkdocs.yml`, after a look at the files that it and the site are made of. Raises ContentError for one
        that may not be published, for a page of the navigation that does not exist, and one that cannot be reached."""
        if problems := list(bad_file(root / FILE, FILE)):
            raise ContentError(problems)
        node = parse(read_text(root / FILE, FILE), FILE)
        if problems := list(bad_configuration(node)):
            raise ContentError(problems)
        extensions, options = _extensions(node)
        plugin = _plugin_options(node)
        docs = root / (_text(node, "docs_dir") or "docs")
        settings = cls(
            root=root,
            name=_text(node, "site_name"),
            site_url=_text(node, "site_url").rstrip("/") + "/",
            host=Host.read(node, FILE, docs.relative_to(root).as_posix()),
            municipality=_text(plugin, "municipality"),
            call=_text(plugin, "call"),
            emergency=_text(plugin, "emergency"),
            how_translated=_text(plugin, "how_translated"),
            feedback=_text(plugin, "feedback"),
            security=_text(plugin, "security"),
            meta_policy=_text(plugin, "meta_policy") == "true",
            docs=docs,
            translations=root / "translations",
            overrides=root / (_text(node, "theme", "custom_dir") or "overrides"),
            navigation=tuple(_nav_item(item) for item in (node.get("nav") or Node([], 1)).items),
            extensions=extensions,
            extension_options=options,
        )
        if problems := bad_files([settings.docs, settings.translations], root):
            raise ContentError(problems)
        settings._check_navigation()
        return settings

    @property
    def nav_items(self) -> list[NavItem]:
        """Every item of the navigation, sections before their pages."""
        return [item for top in self.navigation for item in top.walk()]

    def pages(self) -> list[str]:
        """Every page of `docs/`, in the order of the menu: `stod/samtal.md`."""
        return [item.page for item in self.nav_items if item.page]

    def page_files(self) -> list[str]:
        """Every Markdown file in `docs/`, whether or not the navigation names it."""
        return sorted(path.relative_to(self.docs).as_posix() for path in self.docs.rglob("*.md"))

    def _check_navigation(self) -> None:
        existing, problems = self.page_files(), []
        if self.how_translated not in existing:
            what = f"how_translated: ”{self.how_translated}” är ingen sida."
            why = "Varje översatt sida leder till den."
            problems.append(
                Problem(FILE, 0, what, why, suggest(self.how_translated, existing), rule="MENY-01")
            )
        for item in self.nav_items:
            if item.page and item.page not in existing:
                what = f"Menyn pekar på sidan ”{item.page}”, som inte finns."
                problems.append(
                    Problem(
                        FILE,
                        item.line,
                        what,
                        "Läsaren skulle komma till en tom sida.",
                        suggest(item.page, existing),
                        rule="MENY-01",
                    )
                )
        for page in existing:
            if not PAGE.fullmatch(page):
                how = "Byt namn på filen. Använd bara små bokstäver a–z, siffror och bindestreck."
                why = "Filens namn blir sidans adress."
                problems.append(
                    Problem(
                        f"{self.docs.name}/{page}",
                        0,
                        "Filnamnet går inte att använda.",
                        why,
                        how,
                        rule="FIL-03",
                    )
                )
        for page in sorted(set(existing) - set(self.pages())):
            how = f"Lägg till ”- {page}” under nav: i {FILE}."
            problems.append(
                Problem(
                    f"{self.docs.name}/{page}",
                    0,
                    "Sidan finns inte i menyn.",
                    "Ingen läsare hittar den.",
                    how,
                    rule="MENY-02",
                )
            )
        if problems:
            raise ContentError(problems)


def _plugin_options(node: Node) -> Node:
    listed = (node.get("plugins") or Node([], 1)).items
    return next((item.fields[PLUGIN] for item in listed if PLUGIN in item.fields), Node({}, 1))


def _text(node: Node, *names: str) -> str:
    found = node.get(*names)
    return found.text if found else ""


def _nav_item(node: Node) -> NavItem:
    if not isinstance(node.value, dict):
        return NavItem("", node.text, (), node.line)
    title, target = next(iter(node.fields.items()), ("", Node("", node.line)))
    if isinstance(target.value, str):
        return NavItem(title, target.text, (), node.line)
    return NavItem(title, "", tuple(_nav_item(child) for child in target.items), node.line)


def _extensions(node: Node) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Names and options of the Markdown extensions."""
    listed = (node.get("markdown_extensions") or Node([], 1)).items
    options = {name: _typed(value) for item in listed for name, value in item.fields.items() if value.value}
    names = [item.text or next(iter(item.fields), "") for item in listed]
    return tuple(dict.fromkeys([*EXTENSIONS, *filter(None, names)])), options


def _typed(node: Node) -> Any:
    """An option of an extension: here, and only here, `true` is a truth value and digits are a number."""
    if isinstance(node.value, dict):
        return {name: _typed(value) for name, value in node.fields.items()}
    if isinstance(node.value, list):
        return [_typed(item) for item in node.items]
    return {"true": True, "false": False}.get(
        node.text, int(node.text) if node.text.isdecimal() else node.text
    )
