"""The command `anhorigstod`. What it prints is for staff, in Swedish; an error is exit code 1 and no traceback."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from .content.problems import ContentError

COMMANDS = {
    "build": "build",
    "brochures": "brochures",
    "edition": "edition",
    "status": "status",
    "extract": "extract",
    "order": "order",
    "draft": "draft",
    "import": "order",
    "review": "review",
    "same-meaning": "review",
    "impact": "impact",
    "check": "check",
    "reach": "reach",
}
"""What can be asked for, and the module of `commands/` that does it."""


def main(arguments: list[str] | None = None) -> int:
    """Runs one command. Returns the exit code."""
    options = parser(sys.argv[1:] if arguments is None else arguments).parse_args(arguments)
    root = Path(options.project).resolve()
    try:
        if not (root / "mkdocs.yml").is_file():
            print(f"Här finns ingen mkdocs.yml: {root}", file=sys.stderr)
            return 1
        return options.run(root, options)
    except ContentError as error:
        count = f"{len(error.problems)} fel. " if len(error.problems) > 1 else ""
        print(f"{error}\n\n{count}Inget har ändrats.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def parser(arguments: list[str]) -> argparse.ArgumentParser:
    """The parser for these arguments: only the commands that they may name, since each takes its time to import."""
    found = argparse.ArgumentParser(prog="anhorigstod", description="Anhörigstöd på ditt språk")
    found.add_argument("--project", default=".", help="mappen där mkdocs.yml ligger")
    commands = found.add_subparsers(required=True, metavar="KOMMANDO")
    named = {COMMANDS[word] for word in arguments if word in COMMANDS} or COMMANDS.values()
    for module in dict.fromkeys(COMMANDS.values()):
        if module in named:
            import_module(f".commands.{module}", __package__).add(commands)
    return found
