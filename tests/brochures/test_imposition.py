"""Pages on a printer's sheets: folded and stapled, they come in order."""

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anhorigstod.brochures.imposition import impose, order


def test_eight_pages() -> None:
    assert order(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert order(8, "rtl") == [(1, 8), (7, 2), (3, 6), (5, 4)]


@given(st.integers(1, 200), st.sampled_from(["ltr", "rtl"]))
def test_a_folded_stack_reads_from_first_to_last(pages: int, direction: str) -> None:
    sides = order(pages, direction)
    right_hand = [side if direction == "ltr" else side[::-1] for side in sides]
    # Folded in the middle, one leafs first through the halves that lead, then back through those that end.
    leading = [
        n for front, back in zip(right_hand[::2], right_hand[1::2], strict=True) for n in (front[1], back[0])
    ]
    ending = [
        n for front, back in zip(right_hand[::2], right_hand[1::2], strict=True) for n in (front[0], back[1])
    ]
    read = leading + ending[::-1]
    assert [n for n in read if n] == list(range(1, pages + 1))
    assert len(sides) == 2 * -(-pages // 4)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_sheets_of_a_real_booklet(tmp_path: Path, direction: str) -> None:
    booklet = tmp_path / "b.pdf"
    with pikepdf.new() as pdf:
        for _ in range(6):
            pdf.add_blank_page(page_size=(419.5, 595.3))
        pdf.docinfo["/Title"] = "Häfte"
        pdf.save(booklet)
    data = impose(booklet, direction)
    assert data == impose(booklet, direction)
    (tmp_path / "s.pdf").write_bytes(data)
    with pikepdf.open(tmp_path / "s.pdf") as sheets:
        assert len(sheets.pages) == 4
        assert [round(float(x)) for x in sheets.pages[0].mediabox] == [0, 0, 842, 595]
        assert str(sheets.docinfo["/Title"]) == "Häfte"
