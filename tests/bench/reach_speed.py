"""How long `anhorigstod reach` takes on a big log, beside `zcat | wc -l` of the same log, and how much memory it needs.

.venv/bin/python -m tests.bench.reach_speed [MEGABYTES]
"""

import gzip
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = (
    "assets/site.23bada5c.css",
    "assets/site.b2846785.js",
    "assets/favicon.svg",
    "assets/more.03e1e687.css",
)
PAGES = (
    "",
    "ar/",
    "fi/stod/samtal/",
    "en/tolk/",
    "kontakt/",
    "ar/broschyrer/avlosning/?p=vardcentraler&u=ABCDEF",
)
AGENTS = (
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
)


def lines(random: random.Random, day: str) -> Iterator[str]:
    """A visit: a page and what belongs to it; one line in six is a page, and one in a hundred is nonsense."""
    who = f"10.{random.randrange(256)}.{random.randrange(256)}.{random.randrange(256)} - - [{day}:12:00:00 +0100]"
    agent = random.choice(AGENTS)
    for path in (random.choice(PAGES), *FILES, "qr.svg"):
        yield f'{who} "GET /{path} HTTP/2.0" 200 {random.randrange(90_000)} "https://anhorig.example.se/" "{agent}"\n'
    if not random.randrange(17):
        yield "\x16\x03\x01 nonsense\n"


def generate(path: Path, megabytes: int) -> int:
    """Writes a packed log of so many unpacked megabytes, spread over three months. Gives its number of lines."""
    source, written, count = random.Random(1), 0, 0
    goal = megabytes * 1_000_000
    with gzip.open(path, "wt", compresslevel=3, encoding="utf-8") as file:
        while written < goal:
            day = (date(2026, 9, 1) + timedelta(days=90 * written // goal)).strftime("%d/%b/%Y")
            text = "".join(line for _ in range(200) for line in lines(source, day))
            file.write(text)
            written, count = written + len(text), count + text.count("\n")
    return count


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds of one core, which other programs on the machine do not change much, and megabytes of memory."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "access.log.gz"
        count = generate(path, megabytes)
        counted, _ = timed(["sh", "-c", f"zcat {path} | wc -l"])
        seconds, memory = timed(
            [sys.executable, "-m", "anhorigstod", "--project", str(ROOT), "reach", str(path)]
        )
        print(
            f"{megabytes} MB, {count} lines: {seconds:.1f} s of one core, {memory:.0f} MB of memory; zcat | wc -l {counted:.1f} s; ratio {seconds / counted:.1f}"
        )


if __name__ == "__main__":
    main()
