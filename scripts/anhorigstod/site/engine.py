"""MkDocs itself: the only module, with `plugin.py`, that calls it. Where its drop-in fork ProperDocs is installed
instead, that answers to the same name (`scripts/compare_engines` builds with both and compares)."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if not find_spec("mkdocs"):
    __import__("properdocs.replacement")  # from here on `import mkdocs` gives ProperDocs

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

if TYPE_CHECKING:
    from .site import Site


class EngineError(Exception):
    """The engine gave up; its text, if any, is what staff read. `code` is the exit code."""

    def __init__(self, text: str = "", code: int = 1):
        self.code = code
        super().__init__(text)


@contextmanager
def _told() -> Iterator[None]:
    """Lets nothing but EngineError out of what the engine does."""
    try:
        yield
    except Abort as error:  # the engine has said why
        raise EngineError(code=error.exit_code) from None
    except MkDocsException as error:
        raise EngineError(str(error)) from None


def build(root: Path, site: "Site", folder: Path) -> None:
    """Writes `site` into `folder`. Raises EngineError."""
    with _told():
        config = load_config(str(root / "mkdocs.yml"), strict=True, site_dir=str(folder))
        config.plugins["anhorigstod"].site = site  # type: ignore[attr-defined]
        mkdocs_build(config)


def serve(root: Path, address: str) -> None:
    """Shows the site on `address` of this machine and builds it again at each change. Raises EngineError."""
    with _told():
        mkdocs_serve(
            str(root / "mkdocs.yml"), livereload=True, dev_addr=address, site_url=f"http://{address}/"
        )


def site_folder(root: Path) -> Path:
    """Where `mkdocs.yml` says that the site is to be written. Raises EngineError."""
    with _told():
        return Path(load_config(str(root / "mkdocs.yml"), strict=True).site_dir)
