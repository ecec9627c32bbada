"""The audit: a good brochure has no fault, and every fault is found when a good one is spoilt."""

import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from anhorigstod.brochures.audit import Expected, audit
from tests.brochures import papers

Spoil = Callable[[pikepdf.Pdf], None]


def elements(pdf: pikepdf.Pdf, name: str) -> Iterator[Any]:
    """Tags of a type, found without the code that is tested."""
    return (own for own in pdf.objects if isinstance(own, pikepdf.Dictionary) and own.get("/S") == f"/{name}")


def first(pdf: pikepdf.Pdf, name: str) -> Any:
    return next(elements(pdf, name))


def change(pdf: pikepdf.Pdf, old: bytes, new: bytes, count: int = 1) -> None:
    """Replace a part of a page's content that must be there."""
    for page in pdf.pages:
        content = page.Contents.read_bytes()
        if re.search(old, content):
            page.Contents = pdf.make_stream(re.sub(old, new, content, count=count))
            return
    raise AssertionError(old)


def add(pdf: pikepdf.Pdf, content: bytes) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + content)


def without(name: str, key: str) -> Spoil:
    """Drop an entry of the first tag of a type."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        del first(pdf, name)[key]

    return spoil


def entry(name: str, key: str, value: object) -> Spoil:
    """Set an entry of the first tag of a type."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        first(pdf, name)[key] = value

    return spoil


def all_named(old: str, new: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        for own in list(elements(pdf, old)):
            own.S = Name(f"/{new}")

    return spoil


def root(key: str, value: object = None) -> Spoil:
    """Set an entry of the catalogue, or drop it."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        if value is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = value

    return spoil


def link(key: str, value: object = None) -> Spoil:
    """Set an entry of the first link annotation, or drop it."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        annotation = pdf.pages[0].obj.Annots[0]
        if value is None:
            del annotation[key]
        else:
            annotation[key] = value

    return spoil


def page(key: str, value: object = None) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        if value is None:
            del pdf.pages[0].obj[key]
        else:
            pdf.pages[0].obj[key] = value

    return spoil


def font(change: Callable[[Any], None]) -> Spoil:
    """Spoil every font."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        for own in pdf.pages[0].obj.Resources.Font.values():
            change(own)

    return spoil


def metadata(key: str, value: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as found:
            found[key] = value

    return spoil


def kid(name: str, new: str) -> Spoil:
    """Give the first kid of the first tag of a type another type."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        first(pdf, name).K[0].S = Name(f"/{new}")

    return spoil


def title_gone(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = String("Annan")


def say_twice(pdf: pikepdf.Pdf) -> None:
    span = next(own for own in elements(pdf, "Span") if isinstance(own.K[0], int))
    span.K.append(span.K[0])


def say_nothing(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H1").K = Array([])


def heading(level: int) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        first(pdf, "H2").S = Name(f"/H{level}" if level else "/H")

    return spoil


def unembedded(own: Any) -> None:
    del own.DescendantFonts[0].FontDescriptor["/FontFile2"]


def unmapped(own: Any) -> None:
    if "/ToUnicode" in own:
        del own["/ToUnicode"]


def renamed(own: Any) -> None:
    own.BaseFont = Name("/ABCDEF+DejaVu-Sans")


def unlabelled(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LI").K[-1].S = Name.Lbl


def item_alone(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].K.append(first(pdf, "LI"))
    del pdf.Root.StructTreeRoot.K[0].K[-1].P
    first(pdf, "L").K = Array(list(first(pdf, "L").K)[1:])


def unclickable(pdf: pikepdf.Pdf) -> None:
    own = first(pdf, "Link")
    own.K = Array([kid for kid in own.K if isinstance(kid, int) or kid.get("/Type") != "/OBJR"])


def disordered(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K[0].K
    pdf.Root.StructTreeRoot.K[0].K = Array(list(kids)[:3] + list(kids)[:2:-1])


def long_content(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].K.append(
        pdf.make_indirect(Dictionary(S=Name.P, K=99, Pg=pdf.pages[0].obj, P=pdf.Root.StructTreeRoot.K[0]))
    )


def whited_code(pdf: pikepdf.Pdf) -> None:
    add(pdf, b"\n/Artifact BMC 1 1 1 rg 0 0 420 1200 re f EMC")
    for number in range(1, len(pdf.pages)):
        content = pdf.pages[number].Contents.read_bytes()
        pdf.pages[number].Contents = pdf.make_stream(
            content + b"\n/Artifact BMC 1 1 1 rg 0 0 420 1200 re f EMC"
        )


def mapped(character: str) -> Spoil:
    """Let a font say another character for a letter."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        for own in pdf.pages[0].obj.Resources.Font.values():
            table = own.ToUnicode.read_bytes()
            code = f"<{character.encode('utf-16-be').hex()}>".encode()
            own.ToUnicode = pdf.make_stream(re.sub(rb"<0044>", code, table, flags=re.I))

    return spoil


def boxes(pdf: pikepdf.Pdf) -> None:
    """Let a font show the box for a missing glyph where a "c" should be."""
    for own in pdf.pages[0].obj.Resources.Font.values():
        own.Encoding = pdf.make_stream(b"1 begincidchar\n<0044> 0\nendcidchar")


def in_a_form(pdf: pikepdf.Pdf) -> None:
    drawn = pdf.make_stream(b"/Span <</MCID 0>> BDC EMC")
    drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    pdf.pages[0].obj.Resources.XObject["/Xa"] = drawn
    add(pdf, b"\n/Artifact BMC /Xa Do EMC")


SPOILT: list[tuple[str, Spoil, str]] = [
    ("dc title", metadata("dc:title", "Annan"), "Titeln i filens metadata är ”Annan”, men ska vara ”Stöd till dig"),
    ("info title", title_gone, "Titeln i filens egenskaper är ”Annan”"),
    ("no part", metadata("pdfuaid:part", "2"), "Filen säger inte att den följer PDF/UA-1"),
    ("no metadata", root("/Metadata"), "Titeln i filens metadata är ””"),
    ("title shown", root("/ViewerPreferences", Dictionary()), "Filen visar inte sin titel"),
    ("direction", root("/ViewerPreferences", Dictionary(DisplayDocTitle=True, Direction=Name.R2L)), "åt fel håll (R2L)"),
    ("language", root("/Lang", String("fi")), "Dokumentets språk är ”fi”, men ska vara ”sv”."),
    ("no language", root("/Lang"), "Dokumentets språk är ””"),
    ("page count", lambda pdf: pdf.pages.extend([pdf.pages[0]] * 3), "men ska vara 1–2."),
    ("page size", page("/TrimBox", Array([0, 0, 100, 100])), "Sidan 1 är 35 × 35 mm, men ska vara 148 × 210 mm."),
    ("open action", root("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))), "Filen gör något när den öppnas"),
    ("actions", root("/AA", Dictionary()), "Filen gör något när den öppnas"),
    ("page action", page("/AA", Dictionary()), "Sidan 1 gör något när den visas"),
    ("javascript", root("/Names", Dictionary(JavaScript=Dictionary())), "Filen innehåller JavaScript."),
    ("attachment", root("/Names", Dictionary(EmbeddedFiles=Dictionary())), "Filen har bilagor."),
    ("link action", link("/A", Dictionary(S=Name.Launch)), "En länk på sidan 1 gör något annat än att leda"),
    ("link extra", link("/AA", Dictionary()), "En länk på sidan 1 gör något annat än att leda"),
    ("link scheme", link("/A", Dictionary(S=Name.URI, URI=String("file:///a"))), "leder till ”file:///a”, som inte är"),
    ("link to nothing", link("/A"), "En länk på sidan 1 leder ingenstans."),
    ("loose text", lambda pdf: change(pdf, rb"/Span\s+<</MCID 0>>\s+BDC", b"/Span BMC"), "har text som varken är taggad"),
    ("loose paint", lambda pdf: add(pdf, b"\n0 0 9 9 re f"), "Sidan 1 har bilder eller linjer som varken är taggade"),
    ("mixed", lambda pdf: add(pdf, b"\n/Artifact BMC /P <</MCID 0>> BDC EMC EMC"), "Sidan 1 har utsmyckning inuti"),
    ("unbalanced", lambda pdf: add(pdf, b"\n/Artifact BMC"), "markeringar som inte börjar och slutar"),
    ("form", in_a_form, "Sidan 1 har innehåll som taggarna inte når"),
    ("untagged", lambda pdf: add(pdf, b"\n/P <</MCID 99>> BDC EMC"), "innehåll som inte finns bland taggarna (nummer 99)"),
    ("no content", long_content, "En tagg pekar på innehåll som inte finns (sidan 1, nummer 99)."),
    ("twice", say_twice, "läses upp två gånger"),
    ("parent tree", page("/StructParents", 77), "Sidan 1 hittar inte tillbaka till sina taggar"),
    ("no parents", lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/ParentTree"), "Sidan 1 hittar inte tillbaka"),
    ("unembedded", font(unembedded), "Typsnittet ”Latin” finns inte i filen."),
    ("unmapped", font(unmapped), "säger inte vilka bokstäver det visar (ToUnicode)"),
    ("font", font(renamed), "Typsnittet ”DejaVu-Sans” är datorns eget"),
    ("missing glyph", boxes, "Tecknet ”c” saknas i typsnittet ”Latin” och syns som en tom ruta."),
    ("unmarked", root("/MarkInfo"), "Filen säger inte att den är taggad"),
    ("no tree", root("/StructTreeRoot"), "Filen har inga taggar."),
    ("tag", all_named("Div", "Ruta"), "Taggen ”Ruta” är inte en standardtagg."),
    ("span language", entry("H1", "/Lang", String("svenska språket")), "som inte är en giltig språkkod"),
    ("no H1", all_named("H1", "P"), "Det ska finnas en huvudrubrik (H1), men det finns 0."),
    ("two H1", heading(1), "Det ska finnas en huvudrubrik (H1), men det finns 2."),
    ("skipped level", heading(4), "Rubriken ”Någon att prata med” har nivå 4, men rubriken före har nivå 1."),
    ("no level", heading(0), "Rubriken ”Någon att prata med” har ingen nivå"),
    ("empty heading", say_nothing, "En rubrik är tom."),
    ("no alt", without("Figure", "/Alt"), "En bild saknar beskrivning"),
    ("blank alt", entry("Figure", "/Alt", String(" ")), "En bild saknar beskrivning"),
    ("no box", without("Figure", "/A"), "En bild säger inte var på sidan den är"),
    ("no scope", without("TH", "/A"), "Rubrikcellen ”När” säger inte om den gäller en rad eller en kolumn."),
    ("no header cells", all_named("TH", "TD"), "En tabell har inga rubrikceller."),
    ("no rows", all_named("TR", "Div"), "En tabell har inga rader."),
    ("row", kid("TR", "P"), "En tabellrad innehåller taggen P, men får bara innehålla TH och TD."),
    ("numbering", without("L", "/A"), "En lista säger inte hur den är numrerad."),
    ("list", kid("L", "P"), "En lista innehåller taggen P, men får bara innehålla LI och Caption."),
    ("item", kid("LI", "P"), "En listpunkt innehåller taggen P, men får bara innehålla Lbl och LBody."),
    ("no body", unlabelled, "har inget innehåll (LBody)"),
    ("item alone", item_alone, "En listpunkt står utanför alla listor."),
    ("no object", unclickable, "går inte att klicka på (OBJR saknas)"),
    ("link untagged", unclickable, "En länk på sidan 1 är inte taggad som länk."),
    ("contents", link("/Contents"), "En länk på sidan 1 saknar beskrivning."),
    ("blank contents", link("/Contents", String(" ")), "En länk på sidan 1 saknar beskrivning."),
    ("parent", link("/StructParent"), "En länk på sidan 1 hittar inte tillbaka"),
    ("other annotation", link("/Subtype", Name.Text), "något annat än länkar att klicka på (/Text)"),
    ("tabs", page("/Tabs"), "Länkarna på sidan 1 nås inte i läsordning"),
    ("order", disordered, " % av texten läses upp rätt och i rätt ordning. Stycken är i fel ordning"),
    ("text", entry("H1", "/ActualText", String("?")), "Det börjar vid ”Stöd till dig som anhörig”."),
    ("replacement", mapped("\ufffd"), "Texten har ett tecken som ingen annan känner till (U+FFFD)."),
    ("private use", mapped("\ue000"), "Texten har ett tecken som ingen annan känner till (U+E000)."),
    ("code", whited_code, f"Ingen QR-kod leder till {papers.ADDRESS}."),
]  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "broschyr.pdf"


def faults_of(file: Path, data: bytes, expected: Expected) -> list[str]:
    file.write_bytes(data)
    return audit(file, expected)


@pytest.mark.parametrize("language", papers.WORDS)
def test_a_good_brochure_has_no_fault(language: str, file: Path) -> None:
    assert faults_of(file, papers.brochure(language), papers.expected(language)) == []


@pytest.mark.parametrize(
    ("spoil", "fault"), [row[1:] for row in SPOILT if row[2]], ids=[row[0] for row in SPOILT if row[2]]
)
def test_what_is_spoilt_is_found(spoil: Spoil, fault: str, file: Path) -> None:
    with papers.opened(papers.brochure("sv")) as pdf:
        spoil(pdf)
        pdf.save(file)
    faults = audit(file, papers.expected("sv"))
    assert any(fault in found for found in faults), faults
    assert not any("Kontrollen" in found for found in faults), faults


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"title": "Annan"}, "men ska vara ”Annan”."),
        ({"direction": "rtl"}, "Filen bläddras åt fel håll (L2R)."),
        ({"languages": frozenset({"ar"})}, "Språket ”ar” finns i texten, men ingen tagg säger det."),
        ({"pages": (5, 5)}, "men ska vara 5."),
        (
            {"qr": (papers.ADDRESS, "https://exempel.se/annan")},
            "Ingen QR-kod leder till https://exempel.se/annan.",
        ),
        ({"phones": ("040-628 04 01",)}, "Telefonnumret ”040-628 04 01” läses inte upp."),
        ({"fonts": frozenset({"Sheet Latin"})}, "Typsnittet ”Latin” är datorns eget, inte broschyrernas."),
        ({"texts": ("Något helt annat",)}, "Bara 0,0 % av texten läses upp rätt"),
    ],
)
def test_what_was_not_expected_is_found(changed: dict[str, Any], fault: str, file: Path) -> None:
    faults = faults_of(file, papers.brochure("sv"), replace(papers.expected("sv"), **changed))
    assert any(fault in found for found in faults), faults


def test_names_of_fonts_may_have_spaces(file: Path) -> None:
    with papers.opened(papers.brochure("sv")) as pdf:
        for own in pdf.pages[0].obj.Resources.Font.values():
            own.BaseFont = Name("/ABCDEF+Sheet-Latin-Bold")
        pdf.save(file)
    assert audit(file, replace(papers.expected("sv"), fonts=frozenset({"Sheet Latin"}))) == []


def spoilt_html(file: Path, language: str, old: str, new: str) -> list[str]:
    source = papers.document(language)
    assert old in source
    return faults_of(file, papers.render(source.replace(old, new)), papers.expected(language))


def test_a_phone_number_the_wrong_way_round_is_found(file: Path) -> None:
    """Without the isolation, Arabic turns the groups of digits round on paper; what is heard stays right."""
    faults = spoilt_html(file, "ar", "<bdi dir='ltr'>", "<bdi dir='rtl'>")
    assert faults == [f"Telefonnumret ”{papers.PHONE}” står inte från vänster till höger på papperet."]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<h2>", "<h2 style='opacity:.5'>", "Sidan 1 har innehåll som taggarna inte når"),
        ("<h2>", "<h2 aria-hidden='true'>", " % av texten läses upp rätt"),
        ("<h1>", "<p hidden>", "Det ska finnas en huvudrubrik (H1), men det finns 0."),
        (" alt=\"QR-kod till webbplatsen\"", "", "En bild saknar beskrivning"),
        ("<em>", "<em style='font-family:monospace'>", "är datorns eget, inte broschyrernas."),
        ("https://exempel.se/sv", "javascript:alert(1)", "leder till ”javascript:alert(1)”"),
        ("https://exempel.se/sv", "#borta", "går inte att klicka på"),
        ("size: A5", "size: A6", "Sidan 1 är 105 × 148 mm, men ska vara 148 × 210 mm."),
        ("<h2>", "<h2 style='margin-top: -1.5em'>", "står på varandra."),
        ("<h2>", "<h2 style='margin-left: -40mm'>", "står delvis utanför papperet."),
        ("<html lang=\"sv\"", "<html lang=\"se\"", "Dokumentets språk är ”se”, men ska vara ”sv”."),
    ],
)  # fmt: skip
def test_bad_html_is_found(old: str, new: str, fault: str, file: Path) -> None:
    faults = spoilt_html(file, "sv", old, new)
    assert any(fault in found for found in faults), faults


def test_what_weasyprint_makes_on_its_own_is_refused(file: Path) -> None:
    faults = faults_of(file, papers.render_bare(papers.document("ar")), papers.expected("ar"))
    for fault in (
        "åt fel håll",
        "inte finns bland taggarna",
        "säger inte hur den är numrerad",
        "läses upp rätt",
    ):
        assert any(fault in found for found in faults), fault


# ------------------------------------------------------------------------------------------------------------ broken files


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"hej", b"\0" * 1000], ids=["empty", "head", "text", "zeros"]
)
def test_what_is_no_pdf_is_told(data: bytes, file: Path) -> None:
    (fault,) = faults_of(file, data, papers.expected("sv"))
    assert fault.startswith("Filen går inte att läsa: PdfError")


def test_a_cut_file_is_told(file: Path) -> None:
    good = papers.brochure("sv")
    for share in range(1, 10):
        assert faults_of(file, good[: len(good) * share // 10], papers.expected("sv"))


def test_a_damaged_file_is_told(file: Path) -> None:
    """qpdf mends what it can; that it had to is a fault."""
    good = papers.brochure("sv")
    position = good.rindex(b"startxref")
    faults = faults_of(file, good[:position] + b"startxref\n7\n%%EOF\n", papers.expected("sv"))
    assert any(fault.startswith("Filen är skadad: ") for fault in faults)


@pytest.mark.parametrize(
    ("owner", "user", "fault"), [("a", "b", "låst med lösenord"), ("a", "", "är krypterad")]
)
def test_a_locked_file_is_told(owner: str, user: str, fault: str, file: Path) -> None:
    with papers.opened(papers.brochure("sv")) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner=owner, user=user))
    assert any(fault in found for found in audit(file, papers.expected("sv")))


def test_a_file_that_is_not_there_is_the_callers_fault(file: Path) -> None:
    with pytest.raises(OSError):
        audit(file, papers.expected("sv"))


@pytest.mark.parametrize("seed", range(8))
def test_nonsense_anywhere_makes_no_traceback(seed: int, file: Path) -> None:
    """Entries of objects are replaced at random, a few at a time; whatever comes of it is told in sentences."""
    rng = random.Random(seed)
    nonsense = [1, -1, Name.Nonsense, String("x"), Array([1, Name.X]), Dictionary(), True]
    for _ in range(10):
        with papers.opened(papers.brochure("sv")) as pdf:
            owners = [own for own in pdf.objects if isinstance(own, pikepdf.Dictionary) and own.keys()]
            for own in rng.sample(owners, 3):
                own[rng.choice(sorted(own.keys()))] = rng.choice(nonsense)
            try:
                pdf.save(file)
            except Exception:
                continue  # too broken to be written
        for fault in audit(file, papers.expected("sv")):
            assert fault.endswith(".") and "\n" not in fault


def test_it_is_quick(file: Path) -> None:
    file.write_bytes(papers.brochure("ar"))
    times = []
    for _ in range(3):
        start = time.process_time()
        audit(file, papers.expected("ar"))
        times.append(time.process_time() - start)
    assert min(times) < 0.3
