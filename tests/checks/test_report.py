"""What the check says can be read by whom it is for, and steers nothing: not the host, not a page, not a terminal."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from anhorigstod.checks.check import Result
from anhorigstod.checks.report import SHOWN, as_annotations, as_json, as_markdown, as_text, escaped, sentence
from anhorigstod.content.problems import Problem

PLAIN = Problem("docs/tolk.md", 7, "Fel.", "Därför.", "Gör så.", "SIDA-11")
ADVICE = Problem("docs/tolk.md", 0, "Råd.", "Därför.", "Gör så.", "SIDA-16", True)
HOSTILE = (
    "::error file=x::hej",
    "a\n::set-output name=x::y",
    "a\r\n::add-mask::x",
    "100 % %0A::error::x",
    "docs/a,line=9:b::c.md",
    "@alla @org/team",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[Klicka](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "https://evil.example www.evil.example",
    "`kod` ``` **fet** _lutad_ ~~struken~~",
    "# Rubrik",
    "- [x] gjort",
    "| a | b |",
    "#1 GH-1 org/repo#1",
    "</details>",
    "&lt;b&gt;",
    "\x1b[2J\x07",
    "a\u202eb",
    "\u2028::error::x",
)
COMMAND = re.compile(r"::(error|warning) file=[^,:\n]*(,line=\d+)?,title=[^,:\n]*::.*")


def hostile(text: str) -> Result:
    return Result([Problem(text, 3, text, text, text, "SIDA-11")])


def test_a_terminal_reads_sentences() -> None:
    told = as_text(Result([PLAIN, ADVICE]))
    assert told.startswith(
        "docs/tolk.md:7: Fel. [SIDA-11]\n    Varför: Därför.\n    Gör så här: Gör så.\nRåd: docs/tolk.md: Råd."
    )
    assert told.endswith("1 fel måste rättas. 1 råd att tänka på. Resten kontrolleras när felen är rättade.")
    assert as_text(Result([])) == sentence(Result([])) == "Allt stämmer. Inget behöver rättas."


def test_a_host_marks_lines() -> None:
    assert as_annotations(Result([PLAIN, ADVICE])).split("\n")[:2] == [
        "::error file=docs/tolk.md,line=7,title=SIDA-11::Fel.%0AVarför: Därför.%0AGör så här: Gör så.",
        "::warning file=docs/tolk.md,title=SIDA-16::Råd.%0AVarför: Därför.%0AGör så här: Gör så.",
    ]


def test_a_program_reads_fields() -> None:
    assert json.loads(as_json(Result([PLAIN])))["problems"] == [
        {
            "file": "docs/tolk.md",
            "line": 7,
            "what": "Fel.",
            "why": "Därför.",
            "how": "Gör så.",
            "rule": "SIDA-11",
            "warning": False,
        }
    ]


def test_a_pull_request_reads_a_list() -> None:
    told = as_markdown(Result([PLAIN, ADVICE]), "### Översättningar")
    assert told.startswith("## Något behöver rättas\n\n1 fel måste rättas.")
    assert "### Att rätta\n\n- **`docs/tolk.md:7`** Fel. ([SIDA-11](REGLER.md#sida-11))" in told
    assert "### Råd\n\n- **`docs/tolk.md`** Råd." in told and told.endswith("### Översättningar\n")
    assert as_markdown(Result([ADVICE])).startswith("## Kontrollen är klar")


def test_a_long_list_ends() -> None:
    many = [Problem(f"docs/{n}.md", 1, "Fel.", "x.", "y.", "SIDA-11") for n in range(SHOWN + 7)]
    told = as_markdown(Result(many))
    assert told.count("- **`") == SHOWN and "… och 7 till" in told


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_change_is_a_command(text: str) -> None:
    lines = re.split(r"\r\n|\r|\n", as_annotations(hostile(text)))
    assert len(lines) == 2 and COMMAND.fullmatch(lines[0])
    assert not any("::" in line for line in lines[1:])


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_change_is_markup(text: str) -> None:
    told = as_markdown(hostile(text))
    html = Markdown(extensions=["tables"]).convert(told)
    assert set(re.findall(r"<(\w+)", html)) <= {"h2", "h3", "p", "ul", "li", "strong", "code", "a", "br"}
    assert re.findall(r'href="([^"]*)"', html) == ["REGLER.md#sida-11"]
    assert not re.search(r"(?<![\w`])@\w", escaped(text)) and "://" not in escaped(text)
    assert "\x1b" not in told and "\u202e" not in told


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_change_steers_a_terminal(text: str) -> None:
    told = as_text(hostile(text))
    assert all(sign.isprintable() or sign == "\n" for sign in told)
    assert len(told.split("\n")) == 5
    assert json.loads(as_json(hostile(text)))["problems"][0]["what"] == text


@settings(max_examples=800, deadline=None, database=None, derandomize=True)
@given(st.text(max_size=60), st.text(st.characters(blacklist_categories=["Cs"]), max_size=60))
def test_any_text(file: str, what: str) -> None:
    """800 texts in each of the four forms."""
    result = Result([Problem(file, 1, what, what, what, "FIL-03")])
    lines = re.split(r"\r\n|\r|\n", as_annotations(result))
    assert len(lines) == 2 and COMMAND.fullmatch(lines[0])
    assert all(
        sign.isprintable() or sign == "\n"
        for sign in as_text(result) + as_markdown(result).replace("\u200b", "")
    )
    assert json.loads(as_json(result))["problems"][0]["file"] == file
