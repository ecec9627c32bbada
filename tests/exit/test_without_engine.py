"""The way out: every page is made without MkDocs, by the loop below, and is the same to the byte as what MkDocs writes."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

LOOP = """
import sys
for name in ("mkdocs", "mkdocs_static_i18n", "properdocs"):
    sys.modules[name] = None  # to import it is an error
from pathlib import Path
from anhorigstod.site.site import Site

root, folder = map(Path, sys.argv[1:])
site = Site.read(root)
for language in site.languages:
    pages = site.extra_pages(language.id)
    for path, page in site.source.pages.items():
        view = site.view(path, language.id)
        pages[f"{view.prefix(language)}{page.address}index.html"] = site.render("main.html", view)
    for address, text in pages.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_text(text, encoding="utf-8", newline="")
"""


def test_every_page_without_an_engine(built: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOP, str(ROOT), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    ours = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    theirs = {path.relative_to(built) for path in built.rglob("*.html")}
    assert len(theirs) > 100 and theirs <= ours
    assert [
        path for path in sorted(ours) if (tmp_path / path).read_bytes() != (built / path).read_bytes()
    ] == []
