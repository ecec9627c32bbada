"""How long the project itself takes, with all its languages: the site cold and warm, beside Hugo, and all brochures.

    .venv/bin/python -m tests.bench.whole_build [--rounds 3] [--no-brochures]

Cold: a fresh checkout, without `.cache/`. Warm: nothing has changed. Hugo builds as many pages of generated content
(content.py) in the same rounds; the machine's own speed cancels out in the ratio. What we write besides pages (pictures
for sharing, search indexes, codes, packed files) is in our time.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from anhorigstod.translation.languages import read_languages
from tests.conftest import PARTS, ROOT

from . import build_speed, content


def run(project: Path, *options: str) -> tuple[float, float]:
    """Wall seconds and peak MB of one build, the largest process counting."""
    command = [sys.executable, "-m", "anhorigstod", "--project", str(project), "build", *options]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(errors.decode())
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-brochures", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        project, hugo = Path(temporary) / "ours", Path(temporary) / "hugo"
        project.mkdir()
        for part in PARTS:
            source = ROOT / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, project / part)
        run(project, "--no-brochures")
        pages = len(list((project / "site").rglob("index.html")))
        languages = len([one for one in read_languages(project / "translations") if not one.hidden])
        content.hugo(hugo, languages, -(-pages // languages))
        print(f"{languages} languages, {pages} pages")
        cold, warm, other = [], [], []
        for _ in range(options.rounds):
            shutil.rmtree(project / ".cache")
            cold.append(run(project, "--no-brochures"))
            warm.append(run(project, "--no-brochures"))
            other.append(build_speed.run("hugo", hugo))
        limit = statistics.median(seconds for seconds, _ in other)
        report("Hugo, smallest theme", other, limit)
        report("site, cold", cold, limit)
        report("site, warm", warm, limit)
        if not options.no_brochures:
            shutil.rmtree(project / ".cache")
            report("site and brochures, cold", [run(project)], limit)
            report("site and brochures, warm", [run(project)], limit)


def report(what: str, runs: list[tuple[float, float]], limit: float) -> None:
    seconds = statistics.median(seconds for seconds, _ in runs)
    memory = max(megabytes for _, megabytes in runs)
    print(f"  {what:<26} {seconds:7.1f} s  {seconds / limit:6.2f} x Hugo  {memory:5.0f} MB", flush=True)


if __name__ == "__main__":
    main()
