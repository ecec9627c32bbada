"""Where brochures are on the site and what their files are called."""

from ..content.kinds import Brochure
from ..translation.languages import Language
from .formats import Format


def brochure_address(brochure: Brochure) -> str:
    """The brochure's own page, below its language: `broschyrer/avlosning/`."""
    return f"broschyrer/{brochure.id.replace('_', '-')}/"


def file_name(
    brochure: Brochure, format: Format, language: Language, place: str = "", imposed: bool = False
) -> str:
    """A finished sheet: `avlosning-trifold-ar.pdf`. `imposed`: as the print shop's sheet; `place`: for the pile there."""
    parts = (brochure.id, f"{format.id}-tryck" if imposed else format.id, language.id, place)
    return "-".join(part.replace("_", "-") for part in parts if part) + ".pdf"
