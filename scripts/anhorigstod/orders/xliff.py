"""Orders as XLIFF 1.2, for OmegaT, Trados and other tools of translation agencies."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import (
    Element,
    ElementTree,
    ParseError,
    SubElement,
    indent,
    parse,
    register_namespace,
)

from .intake import refusal
from .order import Order, Row

_XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LANGUAGE = "anhorigstod-language"
_NOTES = {"kind": "Vad", "words": "Ord"}
"""Field → who its note is from."""
_PREVIOUS = {"alttranstype": "previous-version", "origin": "anhorigstod"}


def write(order: Order, path: Path) -> None:
    """Writes the order; each catalogue is a `file`, and the old pair stands beside the new."""
    register_namespace("", _XLIFF)
    root = Element(_tag("xliff"), version="1.2")
    bodies: dict[str, Element] = {}
    for row in order.rows:
        if row.key not in bodies:
            bodies[row.key] = _body(root, row.key, order)
        _write_row(bodies[row.key], row)
    if not order.rows:
        _body(root, "-", order)
    indent(root)
    ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def read(path: Path, file: str) -> Order:
    """The order in an XLIFF file, with or without name space; the state of a translation does not matter."""
    try:
        root = parse(path).getroot()
    except ParseError as error:
        how = "Öppna den i programmet du översätter i och spara den igen som XLIFF 1.2."
        raise refusal(file, "Filen är inte skriven som XLIFF.", how, error.position[0]) from None
    files = root.findall("{*}file")
    if _local(root) != "xliff" or not files:
        raise refusal(file, "Filen är inte XLIFF 1.2.", "Spara den som XLIFF 1.2 (inte 2.0).")
    tag = files[0].get("target-language", "")
    notes = (note for note in files[0].iterfind("{*}header/{*}note") if note.get("from") == _LANGUAGE)
    language = next((_text(note).strip() for note in notes), tag)
    if not language:
        raise refusal(file, "Filen säger inte vilket språk den gäller.", "Fyll i target-language i filen.")
    return Order(language, tag or language, tuple(row for part in files for row in _rows(part, file)))


def _body(root: Element, key: str, order: Order) -> Element:
    attributes = {"source-language": "sv", "target-language": order.tag, "datatype": "plaintext"}
    part = SubElement(root, _tag("file"), {"original": key, **attributes, _SPACE: "preserve"})
    note = SubElement(SubElement(part, _tag("header")), _tag("note"), {"from": _LANGUAGE})
    note.text = order.language
    return SubElement(part, _tag("body"))


def _write_row(body: Element, row: Row) -> None:
    unit = SubElement(body, _tag("trans-unit"), {"id": row.id, _SPACE: "preserve"})
    SubElement(unit, _tag("source")).text = row.swedish
    state = "translated" if row.translation else "needs-translation" if row.old else "new"
    SubElement(unit, _tag("target"), state=state).text = row.translation
    for field, name in _NOTES.items():
        if text := getattr(row, field):
            SubElement(unit, _tag("note"), {"from": name}).text = text
    if row.before or row.old:
        previous = SubElement(unit, _tag("alt-trans"), {**_PREVIOUS, _SPACE: "preserve"})
        SubElement(previous, _tag("source")).text = row.before
        SubElement(previous, _tag("target")).text = row.old


def _rows(part: Element, file: str) -> Iterator[Row]:
    key = part.get("original", "")
    for unit in part.iterfind(".//{*}trans-unit"):
        if not key or unit.find("{*}source") is None:
            how = "Kopiera delen ur beställningen igen: file med original, trans-unit med source."
            raise refusal(file, f"Texten ”{unit.get('id', '')}” saknar sida eller svenska.", how)
        notes = {note.get("from"): _text(note) for note in unit.iterfind("{*}note")}
        old = next((a for a in unit.iterfind("{*}alt-trans") if _PREVIOUS.items() <= a.attrib.items()), None)
        yield Row(
            key=key,
            swedish=_text(unit.find("{*}source")),
            before=_text(old.find("{*}source")) if old is not None else "",
            old=_text(old.find("{*}target")) if old is not None else "",
            translation=_text(unit.find("{*}target")),
            **{field: notes.get(name, "") for field, name in _NOTES.items()},
        )


def _tag(name: str) -> str:
    return f"{{{_XLIFF}}}{name}"


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: Element | None) -> str:
    """All text in an element: tools wrap pieces of it in marks of their own."""
    return "".join(element.itertext()) if element is not None else ""
