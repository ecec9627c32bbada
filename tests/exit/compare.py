"""Builds the same project with several Python environments and compares what they write: see `scripts/compare_engines`."""

import os
import shutil
import subprocess
import sys
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
PARTS = ("docs", "overrides", "translations", "mkdocs.yml")
ENGINE = (
    "import sys, anhorigstod.site.engine as e; m = sys.modules[e.mkdocs_build.__module__]; print(m.__name__)"
)


def differences(first: Path, second: Path) -> list[str]:
    """What is not the same in two folders, a line for each file: nothing is left out of the comparison."""
    files = [
        {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
        for folder in (first, second)
    ]
    found = [f"bara i {first}: {path}" for path in sorted(files[0] - files[1])]
    found += [f"bara i {second}: {path}" for path in sorted(files[1] - files[0])]
    common = sorted(files[0] & files[1])
    return found + [
        f"olika: {path}" for path in common if not cmp(first / path, second / path, shallow=False)
    ]


def built(python: str, project: Path) -> Path:
    """The site that this environment builds of a copy of the project in `project`."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, project / part)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (project / ".cache").symlink_to(ROOT / ".cache")
    environment = os.environ | {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1790000000")}
    command = [python, "-m", "anhorigstod", "--project", str(project), "build", "--no-brochures"]
    subprocess.run(command, check=True, env=environment)
    return project / "site"


def main(pythons: list[str]) -> int:
    """Exit code: 0 if each of `pythons` builds the same, 1 if not, and 2 if they have the same engine."""
    engines = [
        subprocess.run([python, "-c", ENGINE], check=True, capture_output=True, text=True).stdout.strip()
        for python in pythons
    ]
    if len(set(engines)) < len(engines):
        print(f"Miljöerna har samma motor: {', '.join(engines)}", file=sys.stderr)
        return 2
    with TemporaryDirectory() as folder:
        sites = []
        for number, python in enumerate(pythons):
            project = Path(folder) / str(number)
            project.mkdir()
            sites.append(built(python, project))
        found = [line for site in sites[1:] for line in differences(sites[0], site)]
        count = sum(path.is_file() for path in sites[0].rglob("*"))
    print("\n".join(found) or f"{' och '.join(engines)} skriver samma {count} filer.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
