"""What `anhorigstod check` costs: `python -m tests.bench.check_speed`, in CPU seconds of one core.

Cold: no pair of texts has been checked before. Warm: all have, as on a machine that keeps .cache.
"""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

from anhorigstod.checks.check import check, swedish
from anhorigstod.checks.expiry import expired
from anhorigstod.content.settings import Settings
from anhorigstod.site.site import Site, read_source
from anhorigstod.translation.vetting import Passed, vet
from tests.conftest import copy_project

TODAY = date(2026, 11, 22)
LANGUAGES = 16
"""Other than Swedish, when all are there."""


def cost(do: Callable[[], object]) -> float:
    start = process_time()
    do()
    return process_time() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder), shown=None)
        cold, warm = cost(lambda: check(root, TODAY)), cost(lambda: check(root, TODAY))
        site = Site.read(root)
        parts = {
            "files and menu": cost(lambda: Settings.read(root)),
            "Swedish, read": cost(lambda: read_source(root)),
        }
        parts |= {"all languages, read": cost(lambda: Site.read(root)) - parts["Swedish, read"]}
        parts |= {"Swedish, checked": cost(lambda: [*swedish(site.source), *expired(site.source, TODAY)])}
        for translator in list(site.translators.values())[1:]:
            name = f"{translator.language.swedish}, checked cold"
            parts[name] = cost(lambda one=translator: vet(one, Passed(root / "none")))
    print(f"cold {cold:.2f} s, warm {warm:.2f} s")
    for name, seconds in parts.items():
        print(f"  {name:28} {seconds:.2f} s")
    others = len(site.translators) - 1
    each = (cold - parts["Swedish, read"] - parts["Swedish, checked"]) / others
    whole = cold + each * (LANGUAGES - others)
    print(f"with {LANGUAGES + 1} languages about {whole:.1f} s cold, {each:.2f} s for each")


if __name__ == "__main__":
    main()
