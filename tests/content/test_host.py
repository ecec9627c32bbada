"""Where a file is edited in the browser, on the hosts that municipalities use."""

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from anhorigstod.content.host import Host
from anhorigstod.content.problems import ContentError
from anhorigstod.content.strict_yaml import parse

HOSTS = {
    "github": ("https://github.com/k/a", "edit/main/docs/", "https://github.com/k/a/edit/main/"),
    "gitlab": ("https://gitlab.com/g/k/a", "-/edit/main/docs/", "https://gitlab.com/g/k/a/-/edit/main/"),
    "codeberg": ("https://codeberg.org/k/a/", "_edit/main/docs/", "https://codeberg.org/k/a/_edit/main/"),
    "no slash at the end": ("https://git.example.se/k/a", "_edit/main/docs", "https://git.example.se/k/a/_edit/main/"),
    "whole address": ("https://git.example.se/k/a", "https://ide.example.se/a/docs/", "https://ide.example.se/a/"),
}  # fmt: skip


def host(url: str, edit: str, docs: str = "docs") -> Host:
    return Host.read(parse(f"repo_url: '{url}'\nedit_uri: '{edit}'\n", "mkdocs.yml"), "mkdocs.yml", docs)


@pytest.mark.parametrize(("url", "edit", "editor"), HOSTS.values(), ids=HOSTS)
def test_pages_and_translations_lead_to_the_hosts_editor(url: str, edit: str, editor: str) -> None:
    assert host(url, edit).edit("docs/stod/samtal.md") == f"{editor}docs/stod/samtal.md"
    assert host(url, edit).edit("translations/ar/ord.po") == f"{editor}translations/ar/ord.po"


@pytest.mark.parametrize(("url", "edit", "editor"), HOSTS.values(), ids=HOSTS)
def test_it_is_the_address_that_mkdocs_gives(root: Path, url: str, edit: str, editor: str) -> None:
    config = MkDocsConfig(config_file_path=str(root / "mkdocs.yml"))
    config.load_dict({"site_name": "a", "repo_url": url, "edit_uri": edit})
    assert config.validate() == ([], [])
    page = Page("a", File("stod/samtal.md", "docs", "site", True), config)
    assert host(url, edit).edit("docs/stod/samtal.md") == page.edit_url


def test_a_path_cannot_leave_its_place_in_the_address() -> None:
    assert host(*HOSTS["github"][:2]).edit('docs/a b?"#<.md').endswith("/main/docs/a%20b%3F%22%23%3C.md")


READ = {
    "github": "https://github.com/k/a/blob/main/REGLER.md",
    "gitlab": "https://gitlab.com/g/k/a/-/blob/main/REGLER.md",
    "codeberg": "https://codeberg.org/k/a/src/branch/main/REGLER.md",
    "whole address": "",
}


@pytest.mark.parametrize(("name", "address"), READ.items(), ids=READ)
def test_a_file_can_be_read_on_the_host(name: str, address: str) -> None:
    assert host(*HOSTS[name][:2]).read_at("REGLER.md") == address


def test_a_repository_may_be_called_edit() -> None:
    found = host("https://github.com/k/edit", "edit/main/docs/").read_at("a.md")
    assert found == "https://github.com/k/edit/blob/main/a.md"


def test_an_address_cannot_end_the_link_that_it_stands_in() -> None:
    assert host("https://github.com/k/a)[b](c", "edit/main/docs/").read_at("a.md").count(")") == 0


@pytest.mark.parametrize("text", ["", "repo_url:\nedit_uri:\n", "repo_url: https://github.com/k/a\n"])
def test_without_a_host_there_is_no_address(text: str) -> None:
    assert Host.read(parse(text, "mkdocs.yml"), "mkdocs.yml", "docs").edit("docs/index.md") == ""


@pytest.mark.parametrize(
    ("url", "edit", "line"),
    [
        ("javascript:alert(1)", "edit/main/docs/", 1),
        ("github.com/k/a", "edit/main/docs/", 1),
        ("https://github.com/k/a", "edit/main/", 2),
        ("https://github.com/k/a", "edit/main/mydocs/", 2),
        ("https://github.com/k/a", "javascript:alert(1)//docs/", 2),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(url: str, edit: str, line: int) -> None:
    with pytest.raises(ContentError) as raised:
        host(url, edit)
    assert [problem.line for problem in raised.value.problems] == [line]
