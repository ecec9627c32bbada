"""The checks run over a whole language: what is grave and not waived by a named person stops the build.

A pair that has passed is remembered by its fingerprint, because a check costs more than all else that is done with a
sentence and nearly all sentences are the same as yesterday.
"""

from hashlib import sha256
from pathlib import Path

from ..content.files import write_text
from ..content.problems import Problem
from . import checks, faults
from .checks import grave_findings
from .reviews import pair_hash
from .translator import Translator


class Passed:
    """The fingerprints of pairs that have passed, kept in a file that is void when a rule changes."""

    def __init__(self, path: Path):
        self.path = path
        rules = [Path(str(module.__file__)).read_bytes() for module in (checks, faults)]
        self._version = sha256(b"".join(rules)).hexdigest()
        lines = path.read_text(encoding="ascii", errors="replace").split() if path.exists() else []
        self.pairs = set(lines[1:]) if lines[:1] == [self._version] else set()

    def save(self) -> None:
        write_text(self.path, "\n".join([self._version, *sorted(self.pairs)]) + "\n")


def vet(translator: Translator, passed: Passed) -> list[Problem]:
    """What must be mended before the language is shown. Adds to `passed` what is in order."""
    found = []
    for key, entry in translator.entries():
        pair = pair_hash(translator.language.tag, entry.swedish, entry.text)
        if pair in passed.pairs:
            continue
        grave = grave_findings(entry.swedish, entry.text, translator.language)
        if not grave:
            passed.pairs.add(pair)
        for finding in (f for f in grave if (f.id, pair) not in translator.reviews.waived):
            why = "Läsaren kan få fel uppgift."
            found.append(
                Problem(translator.file(key), entry.line, finding.what, why, finding.how, finding.id)
            )
    return found
