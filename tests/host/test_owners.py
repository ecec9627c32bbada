"""Who must approve what: staff their texts, maintainers all that runs or that says a person vouches for something."""

import pytest
from codeowners import CodeOwners

from tests.conftest import ROOT
from tests.host.files import FOLDER

OWNERS = CodeOwners((FOLDER / "CODEOWNERS").read_text(encoding="utf-8"))
STAFF, MAINTAINERS = "@ORG/redaktion", "@ORG/utvecklare"
TABLE = {
    "docs/index.md": STAFF,
    "docs/stod/samtal.md": STAFF,
    "docs/_data/contacts.yml": STAFF,
    "translations/ar/ord.po": STAFF,
    "translations/ar/stod/samtal.po": STAFF,
    "translations/ar/reviews.yml": MAINTAINERS,
    "translations/fa-AF/reviews.yml": MAINTAINERS,
    "docs/reviews.yml": MAINTAINERS,
    "translations/languages.yml": MAINTAINERS,
    "translations/ar/run.py": MAINTAINERS,
    "scripts/build": MAINTAINERS,
    "scripts/docs/a.md": MAINTAINERS,
    "scripts/anhorigstod/site/staff.po": MAINTAINERS,
    "overrides/main.html": MAINTAINERS,
    "mkdocs.yml": MAINTAINERS,
    ".github/CODEOWNERS": MAINTAINERS,
    ".github/workflows/publish.yml": MAINTAINERS,
    "tests/conftest.py": MAINTAINERS,
    "pyproject.toml": MAINTAINERS,
    "requirements.lock": MAINTAINERS,
    "requirements-test.lock": MAINTAINERS,
    "deploy/nginx.conf": MAINTAINERS,
    "README.md": MAINTAINERS,
    "a file that does not exist yet": MAINTAINERS,
}


@pytest.mark.parametrize(("path", "owner"), TABLE.items(), ids=TABLE)
def test_a_path_has_its_owner(path: str, owner: str) -> None:
    assert OWNERS.of(path) == [("TEAM", owner)]


def test_every_page_is_staffs_own() -> None:
    for file in (ROOT / "docs").rglob("*"):
        assert not file.is_file() or OWNERS.of(file.relative_to(ROOT).as_posix()) == [("TEAM", STAFF)]


def test_the_last_line_that_fits_decides() -> None:
    swapped = CodeOwners("/docs/ @ORG/redaktion\n* @ORG/utvecklare\n")
    assert swapped.of("docs/index.md") == [("TEAM", MAINTAINERS)]
