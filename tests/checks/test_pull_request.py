"""A pull request as a consultant writes it, through the workflow's own commands; and the command by itself."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from anhorigstod.cli import main
from tests.conftest import ROOT

PAGE = "docs/stod/promenad.md"
BAD = """---
title: Promenad
description: Du går tillsammans med andra.
---

# Vill du gå ut?

Ring Anna Svensson på 0410-12 34 56. Vi går den 3 maj kl. 13.

[Klicka här](../kontakt.md) om du vill veta mer. Telefon: {{ kontakt.vaxeln.phone }}
"""
MENDED = """---
title: Promenad
description: Du går tillsammans med andra.
---

# Vill du gå ut?

Ring oss och säg att du vill gå med. Du kan gå hem när du vill. Telefon: {{ kontakt.vaxel.phone }}

[Så når du kommunen](../kontakt.md)
"""


@pytest.fixture
def git(project: Path) -> Callable[..., None]:
    """A repository whose first version is the project as it is."""

    def run(*arguments: str) -> None:
        command = ["git", "-c", "user.name=x", "-c", "user.email=x@x.example", "-C", str(project), *arguments]
        subprocess.run(command, check=True, capture_output=True)

    run("init", "-q", "-b", "main")
    (project / ".gitignore").write_text(".cache/\ngranskning.md\n")
    run("add", "-A")
    run("commit", "-q", "-m", "Första")
    run("checkout", "-q", "-b", "promenad")
    return run


@pytest.fixture
def workflow(
    project: Path, git: Callable, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> Callable:
    """Runs the workflow's command on what the host checks out, the merge; gives exit code, output and summary."""
    steps = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text())["jobs"]["check"]["steps"]
    command = next(step["run"] for step in steps if "anhorigstod check" in step.get("run", ""))
    monkeypatch.chdir(project)

    def run() -> tuple[int, str, str]:
        (project / "granskning.md").unlink(missing_ok=True)
        git("checkout", "-q", "--detach", "main")
        git("merge", "-q", "--no-ff", "-m", "Sammanfoga", "promenad")
        code = main(command.split()[1:])
        git("checkout", "-q", "promenad")
        return code, capsys.readouterr().out, (project / "granskning.md").read_text(encoding="utf-8")

    return run


def propose(project: Path, git: Callable, page: str, message: str) -> None:
    (project / PAGE).write_text(page, encoding="utf-8")
    menu = (project / "mkdocs.yml").read_text(encoding="utf-8")
    if "promenad" not in menu:
        menu = menu.replace("      - stod/samtal.md\n", "      - stod/samtal.md\n      - stod/promenad.md\n")
        (project / "mkdocs.yml").write_text(menu, encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", message)


def test_a_consultant_proposes_a_page(project: Path, git: Callable, workflow: Callable) -> None:
    propose(project, git, BAD, "Ny sida om promenaden")
    code, told, summary = workflow()
    assert code == 1
    assert told.split("\n")[0] == (
        "::error file=docs/stod/promenad.md,line=10,title=SIDA-04::Uppgiften ”{{ kontakt.vaxeln.phone }}” finns inte."
        "%0AVarför: Läsaren skulle se ett tomt ställe.%0AGör så här: Menade du ”kontakt.vaxel.phone”?"
    )
    assert "1 fel måste rättas. Resten kontrolleras när felen är rättade." in summary
    assert (
        "- **`docs/stod/promenad.md:10`** Uppgiften ”\\{\\{ kontakt.vaxeln.phone \\}\\}” finns inte."
        in summary
    )

    propose(project, git, BAD.replace("vaxeln", "vaxel"), "Rätta namnet")
    code, told, summary = workflow()
    assert code == 1 and "4 fel måste rättas." in summary
    lines = re.findall(r"::error file=docs/stod/promenad.md,line=(\d+),title=([A-Z0-9-]+)::(.*?)%0A", told)
    assert lines == [
        ("8", "SIDA-12", "En tid, ett pris eller ett datum står i texten: ”kl. 13”."),
        ("8", "SIDA-11", "Ett telefonnummer står i texten: ”0410-12 34 56”."),
        ("8", "SIDA-14", "Namnet på en människa står i texten: ”Anna Svensson”."),
        ("10", "SIDA-10", "Länkens ord säger inte vart den leder: ”[Klicka här](../kontakt.md)”."),
    ]
    assert "### Översättningar" in summary and "`stod/promenad`: Vill du gå ut?" in summary

    propose(project, git, MENDED, "Rätta resten")
    code, told, summary = workflow()
    assert (code, told) == (0, "Allt stämmer. Inget behöver rättas.\n")
    assert summary.startswith(
        "## Kontrollen är klar\n\nAllt stämmer. Inget behöver rättas.\n\n### Översättningar"
    )
    assert "5 svenska texter är nya eller ändrade. 3 språk visar dem på svenska" in summary
    assert "| arabiska | 0 | 0 | 5 |" in summary


def test_the_same_as_text_and_for_programs(
    project: Path, git: Callable, capsys: pytest.CaptureFixture
) -> None:
    propose(project, git, BAD.replace("vaxeln", "vaxel"), "Ny sida")
    assert main(["--project", str(project), "check"]) == 1
    told = capsys.readouterr().out
    assert (
        "docs/stod/promenad.md:8: Ett telefonnummer står i texten: ”0410-12 34 56”. [SIDA-11]\n"
        "    Varför: Det som står i texten ändras bara där. Det som står i docs/_data/ ändras på alla språk och i alla "
        "broschyrer på en gång.\n"
        "    Gör så här: Lägg numret i docs/_data/contacts.yml och skriv {{ kontakt.namn.phone }} här."
    ) in told
    assert told.endswith("\n4 fel måste rättas.\n")
    assert main(["--project", str(project), "check", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["problems"]
    assert sorted(p["rule"] for p in found) == ["SIDA-10", "SIDA-11", "SIDA-12", "SIDA-14"]


def test_advice_alone_stops_nothing(project: Path, edit: Callable, capsys: pytest.CaptureFixture) -> None:
    edit("docs/tolk.md", "Be om en tolk.\n", "Be om en tolk. Du får en biståndsbedömning.\n")
    assert main(["--project", str(project), "check", "--summary", str(project / "s.md")]) == 0
    assert "Råd: docs/tolk.md:" in capsys.readouterr().out
    assert "Inget fel. 1 råd att tänka på." in (project / "s.md").read_text(encoding="utf-8")


def test_advice_knows_the_agreed_words(project: Path, edit: Callable, capsys: pytest.CaptureFixture) -> None:
    def advice() -> list[str]:
        assert main(["--project", str(project), "check", "--advice"]) == 0
        return [line for line in capsys.readouterr().out.splitlines() if "translations/fi/" in line]

    before = advice()
    assert not any("OVS-17" in line or "En bra plats" in line for line in before)
    edit("translations/fi/_data/words.po", "esimerkiksi kotipalvelua.", "esimerkiksi siivousapua.")
    assert [line.rpartition("[")[2] for line in advice() if line not in before] == ["OVS-17]"]


@pytest.mark.parametrize("format", ["text", "github", "json"])
def test_a_summary_of_what_cannot_be_read(format: str, project: Path, capsys: pytest.CaptureFixture) -> None:
    (project / "mkdocs.yml").write_text("nav: [\n", encoding="utf-8")
    summary = project / "s.md"
    command = [
        "--project",
        str(project),
        "check",
        "--format",
        format,
        "--summary",
        str(summary),
        "--against",
        "HEAD^1",
    ]
    assert main(command) == 1
    assert "YAML-01" in capsys.readouterr().out
    assert "Resten kontrolleras när felen är rättade." in summary.read_text(encoding="utf-8")


@pytest.mark.parametrize("revision", ["finns-inte", "--output=/tmp/x", "HEAD^9", "$(id)", ""])
def test_an_unknown_revision_is_said_in_swedish(
    revision: str, project: Path, git: Callable, capsys: pytest.CaptureFixture
) -> None:
    summary = project / "s.md"
    code = main(["--project", str(project), "check", "--summary", str(summary), f"--against={revision}"])
    told = capsys.readouterr().err
    assert summary.read_text(encoding="utf-8").startswith("## Kontrollen är klar")
    assert (code, told) == ((1, f"Versionen ”{revision}” finns inte i git.\n") if revision else (0, ""))
