"""How long `anhorigstod status` takes on 30 languages x 60 pages (about 50,000 entries), and what the states cost a build.

.venv/bin/python -m tests.bench.status_speed
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from anhorigstod.site.site import Site
from anhorigstod.translation import translator

from . import content


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        content.ours(Path(folder), 30, 60)
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "anhorigstod", "--project", folder, "status", "--json"],
            stdout=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        print(
            f"status, 30 x 60: {time.perf_counter() - start:.2f} s, {usage.ru_maxrss / 1024:.0f} MB, exit code {status}"
        )
        spent = 0.0
        states = translator.states

        def timed(*arguments: object) -> object:
            nonlocal spent
            begin = time.perf_counter()
            found = states(*arguments)  # type: ignore[arg-type]
            spent += time.perf_counter() - begin
            return found

        translator.states = timed  # type: ignore[assignment]
        start = time.perf_counter()
        Site.read(Path(folder))
        whole = time.perf_counter() - start
        print(f"states: {spent:.2f} s of {whole:.2f} s of reading ({100 * spent / whole:.0f} %)")


if __name__ == "__main__":
    main()
