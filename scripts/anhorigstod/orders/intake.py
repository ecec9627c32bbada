"""Files from outside, looked at before any library opens them: too large, traps, or no file at all."""

import re
import zipfile
from pathlib import Path

from ..content.problems import ContentError, Problem

LARGEST = 50 * 2**20
"""Bytes that a file may hold, unpacked: some hundred times the largest order."""
MEMBERS = 2_000
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
"""Entities can swell without end or fetch files; no order needs any."""
_AGAIN = "Öppna den i programmet du översätter i och spara den igen i samma format."


def refusal(file: str, what: str, how: str, line: int = 0) -> ContentError:
    """The error that says why an order is not taken."""
    return ContentError([Problem(file, line, what, "Beställningen kan inte användas som den är.", how)])


def check_file(path: Path, file: str) -> None:
    """Refuses what is no file, and what is too large to be an order."""
    if not path.is_file():
        raise refusal(file, "Filen finns inte.", "Kontrollera namnet och mappen.")
    if path.stat().st_size > LARGEST:
        raise refusal(file, "Filen är för stor.", "Skicka bara beställningen, utan bilder och bilagor.")


def check_archive(path: Path, file: str) -> None:
    """Refuses an office file that unpacks to too much, or that is none.

    The sizes are those it declares; Python's zipfile never unpacks more than that.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MEMBERS or sum(member.file_size for member in members) > LARGEST:
                how = "Kopiera tabellen till ett nytt dokument och spara det."
                raise refusal(file, "Filen innehåller för mycket.", how)
            for member in members:
                check_xml(archive.read(member), file)
    except zipfile.BadZipFile:
        raise refusal(file, "Filen är skadad eller har fel format.", _AGAIN) from None


def check_xml(data: bytes, file: str) -> None:
    """Refuses XML that declares a document type or entities, in any encoding that our parsers know."""
    plain = data.replace(b"\0", b"")
    if plain.lstrip(b"\xef\xbb\xfe\xff \t\r\n").startswith(b"<") and _DECLARATION.search(plain):
        raise refusal(file, "Filen innehåller en dokumenttyp (DOCTYPE) eller egna tecken (ENTITY).", _AGAIN)
