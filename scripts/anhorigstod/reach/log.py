"""A web server's log, in the common or the combined format, read in blocks: constant memory whatever is in it.

What stands in a log was written by strangers. Nothing of it leaves this room but the day; all else is compared with what is known.
"""

import gzip
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from ..content.problems import ContentError, Problem

BLOCK = 1 << 20
"""Bytes read at a time, and the longest line that is not simply passed over."""
STDIN = "-"
GZIP = b"\x1f\x8b"
_QUOTED = rb'"([^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+)"'
LINE = re.compile(
    rb"(?m)^([^\[\n]++)\[(\d\d/[A-Z][a-z]{2}/\d{4}):[^\]\n]*+\] "  # who (address, perhaps a host before it, user), day
    + _QUOTED  # request
    + rb" (\d{3}) (.*+)$"  # status, the end
)
"""One line of a log. No part can match in two ways, so that no line takes longer than its length."""
_END = re.compile(rb"\S++(?: " + _QUOTED + rb" " + _QUOTED + rb")?")
"""The end of a line: size; in the combined format referrer and agent too. Read only where it matters: most lines are assets."""

Fields = tuple[bytes, bytes, bytes, bytes, bytes]
"""Who, day, request, status, end."""


def referrer_and_agent(end: bytes) -> tuple[bytes, bytes | None] | None:
    """What the end of a line says; no agent in the common format; None if it is malformed."""
    found = _END.match(end)
    if not found or (found[2] is None and b'"' in end):
        return None
    return found[1] or b"", found[2]


def blocks(name: str) -> Iterator[bytes]:
    """A log's text (`-`: standard input; packed with gzip or not) in pieces of whole lines. Raises ContentError."""
    why = "Talen skulle bli för små utan att någon märkte det."
    try:
        with _opened(name) as file:
            yield from _whole_lines(file)
    except FileNotFoundError:
        how = "Skriv hela vägen till filen, till exempel /var/log/nginx/access.log."
        raise ContentError([Problem(name, 0, "Filen finns inte.", why, how)]) from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        how = "Packa upp filen med gunzip, eller kopiera den en gång till."
        raise ContentError([Problem(name, 0, "Den packade filen är trasig.", why, how)]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "namnet går inte att använda"
        how = "Fråga den som sköter servern om du får läsa den."
        what = f"Filen går inte att läsa ({reason})."
        raise ContentError([Problem(name, 0, what, why, how)]) from None


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    with nullcontext(sys.stdin.buffer) if name == STDIN else Path(name).open("rb") as raw:
        packed = cast("BufferedReader", raw).peek(2)[:2] == GZIP
        yield cast("BinaryIO", gzip.GzipFile(fileobj=raw) if packed else raw)


def _whole_lines(file: BinaryIO) -> Iterator[bytes]:
    """Pieces that end where a line does. A line longer than a block is given as an empty one."""
    rest, lost = b"", False
    while block := file.read(BLOCK):
        if lost:
            start = block.find(b"\n")
            if start < 0:
                continue
            block, lost = block[start:], False
        end = block.rfind(b"\n") + 1
        if end:
            yield rest + block[:end]
            rest = block[end:]
        elif len(rest) + len(block) <= BLOCK:
            rest += block
        else:
            rest, lost = b"", True
    if rest or lost:
        yield rest + b"\n"
