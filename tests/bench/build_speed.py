"""How long a build takes and how much memory, beside stock Material + mkdocs-static-i18n and beside Hugo.

    .venv/bin/python -m tests.bench.build_speed [--rounds 3] [--sizes 15x12 30x60]

Every engine builds the same generated content (content.py), in turn, round after round in one run, so that the
machine's own speed cancels out: read the ratios. Needs the packages of requirements-test.lock.
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

from . import content

BIN = Path(sys.executable).parent


def command(engine: str, folder: Path) -> list[str]:
    if engine == "hugo":
        return [str(BIN / "hugo"), "--quiet", "--source", str(folder), "--destination", str(folder / "site")]
    return [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "-f",
        str(folder / "mkdocs.yml"),
        "-d",
        str(folder / "site"),
    ]


def run(engine: str, folder: Path) -> tuple[float, float]:
    """Wall seconds and peak MB of one cold build, the largest process counting."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    start = time.perf_counter()
    process = subprocess.Popen(
        command(engine, folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert process.stderr
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{engine} failed: {errors.decode()}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", nargs="*", default=["15x12", "30x60"])
    parser.add_argument("--engines", nargs="*", default=["ours", "stock", "hugo"])
    options = parser.parse_args()
    for size in options.sizes:
        languages, pages = map(int, size.split("x"))
        with tempfile.TemporaryDirectory() as temporary:
            folders = {engine: Path(temporary) / engine for engine in options.engines}
            for engine, folder in folders.items():
                getattr(content, engine)(folder, languages, pages)
            results: dict[str, list[tuple[float, float]]] = {engine: [] for engine in folders}
            for _ in range(options.rounds):
                for engine, folder in folders.items():
                    results[engine].append(run(engine, folder))
            written = {
                engine: len(list((folder / "site").rglob("index.html"))) for engine, folder in folders.items()
            }
        report(f"{languages} languages x {pages} pages", results, written)


def report(title: str, results: dict[str, list[tuple[float, float]]], written: dict[str, int]) -> None:
    first = statistics.median(seconds for seconds, _ in next(iter(results.values())))
    print(f"\n{title}")
    for engine, runs in results.items():
        seconds = statistics.median(s for s, _ in runs)
        memory = max(m for _, m in runs)
        print(
            f"  {engine:6} {seconds:7.2f} s   {seconds / first:5.2f} x ours   {memory:6.0f} MB   {written[engine]} pages",
            flush=True,
        )


if __name__ == "__main__":
    main()
