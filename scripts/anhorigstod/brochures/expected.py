"""What must be true of a finished PDF: told by whoever made it, read by the audit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Expected:
    """One PDF as it should be."""

    title: str
    tag: str
    """BCP 47 tag of the document's language."""
    direction: str
    """"ltr" or "rtl"."""
    texts: tuple[str, ...]
    """The source's blocks in reading order, as plain text without list labels."""
    languages: frozenset[str]
    """Other languages that the source has, in `lang`."""
    pages: tuple[int, int]
    """Fewest and most."""
    page_size_mm: tuple[float, float]
    """Width and height."""
    qr: tuple[str, ...]
    """Addresses in QR codes; each must be there at least once."""
    phones: tuple[str, ...]
    """Phone numbers as they are shown, such as "040-628 04 00"."""
    fonts: frozenset[str]
    """Names with which the names of fonts begin. Any other font is the machine's own: it looks different elsewhere."""
