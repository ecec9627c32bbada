"""What may be told: no small number can be found out, and nothing that a stranger wrote is ever shown."""

import csv
import io
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from anhorigstod.content.kinds import Figures, Indicator
from anhorigstod.content.values import Count, Month
from anhorigstod.reach.addresses import Table
from anhorigstod.reach.chart import as_svg
from anhorigstod.reach.report import Card, Lines, Report, Sum, masked, percent, report
from anhorigstod.reach.tables import as_csv, as_text
from tests.reach.logs import LANGUAGES, SOURCE, line, reported

MONTHS = ("2026-10", "2026-11")
FORMATS = (as_text, as_csv, as_svg)


class Given:
    """Visits with given numbers."""

    months, lines = list(MONTHS), Lines(100, 0, 0, 0, "2026-10-01", "2026-11-30")

    def __init__(self, numbers: dict[tuple[Table, str, str], int]):
        self.numbers = Counter(numbers)

    def count(self, table: Table, row: str, month: str) -> int:
        return self.numbers[table, row, month]


def told(numbers: dict[tuple[Table, str, str], int]) -> list[str]:
    found = report(Given(numbers), SOURCE, LANGUAGES)  # type: ignore[arg-type]
    return [write(found) for write in FORMATS]


ROWS = [
    *((Table.LANGUAGE, language.id) for language in LANGUAGES),
    *((Table.PAGE, path) for path in list(SOURCE.pages)[:4]),
    (Table.DOWNLOAD, "avlosning/ar"),
    (Table.PLACE, "vardcentraler"),
    (Table.PLACE, ""),
]
CELLS = st.dictionaries(
    st.tuples(st.sampled_from(ROWS), st.sampled_from(MONTHS)).map(lambda pair: (*pair[0], pair[1])),
    st.integers(0, 12),
)


@settings(deadline=None)
@given(CELLS, st.randoms())
def test_a_small_number_makes_no_difference_to_anything_that_is_told(numbers: dict, random) -> None:
    other = {cell: random.randint(1, 4) if 0 < number < 5 else number for cell, number in numbers.items()}
    assert told(numbers) == told(other)


def test_one_to_four_are_masked() -> None:
    assert [masked(number) for number in (0, 1, 4, 5, 1000)] == [0, None, None, 5, 1000]


def test_a_sum_says_that_a_part_of_it_is_not_known() -> None:
    assert Sum.of((7, None, 0)) == Sum(8, True)
    text = told({(Table.LANGUAGE, "ar", "2026-11"): 3, (Table.LANGUAGE, "fi", "2026-11"): 1234})[0]
    assert "minst\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}235" in text and "<\N{NO-BREAK SPACE}5" in text


def test_without_visits() -> None:
    for write in FORMATS:
        assert write(reported([]))
    assert "inga besök ännu" in as_text(reported([]))


def test_nothing_of_a_log_is_shown() -> None:
    evil = ["\x1b[31mRED", "<script>", "198.51.100.77", "=cmd()", "SecretAgent"]
    lines = [
        line(path, who=evil[2], agent=evil[4])
        for path in ("/ar/", f"/ar/{evil[0]}", f"/ar/?p={evil[1]}", f"/{evil[3]}")
    ]
    found = reported(lines)
    for write in FORMATS:
        text = write(found)
        assert not any(sign in text for sign in evil) and "\x1b" not in text


def test_names_of_data_files_cannot_steer_a_terminal_or_a_picture() -> None:
    name = "\x1b[2J\u202e<script>alert(1)</script>&"
    languages = (replace(LANGUAGES[0], swedish=name), *LANGUAGES[1:])
    found = report(Given({(Table.LANGUAGE, "sv", MONTHS[0]): 9}), SOURCE, languages)  # type: ignore[arg-type]
    for write in FORMATS:
        assert "\x1b" not in write(found) and "\u202e" not in write(found)
    assert "<script" not in as_svg(found)
    ET.fromstring(as_svg(found))


def test_the_picture_can_be_heard() -> None:
    picture = ET.fromstring(as_svg(reported(line(who=f"192.0.2.{n}") for n in range(7))))
    space = "{http://www.w3.org/2000/svg}"
    assert picture.get("role") == "img" and picture.get("lang") == "sv"
    labelled = {
        child.get("id"): child.text or ""
        for child in picture
        if child.tag in (f"{space}title", f"{space}desc")
    }
    assert picture.get("aria-labelledby") == "t d" and set(labelled) == {"t", "d"}
    assert "arabiska: 2026-11 7" in labelled["d"] and "2026-11" in labelled["t"]
    tags = {child.tag.removeprefix(space) for child in picture.iter()}
    assert tags == {"svg", "title", "desc", "pattern", "path", "rect", "text"}
    attributes = {name for child in picture.iter() for name in child.attrib}
    assert not any(name.startswith("on") or "href" in name for name in attributes)


def test_csv_is_read_by_spreadsheets() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(reported([line()]))), delimiter=";"))
    assert {
        "tabell": "Besök per språk",
        "rad": "arabiska",
        "månad": "2026-11",
        "mått": "besök",
        "antal": "<5",
    } in rows
    assert [row["antal"] for row in rows if row["rad"] == "svenska"] == ["0"]


def cards(*figures: tuple[int, int]) -> Card:
    indicator = Indicator(id="kort", name="Kort", goal=Count(10))
    rows = tuple(("Plats", "2026-11", out, active) for out, active in figures)
    return Card(indicator, rows)


def test_cards_against_their_goal() -> None:
    assert cards().share == "inga uppgifter ännu. Mål: minst 10 %."
    assert cards((40, 4)).share == "4 av 40 aktiverade (10 %). Mål: minst 10 %: nått."
    assert cards((40, 2), (40, 5)).share == "7 av 80 aktiverade (8,8 %). Mål: minst 10 %: inte nått."
    assert "inga utdelade" in cards((0, 2)).share
    assert percent(1, 0) == "–"
    text = as_text(Report((), {}, (cards((40, 2)),), Lines()))
    assert "Plats" in text and "5 %" in text


def test_the_project_gives_no_figures_and_says_so() -> None:
    found = reported([])
    assert [card.rows for card in found.cards] == [()]
    assert "inga uppgifter ännu. Mål: minst 10 %" in as_text(found)


def test_figures_are_a_record() -> None:
    assert Figures(place="a", month=Month("2026-11"), handed_out=Count(1), activated=Count(0)).place == "a"
