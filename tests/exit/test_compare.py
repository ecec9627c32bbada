"""`scripts/compare_engines` refuses every difference. That the engines agree is for the CI to say: it runs the script itself."""

import re
import sys
from pathlib import Path

import pytest

from tests.exit.compare import differences, main

ROOT = Path(__file__).parents[2]


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_the_same_files_are_no_difference(tmp_path: Path) -> None:
    a, b = write(tmp_path / "a", x="1", y="2"), write(tmp_path / "b", x="1", y="2")
    assert differences(a, b) == []


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"x": "1"}, "bara i .*a: y"),
        ({"x": "1", "y": "2", "z": "3"}, "bara i .*b: z"),
        ({"x": "1", "y": "3"}, "olika: y"),
    ],
)
def test_each_difference_is_told(tmp_path: Path, other: dict[str, str], told: str) -> None:
    found = differences(write(tmp_path / "a", x="1", y="2"), write(tmp_path / "b", **other))
    assert len(found) == 1 and re.fullmatch(told, found[0])


def test_an_engine_is_not_compared_with_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([sys.executable, sys.executable]) == 2
    assert "samma motor" in capsys.readouterr().err


def test_the_lock_of_the_other_engine_differs_in_the_engine_only() -> None:
    def packages(lock: str) -> dict[str, str]:
        text = (ROOT / lock).read_text(encoding="utf-8")
        return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))

    ours, other = packages("requirements.lock"), packages("requirements-properdocs.lock")
    assert other.pop("properdocs") and "mkdocs" not in other
    engine = {"mkdocs", "mkdocs-get-deps", "mergedeep"}
    assert other == {name: version for name, version in ours.items() if name not in engine}
