"""The real brochures, every one: read by other programs than ours, and found on the site."""

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import outloud
import pikepdf
import pypdfium2
import pytest
from outloud.findings import Finding
from pyzbar.pyzbar import ZBarSymbol, decode

from anhorigstod.brochures.blocks import blocks
from anhorigstod.brochures.names import brochure_address
from anhorigstod.brochures.press import Made
from anhorigstod.brochures.sheets import Sheet
from anhorigstod.commands.brochures import read_sheets
from anhorigstod.site.site import Site
from tests.conftest import read_site

SITE = read_site()
SHEETS = {sheet.name: sheet for sheet in read_sheets(SITE).all()}
TRIFOLD_LIMIT = 200_000
"""Bytes: what somebody on prepaid data can fetch."""
COPIED = {"Arab": 0.9}
"""Share of the words that can be copied with poppler, by script; 0.98 for the others."""
WORD = re.compile(r"[^\W\d_]{3,}")
ADDRESS = re.compile(r' href="([^"#?]*)[^"]*"')


@pytest.fixture(params=SHEETS, ids=str)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return SHEETS[request.param]


def words(text: str) -> set[str]:
    """Words without vowel marks, which programs put before or after their letter."""
    return set(WORD.findall("".join(c for c in unicodedata.normalize("NFC", text) if not _dropped(c))))


def _dropped(character: str) -> bool:
    """Vowel marks, and what keeps two letters of a Persian word apart: poppler leaves it out, and the word can be read as well."""
    return unicodedata.category(character) == "Mn" or character == "\u200c"


def copied(pdf: Path) -> set[str]:
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return words(text)


def test_its_words_can_be_copied(sheet: Sheet, made: dict[str, Made]) -> None:
    written = set().union(*(words(block.text) for block in blocks(sheet.html)))
    found = copied(made[sheet.name].path)
    assert len(written & found) / len(written) >= COPIED.get(sheet.language.script, 0.98), written - found


def test_zbar_reads_its_code(sheet: Sheet, made: dict[str, Made]) -> None:
    document = pypdfium2.PdfDocument(made[sheet.name].path)
    pages = range(len(document)) if sheet.format.id in ("trifold", "card") else [len(document) - 1]
    expected = [sheet.url] * (4 if sheet.format.id == "card" else 1)
    nearer = (_codes(document, pages, scale) for scale in (3, 4, 6))  # as a phone comes nearer
    assert any(found == expected for found in nearer)
    document.close()


def _codes(document: pypdfium2.PdfDocument, pages: Iterable[int], scale: int) -> list[str]:
    pictures = [document[page].render(scale=scale, grayscale=True).to_pil() for page in pages]
    return [code.data.decode() for picture in pictures for code in decode(picture, [ZBarSymbol.QRCODE])]


def test_others_find_no_fault_in_its_tags(sheet: Sheet, made: dict[str, Made]) -> None:
    result = outloud.check(str(made[sheet.name].path))
    assert not result.error
    errors = [found for found in result.findings if found.severity == "error"]
    assert not [str(found) for found in errors if not _only_drawn_the_other_way(found)]


def _only_drawn_the_other_way(found: Finding) -> bool:
    """outloud compares what is read with the letters from left to right. In a line of Arabic letters with many Latin ones between
    them half agree, though all are there. In which order they are read is tested by our own audit (`audit_text.py`)."""
    read = str((found.location or {}).get("replacement", ""))
    return found.rule == "TAG-032" and letters(read) == letters(str(found.evidence)) != Counter()


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


def test_letters_that_are_not_drawn_are_no_matter_of_order() -> None:
    def found(rule: str, read: str) -> Finding:
        return Finding(rule, "error", "", location={"replacement": read}, evidence="ەل En bra plats")

    assert _only_drawn_the_other_way(found("TAG-032", "En bra plats لە"))
    assert not _only_drawn_the_other_way(found("TAG-032", "En bra plats لا"))
    assert not _only_drawn_the_other_way(found("TAG-031", "En bra plats لە"))


@pytest.mark.parametrize("name", [name for name, sheet in SHEETS.items() if sheet.format.id == "booklet"])
def test_the_contents_of_a_booklet_stand_on_one_page(name: str, made: dict[str, Made]) -> None:
    contents = SHEETS[name].html.partition('class="contents"')[2].partition("</ul>")[0]
    with pikepdf.open(made[name].path) as pdf:
        assert len(pdf.pages[1].Annots) == contents.count("<li>") > 20  # type: ignore[arg-type]


def test_outloud_does_find_faults(made: dict[str, Made], tmp_path: Path) -> None:
    with pikepdf.open(next(iter(made.values())).path) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(tmp_path / "spoilt.pdf")
    assert outloud.check(str(tmp_path / "spoilt.pdf")).errors > 0


def test_a_folded_sheet_is_light_and_full(sheet: Sheet, made: dict[str, Made]) -> None:
    if sheet.format.id == "trifold":
        assert made[sheet.name].size <= TRIFOLD_LIMIT
        assert sheet.format.type[1] <= made[sheet.name].type <= sheet.format.type[0]


def test_its_code_leads_to_a_page_that_knows_it(sheet: Sheet, published: Path) -> None:
    url = urlsplit(sheet.url)
    page = (published / url.path.lstrip("/") / "index.html").read_text(encoding="utf-8")
    assert f'<li id="{url.fragment}" class="holds">' in page
    assert page.startswith(f'<!doctype html>\n<html lang="{sheet.language.tag}"')


def test_every_file_is_offered_and_there(sheet: Sheet, published: Path, made: dict[str, Made]) -> None:
    page = published / urlsplit(sheet.url).path.lstrip("/")
    assert f'href="{sheet.name}"' in (page / "index.html").read_text(encoding="utf-8")
    assert (page / sheet.name).read_bytes() == made[sheet.name].path.read_bytes()
    overview = (page.parent / "index.html").read_text(encoding="utf-8")
    assert f"{page.name}/{sheet.name}" in overview
    kilobytes = -(-made[sheet.name].size // 1000)
    assert f">{kilobytes} kB<" in overview


def brochure_pages(folder: Path) -> Iterator[Path]:
    for language in SITE.languages:
        prefix = "" if language is SITE.languages[0] else f"{language.id}/"
        for brochure in read_sheets(SITE).brochures.values():
            yield folder / prefix / brochure_address(brochure) / "index.html"


def test_no_link_of_a_brochure_page_leads_nowhere(published: Path) -> None:
    pages = list(brochure_pages(published))
    assert len(pages) == len(SITE.languages) * len(read_sheets(SITE).brochures)
    for page in pages:
        for address in ADDRESS.findall(page.read_text(encoding="utf-8")):
            if address and not address.startswith(("http", "tel:", "mailto:")):
                target = page.parent / address
                assert target.is_file() or (target / "index.html").is_file(), (page, address)


def test_pages_lead_to_the_brochures_that_say_the_same(published: Path) -> None:
    html = (published / "ar/avlosning/hemma/index.html").read_text(encoding="utf-8")
    assert 'href="../../broschyrer/avlosning/"' in html
    assert "leaflets-about" not in (published / "ar/kontakt/index.html").read_text(encoding="utf-8")


def test_a_site_without_printed_files_still_tells_whether_paper_holds(site: Site, built: Path) -> None:
    assert "liten.webp" not in (built / "broschyrer/index.html").read_text(encoding="utf-8")
