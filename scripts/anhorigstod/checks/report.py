"""What the check says, for whoever asks: a person at a terminal, a host that marks lines, a program, a pull request."""

import json
from dataclasses import asdict

from ..content.problems import Problem, shown
from .check import Result

HANDBOOK = "REGLER.md"
SHOWN = 50
"""How many problems a summary lists: who reads more mends none."""


def as_text(result: Result) -> str:
    """For a terminal."""
    told = [str(problem) for problem in result.grave]
    told += [f"Råd: {problem}" for problem in result.warnings]
    return "\n".join([*told, "", sentence(result)]).strip()


def as_json(result: Result) -> str:
    """For programs: `problems`, each with file, line, what, why, how, rule and warning."""
    return json.dumps({"problems": [asdict(p) for p in result.problems]}, ensure_ascii=False, indent=1)


def as_annotations(result: Result) -> str:
    """For GitHub: commands that mark the line in the pull request (docs: workflow commands)."""
    return "\n".join([*map(_annotation, result.problems), sentence(result)])


def sentence(result: Result) -> str:
    """All of it in a sentence or two."""
    if not result.problems:
        return "Allt stämmer. Inget behöver rättas."
    count, advice = len(result.grave), len(result.warnings)
    parts = [f"{count} fel måste rättas." if count else "Inget fel."]
    parts += [f"{advice} råd att tänka på." if advice else ""]
    parts += ["Resten kontrolleras när felen är rättade." if result.site is None else ""]
    return " ".join(filter(None, parts))


def as_markdown(result: Result, impact: str = "", handbook: str = HANDBOOK) -> str:
    """For a pull request: a sentence, what to mend, advice, and what it costs in translation."""
    lines = [
        f"## {'Något behöver rättas' if result.grave else 'Kontrollen är klar'}",
        "",
        sentence(result),
        "",
    ]
    lines += [
        *_listed("### Att rätta", result.grave, handbook),
        *_listed("### Råd", result.warnings, handbook),
    ]
    return "\n".join([*lines, impact]).strip() + "\n"


def _listed(heading: str, problems: list[Problem], handbook: str) -> list[str]:
    if not problems:
        return []
    lines = [heading, ""]
    for problem in problems[:SHOWN]:
        rule = f" ([{problem.rule}]({handbook}#{problem.rule.lower()}))" if problem.rule else ""
        lines += [
            f"- **`{_code(problem.place)}`** {escaped(problem.what)}{rule}  ",
            f"  Varför: {escaped(problem.why)}  ",
            f"  Gör så här: {escaped(problem.how)}",
        ]
    if len(problems) > SHOWN:
        lines.append(f"- … och {len(problems) - SHOWN} till. Rätta de här först.")
    return [*lines, ""]


def _annotation(problem: Problem) -> str:
    level = "warning" if problem.warning else "error"
    place = f"file={_property(problem.file)}" + (f",line={problem.line}" if problem.line else "")
    lines = (problem.what, f"Varför: {problem.why}", f"Gör så här: {problem.how}")
    message = "\n".join(map(shown, lines))
    return f"::{level} {place},title={_property(problem.rule or 'Kontroll')}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(shown(text)).replace(":", "%3A").replace(",", "%2C")


def escaped(text: str) -> str:
    """Text of a pull request shown as text: no Markdown, HTML or mention of its own."""
    flat = " ".join(shown(text).split())
    safe = "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~!" else sign for sign in flat)
    return safe.replace("@", "@\u200b").replace("://", ":\u200b//").replace("&", "&amp;")


def _code(text: str) -> str:
    return shown(text).replace("`", "")
