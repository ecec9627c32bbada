"""How long brochures take: all of them cold, all warm (nothing changed), one brochure after one edited sentence.

    .venv/bin/python -m tests.bench.brochure_speed [--languages 4]

It runs the command itself, on a copy of the project, so the real cache is left alone. Memory is that of the largest process.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import PARTS, ROOT

SENTENCE = ("docs/avlosning/index.md", "Du är viktig.", "Du är mycket viktig.")


def run(project: Path, *options: str) -> tuple[float, float, list[float]]:
    """Wall seconds, MB of the largest process, and the seconds of each sheet."""
    command = [sys.executable, "-m", "anhorigstod", "--project", str(project), "brochures", *options]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(told)
    sheets = [float(seconds) for seconds in re.findall(r"([\d.]+) s$", told, re.MULTILINE)]
    return time.perf_counter() - start, usage.ru_maxrss / 1024, sheets


def copy_of_the_project(folder: Path) -> None:
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        copy_of_the_project(project)
        report("all, cold", *run(project))
        report("all, warm", *run(project))
        file, old, new = SENTENCE
        path = project / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        one = ["--brochure", "avlosning", "--language", "ar"]
        report("one sheet, a sentence edited", *run(project, *one, "--format", "trifold"))
        report("one brochure, the same", *run(project, *one))
        sizes = [file.stat().st_size for file in (project / "broschyrer").glob("*trifold*.pdf")]
        print(f"largest tri-fold: {max(sizes) / 1000:.0f} kB")


def report(what: str, seconds: float, megabytes: float, sheets: list[float]) -> None:
    each = f", {sum(sheets) / len(sheets):.2f} s of work each" if sheets else ""
    print(f"{what:<32} {seconds:6.1f} s  {len(sheets):>3} sheets{each}  {megabytes:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
