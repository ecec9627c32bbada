"""The generated content is a project that our own reader takes, so that the bench measures what it says."""

from pathlib import Path

from anhorigstod.site.site import Site

from . import content


def test_the_generated_project_is_complete(tmp_path: Path) -> None:
    content.ours(tmp_path / "ours", 3, 4)
    site = Site.read(tmp_path / "ours")
    assert len(site.source.pages) == 4 and len(site.translators) == 3
    for translator in list(site.translators.values())[1:]:
        assert all(translator.tally(key).missing == 0 for key in translator.states)


def test_every_engine_gets_the_same_number_of_pages(tmp_path: Path) -> None:
    content.stock(tmp_path / "stock", 3, 4)
    content.hugo(tmp_path / "hugo", 3, 4)
    assert len(list((tmp_path / "stock" / "docs").glob("*.md"))) == 12
    assert len(list((tmp_path / "hugo" / "content").rglob("*.md"))) == 12
