"""Reading text that people wrote, and writing a file so that it is whole or not there at all."""

import re
from pathlib import Path

from .problems import ContentError, Problem

_OURS = re.compile("[\ue000-\uf8ff]")
"""Private-use characters: some of them are marks of our own while a page is put together."""


def read_text(path: Path, file: str) -> str:
    """The text of a UTF-8 file. Raises ContentError, which names `file`, if it is saved as something else."""
    try:
        text = path.read_text(encoding="utf-8")
        if mark := _OURS.search(text):
            line = text.count("\n", 0, mark.start()) + 1
            how = "Skriv om raden för hand i stället för att klistra in den."
            raise ContentError(
                [
                    Problem(
                        file,
                        line,
                        "Raden har ett osynligt tecken.",
                        "Det betyder inget för en läsare.",
                        how,
                        rule="FIL-02",
                    )
                ]
            )
        return text
    except UnicodeDecodeError:
        how = "Spara filen som UTF-8, utan att ändra något annat."
        raise ContentError(
            [
                Problem(
                    file,
                    0,
                    "Filen är inte sparad som UTF-8.",
                    "Å, ä och ö skulle bli fel.",
                    how,
                    rule="FIL-01",
                )
            ]
        ) from None


def write_text(path: Path, text: str) -> bool:
    """Writes `text` beside `path` and puts it in its place. Gives whether anything is new."""
    if path.exists() and path.read_bytes() == text.encode():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)
    return True
