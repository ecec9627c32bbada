"""What is mended in WeasyPrint's tags, read back from real PDFs: a new version that works otherwise fails here."""

import io
import os
import random
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import outloud
import pikepdf
import pypdfium2
import pytest
import weasyprint
from pyzbar import pyzbar

from anhorigstod.brochures import accessible
from anhorigstod.brochures.likeness import likeness, plain
from anhorigstod.brochures.reading import Content, Element, Reading, Reference, read, text_of
from tests.brochures import papers
from tests.conftest import ROOT

LANGUAGES = list(papers.WORDS)
SMALL = "@page { size: 100mm 60mm; margin: 10mm; @bottom-center { content: none } }"
WRONG_RULES = frozenset(
    (
        # "Several codes map to one character": an Arabic letter has up to four forms, each a glyph.
        "TXT-004",
        # "Painted in another order than the tags": WeasyPrint paints list markers last; order is the tags' (UA 7.2).
        "ORD-001",
    )
)


def tags(reading: Reading, *types: str) -> list[Element]:
    return [element for element in reading.elements if element.type in types]


def outline(element: Element) -> str:
    """The tags under one, such as "LI(Lbl(Span) LBody(Span))"."""
    inner = " ".join(outline(kid) for kid in element.elements)
    return f"{element.type}({inner})" if inner else element.type


def artifacts(pdf: pikepdf.Pdf) -> int:
    """How many artifacts show text."""
    count, stack = 0, []
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("BMC", "BDC"):
                stack.append(str(operands[0]))
            elif str(operator) == "EMC":
                stack.pop()
            elif str(operator) == "TJ":
                count += "/Artifact" in stack
    return count


def unplaced(reading: Reading) -> set[tuple[int, int]]:
    """Marked content that is in no tag."""
    drawn = {(number, mcid) for number, page in enumerate(reading.pages) for mcid in page.texts}
    placed = {
        (kid.page, kid.mcid) for tag in reading.elements for kid in tag.kids if isinstance(kid, Content)
    }
    return drawn - placed


def check_parents(reading: Reading) -> None:
    """Each tag knows its parent."""
    for element in reading.elements:
        assert all(kid.own.P.objgen == element.own.objgen for kid in element.elements)


def test_mending_twice_is_mending_once() -> None:
    accessible.mend()
    mended = weasyprint.pdf.add_links
    accessible.mend()
    assert weasyprint.pdf.add_links is mended


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "VERSION", "71.0")
    with pytest.raises(RuntimeError, match=r"made for WeasyPrint 70\.0, not 71\.0"):
        accessible.mend()


# ------------------------------------------------------------------------------------------------------------------ text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_read_as_it_is_written(language: str) -> None:
    written = "\n".join(papers.texts(papers.body(language)))
    with papers.opened(papers.brochure(language)) as pdf:
        assert likeness(written, text_of(pdf)) == 1


def test_as_it_is_weasyprint_loses_the_text() -> None:
    """What the mending is for; if this fails, much of it can go."""
    found = {}
    for language in ("ar", "sv"):
        written = "\n".join(papers.texts(papers.body(language)))
        with papers.opened(papers.render_bare(papers.document(language))) as pdf:
            found[language] = likeness(written, text_of(pdf))
    assert found["ar"] < 0.5, "drawn from left to right"
    assert found["sv"] < 0.99, "words run together at the end of each line"


@pytest.mark.parametrize(
    "content",
    [
        "<p>Stöd till <b>dig</b> <i>som</i> hjälper en annan i flera år</p>",
        "<p>Stöd till dig <b>som hjälper</b> en annan i<br>flera år och <b>mer </b>än så ibland</p>",
        "<p>Hej <a href='https://exempel.se'>en <b>lång</b> länk som bryts på flera rader</a> här</p>",
        "<p style='text-align:justify'>Rader som är lika långa därför att de har spärrats ut</p>",
    ],
)
@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("width", [25, 35, 45, 60])
def test_no_space_is_lost_where_a_line_ends(content: str, language: str, width: int) -> None:
    style = f"@page {{ size: {width}mm 140mm; margin: 2mm; @bottom-center {{ content: none }} }}"
    with papers.page_of(content, language, style) as pdf:
        assert text_of(pdf) == papers.texts(content.replace("<br>", " "))[0]


def paragraph(rng: random.Random, depth: int = 0) -> str:
    """Words in and out of elements, with spaces now within and now outside them."""
    parts = []
    for _ in range(rng.randint(1, 4)):
        part = rng.choice(["stöd", "till dig", "som", "hjälper", "en e-post", "040-628", "och/eller"])
        if depth < 2 and rng.random() < 0.4:
            tag = rng.choice(["b", "i", "span", "bdi", "a href='https://exempel.se'"])
            inner = f"{rng.choice(['', ' '])}{paragraph(rng, depth + 1)}{rng.choice(['', ' '])}"
            part = f"<{tag}>{inner}</{tag.split()[0]}>"
        parts.append(part)
    return "".join(part + rng.choice(["", " ", " ", " ", "<br>", " <br>"]) for part in parts)


@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("seed", range(6))
def test_no_space_is_lost_in_any_paragraph(language: str, seed: int) -> None:
    rng = random.Random(seed)
    paragraphs = [paragraph(rng) for _ in range(25)]
    style = (
        f"@page {{ size: {rng.randint(20, 60)}mm 200mm; margin: 2mm; @bottom-center {{ content: none }} }}"
    )
    content = "\n".join(f"<p>{one}</p>" for one in paragraphs)
    with papers.page_of(content, language, style) as pdf:
        written = [" ".join(text.split()) for text in papers.texts(content.replace("<br>", " "))]
        assert text_of(pdf).split("\n") == written


@pytest.mark.parametrize("attributes", ["lang='ar' dir='rtl'", "lang='ar'"])
def test_right_to_left_text_in_another_document_is_turned_too(attributes: str) -> None:
    with papers.page_of(f"<p>Säg <span {attributes}>مرحبا بك</span> först</p>") as pdf:
        assert text_of(pdf) == "Säg مرحبا بك först"


def test_link_text_from_right_to_left_is_turned_in_its_link() -> None:
    with papers.page_of("<p><a href='https://exempel.se'>اقرأ المزيد</a></p>", "ar") as pdf:
        reading = read(pdf)
        (link,) = tags(reading, "Link")
        (span,) = link.elements
        assert str(span.own.ActualText) == "اقرأ المزيد"
        assert span.own.P.objgen == link.own.objgen
        owners = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        assert owners[0][span.kids[0].mcid].objgen == span.own.objgen  # type: ignore[union-attr]


def words(text: str) -> set[str]:
    """Words as people search for them: without vowel signs, joiners and marks of direction."""
    text = re.sub("[\u064b-\u0652\u200c]", "", plain(re.sub("[\u202a-\u202e]", " ", text)))
    return set(re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


@pytest.mark.parametrize(
    ("language", "share"), [("sv", 0.98), ("uk", 0.98), ("ti", 0.98), ("ar", 0.9), ("fa", 0.9)]
)
def test_words_can_be_copied(language: str, share: float, tmp_path: Path) -> None:
    """By programs that do not know tags: poppler's, and the one in Chrome."""
    file = tmp_path / "a.pdf"
    file.write_bytes(papers.brochure(language))
    copied = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()
    written = words(" ".join(papers.texts(papers.body(language))))
    assert len(written & words(copied)) / len(written) >= share
    document = pypdfium2.PdfDocument(file)
    seen = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert len(written & words(seen)) / len(written) >= share


def test_lam_alef_can_be_copied_whatever_comes_first() -> None:
    """The first time, a vowel sign stands between them: WeasyPrint then gives the sign all three characters."""
    first, then = "أولًا شيئًا", "بلا شيء ولا غير شيئ"
    data = papers.render(papers.document("ar", f"<p>{first}</p><p>{then}</p>"))
    document = pypdfium2.PdfDocument(data)
    seen = document[0].get_textpage().get_text_range()
    document.close()
    assert {"أولا", "شيئا", "بلا", "ولا"} <= words(seen)
    with papers.opened(data) as pdf:
        assert "\u0640" not in "".join(read(pdf).pages[0].drawn), "what teaches the glyphs is not drawn"


# -------------------------------------------------------------------------------------------------------------- silence


def test_what_is_for_the_eye_is_an_artifact() -> None:
    content = (
        "<p><span aria-hidden='true'>Pil <b>fet</b></span>Text<img alt='' src='data:image/svg+xml,"
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>\'></p>'
    )
    with papers.page_of(content) as pdf:
        reading = read(pdf)
        assert text_of(pdf) == "Text"
        assert not unplaced(reading) and not tags(reading, "Figure")
        assert artifacts(pdf) == 3, "the arrow, its bold part and the page number"


def test_as_it_is_weasyprint_leaves_page_numbers_between_tags_and_artifacts() -> None:
    with papers.opened(papers.render_bare(papers.document("sv", "<p>Text</p>"))) as pdf:
        assert unplaced(read(pdf))


def test_empty_elements_have_no_tag_but_empty_cells_do() -> None:
    content = "<div><p></p></div><hr><table><tr><th>A</th></tr><tr><td></td></tr></table>"
    with papers.page_of(content) as pdf:
        reading = read(pdf)
        assert outline(reading.root.elements[0]) == "Document(Table(TBody(TR(TH(Span)) TR(TD))))"


# ----------------------------------------------------------------------------------------------------------------- tags


def test_languages_are_told_where_they_are_spoken() -> None:
    content = "<p lang='ar'>مرحبا <em lang='sv'>Hej</em></p><ul><li lang='fi'>Moi</li></ul>"
    with papers.page_of(content, "uk") as pdf:
        elements = read(pdf).elements
    told = {(element.type, str(element.own.Lang)) for element in elements if "/Lang" in element.own}
    assert {("P", "ar"), ("Span", "sv"), ("LI", "fi")} <= told
    assert {element.language for element in elements if not element.elements} == {"ar", "sv", "fi"}


@pytest.mark.parametrize(
    ("content", "numbering"),
    [
        ("<ul><li>A</li></ul>", "/Disc"),
        ("<ol><li>A</li></ol>", "/Decimal"),
        ("<ol style='list-style-type:lower-alpha'><li>A</li></ol>", "/LowerAlpha"),
        ("<ol style='list-style-type:arabic-indic'><li>A</li></ol>", "/Decimal"),
        ("<ul style='list-style:none'><li>A</li></ul>", "/None"),
        ("<ul style='list-style-type:square'><li>A</li></ul>", "/Square"),
        ("<dl><dt>A</dt><dd>B</dd></dl>", "/None"),
    ],
)
def test_lists_tell_their_numbering(content: str, numbering: str) -> None:
    with papers.page_of(content) as pdf:
        (found,) = tags(read(pdf), "L")
        assert found.attribute("/ListNumbering") == numbering


ITEM = "LI(Lbl(Span) LBody(Span))"


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("<ul><li>A</li></ul>", f"L({ITEM})"),
        ("<ul><li><p>A</p></li></ul>", "L(LI(Lbl(Span) LBody(P(Span))))"),
        (
            "<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>",
            f"L(LI(Lbl(Span) LBody(P(Span) L({ITEM}))) {ITEM})",
        ),
        ("<ul><li>A<p>B</p>C</li></ul>", "L(LI(Lbl(Span) LBody(P(Span) P(Span) P(Span))))"),
        ("<ul style='list-style-position:inside'><li>A</li></ul>", f"L({ITEM})"),
        ("<ul style='list-style:none'><li>A</li></ul>", "L(LI(LBody(Span)))"),
        ("<ul><li style='display:flex'>A</li></ul>", "L(LI(LBody(NonStruct(Span))))"),
        ("<dl><dt>A</dt><dd>B</dd></dl>", "L(LI(LBody(Span)) LI(LBody(Span)))"),
        (
            "<dl><div><dt>A</dt><dd>B</dd></div></dl>",
            "L(LI(LBody(NonStruct(Div(Span)) NonStruct(Div(Span)))))",
        ),
    ],
)
def test_lists_hold_items_and_items_a_label_and_a_body(content: str, wanted: str) -> None:
    with papers.page_of(content) as pdf:
        reading = read(pdf)
        assert outline(reading.root.elements[0].elements[0]) == wanted
        check_parents(reading)


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("<h1 style='display:flex'>A</h1>", "H1(NonStruct(Span))"),
        ("<h1><strong>A</strong></h1>", "H1(Span(Span))"),
        ("<header><p>A</p></header>", "Div(P(Span))"),
        ("<nav><p>A</p></nav>", "Sect(P(Span))"),
        ("<p><b style='display:block'>A</b></p>", "P(Div(Span))"),
        ("<p class='x'>A</p><style>.x::before { content: 'B' }</style>", "P(Span(Span) Span)"),
    ],
)
def test_elements_have_standard_tags(content: str, wanted: str) -> None:
    with papers.page_of(content) as pdf:
        assert outline(read(pdf).root.elements[0].elements[0]) == wanted


def test_header_cells_tell_what_they_head() -> None:
    content = (
        "<table><tr><th>A</th><th scope='col'>B</th></tr><tr><th scope='row'>C</th><td>D</td></tr></table>"
    )
    with papers.page_of(content) as pdf:
        scopes = [str(cell.attribute("/Scope")) for cell in tags(read(pdf), "TH")]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_a_picture_tells_where_it_is_in_points_from_below() -> None:
    picture = "<svg role='img' aria-label='Karta' style='display:block' width='96' height='48' viewBox='0 0 2 1'></svg>"
    style = "@page { size: 100mm 100mm; margin: 10mm }"
    with papers.page_of(picture, style=style) as pdf:
        (figure,) = tags(read(pdf), "Figure")
        box = [float(edge) for edge in figure.attribute("/BBox")]
        assert str(figure.own.Alt) == "Karta"
    margin, height = 10 / 25.4 * 72, 100 / 25.4 * 72
    assert box == pytest.approx([margin, height - margin - 36, margin + 72, height - margin], abs=0.01)


def test_right_to_left_documents_are_turned_the_other_way() -> None:
    found = {}
    for language in ("ar", "sv"):
        with papers.opened(papers.brochure(language)) as pdf:
            found[language] = pdf.Root.ViewerPreferences.get("/Direction")
    assert found == {"ar": "/R2L", "sv": None}


# ---------------------------------------------------------------------------------------------------------------- pages


def test_a_paragraph_on_two_pages_is_one() -> None:
    text = "Ett stycke som är så långt att det börjar på en sida och slutar på nästa. " * 3
    with papers.page_of(f"<h1>A</h1><p>{text}</p>", style=SMALL) as pdf:
        assert len(pdf.pages) > 1
        assert text_of(pdf) == f"A\n{text.strip()}"
        assert Counter(element.type for element in read(pdf).elements)["P"] == 1


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_a_list_on_two_pages_is_one(language: str) -> None:
    items = [
        f"Punkt {number} som är så lång att den bryts över flera rader, kanske tre" for number in range(6)
    ]
    items[5] += " sidor" * 60
    plain_items = "".join(f"<li>{item}</li>" for item in items[:3])
    content = f"<ul>{plain_items}{''.join(f'<li><p>{item}</p></li>' for item in items[3:])}</ul>"
    with papers.page_of(content, language, SMALL) as pdf:
        reading = read(pdf)
        assert len(pdf.pages) > 1
        assert text_of(pdf).split("\n") == items
        count = Counter(element.type for element in reading.elements)
        assert (count["L"], count["LI"], count["LBody"]) == (1, 6, 6)
        assert not unplaced(reading)
        check_parents(reading)


def test_columns_part_no_paragraph() -> None:
    text = "Ett stycke som är så långt att det börjar i en spalt och slutar i nästa."
    with papers.page_of(f"<div style='columns:2'><p>{text}</p></div>") as pdf:
        assert text_of(pdf) == text


def test_a_table_on_two_pages_is_one_and_says_its_header_once() -> None:
    rows = "".join(f"<tr><th scope='row'>Rad {number}</th><td>Cell {number}</td></tr>" for number in range(8))
    table = f"<table><caption>Tider</caption><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{rows}</tbody></table>"
    with papers.page_of(table, style=SMALL) as pdf:
        reading = read(pdf)
        assert len(pdf.pages) > 1
        assert outline(reading.root.elements[0]).startswith(
            "Document(Table(Caption(Span) THead(TR(TH(Span) TH(Span))) TBody"
        )
        assert Counter(element.type for element in reading.elements)["THead"] == 1
        assert text_of(pdf).split("\n")[:5] == ["Tider", "A", "B", "Rad 0", "Cell 0"]
        assert artifacts(pdf) == 2 * (len(pdf.pages) - 1), "the header on every other page"
        known = {str(cell.own.ID) for cell in tags(reading, "TH")}
        told = {str(id) for cell in tags(reading, "TD") for id in cell.attribute("/Headers") or ()}
        assert told <= known


# ---------------------------------------------------------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("link", "contents"),
    [
        ("<a href='https://exempel.se'>Läs <b>mer</b></a>", "Läs mer"),
        ("<a href='https://exempel.se' title='Om stödet'>Läs mer</a>", "Om stödet"),
        ("<a href='https://exempel.se' aria-label='Om stödet'>Läs mer</a>", "Om stödet"),
        (
            "<a href='https://exempel.se'><svg role='img' aria-label='Karta' width='9' height='9'></svg> Karta</a>",
            "Karta",
        ),
        ("<a href='https://exempel.se'><span aria-hidden='true'>→</span> Mer</a>", "Mer"),
        ("<a href='tel:112'><bdi>112</bdi></a>", "112"),
        ("<bdi dir='ltr'><a href='tel:112'>112</a></bdi>", "112"),
    ],
)
def test_links_are_described_in_words_and_reached(link: str, contents: str) -> None:
    with papers.page_of(f"<p>Text {link}.</p>") as pdf:
        (annotation,) = pdf.pages[0].obj.Annots
        (element,) = tags(read(pdf), "Link")
        (target,) = (kid.target for kid in element.kids if isinstance(kid, Reference))
        owners = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        assert str(annotation.Contents) == contents
        assert annotation.F == 4
        assert target.objgen == annotation.objgen
        assert owners[int(annotation.StructParent)].objgen == element.own.objgen
        assert pdf.pages[0].obj.Tabs == "/S"


def test_a_picture_in_a_link_can_be_clicked() -> None:
    content = "<p><a href='https://exempel.se'><img alt='Kod' style='width:40mm' src='data:image/svg+xml,"
    content += '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>\'></a></p>'
    with papers.page_of(content) as pdf:
        (annotation,) = pdf.pages[0].obj.Annots
        left, one, right, other = (float(edge) for edge in annotation.Rect)
        (figure,) = tags(read(pdf), "Figure")
        assert abs(right - left) >= 113 and abs(other - one) >= 113, "40 mm are 113 points"
        assert not any(isinstance(kid, Reference) for kid in figure.kids)


# --------------------------------------------------------------------------------------------------------------- others


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_the_same_input_gives_the_same_bytes(language: str) -> None:
    program = (
        "import sys; from tests.brochures import papers; "
        f"sys.stdout.buffer.write(papers.render(papers.document({language!r})))"
    )
    others = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert others == [papers.brochure(language)] * 2


def test_dates_are_those_of_the_text_or_none() -> None:
    with papers.opened(papers.brochure("sv")) as pdf:
        assert not {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys())
        assert len(pdf.trailer.ID) == 2
    dated = papers.document("sv").replace(
        "<title>", "<meta name='dcterms.modified' content='2026-11-21'><title>"
    )
    with papers.opened(papers.render(dated)) as pdf:
        assert str(pdf.docinfo["/ModDate"]).startswith("D:20261121")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_of_others_find_nothing(language: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(papers.brochure(language))
    result = outloud.check(str(file))
    assert not result.error
    assert {finding.rule for finding in result.findings} <= WRONG_RULES


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_a_second_reader_reads_the_code(language: str) -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(papers.brochure(language)))
    pages = [page.render(scale=3).to_pil() for page in document]
    document.close()
    assert papers.ADDRESS in {code.data.decode() for page in pages for code in pyzbar.decode(page)}
