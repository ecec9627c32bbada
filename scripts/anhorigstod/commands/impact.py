"""`anhorigstod impact`: what the Swedish edits since a revision cost, per language, as Markdown for a pull request."""

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..checks.report import escaped
from ..content.problems import ContentError
from ..site.site import Site, read_source
from ..translation.source import Source
from ..translation.status import Freshness, State
from ..translation.translator import Translator

SHOWN = 30
"""How many sentences are listed."""


@dataclass(frozen=True)
class Cost:
    """What one language has to do because of the edits."""

    language: str
    states: tuple[State, ...]

    def count(self, *kinds: Freshness) -> int:
        return sum(state.freshness in kinds for state in self.states)

    @property
    def words(self) -> int:
        return sum(len(state.segment.text.split()) for state in self.states)


def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("impact", help="visa vad ändringar av svenskan kostar i översättning")
    parser.add_argument(
        "--base", default="HEAD", metavar="REV", help="jämför med den här versionen (git); annars den senaste"
    )
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    told = impact(root, options.base, Site.read(root))
    if told is None:
        print(f"Versionen ”{options.base}” finns inte i git.", file=sys.stderr)
        return 1
    print(told)
    return 0


def impact(root: Path, base: str, site: Site) -> str | None:
    """What the edits since revision `base` cost, as Markdown; None if git has no such revision.

    If that revision cannot be read any more, because the rules are others today, nothing can be compared: it says so.
    """
    with tempfile.TemporaryDirectory() as folder:
        if not _checkout(root, base, Path(folder)):
            return None
        try:
            before, _ = read_source(Path(folder))
        except ContentError:
            return "### Översättningar\n\nDen förra versionen går inte att läsa, så det går inte att räkna vad ändringen kostar."
    edited = set(_texts(site.source)) - set(_texts(before))
    costs = [_cost(translator, edited) for translator in list(site.translators.values())[1:]]
    return report(edited, costs)


def _checkout(root: Path, revision: str, folder: Path) -> bool:
    """The Swedish of a revision, unpacked. False if git has no such revision."""
    if revision.startswith("-"):
        return False
    command = [
        "git",
        "archive",
        "--format=tar",
        revision,
        "--",
        "mkdocs.yml",
        "docs",
        "overrides",
        "translations/languages.yml",
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if done.returncode:
        return False
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return True


def _texts(source: Source) -> Iterable[tuple[str, str]]:
    return ((key, segment.text) for key in source.catalogue_keys() for segment in source.segments(key))


def _cost(translator: Translator, edited: set[tuple[str, str]]) -> Cost:
    found = (translator.states[key].get(swedish) for key, swedish in sorted(edited))
    waiting = tuple(state for state in found if state and state.freshness is not Freshness.CURRENT)
    return Cost(translator.language.swedish, waiting)


def report(edited: set[tuple[str, str]], costs: list[Cost]) -> str:
    """Markdown: a sentence that says it all, a row for each language, and the sentences."""
    if not edited:
        return "### Översättningar\n\nInga svenska meningar har ändrats. Inget behöver översättas."
    waiting = [cost for cost in costs if cost.states]
    lines = [
        "### Översättningar",
        "",
        f"{len(edited)} svenska texter är nya eller ändrade. {len(waiting)} språk visar dem på svenska eller med en anmärkning "
        "tills de är översatta. Inget annat ändras.",
        "",
        "| Språk | Liten ändring | Viktig ändring | Saknas | Ord att översätta |",
        "|---|---|---|---|---|",
    ]
    for cost in costs:
        old, critical, missing = (
            cost.count(kind) for kind in (Freshness.OUTDATED, Freshness.CRITICAL, Freshness.MISSING)
        )
        lines.append(f"| {cost.language} | {old} | {critical} | {missing} | {cost.words} |")
    lines += ["", "<details><summary>Meningarna</summary>", ""]
    lines += [f"- `{key}`: {escaped(swedish)}" for key, swedish in sorted(edited)[:SHOWN]]
    if len(edited) > SHOWN:
        lines.append(f"- … och {len(edited) - SHOWN} till")
    return "\n".join([*lines, "", "</details>"])
