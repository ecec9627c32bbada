"""The last look at a finished PDF, before anybody gets it: every fault as a Swedish sentence.

The rules are those of PDF/UA-1 (ISO 14289-1) that a program can check, and what we promise besides: the text is read in
order in every script, the QR code leads to the right address, phone numbers stand the right way round.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf

from . import audit_content, audit_document, audit_layout, audit_tags, audit_text
from .examined import Examined
from .expected import Expected
from .reading import read

__all__ = ["Expected", "audit"]

LINES = re.compile(r"\s*\n\s*")
"""What would make two lines of a sentence that quotes something broken."""
CHECKS: tuple[Callable[[Examined], Iterator[str]], ...] = (
    *audit_document.CHECKS,
    *audit_content.CHECKS,
    *audit_tags.CHECKS,
    *audit_text.CHECKS,
    *audit_layout.CHECKS,
)


def audit(path: Path, expected: Expected) -> list[str]:
    """Everything in the file that is not as it should be; an empty list if it can be published.

    Raises nothing for a malformed file: that it cannot be read is a fault like others. Raises OSError if there is none.
    """
    data = path.read_bytes()
    try:
        with pikepdf.open(path) as pdf:
            examined = Examined(pdf, data, read(pdf), expected)
            faults = [fault for check in CHECKS for fault in _result(check, examined)]
            faults += [f"Filen är skadad: {warning}." for warning in pdf.get_warnings()]
            return [LINES.sub(" ", fault) for fault in faults]
    except pikepdf.PasswordError:
        return ["Filen är låst med lösenord."]
    except Exception as error:  # whatever a broken file makes a reader stumble over
        return [f"Filen går inte att läsa: {_told(error)}."]


def _result(check: Callable[[Examined], Iterator[str]], examined: Examined) -> list[str]:
    try:
        return list(check(examined))
    except Exception as error:  # as above: the other checks still have something to say
        return [f"Kontrollen ”{check.__name__}” gick inte att göra, filen är trasig: {_told(error)}."]


def _told(error: Exception) -> str:
    return " ".join(f"{type(error).__name__} {error}".split()).rstrip(".")
