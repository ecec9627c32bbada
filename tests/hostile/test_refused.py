"""Every hostile change is refused with its rule and place, in Swedish; nothing is written and nothing is executed."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from anhorigstod.checks.check import check
from tests.conftest import copy_project
from tests.hostile import data, files, menu, pages, translations
from tests.hostile.case import Case

TODAY = date(2026, 11, 22)
TABLES = {
    "page": pages.CASES,
    "file": files.CASES,
    "data": data.CASES,
    "menu": menu.CASES,
    "translations": translations.CASES,
}
CASES: dict[str, Case] = {
    f"{kind}: {name}": case for kind, cases in TABLES.items() for name, case in cases.items()
}


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that every case spoils and mends, beside files that nobody may touch."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "project").mkdir()
    (outside / "secret.md").write_text("hemligt")
    root = copy_project(outside / "project")
    assert check(root, TODAY).problems == []
    return root


@pytest.fixture
def mended(copy: Path) -> Iterator[Path]:
    """The copy, which is as it was when the case is over."""
    before = _tree(copy)
    yield copy
    for path, (kind, _) in sorted(_tree(copy).items(), reverse=True):
        if before.get(path, ("",))[0] != kind:
            path.rmdir() if kind == "folder" else path.unlink()
    for path, (kind, content) in sorted(before.items()):
        if kind == "folder":
            path.mkdir(exist_ok=True)
        elif not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


def _tree(root: Path) -> dict[Path, tuple[str, bytes]]:
    """Everything in the folder above the project but its cache: kind and content."""
    found = {}
    for top, folders, names in os.walk(root.parent):
        folders[:] = [name for name in folders if name != ".cache"]
        for name in (*folders, *names):
            path = Path(top, name)
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                found[path] = ("other", b"")
            else:
                found[path] = ("folder", b"") if path.is_dir() else ("file", path.read_bytes())
    return found


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_is_refused(case: Case, mended: Path) -> None:
    line = case.spoil(mended)
    before = _tree(mended)
    result = check(mended, TODAY)
    told = [(problem.rule, problem.file, problem.line) for problem in result.grave]
    assert (case.rule, case.told or case.file, line) in told, told
    for problem in result.problems:
        assert problem.what and problem.why and problem.how and str(mended) not in str(problem)
    assert _tree(mended) == before, "something was written"


@pytest.mark.parametrize(("rule", "file", "do"), files.ODD.values(), ids=files.ODD)
def test_what_is_no_file_is_refused_unread(
    rule: str, file: str, do: Callable[[Path], None], mended: Path
) -> None:
    do(mended)
    result = check(mended, TODAY)
    assert (rule, file, 0) in [(problem.rule, problem.file, problem.line) for problem in result.grave], result
    assert "root:" not in str(result) and "hemligt" not in str(result)
