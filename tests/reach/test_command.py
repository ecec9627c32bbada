"""`anhorigstod reach` as staff use it, and the places of printed paper."""

import gzip
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from anhorigstod.cli import main
from anhorigstod.commands.brochures import read_sheets
from anhorigstod.reach import log
from tests.reach.logs import SITE, line


@pytest.fixture
def run(project: Path) -> Callable[..., int]:
    return lambda *arguments: main(["--project", str(project), "reach", *map(str, arguments)])


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """Two days of six readers each in two files, one of them packed."""
    folder = tmp_path / "logs"
    folder.mkdir()
    first = "".join(line(who=f"192.0.2.{n}", day="20/Nov/2026") for n in range(6))
    second = "".join(line(who=f"192.0.2.{n}") for n in range(6))
    (folder / "access.log").write_text(second)
    with gzip.open(folder / "access.log.1.gz", "wt") as file:
        file.write(first + second)
    return folder


def test_several_logs_packed_or_not(
    run: Callable[..., int], logs: Path, capsys: pytest.CaptureFixture
) -> None:
    assert run(logs / "access.log", logs / "access.log.1.gz", logs / "access.log") == 0
    arabic = next(text for text in capsys.readouterr().out.splitlines() if "arabiska" in text)
    assert arabic.split() == ["arabiska", "12", "12"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_standard_input(
    run: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, pack: Callable
) -> None:
    text = "".join(line(who=f"192.0.2.{n}") for n in range(6)).encode()
    piped = io.TextIOWrapper(io.BufferedReader(io.BytesIO(pack(text))))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", piped)
    assert run("-", "--format", "csv") == 0
    assert "arabiska;2026-11;besök;6" in capsys.readouterr().out


@pytest.mark.parametrize(("format", "begins"), [("table", "BESÖK"), ("csv", "\ufefftabell"), ("svg", "<svg")])
def test_a_file_is_written(run: Callable[..., int], logs: Path, format: str, begins: str) -> None:
    target = logs / "rapport"
    assert run(logs / "access.log", "--format", format, "-o", target) == 0
    assert target.read_text(encoding="utf-8").startswith(begins)
    assert not list(logs.glob("*.new"))


REFUSED = {
    "no such file": ("borta.log", None, "Filen finns inte"),
    "a folder": (".", None, "går inte att läsa"),
    "packed and cut off": ("a.gz", gzip.compress(line().encode() * 99)[:-20], "packade filen är trasig"),
    "packed and spoilt": ("a.gz", b"\x1f\x8b" + b"\x00" * 40, "packade filen är trasig"),
    "a name that cannot be": ("a\x1b[31m\udcff.log", None, "Filen finns inte"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_log_that_cannot_be_read(
    run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture, case: str
) -> None:
    name, content, why = REFUSED[case]
    if content:
        (tmp_path / name).write_bytes(content)
    assert run(f"{tmp_path}/{name}") == 1
    told = capsys.readouterr().err
    assert why in told and "Gör så här" in told and "\x1b" not in told


def test_a_report_that_cannot_be_written(
    run: Callable[..., int], logs: Path, capsys: pytest.CaptureFixture
) -> None:
    assert run(logs / "access.log", "-o", logs) == 1
    assert "Filen går inte att skriva" in capsys.readouterr().err


def test_a_line_without_end_takes_no_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(log, "BLOCK", 1000)
    file = tmp_path / "a.log"
    file.write_text(line() + "x" * 10_000 + line() + line() + "y" * 5_000)
    given = list(log.blocks(str(file)))
    assert max(map(len, given)) <= 2001
    assert b"".join(given).decode() == line() + "\n" + line() + "\n", (
        "a line too long is given as an empty one"
    )


EMPTY = "  expires:\n  figures:\n"
INDICATORS = "docs/_data/indicators.yml"
FIGURES = (
    "  figures:\n    - place: vardcentraler\n      month: 2026-11\n      handed_out: 40\n      activated: 4\n"
)
WRONG = {
    "unknown place": ("vardcentraler", "vardcentral", "Menade du ”vardcentraler”?"),
    "not a month": ("2026-11", "2026-13", "ingen månad"),
    "not a number": ("40", "många", "inget antal"),
    "a negative number": ("activated: 4", "activated: -4", "inget antal"),
    "unknown field": ("activated", "aktiverade", "Fältet ”aktiverade” finns inte"),
    "the same twice": ("  figures:\n", FIGURES, "har två uppgifter för 2026-11"),
}


def test_figures_are_shown_against_the_goal(
    run: Callable[..., int], edit: Callable, logs: Path, capsys: pytest.CaptureFixture
) -> None:
    edit(INDICATORS, EMPTY, f"  expires:\n{FIGURES}")
    assert run(logs / "access.log") == 0
    assert "4 av 40 aktiverade (10 %)" in capsys.readouterr().out


@pytest.mark.parametrize("case", WRONG)
def test_figures_that_cannot_be(
    run: Callable[..., int], edit: Callable, logs: Path, capsys: pytest.CaptureFixture, case: str
) -> None:
    old, new, why = WRONG[case]
    edit(INDICATORS, EMPTY, f"  expires:\n{FIGURES.replace(old, new, 1)}")
    assert run(logs / "access.log") == 1
    told = capsys.readouterr().err
    assert why in told and INDICATORS in told


def test_paper_for_a_place_says_so_only_in_its_code() -> None:
    sheet = next(read_sheets(SITE).all("avlosning", "ar", "trifold"))
    there = sheet.at("sarskilda_boenden")
    assert there.url.endswith(f"/broschyrer/avlosning/?p=sarskilda_boenden&u={sheet.code}#u{sheet.code}")
    assert there.name == "avlosning-trifold-ar-sarskilda-boenden.pdf"
    assert (there.html, there.code, there.texts) == (sheet.html, sheet.code, sheet.texts)


def test_paper_is_printed_for_a_known_place(project: Path, capsys: pytest.CaptureFixture) -> None:
    only = ["--brochure", "kort_att_visa", "--language", "sv", "--format", "card"]
    command = ["--project", str(project), "brochures", *only, "--place"]
    assert main([*command, "vardcentral"]) == 1
    assert "Menade du ”vardcentraler”?" in capsys.readouterr().err
    assert main([*command, "vardcentraler"]) == 0
    assert [path.name for path in (project / "broschyrer").iterdir()] == [
        "kort-att-visa-card-sv-vardcentraler.pdf"
    ]
