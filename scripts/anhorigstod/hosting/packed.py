"""Text files packed once, at the build, as small as they get: a server then sends them as they lie."""

import gzip
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import brotli

ENDINGS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}
KEPT = 30 * 86400
"""Seconds that a packed file which no build uses is kept in the cache."""


def pack(folder: Path, cache: Path) -> None:
    """Writes `x.br` and `x.gz` beside every text file `x` below `folder`, except what servers read themselves.

    The best of Brotli takes 25 ms for a page, so what has been packed before is taken from `cache`.
    """
    cache.mkdir(parents=True, exist_ok=True)
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in ENDINGS and path.name[0] != "_"]
    with ThreadPoolExecutor() as workers:  # Brotli lets go of the interpreter's lock
        list(workers.map(partial(_pack, cache=cache), files))
    oldest = time.time() - KEPT
    for path in cache.iterdir():
        with suppress(FileNotFoundError):  # another build was first
            if path.stat().st_mtime < oldest:
                path.unlink()


def _pack(file: Path, cache: Path) -> None:
    content = file.read_bytes()
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, mtime=0))
    kept = cache / sha256(brotli.__version__.encode() + content).hexdigest()
    if kept.exists():
        packed = kept.read_bytes()
        kept.touch()
    else:
        packed = brotli.compress(content)
        beside = kept.with_name(f"{kept.name}.{uuid4().hex}.new")  # other builds may be at the same text
        beside.write_bytes(packed)
        beside.replace(kept)
    file.with_name(f"{file.name}.br").write_bytes(packed)
