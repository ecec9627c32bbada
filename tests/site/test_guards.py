"""Each inside of another package that we rely on: an upgrade that moves one fails here, with the reason."""

import inspect

import markdown
from mkdocs.commands import build as mkdocs_build
from mkdocs.structure import nav as mkdocs_nav
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs_static_i18n import suffix
from mkdocs_static_i18n.plugin import I18n

from anhorigstod.site.plugin import AnhorigstodPlugin, TranslatedPage
from anhorigstod.site.templates import icon


def priority(registry: object, name: str) -> float:
    return next(item.priority for item in registry._priority if item.name == name)  # type: ignore[attr-defined]


def test_python_markdowns_order_of_work() -> None:
    """Segments are taken just before `inline`, anchors are read just after `toc`, links after `attr_list`."""
    md = markdown.Markdown(extensions=["toc", "attr_list"])
    assert priority(md.treeprocessors, "inline") == 20
    assert priority(md.treeprocessors, "toc") == 5
    assert priority(md.treeprocessors, "attr_list") == 8
    assert priority(md.inlinePatterns, "escape") == 180 and priority(md.inlinePatterns, "reference") == 170


def test_python_markdown_lets_html_be_switched_off() -> None:
    md = markdown.Markdown()
    assert "html_block" in md.preprocessors and "html" in md.inlinePatterns


def test_boxes_are_called_what_we_look_for() -> None:
    html = markdown.markdown("!!! warning\n    x\n", extensions=["admonition"])
    assert '<div class="admonition warning">\n<p class="admonition-title">Warning</p>' in html


def test_mkdocs_keeps_a_page_of_ours() -> None:
    """MkDocs 1.6 takes a strict subclass of Page that a plugin has put on a file."""
    assert issubclass(TranslatedPage, Page) and TranslatedPage is not Page
    assert "return page" in inspect.getsource(mkdocs_nav._data_to_navigation)


def test_mkdocs_asks_the_plugin_for_the_environment_of_its_templates() -> None:
    source = inspect.getsource(mkdocs_build.build)
    assert "env = config.plugins.on_env(env" in source
    assert source.index("on_config") < source.index("clean_directory"), (
        "bad input must be found before the old site goes"
    )


def test_static_i18n_gives_addresses_and_the_loop_over_languages(tmp_path) -> None:
    from mkdocs.config.defaults import MkDocsConfig

    config = MkDocsConfig()
    config.load_dict(
        {"docs_dir": str(tmp_path), "site_dir": str(tmp_path / "site"), "use_directory_urls": True}
    )
    file = File("stod/samtal.md", str(tmp_path), str(tmp_path / "site"), True)
    translated = suffix.create_i18n_file(file, "fa-AF", "sv", [], config)
    assert (translated.url, translated.src_uri) == ("fa-AF/stod/samtal/", "stod/samtal.md")
    source = inspect.getsource(I18n.on_post_build)
    assert "for locale in self.build_languages" in source and "build(config, dirty=dirty)" in source
    assert issubclass(AnhorigstodPlugin, I18n)


def test_material_still_brings_its_icons() -> None:
    assert icon("material/phone").startswith(
        '<svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">'
    )
