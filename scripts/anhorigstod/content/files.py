"""Reading text that people wrote, and writing a file so that it is whole or not there at all."""

from pathlib import Path

from .problems import ContentError, Problem


def read_text(path: Path, file: str) -> str:
    """The text of a UTF-8 file. Raises ContentError, which names `file`, if it is saved as something else."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        how = "Spara filen som UTF-8, utan att ändra något annat."
        raise ContentError(
            [Problem(file, 0, "Filen är inte sparad som UTF-8.", "Å, ä och ö skulle bli fel.", how)]
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
