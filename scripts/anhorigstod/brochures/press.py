"""Sheets made into PDF files, in two processes; what was made before and has not changed is taken from the cache."""

import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from ..content.files import write_text
from ..content.kinds import Brochure
from ..content.problems import ContentError, Problem, line_of
from ..content.settings import Settings
from .blocks import blocks
from .expected import Expected
from .sheets import Sheet

CACHE = Path(".cache") / "brochures"
MEASURES = "measures"
"""A folder of it."""
PROCESSES = 2
ENGINES = ("weasyprint", "pydyf", "segno", "pikepdf", "pypdfium2", "pillow")
_LANG = re.compile(r' lang="([^"]*)"')
_PHONE = re.compile(r'href="tel:[^"]*">([^<]*)</a>')


@dataclass(frozen=True)
class Made:
    """A finished file in the cache."""

    pdf: str
    pages: int
    size: int
    """Bytes."""
    type: float
    """Size of type, pt."""
    thumbnail: tuple[int, int] = (0, 0)
    """Width and height, px."""
    imposed: int = 0
    """Bytes of the print shop's sheet; 0 if there is none."""

    @property
    def path(self) -> Path:
        return Path(self.pdf)

    @property
    def picture(self) -> Path:
        return self.path.with_suffix(".webp")

    @property
    def print_sheet(self) -> Path:
        return self.path.with_suffix(".imposed.pdf")


@dataclass(frozen=True)
class Job:
    """All that is needed to make one file, and nothing of the site."""

    sheet: str
    """The file's name, for messages."""
    html: str
    url: str
    format: str
    script: str
    folder: Path
    """`overrides/print`."""
    expected: Expected
    target: Path
    """The PDF in the cache."""
    tools: str
    """A fingerprint of everything but the text."""

    @property
    def measures(self) -> Path:
        """What its panels took when it was made before."""
        return self.target.parent / MEASURES / f"{self.sheet}.json"


@dataclass(frozen=True)
class Spoilt:
    """What is wrong with a sheet: sentences for staff, each perhaps with the text that it is about."""

    faults: tuple[tuple[str, str], ...]
    """What is wrong, and the sign or word that a file can be searched for (or nothing)."""
    rule: str = "BRO-07"


class Press:
    """Makes sheets. `folder` is `overrides/print`, `cache` a folder of its own."""

    def __init__(self, folder: Path, cache: Path, docs: Path, processes: int = PROCESSES):
        self.folder, self.cache, self.docs, self.processes = folder, cache, docs, processes

    @classmethod
    def of(cls, settings: Settings, processes: int = PROCESSES) -> "Press":
        """The press of a project, with its cache."""
        return cls(settings.overrides / "print", settings.root / CACHE, settings.docs, processes)

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.processes, get_context("fork"))

    def prepare(self) -> None:
        """Has the other processes load the engine, which takes as long as reading the site: call it before that."""
        for _ in range(self.processes):
            self._pool.submit(_load, self.folder)

    @contextmanager
    def _workers(self) -> Iterator[ProcessPoolExecutor]:
        with self._pool as pool:
            del self._pool
            yield pool

    def _work(self, jobs: list[Job]) -> Iterator[tuple[Job, Made | Spoilt, float]]:
        """Each job with what came of it, as they are done; the longest are begun first."""
        longest = sorted(jobs, key=lambda job: -len(job.html))
        if longest:
            with self._workers() as workers:
                for done in as_completed([workers.submit(_timed, job) for job in longest]):
                    yield done.result()

    @cached_property
    def _tools(self) -> str:
        """A fingerprint of everything but the text: templates' styles, fonts, our code, the engines."""
        files = [*sorted(self.folder.rglob("*.css")), *sorted(self.folder.rglob("*.ttf"))]
        files += sorted(Path(__file__).parent.glob("*.py"))
        digest = hashlib.sha256("".join(version(engine) for engine in ENGINES).encode())
        for file in files:
            digest.update(file.name.encode() + file.read_bytes())
        return digest.hexdigest()

    def run(self, sheets: Sequence[Sheet], say: Callable[[str], None]) -> dict[str, Made]:
        """File name → what was made. Raises ContentError with all that is wrong; good files stay in the cache."""
        targets = {sheet.name: self._target(sheet) for sheet in sheets}
        made = {name: found for name, target in targets.items() if (found := _cached(target))}
        waiting = [self._job(sheet, targets[sheet.name]) for sheet in sheets if sheet.name not in made]
        self.cache.mkdir(parents=True, exist_ok=True)
        problems: list[Problem] = []
        by_name = {sheet.name: sheet for sheet in sheets}
        for count, (job, result, seconds) in enumerate(self._work(waiting), 1):
            if isinstance(result, Spoilt):
                problems += [
                    self._problem(by_name[job.sheet], what, sign, result.rule) for what, sign in result.faults
                ]
                say(f"[{count:>3}/{len(waiting)}] {job.sheet}: fel")
            else:
                made[job.sheet] = result
                kilobytes, pages = f"{result.size / 1000:.0f} kB", f"{result.pages} sidor"
                say(f"[{count:>3}/{len(waiting)}] {job.sheet:<45} {pages:>9} {kilobytes:>7} {seconds:.1f} s")
        if problems:
            raise ContentError(problems)
        return made

    def too_full(self, sheets: Sequence[Sheet]) -> list[Problem]:
        """The panels of these sheets that no size of type makes room for. What has been made before fits."""
        targets = {sheet.name: self._target(sheet) for sheet in sheets}
        jobs = [self._job(sheet, targets[sheet.name]) for sheet in sheets if not _cached(targets[sheet.name])]
        by_name = {sheet.name: sheet for sheet in sheets}
        with self._workers() as workers:
            found = zip(jobs, workers.map(_too_full, jobs), strict=True)
            return [
                self._problem(by_name[job.sheet], what, sign, spoilt.rule)
                for job, spoilt in found
                if spoilt
                for what, sign in spoilt.faults
            ]

    def forget_all_but(self, made: Mapping[str, Made]) -> None:
        """Removes from the cache what no sheet of today is. `made` is by the sheets' names."""
        kept = {found.path.name.partition(".")[0] for found in made.values()}
        files = [file for file in self.cache.glob("*.*") if file.name.partition(".")[0] not in kept]
        files += [file for file in (self.cache / MEASURES).glob("*.json") if file.stem not in made]
        for file in files:
            file.unlink()

    def _target(self, sheet: Sheet) -> Path:
        """Where a sheet lies once it is made: a name that says all that it is made of."""
        parts = (self._tools, sheet.format.id, sheet.url, sheet.html)
        return self.cache / f"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:24]}.pdf"

    def _job(self, sheet: Sheet, target: Path) -> Job:
        expected = Expected(
            title=sheet.title,
            tag=sheet.language.tag,
            direction=sheet.language.direction,
            texts=tuple(block.text for block in blocks(sheet.html) if block.text),
            languages=frozenset(_LANG.findall(sheet.html)) - {sheet.language.tag},
            pages=sheet.format.pages,
            page_size_mm=sheet.format.size,
            qr=(sheet.url,),
            phones=tuple(dict.fromkeys(_PHONE.findall(sheet.html))),
            fonts=FONTS,
        )
        return Job(
            sheet.name,
            sheet.html,
            sheet.url,
            sheet.format.id,
            sheet.language.script,
            self.folder,
            expected,
            target,
            self._tools,
        )

    def _problem(self, sheet: Sheet, what: str, sign: str, rule: str) -> Problem:
        file, line = self._place(sheet, sign)
        why = "Alla ska kunna läsa papperet, och det ska stämma med webbplatsen."
        how = "Ändra texten på raden ovan, eller välj andra delar i docs/_data/brochures.yml."
        return Problem(file, line, f"{sheet.name}: {what}", why, how, rule)

    def _place(self, sheet: Sheet, sign: str) -> tuple[str, int]:
        """The first file that the sheet is made of in which the sign stands; else the brochure's own entry."""
        for file in sheet.files if sign else ():
            path = self.docs.parent / file
            if path.exists() and sign in (text := path.read_text(encoding="utf-8")):
                return file, line_of(text, sign)
        file = self.docs / "_data" / Brochure.file
        return f"{self.docs.name}/_data/{Brochure.file}", line_of(
            file.read_text(encoding="utf-8"), f"\n{sheet.brochure.id}:"
        ) + 1


FONTS = frozenset({"Sheet", "Sheet Arabic", "Sheet Ethiopic", "Noto Sans", "Vazirmatn", "Noto Sans Ethiopic"})


def _cached(target: Path) -> Made | None:
    """What was made before from exactly this, if all of it is still there."""
    record = target.with_suffix(".json")
    if not record.exists():
        return None
    found = json.loads(record.read_text(encoding="utf-8"))
    return Made(**{**found, "pdf": str(target), "thumbnail": tuple(found["thumbnail"])})


def keep(job: Job, made: Made) -> None:
    """Writes the record, the last thing: where it is, all is."""
    write_text(job.target.with_suffix(".json"), json.dumps({**asdict(made), "pdf": ""}))


def _load(folder: Path) -> None:
    from .printing import typesetter  # WeasyPrint takes half a second to import: not when all is in the cache

    typesetter(folder)


def _too_full(job: Job) -> Spoilt | None:
    from .printing import too_full  # as above

    return too_full(job)


def _timed(job: Job) -> tuple[Job, Made | Spoilt, float]:
    from .printing import make  # as above

    start = time.perf_counter()
    try:
        result = make(job)
    except Exception as error:  # one sheet that breaks the engine is told like any other fault, with its name
        result = Spoilt(((f"Den gick inte att göra ({type(error).__name__}: {error}).", ""),))
    return job, result, time.perf_counter() - start
