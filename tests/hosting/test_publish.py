"""What the build adds for servers: one policy everywhere, packed files, robots.txt, security.txt, and the same bytes twice."""

import gzip
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import brotli
import pytest

from anhorigstod.cli import main
from anhorigstod.content.problems import ContentError
from anhorigstod.hosting.packed import ENDINGS, pack
from anhorigstod.hosting.rules import FOREVER, Rules
from anhorigstod.hosting.static_host import headers, redirects
from anhorigstod.hosting.wellknown import SECURITY, security
from anhorigstod.site.policy import DIRECTIVES, HEADERS, POLICY
from anhorigstod.site.site import Site
from tests.conftest import COPIED, ROOT
from tests.exit.compare import differences
from tests.site.sitemap import pages_of

CLOUDFLARE = 100
"""The most rules that Cloudflare Pages reads in `_headers`, and 2,000 signs in each line."""
Edit = Callable[[str, str, str], None]


def with_options(site: Site, **options: object) -> Site:
    settings = replace(site.source.settings, **options)  # type: ignore[arg-type]
    return replace(site, source=replace(site.source, settings=settings))


def test_the_policy_is_written_once() -> None:
    """A second copy would one day say something else."""
    told = re.compile(r"default-src|frame-ancestors")
    places = [path for folder in ("scripts", "overrides", "deploy") for path in (ROOT / folder).rglob("*")]
    found = [
        path.name
        for path in places
        if path.suffix in (".py", ".html", ".js", ".conf") and told.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["policy.py"]
    assert DIRECTIVES["default-src"] == "'none'" and "unsafe" not in POLICY and "*" not in POLICY


def test_headers_for_static_hosts(hosted: Path) -> None:
    text = (hosted / "_headers").read_text(encoding="utf-8")
    rules = re.findall(r"^(/\S*)\n((?:  .+\n)+)", text, re.MULTILINE)
    sent = {
        address: dict(line.strip().split(": ", 1) for line in body.splitlines()) for address, body in rules
    }
    assert sent.pop("/*") == HEADERS
    assert sent and all(rule == {"Cache-Control": FOREVER} for rule in sent.values())
    for address in sent:
        assert (hosted / address[1:]).is_file() and re.search(r"\.[0-9a-f]{8}\.", address)
    assert len(rules) <= CLOUDFLARE and max(map(len, text.splitlines())) < 2000


def test_redirects_for_static_hosts(hosted: Path, site: Site) -> None:
    lines = [line.split() for line in (hosted / "_redirects").read_text(encoding="utf-8").splitlines()]
    assert ["/arabiska/", "/ar/", "301"] in lines and ["/arabiska", "/ar/", "301"] in lines
    assert ["/fi/om/gamla-tolk/", "/fi/tolk/", "301"] in lines
    assert lines[-1] == ["/en/*", "/en/404.html", "404"], "what fits everything comes last"
    for _, target, _ in lines:
        file = hosted / target[1:]
        assert (file / "index.html" if target.endswith("/") else file).is_file(), target


def test_a_site_below_another_has_all_its_addresses_there(site: Site, hosted: Path) -> None:
    rules = Rules.of(with_options(site, site_url="https://kommunen.example/anhorig/"), hosted)
    assert rules.redirects["/anhorig/arabiska/"] == "/anhorig/ar/"
    assert headers(rules).startswith("/anhorig/*\n") and "\n/anhorig/ar/* " in redirects(rules)


def test_an_address_cannot_write_in_a_servers_configuration(site: Site, hosted: Path) -> None:
    with pytest.raises(ContentError, match=r"site_url: .* går inte att använda"):
        Rules.of(with_options(site, site_url="https://x.example/;}/"), hosted)


@pytest.mark.parametrize("alias", ["../../ute", "a;b", "Arabiska", "a/b", "{x}"])
def test_a_short_address_cannot_leave_the_site(project: Path, edit: Edit, alias: str) -> None:
    edit("translations/languages.yml", "alias: arabiska", f'alias: "{alias}"')
    with pytest.raises(ContentError, match=r"Den korta adressen .* går inte att använda"):
        Site.read(project)


@pytest.mark.parametrize("alias", ["finska", "en"])
def test_two_languages_do_not_share_an_address(project: Path, edit: Edit, alias: str) -> None:
    edit("translations/languages.yml", "alias: arabiska", f"alias: {alias}")
    with pytest.raises(ContentError, match=f"Adressen ”{alias}” används av två språk"):
        Site.read(project)


def test_every_text_is_packed_and_nothing_else(hosted: Path) -> None:
    files = [path for path in hosted.rglob("*") if path.is_file()]
    for path in files:
        br, gz = (path.with_name(f"{path.name}.{ending}") for ending in ("br", "gz"))
        if path.suffix in ENDINGS and path.name[0] != "_":
            assert brotli.decompress(br.read_bytes()) == gzip.decompress(gz.read_bytes()) == path.read_bytes()
        else:
            assert not br.exists() and not gz.exists(), path


def test_packing_takes_from_the_cache_only_what_is_the_same(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    for text in ("första", "andra", "första"):
        (site / "x.txt").write_text(text, encoding="utf-8")
        pack(site, cache)
        assert brotli.decompress((site / "x.txt.br").read_bytes()).decode() == text
    kept = sorted(cache.iterdir())
    assert len(kept) == 2
    os.utime(kept[0], (0, 0))
    (site / "x.txt").write_text("tredje", encoding="utf-8")
    pack(site, cache)
    assert not kept[0].exists() and kept[1].exists()


def test_the_map_for_search_engines(hosted: Path, site: Site) -> None:
    """Every address in it is a page that may be found, and tells itself to be that address; and no page is missing."""
    url, pages = site.source.settings.site_url, []
    for address in pages_of(hosted / "sitemap.xml"):
        assert address.startswith(url)
        pages.append(hosted / address.removeprefix(url) / "index.html")
        html = pages[-1].read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{address}">' in html and "noindex" not in html
    assert len(pages) == len(set(pages)) == len(site.source.pages) * len(COPIED)
    for file in set(hosted.rglob("*.html")) - set(pages):
        assert '<meta name="robots" content="noindex">' in file.read_text(encoding="utf-8"), file
    assert (hosted / "robots.txt").read_text() == f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n"


def secured(project: Path, edit: Edit, **fields: str) -> Site:
    edit("mkdocs.yml", "      feedback: vaxel", "      security: it\n      feedback: vaxel")
    lines = {"source": "beslut", "verified": "2026-11-01", "expires": "2027-05-01"} | fields
    text = "\nit:\n  name: Kommunens växel\n  group: it\n  about: Ring när det är fara för liv.\n"
    edit("docs/_data/contacts.yml", "", text + "".join(f"  {k}: {v}\n" for k, v in lines.items()))
    return Site.read(project)


def test_security_txt_says_whom_to_tell_and_until_when(project: Path, edit: Edit) -> None:
    site = secured(project, edit, email="it@kommunen.example")
    text, note = security(site, date(2026, 11, 21))
    assert text.splitlines() == [
        "Contact: mailto:it@kommunen.example",
        "Expires: 2027-05-01T23:59:59Z",
        "Preferred-Languages: sv, en",
        "Canonical: https://anhorig.example.se/.well-known/security.txt",
    ]
    assert not note


def test_who_builds_is_told_before_it_expires_and_it_is_never_shown_after(project: Path, edit: Edit) -> None:
    site = secured(project, edit, email="it@kommunen.example")
    text, note = security(site, date(2027, 4, 15))
    assert text and "går ut 2027-05-01" in note and "verified och expires" in note
    text, note = security(site, date(2027, 5, 2))
    assert not text and "gick ut 2027-05-01" in note


def test_a_contact_is_never_made_up(site: Site, project: Path, edit: Edit) -> None:
    text, note = security(site, date(2026, 11, 21))
    assert not text and "ingen kontakt för säkerhetsfel är vald" in note
    text, note = security(secured(project, edit, verified="", expires=""), date(2026, 11, 21))
    assert not text and "saknar e-post" in note


def test_a_misspelt_contact_is_told_by_the_build(project: Path, edit: Edit) -> None:
    edit("mkdocs.yml", "      feedback: vaxel", "      security: vaxeln\n      feedback: vaxel")
    with pytest.raises(ContentError, match=r"security: ”vaxeln” är ingen kontakt.*\n.*\n.*Menade du ”vaxel”"):
        Site.read(project)


def test_pages_carry_the_policy_when_the_host_cannot(
    project: Path, edit: Edit, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("mkdocs.yml", "      feedback: vaxel", "      meta_policy: true\n      feedback: vaxel")
    assert main(["--project", str(project), "build", "--no-brochures"]) == 0
    assert SECURITY in capsys.readouterr().out
    for file in (project / "site").rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        tag, rest = re.search(
            r'<meta charset="utf-8">(<meta http-equiv="Content-Security-Policy" content="[^"]*">)(.*)',
            html,
            re.S,
        ).groups()  # type: ignore[union-attr]
        bare = "refresh" in rest or 'class="elsewhere"' in rest  # pages without a script
        assert bare or ("default-src &#39;none&#39;" in tag and "<script" in rest)
        assert "frame-ancestors" not in tag
    assert "Content-Security-Policy" not in (built / "index.html").read_text(encoding="utf-8")


def test_two_builds_are_the_same_to_the_byte_and_the_day_is_the_one_that_is_said(
    project: Path, tmp_path_factory: pytest.TempPathFactory, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity = "\nkaffe:\n  title: Kaffe\n  date: 2026-12-01\n  source: beslut\n  verified: 2026-11-01\n  expires: 2026-12-24\n"
    edit("docs/_data/activities.yml", "", activity)

    def build(day: str) -> Path:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        assert main(["--project", str(project), "build", "--no-brochures"]) == 0
        return (project / "site").rename(tmp_path_factory.mktemp("twice") / "site")

    november, december = "1795219200", "1796515200"  # 2026-11-21 and 2026-12-06
    first, again, later = build(november), build(november), build(december)
    assert differences(first, again) == []
    changed = {line for line in differences(first, later) if line.endswith(".html")}
    assert "olika: aktiviteter/index.html" in changed and "olika: redaktion/index.html" in changed
