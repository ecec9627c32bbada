"""The MkDocs plugin: only MkDocs' events, each handed at once to `Site`, which knows no MkDocs.

It subclasses mkdocs-static-i18n's plugin, which builds every page under every language. Its own search for
translated files is left out (34 % of a stock build): all pages are Swedish here, and each language has them all.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file
from mkdocs_static_i18n import suffix
from mkdocs_static_i18n.config import I18nPluginConfig
from mkdocs_static_i18n.plugin import I18n

from ..content.problems import ContentError
from ..translation.languages import read_languages
from .halves import in_two_processes
from .offline import ICON, offline_worker
from .recordings import FOLDER
from .site import Site
from .templates import scripts, styles
from .views import View


class TranslatedPage(Page):
    """A page whose text comes from `Site`, not from MkDocs' own parser."""

    view: View

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, self.toc = "", TableOfContents([])


class PluginConfig(I18nPluginConfig):
    """mkdocs-static-i18n's options, of which languages come from languages.yml, and our own."""

    municipality = Type(str, default="")
    call = Type(str, default="")
    emergency = Type(str, default="")
    how_translated = Type(str, default="")
    feedback = Type(str, default="")
    security = Type(str, default="")
    meta_policy = Type(bool, default=False)


def _read_site(config: MkDocsConfig) -> Site:
    try:
        return Site.read(Path(config.config_file_path).resolve().parent)
    except ContentError as error:
        raise PluginError(f"\n{error}") from None


class AnhorigstodPlugin(I18n):
    """See the module."""

    config_class = PluginConfig
    config_scheme = PluginConfig._schema
    site: Site | None = None
    """Set beforehand by who has read it already."""
    _next: Sequence[str] | None = None
    """The languages to be built next; None is all."""

    @property
    def _site(self) -> Site:
        assert self.site, "on_config comes first"
        return self.site

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> Any:  # type: ignore[override]
        root = Path(config_file_path or "mkdocs.yml").resolve().parent
        try:
            languages = read_languages(root / "translations")
        except ContentError as error:
            raise PluginError(f"\n{error}") from None
        stock = {"reconfigure_material": False, "reconfigure_search": False}
        entries = [
            {"locale": language.id, "name": language.name, "default": language is languages[0]}
            for language in languages
            if not language.hidden
        ]
        return super().load_config({**stock, **options, "languages": entries}, config_file_path)

    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not self.building:
            self.site = self.site or _read_site(config)
            config.theme.dirs.clear()  # 12,000 icons and Material's own shell are neither searched nor copied
            config.theme.static_templates = set()
        self.current_language = self.current_language or self.default_language
        return config

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:  # type: ignore[override]
        language, default = str(self.current_language), str(self.default_language)
        pages = [
            suffix.create_i18n_file(f, language, default, [], config) for f in files.documentation_pages()
        ]
        for file in pages:
            view = self._site.view(file.src_uri, language)
            TranslatedPage(view.title.plain, file, config).view = view
        others = [
            file
            for file in files
            if not file.is_documentation_page() and not file.src_uri.startswith(f"{FOLDER}/")
        ]
        return Files([*pages, *(others if language == default else [])])

    @event_priority(-100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # type: ignore[override]
        return self._site.environment

    @event_priority(50)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # type: ignore[override]
        return markdown

    @event_priority(50)
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        assert isinstance(page, TranslatedPage)
        context.update(view=page.view, **self._site.components.context(page.view))
        return context

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        folder = Path(config.site_dir)
        for address, html in self._site.extra_pages(str(self.current_language)).items():
            write_file(html.encode(), str(folder / address))
        for address, source in self._site.extra_files(str(self.current_language)).items():
            (folder / address).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / address)
        address, worker = offline_worker(self._site, str(self.current_language), folder)
        write_file(worker.encode(), str(folder / address))
        if self.building:
            super().on_post_build(config)
            return
        self._write_common(folder)

        def build_next(languages: Sequence[str]) -> None:
            self._next = languages
            super(AnhorigstodPlugin, self).on_post_build(config)

        try:
            in_two_processes(build_next, [id for id in self.build_languages if id != self.current_language])
        finally:
            self._next = None

    @property
    def build_languages(self) -> Sequence[str]:  # type: ignore[override]
        return super().build_languages if self._next is None else self._next

    def _write_common(self, folder: Path) -> None:
        """What there is once for all languages."""
        overrides = self._site.source.settings.overrides
        for file, text in (*styles(overrides).values(), *scripts(overrides).values()):
            write_file(text.encode(), str(folder / file))
        write_file((overrides / ICON).read_bytes(), str(folder / ICON))
        views = [
            self._site.view(path, language.id)
            for path in self._site.source.pages
            for language in self._site.languages
        ]
        sitemap = self._site.environment.get_template("sitemap.xml").render(
            views=[view for view in views if view.is_announced]
        )
        write_file(sitemap.encode(), str(folder / "sitemap.xml"))

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        for folder in (self._site.source.settings.overrides, self._site.source.settings.translations):
            server.watch(str(folder))
        return server
