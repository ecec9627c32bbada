"""Work that only writes files, done in two processes: the pages of one language do not wait for those of another."""

import os
from collections.abc import Callable, Sequence


def in_two_processes(work: Callable[[Sequence[str]], None], items: Sequence[str]) -> None:
    """Does `work` for half of the items here, and for the rest in a copy of this process at the same time.

    What the copy could not do is done here after all, so that what is wrong is told as if there were no copy.
    """
    if len(items) < 2 or not hasattr(os, "fork"):
        work(items)
        return
    copy = os.fork()
    if not copy:
        _work_unheard(work, items[1::2])
    try:
        work(items[::2])
    finally:
        _, status = os.waitpid(copy, 0)
    if status:
        work(items[1::2])


def _work_unheard(work: Callable[[Sequence[str]], None], items: Sequence[str]) -> None:
    """Ends this process, with 0 if all went well."""
    code = 1
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        work(items)
        code = 0
    finally:
        os._exit(code)
