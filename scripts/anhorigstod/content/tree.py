"""The files themselves, before anybody reads them: names, kinds, sizes, pictures that act, signs that nobody sees.

MkDocs publishes every file that it finds in `docs/`. What stands here is therefore the list of what may be published, and
it is asked in every build, not only when a pull request is checked.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .files import read_text
from .picture_files import PICTURES, bad_picture
from .problems import ContentError, Problem, shown
from .signs import hidden_sign, lookalike_in_latin

NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
TEXTS = (".md", ".yml", ".po", ".txt")
OTHERS = (".mp3",)
"""Recordings, whose size is recordings.py's business."""
ALLOWED = (*TEXTS, *PICTURES, *OTHERS)
LARGEST_TEXT = 500_000
"""Bytes: ten times the longest page, three times the longest catalogue."""
JOINERS = "\u200c\u200d"
"""Persian, Kurdish and Arabic are written with them; which language may is a rule of translations (OVS)."""


def bad_files(folders: list[Path], root: Path) -> list[Problem]:
    """What is wrong with the files below `folders`, which lie below `root`."""
    return [problem for folder in folders for problem in _walk([folder], root, folder.name == "translations")]


def _walk(paths: Iterable[Path], root: Path, translated: bool) -> Iterator[Problem]:
    for path in paths:
        file = path.relative_to(root).as_posix()
        if path.is_symlink() or (path.exists() and not (path.is_file() or path.is_dir())):
            what, why = (
                "Det är en genväg till en annan fil, ingen fil.",
                "Den kan visa något som inte är menat för alla.",
            )
            yield Problem(shown(file), 0, what, why, "Lägg filen själv här i stället.", "FIL-04")
        elif not NAME.fullmatch(path.name):
            why = "Filens namn blir en adress, eller så är filen dold för den som granskar."
            how = "Använd bara a–z, siffror och bindestreck. Ta bort filer som datorn själv har lagt dit (.DS_Store)."
            yield Problem(shown(file), 0, "Filnamnet går inte att använda.", why, how, "FIL-03")
        elif not path.exists():
            continue
        elif path.is_dir():
            yield from _walk(sorted(path.iterdir()), root, translated)
        else:
            yield from bad_file(path, file, translated)


def bad_file(path: Path, file: str, translated: bool = False) -> Iterator[Problem]:
    """What is wrong with one file; `translated`: it may hold any script."""
    kind, size = path.suffix, path.stat().st_size
    if kind not in ALLOWED:
        why = "Allt i docs/ hamnar på webbplatsen. Andra slag av filer kan köra kod hos läsaren."
        how = f"Ta bort filen. Det som får finnas är {', '.join(ALLOWED)}."
        yield Problem(
            file,
            0,
            f"Filer av slaget ”{shown(kind) or 'utan ändelse'}” får inte finnas här.",
            why,
            how,
            "FIL-05",
        )
    elif kind in TEXTS and size > LARGEST_TEXT:
        what = f"Filen är {size // 1000} kB. Den får vara högst {LARGEST_TEXT // 1000} kB."
        yield Problem(
            file, 0, what, "Ingen kan läsa den, och bygget tar slut på minne.", "Dela upp texten.", "FIL-06"
        )
    elif kind in PICTURES:
        yield from bad_picture(path, file)
    elif kind in TEXTS:
        try:
            text = read_text(path, file)
        except ContentError as error:
            yield from error.problems
        else:
            yield from bad_signs(text.removeprefix("\ufeff"), file, translated)


def bad_signs(text: str, file: str, translated: bool) -> Iterator[Problem]:
    """Signs of a text file that nobody sees, and words in letters that look like others."""
    allowed = f"\t\r{JOINERS if translated else ''}"
    for number, line in enumerate(text.split("\n"), 1) if not text.isascii() or not _plain(text) else ():
        if found := hidden_sign(line, allowed):
            what = f"Raden har ett tecken som inte syns: {found}."
            why = "Det kan dölja vad raden säger, eller vända på ordningen."
            yield Problem(
                file, number, what, why, "Skriv om raden för hand i stället för att klistra in den.", "FIL-02"
            )
        elif not translated and (word := lookalike_in_latin(line)):
            what = f"Ordet ”{word}” har bokstäver som bara ser ut som våra."
            why = "Skärmläsare och sökning känner inte igen ordet, och en adress kan leda fel."
            yield Problem(file, number, what, why, "Skriv ordet för hand.", "FIL-09")


def _plain(text: str) -> bool:
    return text.replace("\n", "").replace("\t", "").replace("\r", "").isprintable()
