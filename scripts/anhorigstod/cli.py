"""The command `anhorigstod`. What it prints is for staff, in Swedish; an error is exit code 1 and no traceback."""

import argparse
import sys
from pathlib import Path

from .commands import brochures, build, edition, extract, impact, order, review, status
from .content.problems import ContentError
from .site.engine import EngineError

COMMANDS = (build, brochures, edition, status, extract, order, review, impact)


def main(arguments: list[str] | None = None) -> int:
    """Runs one command. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="anhorigstod", description="Anhörigstöd på ditt språk")
    parser.add_argument("--project", default=".", help="mappen där mkdocs.yml ligger")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    for command in COMMANDS:
        command.add(commands)
    options = parser.parse_args(arguments)
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
    except EngineError as error:
        if str(error):
            print(error, file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        return 130
