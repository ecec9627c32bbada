"""Strict reading of tags and text, on small PDFs written by hand."""

import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from anhorigstod.brochures.reading import Element, Reading, Reference, read, text_of
from anhorigstod.brochures.streams import Font

LETTERS = b"""1 begincodespacerange <00> <ff> endcodespacerange
4 beginbfchar <41> <0041> <42> <0042> <66> <00660069> <67> <D835DD0A> endbfchar
3 beginbfrange <61> <63> <0061> <31> <33> [<0078> <0079> <007A>] <20> <20> <0020> endbfrange"""
"""A B are themselves, f is the ligature fi, g is beyond the first plane, a-c are a range, 1-3 are x y z."""


class Paper:
    """A PDF of one page: its content, and tags as nested tuples of a type and kids (or entries and kids)."""

    def __init__(
        self, content: str, *tags: object, language: str = "sv", form: str = "", roles: object = None
    ):
        self.pdf = pikepdf.new()
        self.pdf.add_blank_page(page_size=(100, 100))
        self.page = self.pdf.pages[0].obj
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Prov"))
        font.ToUnicode = self.pdf.make_stream(LETTERS)
        known = Dictionary(P1=Dictionary(MCID=0, ActualText=String("ord")))
        self.page.Resources = Dictionary(
            Font=Dictionary(F=self.pdf.make_indirect(font), G=Dictionary(Subtype=Name.Type1)),
            Properties=known,
        )
        drawn = self.pdf.make_stream(form.encode())
        drawn.Subtype, drawn.Resources = Name.Form, self.page.Resources
        self.page.Resources.XObject = Dictionary(X=drawn)
        self.page.Contents = self.pdf.make_stream(content.encode())
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        if roles is not None:
            tree.RoleMap = roles
        tree.K = Array([self.tag(*tag) for tag in tags])  # type: ignore[misc]
        self.pdf.Root.StructTreeRoot = tree
        self.pdf.Root.Lang = String(language)

    def tag(self, name: str, *kids: object, **entries: object) -> pikepdf.Object:
        own = [kid for kid in kids if isinstance(kid, dict)]
        listed = [
            self.tag(*kid) if isinstance(kid, tuple) else kid for kid in kids if not isinstance(kid, dict)
        ]
        made = Dictionary(Type=Name.StructElem, S=Name(f"/{name}"), Pg=self.page, K=Array(listed))
        for key, value in {key: value for one in own for key, value in one.items()}.items():
            made[f"/{key}"] = value
        return self.pdf.make_indirect(made)

    @property
    def reading(self) -> Reading:
        return read(self.pdf)


def show(text: str, mcid: int = 0, more: str = "") -> str:
    return f"/Span <</MCID {mcid} {more}>> BDC BT /F 1 Tf ({text}) Tj ET EMC "


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (show("AB ab"), "AB ab"),
        (show("Af"), "Afi"),
        (show("g"), "\U0001d50a"),
        (show("123"), "xyz"),
        (show("AZ"), "A\ufffd"),
        (show("AB", more="/ActualText (ba)"), "ba"),
        (show("AB", more="/ActualText <FEFF0645>"), "م"),
        ("/Span /P1 BDC BT /F 1 Tf (A) Tj ET EMC", "ord"),
        ("/Span <</MCID 0>> BDC BT /F 1 Tf [(A) -20 (B)] TJ ET EMC", "AB"),
        ("/Span <</MCID 0>> BDC BT /F 1 Tf (A) ' 1 1 (B) \" ET EMC", "AB"),
        ("/Span <</MCID 0>> BDC BT /F 1 Tf /ReversedChars BMC (ba) Tj (c) Tj EMC ET EMC", "abc"),
        ("/Span <</MCID 0>> BDC BT /F 1 Tf (A) Tj /Span <</ActualText (x)>> BDC (B) Tj EMC ET EMC", "Ax"),
        ("/Span <</MCID 0>> BDC BT /F 1 Tf (A) Tj /Artifact BMC (B) Tj EMC ET EMC", "A"),
        ("/Span <</MCID 0>> BDC q /F 1 Tf q /G 1 Tf Q BT (A) Tj ET Q BT (B) Tj ET EMC", "A"),
        ("/Span <</MCID 0>> BDC BT /F 1 Tf (A) Tj ET EMC /Span <</MCID 0>> BDC BT (B) Tj ET EMC", "AB"),
        (show("A") + "BT (B) Tj ET", "A"),
        (show("A") + "/Artifact BMC BT (B) Tj ET EMC", "A"),
    ],
)
def test_marked_text(content: str, text: str) -> None:
    assert text_of(Paper(content, ("P", 0)).pdf) == text


def test_order_is_that_of_the_tags() -> None:
    paper = Paper(show("a", 0) + show("b", 1) + show("c", 2), ("P", 2), ("P", 0, 1))
    assert text_of(paper.pdf) == "c\nab"


def test_text_on_a_tag_goes_before_all_that_is_under_it() -> None:
    paper = Paper(show("a", 0) + show("b", 1), ("P", 1, ("Span", {"ActualText": String("ord")}, 0)))
    assert text_of(paper.pdf) == "bord"


@pytest.mark.parametrize(
    ("tags", "text"),
    [
        ((("P", 0), ("P", 1)), "a\nb"),
        ((("P", ("Span", 0), ("Link", 1)),), "ab"),
        ((("P", 0, ("Div", 1)),), "a\nb"),
        ((("TR", ("TD", 0), ("TD", 1)),), "a\nb"),
        ((("Figure", {"Alt": String("bild")}, 0), ("P", 1)), "a\nb"),
    ],
)
def test_blocks_are_lines(tags: tuple[object, ...], text: str) -> None:
    assert text_of(Paper(show("a", 0) + show("b", 1), *tags).pdf) == text


def test_labels_of_lists_are_said_on_demand() -> None:
    paper = Paper(show("1 ", 0) + show("a", 1), ("L", ("LI", ("Lbl", 0), ("LBody", 1))))
    assert paper.reading.text() == "a"
    assert paper.reading.text(labels=True) == "x\na"


def test_types_are_those_that_the_roles_lead_to() -> None:
    roles = Dictionary(Stycke=Name.Text, Text=Name.P, A=Name.B, B=Name.A)
    paper = Paper(show("a"), ("Stycke", 0), ("Rad",), ("A",), roles=roles)
    assert [element.type for element in paper.reading.elements][:2] == ["P", "Rad"]
    assert paper.reading.elements[2].type in ("A", "B"), "a circle is not followed for ever"


def test_languages_are_inherited() -> None:
    paper = Paper(
        "", ("P", {"Lang": String("ar")}, ("Span", ("Span", {"Lang": String("sv")}))), ("P",), language="fi"
    )
    assert [element.language for element in paper.reading.elements] == ["ar", "ar", "sv", "fi"]


def test_attributes_are_found_wherever_they_stand() -> None:
    listed = Array([Dictionary(O=Name.Layout), 0, Dictionary(O=Name.Table, Scope=Name.Row)])
    paper = Paper(
        "", ("TH", {"A": Dictionary(O=Name.Table, Scope=Name.Column)}), ("TH", {"A": listed}), ("TH",)
    )
    scopes = [element.attribute("/Scope") for element in paper.reading.elements]
    assert scopes == [Name.Column, Name.Row, None]


def test_objects_and_marks_of_other_pages_are_followed() -> None:
    paper = Paper(show("a"), ("P",))
    link = paper.pdf.make_indirect(Dictionary(Subtype=Name.Link))
    mark = Dictionary(Type=Name.MCR, Pg=paper.page, MCID=0)
    element = paper.pdf.Root.StructTreeRoot.K[0]
    del element.Pg
    element.K = Array([Dictionary(Type=Name.OBJR, Obj=link), mark])
    (found,) = paper.reading.elements
    assert isinstance(found.kids[0], Reference) and found.kids[0].target.objgen == link.objgen
    assert text_of(paper.pdf) == "a"


def test_a_tree_within_itself_ends() -> None:
    paper = Paper(show("a"), ("P", 0))
    element = paper.pdf.Root.StructTreeRoot.K[0]
    element.K.append(element)
    assert set(text_of(paper.pdf).split("\n")) == {"a"}


def test_without_tags_nothing_is_said() -> None:
    paper = Paper(show("a"))
    del paper.pdf.Root["/StructTreeRoot"]
    assert text_of(paper.pdf) == "" and paper.reading.elements == ()


def test_what_has_no_mark_is_counted() -> None:
    content = (
        "0 0 9 9 re f BT /F 1 Tf (A) Tj ET /Artifact BMC 0 0 9 9 re f BT (B) Tj ET EMC "
        + show("a")
        + "0 0 9 9 re n"
    )
    (page,) = Paper(content, ("P", 0)).reading.pages
    assert (page.loose_text, page.loose_paint, page.mixed, page.unbalanced) == (1, 1, 0, False)
    assert page.drawn == ["A", "a"]


@pytest.mark.parametrize(
    ("content", "mixed", "unbalanced"),
    [
        ("/Artifact BMC /Span <</MCID 0>> BDC EMC EMC", 1, False),
        ("/Span <</MCID 0>> BDC /Artifact BMC EMC EMC", 1, False),
        ("/Span <</MCID 0>> BDC EMC EMC", 0, True),
        ("/Span <</MCID 0>> BDC", 0, True),
        ("/P BMC /Span <</MCID 0>> BDC EMC EMC", 0, False),
    ],
)
def test_marks_that_are_wrong_are_counted(content: str, mixed: int, unbalanced: bool) -> None:
    (page,) = Paper(content, ("P", 0)).reading.pages
    assert (page.mixed, page.unbalanced) == (mixed, unbalanced)


def test_forms_are_read_where_they_are_drawn() -> None:
    paper = Paper("/Span <</MCID 0>> BDC /X Do EMC", ("P", 0), form="BT /F 1 Tf (ab) Tj ET /X Do")
    assert text_of(paper.pdf) == "ab", "one that draws itself is not followed for ever"
    (page,) = Paper("/X Do", ("P", 0), form=show("a")).reading.pages
    assert (page.marks_in_forms, page.loose_paint) == (1, 1)


@pytest.mark.parametrize(
    ("encoding", "shown", "missing"),
    [
        (None, b"\x00\x00\x00\x41", {"\ufffd"}),
        (b"1 begincidchar <0041> 0\n<0042> 3 endcidchar", b"\x00\x41\x00\x42", {"A"}),
        (b"1 begincidchar <0041> 10\n<0042> 3 endcidchar", b"\x00\x41\x00\x42", set()),
    ],
)
def test_glyphs_that_a_font_lacks_are_found(encoding: bytes | None, shown: bytes, missing: set[str]) -> None:
    with pikepdf.new() as pdf:
        own = Dictionary(Subtype=Name.Type0, Encoding=Name("/Identity-H"), ToUnicode=pdf.make_stream(LETTERS))
        if encoding is not None:
            own.Encoding = pdf.make_stream(encoding)
        font = Font(own)
        font.text(shown)
    assert font.missing == missing


def test_walking_gives_each_tag_once_in_order() -> None:
    paper = Paper("", ("Sect", ("H1",), ("P", ("Span",))), ("P",))
    assert (
        re.sub(r"\W+", " ", str([tag.type for tag in paper.reading.elements])).split()
        == "Sect H1 P Span P".split()
    )
    assert isinstance(paper.reading.root, Element) and paper.reading.root.type == ""
