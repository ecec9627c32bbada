"""The command `anhorigstod`. What it prints is for staff, in Swedish; an error is exit code 1 and no traceback."""

import argparse
import logging
import os
import shutil
import sys
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from .content.problems import ContentError, suggest
from .site.site import Site, read_source
from .translation.extraction import completed, read_catalogues


def main(arguments: list[str] | None = None) -> int:
    """Runs one command. Returns the exit code."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's advice to its own users
    options = _parser().parse_args(arguments)
    root = Path(options.project).resolve()
    try:
        if not (root / "mkdocs.yml").is_file():
            print(f"Här finns ingen mkdocs.yml: {root}", file=sys.stderr)
            return 1
        return options.run(root, options)
    except ContentError as error:
        count = len(error.problems)
        print(
            f"{error}\n\n{count} fel. Inget har ändrats." if count > 1 else f"{error}\n\nInget har ändrats.",
            file=sys.stderr,
        )
        return 1
    except Abort as error:
        return error.exit_code
    except MkDocsException as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="anhorigstod", description="Anhörigstöd på ditt språk")
    parser.add_argument("--project", default=".", help="mappen där mkdocs.yml ligger")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    build = commands.add_parser("build", help="bygg webbplatsen till site/")
    build.add_argument(
        "--serve", action="store_true", help="visa den också på den här datorn, och bygg om vid varje ändring"
    )
    build.add_argument("--address", default="127.0.0.1:8000", help="adress för --serve")
    build.set_defaults(run=_build)
    extract = commands.add_parser("extract", help="gör eller komplettera översättarnas filer")
    extract.add_argument("languages", nargs="*", metavar="SPRÅK", help="till exempel ar fi; utan språk: alla")
    extract.set_defaults(run=_extract)
    return parser


def _build(root: Path, options: argparse.Namespace) -> int:
    """Builds beside the last good site and takes its place only when all went well."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    site = Site.read(root)
    if options.serve:
        print(f"Webbplatsen visas på http://{options.address}/ (avsluta med Ctrl-C)", flush=True)
        mkdocs_serve(
            str(root / "mkdocs.yml"),
            livereload=True,
            dev_addr=options.address,
            site_url=f"http://{options.address}/",
        )
        return 0
    config = load_config(str(root / "mkdocs.yml"), strict=True)
    config.plugins["anhorigstod"].site = site  # type: ignore[attr-defined]
    target = Path(config.site_dir)
    fresh, old = target.with_name(f"{target.name}.new"), target.with_name(f"{target.name}.old")
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    config.site_dir = str(fresh)
    try:
        mkdocs_build(config)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    print(f"Klart: {target.name}/ har {len(list(target.rglob('index.html')))} sidor.")
    return 0


def _extract(root: Path, options: argparse.Namespace) -> int:
    """Writes each language's PO files where something is new; what is there stays."""
    source, languages = read_source(root)
    known = {language.id: language for language in languages[1:]}
    for unknown in sorted(set(options.languages) - set(known)):
        print(f"Språket ”{unknown}” finns inte. {suggest(unknown, known)}", file=sys.stderr)
        return 1
    for language in (known[name] for name in options.languages or known):
        folder = source.settings.translations / language.id
        before = read_catalogues(source, language.id)
        written = untranslated = 0
        for key, catalogue in completed(before, source).items():
            untranslated += sum(catalogue.get(segment.text) is None for segment in source.segments(key))
            if catalogue.entries and _write_if_new(folder / f"{key}.po", catalogue.written(language.tag)):
                written += 1
        print(f"{language.swedish}: {written} filer ändrade, {untranslated} texter saknar översättning")
    return 0


def _write_if_new(path: Path, text: str) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".po.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)
    return True
