"""What WeasyPrint 70 leaves out of a tagged PDF, put right before the file is written.

These are patches over private functions, so the version is pinned to the digit, and a test reads each of them back from
a real PDF. Without them a screen reader gets a third of an Arabic text in the right order, no other language than the
document's, and addresses for links.

Rules are named as UA (ISO 14289-1, PDF/UA-1) and PDF (ISO 32000-1, PDF 1.7).
"""

import weasyprint

from . import accessible_links, accessible_tags, accessible_text

OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": True}
"""What `weasyprint.Document.write_pdf` must be told. The identifier is a checksum of the content; dates come from the
HTML's `dcterms.created` and `dcterms.modified` or are left out: the same input gives the same bytes."""

VERSION = "70.0"


def mend() -> None:
    """Put the patches in place, for this process. Call it before rendering; a second call changes nothing.

    Raises RuntimeError if WeasyPrint is not the version that they were made for.
    """
    if weasyprint.VERSION != VERSION:
        raise RuntimeError(f"accessible.py is made for WeasyPrint {VERSION}, not {weasyprint.VERSION}")
    for patches in (accessible_text.PATCHES, accessible_tags.PATCHES, accessible_links.PATCHES):
        for owner, name, replacement in patches:
            setattr(owner, name, replacement)
