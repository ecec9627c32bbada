"""Work in two processes: all of it is done, and what goes wrong is told as if there were one."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from anhorigstod.site.halves import in_two_processes


def writer(folder: Path, spoilt: str = "", only_in_a_copy: bool = False) -> Callable[[Sequence[str]], None]:
    """Writes a file for each item, with the process that wrote it; fails at `spoilt`."""
    here = os.getpid()

    def work(items: Sequence[str]) -> None:
        for item in items:
            if item == spoilt and not (only_in_a_copy and os.getpid() == here):
                os.write(1, b"once")
                raise ValueError(item)
            (folder / item).write_text(str(os.getpid()))

    return work


@pytest.mark.parametrize("items", [[], ["a"], ["a", "b"], list("abcdefg")], ids=len)
def test_everything_is_done_once(tmp_path: Path, items: list[str]) -> None:
    in_two_processes(writer(tmp_path), items)
    assert sorted(file.name for file in tmp_path.iterdir()) == items
    who = {file.read_text() for file in tmp_path.iterdir()}
    assert len(who) == min(2, len(items))


@pytest.mark.parametrize("spoilt", ["a", "b"])
def test_what_fails_is_told_here_whichever_process_had_it(
    tmp_path: Path, spoilt: str, capfd: pytest.CaptureFixture
) -> None:
    with pytest.raises(ValueError, match=spoilt):
        in_two_processes(writer(tmp_path, spoilt), ["a", "b", "c", "d"])
    assert capfd.readouterr().out.count("once") == 1


def test_what_only_the_copy_could_not_do_is_done_here(tmp_path: Path) -> None:
    in_two_processes(writer(tmp_path, "b", only_in_a_copy=True), ["a", "b", "c", "d"])
    assert {(tmp_path / name).read_text() for name in "bd"} == {str(os.getpid())}
