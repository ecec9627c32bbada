"""Orders as gettext PO, for Poedit, OmegaT and translation platforms."""

import re
from pathlib import Path

import polib

from ..content.problems import ContentError, Problem
from .intake import refusal
from .order import Order, Row

_LINE = re.compile(
    r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgstr|msgid_plural|msgstr\[\d\])\s*)?"(?:[^"\\]|\\.)*"\s*)?', re.DOTALL
)
_HELPS = {"old": "Gammal översättning", "words": "Ord"}
"""Field → how its comment line begins; the text follows as PO writes texts, on one line."""


def write(order: Order, path: Path) -> None:
    """Writes the order; context, previous Swedish and old translation go where PO has places for them."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Language": order.tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Order-Language": order.language,
    }
    for row in order.rows:
        helps = [
            f'{name}: "{polib.escape(text)}"'
            for field, name in _HELPS.items()
            if (text := getattr(row, field))
        ]
        po.append(
            polib.POEntry(
                msgctxt=row.key,
                msgid=row.swedish,
                msgstr=row.translation,
                comment=row.kind,
                tcomment="\n".join(helps),
                previous_msgid=row.before or None,
            )
        )
    path.write_text(f"{po}\n", encoding="utf-8", newline="\n")


def read(path: Path, file: str) -> Order:
    """The order in a PO file. What the translator has marked as uncertain (fuzzy) counts as not translated."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise refusal(
            file, "Filen är inte sparad som UTF-8.", "Spara den igen med teckenkodning UTF-8."
        ) from None
    for number, line in enumerate(lines, 1):
        if not _LINE.fullmatch(line):
            raise _badly_written(file, number)
    try:
        po = polib.pofile(str(path), encoding="utf-8-sig")
    except (OSError, ValueError, IndexError) as error:
        found = re.search(r"line (\d+)", str(error))
        raise _badly_written(file, int(found[1]) if found else 0) from None
    language = po.metadata.get("X-Order-Language") or po.metadata.get("Language")
    if not language:
        how = "Kopiera raden X-Order-Language ur filens huvud i beställningen."
        raise refusal(file, "Filen säger inte vilket språk den gäller.", how)
    entries = [entry for entry in po if not entry.obsolete]
    why = "Datorn vet inte vilken sida texten hör till."
    how = "Kopiera raden msgctxt ur beställningen."
    if lost := [entry for entry in entries if not entry.msgctxt]:
        raise ContentError(Problem(file, e.linenum or 0, "Texten saknar msgctxt.", why, how) for e in lost)
    return Order(language, po.metadata.get("Language") or language, tuple(_row(entry) for entry in entries))


def _row(entry: polib.POEntry) -> Row:
    helps = {field: _help(name, entry.tcomment) for field, name in _HELPS.items()}
    return Row(
        key=entry.msgctxt or "",
        swedish=entry.msgid,
        before=entry.previous_msgid or "",
        translation="" if entry.fuzzy else entry.msgstr,
        kind=entry.comment,
        **helps,
    )


def _help(name: str, comment: str) -> str:
    found = re.search(rf'^{name}: "(.*)"$', comment, re.MULTILINE)
    return polib.unescape(found[1]) if found else ""


def _badly_written(file: str, line: int) -> ContentError:
    how = 'Varje text står inom citattecken på en egen rad: msgstr "…". Ett citattecken inne i texten skrivs \\"'
    return refusal(file, "Raden är inte skriven som i en PO-fil.", how, line)
