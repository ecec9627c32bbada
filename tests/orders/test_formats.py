"""Orders go to translators and come back without loss, through the tools that translators use."""

import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from translate.storage.xliff import xlifffile

from anhorigstod.content.problems import ContentError
from anhorigstod.orders.difference import marked
from anhorigstod.orders.intake import MEMBERS
from anhorigstod.orders.order import FORMATS, LONGEST, Order, Row, read, write

OFFICE = (".xlsx", ".docx")
SUFFIXES = tuple(FORMATS)
NASTY = (
    'قالت الموظفة: "نعم"، ثم «لا».',
    "می\u200cخواهم خانه\u200cام",
    "=SUM(A1:A9)",
    '=HYPERLINK("https://example.org";"x")',
    "+46 410 73 30 00",
    "-1",
    "@anhörig",
    "#N/A",
    "2026-11-21",
    "10",
    "1.0",
    "TRUE",
    "<b>fet</b> &amp; & <",
    "Ring {{ kontakt.vaxel.phone }} *nu*",
    "Vi talar {språk}.",
    "C:\\\\mapp\\n \\",
    "Rad ett  \nrad två  \nrad tre",
    "två  mellanslag\toch en tabb",
    "👩\u200d👩\u200d👧 ❤️ 𐍈",
    "_x0041_ _x000D_",
    "mjukt\u00adbindestreck, fast\u2011bindestreck, fast\u00a0mellanslag\u2028ny rad\u0085",
    "]]> <!-- --> <!DOCTYPE x>",
    "'enkelt",
    "ordet " * 333 + "ab",
)
SOME = Order(
    "ar",
    "ar",
    (
        Row(
            "stod/samtal",
            "Du får 20 timmar gratis.",
            "Du får inte 10 timmar gratis.",
            "لك 10 ساعات",
            "",
            "stycke",
            "",
        ),
        Row("stod/samtal", "Anhörigkonsulent", "", "", "", "rubrik", "anhörigkonsulent = مستشار"),
        Row("_data/words", "=1+1", "", "", "", "cell", ""),
    ),
)


def nasty_order(language: str = "ar", tag: str = "ar") -> Order:
    """Each nasty text once in every field but the kind, which is ours."""
    turned = [NASTY[i:] + NASTY[:i] for i in range(5)]
    rows = (
        Row(f"sida/{i % 3}", *texts[:4], "rubrik på ruta", texts[4])
        for i, texts in enumerate(zip(*turned, strict=True))
    )
    return Order(language, tag, tuple(sorted(rows, key=lambda row: row.key)))


def round_trip(order: Order, path: Path) -> Order:
    write(order, path)
    return read(path)


def told(path: Path) -> str:
    """What staff read of a file that is refused."""
    with pytest.raises(ContentError) as caught:
        read(path)
    assert all(problem.file == str(path) and problem.how for problem in caught.value.problems)
    return str(caught.value)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The nasty order in every office format, opened and saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "saved").mkdir()
    for suffix in OFFICE:
        for name, order in (("nasty", nasty_order()), ("some", SOME)):
            write(order, folder / f"{name}{suffix}")
    for suffix in OFFICE:
        files = [str(folder / f"{name}{suffix}") for name in ("nasty", "some")]
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", suffix[1:], "--outdir", str(folder / "saved"), *files]
        environment = {"HOME": str(folder), "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=180, env=environment, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "saved"


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    ("language", "tag"), [("ar", "ar"), ("ku-Arab", "ckb"), ("fa-AF", "fa-AF"), ("fi", "fi")]
)
def test_what_is_written_is_read_again(tmp_path: Path, suffix: str, language: str, tag: str) -> None:
    order = nasty_order(language, tag)
    assert round_trip(order, tmp_path / f"order{suffix}") == order
    assert [path.name for path in tmp_path.iterdir()] == [f"order{suffix}"], "nothing else is left behind"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_order_for_nothing(tmp_path: Path, suffix: str) -> None:
    assert round_trip(Order("ku-Arab", "ckb", ()), tmp_path / f"o{suffix}") == Order("ku-Arab", "ckb", ())


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
)
TEXTS = (TEXTS | st.lists(TEXTS, max_size=3).map("  \n".join)).map(lambda text: text.strip(" \t\n"))
KINDS = st.sampled_from(("", "rubrik", "rubrik på ruta"))
ROWS = st.builds(Row, st.sampled_from(("a", "b/c")), TEXTS.filter(bool), TEXTS, TEXTS, TEXTS, KINDS, TEXTS)
ORDERS = st.lists(ROWS, max_size=4, unique_by=lambda row: (row.key, row.swedish)).map(
    lambda rows: Order("ar", "ar", tuple(sorted(rows, key=lambda row: row.key)))
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=ORDERS)
def test_any_text_comes_back(tmp_path: Path, suffix: str, order: Order) -> None:
    assert round_trip(order, tmp_path / f"o{suffix}") == order


@pytest.mark.parametrize("suffix", OFFICE)
def test_libreoffice_opens_and_saves_it(office: Path, suffix: str) -> None:
    assert read(office / f"nasty{suffix}") == nasty_order()
    assert read(office / f"some{suffix}") == SOME


@pytest.mark.parametrize("folder", ["", "saved"])
def test_cells_are_never_formulas(office: Path, folder: str) -> None:
    path = (office if folder else office.parent) / "nasty.xlsx"
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > len(NASTY) * 7 and {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"@"}


def test_the_sheet_lets_only_the_translation_be_written_from_right_to_left(tmp_path: Path) -> None:
    write(SOME, tmp_path / "o.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx").worksheets[0]
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[2]] == [True, True, True, False, True, True, True]
    assert [cell.alignment.readingOrder for cell in sheet[2]] == [1, 1, 2, 2, 1, 1, 1]
    assert all(cell.alignment.wrap_text for cell in sheet[2][:6]) and sheet["D2"].number_format == "@"


def test_the_sheet_shows_what_is_new_and_what_is_gone(tmp_path: Path) -> None:
    write(SOME, tmp_path / "o.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx", rich_text=True).worksheets[0]

    def pieces(place: str, mark: str) -> list[str]:
        value = sheet[place].value
        assert isinstance(value, CellRichText)
        return [str(p).strip() for p in value if isinstance(p, TextBlock) and getattr(p.font, mark)]

    assert pieces("B2", "b") == ["20"] and pieces("A2", "strike") == ["inte 10"]
    assert sheet["B3"].value == "Anhörigkonsulent", "a new text has nothing to compare with"


def test_the_document_shows_what_is_new_and_runs_from_right_to_left(tmp_path: Path) -> None:
    write(SOME, tmp_path / "o.docx")
    document = Document(str(tmp_path / "o.docx"))
    assert "arabiska" in document.paragraphs[0].text and len(document.paragraphs) == 4
    cells = document.tables[0].rows[1].cells
    assert [run.text.strip() for run in cells[1].paragraphs[0].runs if run.bold] == ["20"]
    assert [run.text.strip() for run in cells[0].paragraphs[0].runs if run.font.strike] == ["inte 10"]
    assert [bool(cell._tc.findall(f".//{qn('w:bidi')}")) for cell in cells] == [False, False, True, True] + [
        False
    ] * 3
    assert [bool(cell._tc.findall(f".//{qn('w:rtl')}")) for cell in cells] == [False, False, True, True] + [
        False
    ] * 3


def test_gettexts_own_tool_accepts_it(tmp_path: Path) -> None:
    write(nasty_order(), tmp_path / "o.po")
    command = ["msgfmt", "-c", "-o", "/dev/null", str(tmp_path / "o.po")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_gettexts_own_tool_may_wrap_it(tmp_path: Path) -> None:
    write(nasty_order(), tmp_path / "o.po")
    subprocess.run(["msgcat", "-w", "60", "-o", str(tmp_path / "w.po"), str(tmp_path / "o.po")], check=True)
    assert read(tmp_path / "w.po") == nasty_order()


def test_what_a_translator_marks_as_uncertain_is_not_taken(tmp_path: Path) -> None:
    write(replace(SOME, rows=(replace(SOME.rows[0], translation="x"),)), tmp_path / "o.po")
    text = (tmp_path / "o.po").read_text(encoding="utf-8")
    (tmp_path / "o.po").write_text(text.replace("#| msgid", "#, fuzzy\n#| msgid"), encoding="utf-8")
    assert read(tmp_path / "o.po").rows == (SOME.rows[0],)


def test_translate_toolkit_reads_and_writes_the_xliff(tmp_path: Path) -> None:
    order = replace(nasty_order("ku-Arab", "ckb"))
    fresh = replace(order, rows=tuple(replace(row, translation="") for row in order.rows))
    write(fresh, tmp_path / "o.xlf")
    store = xlifffile.parsefile(str(tmp_path / "o.xlf"))
    by_id = {row.id: row for row in order.rows}
    assert len(store.units) == len(order.rows)
    for unit in store.units:
        row = by_id[unit.xmlelement.get("id")]
        assert unit.source == row.swedish
        unit.target = row.translation
        unit.markfuzzy(False)
    store.savefile(str(tmp_path / "back.xlf"))
    assert read(tmp_path / "back.xlf") == order


def test_an_xliff_of_another_tool_is_read(tmp_path: Path) -> None:
    (tmp_path / "o.xlf").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'
        '<x:file target-language="ckb" datatype="plaintext" source-language="sv" original="a"><x:body><x:group>'
        '<x:trans-unit approved="yes" id="1"><x:source>Ett <x:g id="1">två</x:g></x:source>'
        '<x:target state="final"><x:mrk mtype="seg" mid="0">Bir </x:mrk><x:g id="1">iki</x:g></x:target>'
        '<x:alt-trans origin="TM" match-quality="90"><x:target>other</x:target></x:alt-trans></x:trans-unit>'
        "</x:group></x:body></x:file></x:xliff>",
        encoding="utf-8",
    )
    assert read(tmp_path / "o.xlf") == Order("ckb", "ckb", (Row("a", "Ett två", "", "", "Bir iki", "", ""),))


def test_a_sheet_that_has_been_rearranged(tmp_path: Path) -> None:
    write(SOME, tmp_path / "o.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "o.xlsx")
    sheet = workbook.worksheets[0]
    sheet["D2"], sheet["D3"] = "لك ٢٠\r\nساعة  ", 2026
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    workbook.remove(sheet)
    workbook.create_sheet("Anteckningar").append(["min ordlista", "x"])
    other = workbook.create_sheet("Arbete")
    other.append(["Byrån AB"])
    for row in [rows[0], [None] * 7, rows[3], rows[2], rows[1]]:
        other.append([row[6], "kommentar", *row[:6][::-1]])
        for cell in other[other.max_row]:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    workbook.save(tmp_path / "back.xlsx")
    found = {row.swedish: row for row in read(tmp_path / "back.xlsx").rows}
    assert found["Du får 20 timmar gratis."] == replace(SOME.rows[0], translation="لك ٢٠\nساعة")
    assert found["Anhörigkonsulent"].translation == "2026" and list(found)[2] == SOME.rows[0].swedish


def test_a_document_with_tracked_changes(tmp_path: Path) -> None:
    write(SOME, tmp_path / "o.docx")
    document = Document(str(tmp_path / "o.docx"))
    document.add_table(1, 2).rows[0].cells[0].text = "another table"
    paragraph = document.tables[0].rows[1].cells[3].paragraphs[0]
    for name, part in (("w:del", "w:delText"), ("w:ins", "w:t"), ("w:hyperlink", "w:t")):
        outer = paragraph._p.makeelement(qn(name), {})
        paragraph._p.append(outer)
        run = outer.makeelement(qn("w:r"), {})
        outer.append(run)
        run.append(run.makeelement(qn(part), {}))
        run[0].text = {"w:del": "borta", "w:ins": "لك ", "w:hyperlink": "a@b.se"}[name]
    document.tables[0].rows[1].cells[3].add_paragraph("två")
    document.save(str(tmp_path / "o.docx"))
    assert read(tmp_path / "o.docx").rows[0].translation == "لك a@b.se\ntvå"


def change_sheet(path: Path, place: str, value: object) -> None:
    write(SOME, path)
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0][place] = value  # type: ignore[index]
    workbook.save(path)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("D2", "=A1", r":2: .*formel"),
        ("D3", True, r":3: .*formel"),
        ("G3", "x", r":3: .*märke"),
        ("G1", "x", "Tabellen"),
        ("D1", "x", "Ny översättning"),
    ],
)
def test_a_spoilt_sheet_is_told_with_its_row(tmp_path: Path, place: str, value: object, said: str) -> None:
    change_sheet(tmp_path / "o.xlsx", place, value)
    if place == "G1":
        workbook = openpyxl.load_workbook(tmp_path / "o.xlsx")
        workbook.worksheets[0].delete_rows(2, 9)
        workbook.save(tmp_path / "o.xlsx")
    assert re.search(said, told(tmp_path / "o.xlsx"))


def test_two_translations_of_one_text(tmp_path: Path) -> None:
    first = replace(SOME.rows[0], translation="a")
    write(replace(SOME, rows=(SOME.rows[0], first, first)), tmp_path / "o.xlsx")
    assert read(tmp_path / "o.xlsx").rows == (first,), "a copied row does no harm"
    write(replace(SOME, rows=(first, replace(first, translation="b"))), tmp_path / "o.xlsx")
    assert "två gånger" in told(tmp_path / "o.xlsx")


@pytest.mark.parametrize("suffix", OFFICE)
def test_traps_are_refused_before_they_are_opened(tmp_path: Path, suffix: str) -> None:
    bomb = tmp_path / f"bomb{suffix}"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(51 * 2**20))
    assert bomb.stat().st_size < 100_000 and "för mycket" in told(bomb)
    many = tmp_path / f"many{suffix}"
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(MEMBERS + 1):
            archive.writestr(str(number), "")
    assert "för mycket" in told(many)
    write(SOME, tmp_path / f"o{suffix}")
    with zipfile.ZipFile(tmp_path / f"o{suffix}", "a") as archive:
        archive.writestr("x.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>')
    assert "DOCTYPE" in told(tmp_path / f"o{suffix}")


def test_a_sheet_that_claims_to_be_endless(tmp_path: Path) -> None:
    write(SOME, tmp_path / "o.xlsx")
    with zipfile.ZipFile(tmp_path / "o.xlsx") as old, zipfile.ZipFile(tmp_path / "e.xlsx", "w") as new:
        for member in old.namelist():
            data = old.read(member)
            if member.endswith("sheet1.xml"):
                data = data.replace(b'<row r="4"', b'<row r="99999999999"').replace(
                    b'"A1:G4"', b'"A1:XFD1048576"'
                )
                data = data.replace(
                    b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A5:XFD1048576"/></mergeCells>'
                )
            new.writestr(member, data)
    assert read(tmp_path / "e.xlsx").rows == SOME.rows[:2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_xliff_with_a_document_type_is_refused(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>'
    (tmp_path / "o.xlf").write_text(text, encoding=encoding)
    assert "DOCTYPE" in told(tmp_path / "o.xlf")


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(share=st.integers(0, 9_999), cut=st.booleans())
def test_a_damaged_file_never_gives_a_traceback(tmp_path: Path, suffix: str, share: int, cut: bool) -> None:
    path = tmp_path / f"o{suffix}"
    write(SOME, path)
    whole = path.read_bytes()
    place = len(whole) * share // 10_000
    path.write_bytes(whole[:place] if cut else whole[:place] + b"\x00<" + whole[place + 2 :])
    try:
        read(path)
    except ContentError as error:
        assert "Gör så här" in str(error)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=st.binary(max_size=300))
def test_random_bytes_are_refused(tmp_path: Path, suffix: str, content: bytes) -> None:
    (tmp_path / f"o{suffix}").write_bytes(content)
    assert "Gör så här" in told(tmp_path / f"o{suffix}")


@pytest.mark.parametrize("suffix", OFFICE)
def test_another_document_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"o{suffix}"
    openpyxl.Workbook().save(path) if suffix == ".xlsx" else Document().save(str(path))
    assert "Tabellen" in told(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('msgid ""\nmsgstr "Language: ar\\n"\n\nmsgctxt "a"\nmsgid "b"\nmsgstr "c\n', ":6: Raden"),
        ('msgid ""\nmsgstr "Language: ar\\n"\n\nmsgid "b"\nmsgstr "c"\n', ":4: Texten saknar msgctxt"),
        ('msgctxt "a"\nmsgid "b"\nmsgstr "c"\n', "vilket språk"),
    ],
)
def test_a_spoilt_po_file_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "o.po").write_text(text, encoding="utf-8")
    assert said in told(tmp_path / "o.po")


def test_a_broken_xliff_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "o.xlf").write_text("<xliff>\n<file></xliff>", encoding="utf-8")
    assert ":2: " in told(tmp_path / "o.xlf")


def test_unknown_and_missing_files(tmp_path: Path) -> None:
    for name, said in (("o.pdf", ".pdf"), ("o.po", "finns inte")):
        assert said in told(tmp_path / name)
    with pytest.raises(ContentError, match=r"\.txt"):
        write(SOME, tmp_path / "o.txt")
    with pytest.raises(ContentError, match="mappen"):
        write(SOME, tmp_path / "nowhere" / "o.po")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_a_format_cannot_carry_is_refused_and_the_old_file_stays(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"o{suffix}"
    write(SOME, path)
    bad = ["a\x0bb", "a\ufffe"] + ["x" * (LONGEST + 1)] * (suffix == ".xlsx")
    for text in bad:
        with pytest.raises(ContentError, match="stod/samtal"):
            write(replace(SOME, rows=(replace(SOME.rows[0], old=text),)), path)
    assert read(path) == SOME


def test_words_are_counted_and_rows_have_a_name() -> None:
    assert SOME.words_to_translate == 5 + 1 + 1
    assert len({row.id for row in SOME.rows}) == 3 and all(
        re.fullmatch("[0-9a-f]{16}", row.id) for row in SOME.rows
    )


@given(text=st.text(), other=st.text())
def test_marking_loses_nothing(text: str, other: str) -> None:
    assert "".join(piece for piece, _ in marked(text, other)) == text


def test_marking_shows_words() -> None:
    assert marked("Du får 20 timmar", "Du får 10 timmar") == [
        ("Du får ", False),
        ("20 ", True),
        ("timmar", False),
    ]
    assert marked("Ny text", "") == [("Ny text", False)]
