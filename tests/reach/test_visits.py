"""What is counted as a visit, what is not, and that nothing in a log can break or steer the count."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anhorigstod.reach.addresses import NO_PLACE, Table
from anhorigstod.reach.distinct import EXACT, Distinct
from anhorigstod.reach.log import LINE
from anhorigstod.reach.robots import is_robot
from tests.reach.logs import KNOWN, PHONE, line, visits

NOVEMBER = "2026-11"


def arabic(*lines: str) -> int:
    return visits("".join(lines)).count(Table.LANGUAGE, "ar", NOVEMBER)


def test_a_visit_is_a_device_on_a_day() -> None:
    assert arabic(line(), line("/ar/stod/samtal/"), line()) == 1
    assert arabic(line(), line(who="192.0.2.2"), line(agent="Mozilla/5.0 (iPhone) Safari/605")) == 3
    assert arabic(line(), line(day="22/Nov/2026")) == 2
    assert visits(line(), line("/fi/")).count(Table.LANGUAGE, "fi", NOVEMBER) == 1


def test_the_same_day_in_two_files_is_the_same_visit() -> None:
    assert visits(line(), line(day="22/Nov/2026"), line()).count(Table.LANGUAGE, "ar", NOVEMBER) == 2


@pytest.mark.parametrize(
    ("path", "language", "page"),
    [
        ("/", "sv", "index.md"),
        ("/stod/samtal/", "sv", "stod/samtal.md"),
        ("/ar/stod/samtal/", "ar", "stod/samtal.md"),
        ("/ar/stod/samtal/index.html", "ar", "stod/samtal.md"),
        ("/ar/stod/samtal/svenska/", "ar", "stod/samtal.md"),
        ("/ar/visa/tolk/", "ar", "visa"),
        ("/fi/broschyrer/avlosning/?u=ABC234", "fi", "broschyrer/avlosning/"),
        ("/ar/?from=friend", "ar", "index.md"),
    ],
)
def test_pages_of_the_site(path: str, language: str, page: str) -> None:
    found = visits(line(path))
    assert found.count(Table.LANGUAGE, language, NOVEMBER) == found.count(Table.PAGE, page, NOVEMBER) == 1


def test_every_page_and_file_that_is_published_is_known(site) -> None:
    for path, page in site.source.pages.items():
        for language in site.languages:
            own = site.view(path, language.id).own_url
            assert own.removeprefix(site.source.settings.site_url.rstrip("/")).encode() in KNOWN, page


NOT_READ = {
    "head": line(method="HEAD"),
    "post": line(method="POST"),
    "not found": line(status=404),
    "redirect": line(status=301),
    "other address": line("/wp-login.php"),
    "other language": line("/xx/"),
    "staff page": line("/redaktion/"),
    "asset": line("/assets/site.css"),
    "picture": line("/ar/qr.svg"),
    "robot": line(agent="Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
    "no agent": line(agent="-"),
    "saved for use without net": line(referrer="https://anhorig.example.se/ar/offline.js"),
    "whole address": line("http://other.example/ar/"),
    "no such day": line(day="31/Feb/2026"),
    "no such month": line(day="21/Nob/2026"),
}


@pytest.mark.parametrize("case", NOT_READ)
def test_what_is_no_visit(case: str) -> None:
    found = visits(NOT_READ[case])
    assert not found._seen


def test_a_page_that_the_browser_still_has_is_read() -> None:
    assert arabic(line(status=304)) == 1


def test_downloads_are_told_by_brochure_and_language() -> None:
    path = "/ar/broschyrer/avlosning/avlosning-trifold-ar.pdf"
    found = visits(line(path), line(path, who="192.0.2.2"), line("/ar/broschyrer/avlosning/annat.pdf"))
    assert found.count(Table.DOWNLOAD, "avlosning/ar", NOVEMBER) == 2
    assert not found.count(Table.LANGUAGE, "ar", NOVEMBER), "a file is no page"


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("p=vardcentraler&u=ABC234", "vardcentraler"),
        ("u=ABC234&p=hemvarden", "hemvarden"),
        ("u=ABC234", NO_PLACE),
        ("p=hittepa", NO_PLACE),
        ("p=%1b[31m&u=ABC234", NO_PLACE),
    ],
)
def test_paper_says_where_it_lay(query: str, place: str) -> None:
    found = visits(line(f"/ar/broschyrer/avlosning/?{query}"))
    assert [row for table, row, _ in found._seen if table is Table.PLACE] == [place]


def test_other_formats_of_logs() -> None:
    common = line().replace(f' "-" "{PHONE}"', "")
    found = visits(common)
    assert found.count(Table.LANGUAGE, "ar", NOVEMBER) == found.lines.nameless == 1
    assert arabic(f"anhorig.example.se:443 {line()}", line().replace("\n", ' "extra" 12\n')) == 2
    assert arabic(line(referrer=r"https://a.example/\"x\"", agent=rf"{PHONE} \"x\"")) == 1
    assert arabic(line().replace("\n", "\r\n")) == 1


def test_a_line_cut_off_is_malformed_and_no_visit() -> None:
    found = visits(line()[:-20] + "\n")
    assert (found.lines.malformed, found.lines.nameless, dict(found._seen)) == (1, 0, {})
    assert visits(line(agent="")).lines.robots == 1


def test_malformed_lines_are_counted() -> None:
    found = visits(f"nonsense\n\n{line()}\x16\x03\x01\n{line(day='21/nov/2026')}")
    assert (found.lines.read, found.lines.malformed) == (5, 4)


def test_what_is_told_of_the_lines() -> None:
    found = visits(line(), line(day="01/Oct/2026"), line(agent="curl/8"), line("/fi/", agent="Wget/1.2"))
    assert (found.lines.robots, found.lines.first, found.lines.last) == (2, "2026-10-01", "2026-11-21")
    assert found.months == ["2026-10", "2026-11"]


AGENTS = {
    PHONE: False,
    "Mozilla/5.0 (Linux; Android 9; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/130 Mobile": False,
    "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0": False,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/400]": False,
    "facebookexternalhit/1.1": True,
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)": True,
    "Mozilla/5.0 AppleWebKit/537.36 HeadlessChrome/130": True,
    "UptimeRobot/2.0": True,
    "python-requests/2.32": True,
    "": True,
}


@pytest.mark.parametrize("agent", AGENTS)
def test_robots(agent: str) -> None:
    assert is_robot(agent.encode()) is AGENTS[agent]


def test_nothing_of_who_reads_is_kept() -> None:
    found = visits(line(who="198.51.100.77"), line(who="2001:db8::7"))
    kept = repr([found.lines, found._seen, {k: v._few for k, v in found._seen.items()}, found._days])
    assert "198.51" not in kept and "2001:db8" not in kept
    other = visits(line(who="198.51.100.77"), line(who="2001:db8::7"))
    key = (Table.LANGUAGE, "ar", NOVEMBER)
    assert found._seen[key]._few.isdisjoint(other._seen[key]._few), "each run has a key of its own"


@pytest.mark.parametrize("many", [0, 1, 5, EXACT])
def test_few_are_counted_exactly(many: int) -> None:
    source, distinct = random.Random(many), Distinct()
    for hash in [source.getrandbits(64) for _ in range(many)] * 2:
        distinct.add(hash)
    assert len(distinct) == many


@pytest.mark.parametrize("many", [EXACT + 1, 2000, 10_000, 20_000, 200_000])
def test_many_are_estimated_within_five_per_cent(many: int) -> None:
    source, distinct = random.Random(many), Distinct()
    for _ in range(many):
        distinct.add(source.getrandbits(64))
    assert abs(len(distinct) / many - 1) < 0.05


spoilt = st.lists(
    st.one_of(
        st.binary(max_size=200),
        st.sampled_from(
            [line().encode(), line("/x").encode(), b'"' * 50, b"\\" * 50, b"[21/Nov/2026:", b"\n"]
        ),
    ),
    max_size=8,
).map(b"".join)


@settings(deadline=None)
@given(spoilt)
def test_no_bytes_stop_the_count(text: bytes) -> None:
    found = visits(text + b"\n")
    assert found.lines.read == text.count(b"\n") + 1
    assert 0 <= found.lines.malformed <= found.lines.read


@settings(deadline=None)
@given(st.data())
def test_a_spoilt_line_is_a_visit_or_malformed_or_nothing(data: st.DataObject) -> None:
    good = line().encode()
    at = data.draw(st.integers(0, len(good) - 2))
    bad = good[:at] + data.draw(st.binary(max_size=4)) + good[at + 1 :]
    for table, row, month in visits(bad)._seen:
        assert table is not Table.LANGUAGE or row in ("ar", "sv")
        assert len(month) == 7


def test_no_line_takes_longer_than_its_length() -> None:
    """Each would hang a pattern that can match in many ways."""
    for text in (
        b'a [21/Nov/2026:] "' + b"\\a" * 300_000,
        b"a " * 500_000,
        b'a [21/Nov/2026:] "' + b'" 200 1 "' * 60_000,
    ):
        assert len(LINE.findall(text)) <= 1
