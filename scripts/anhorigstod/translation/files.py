"""Writing a file so that it is whole or not there at all."""

from pathlib import Path


def write_text(path: Path, text: str) -> bool:
    """Writes `text` beside `path` and puts it in its place. Gives whether anything is new."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)
    return True
