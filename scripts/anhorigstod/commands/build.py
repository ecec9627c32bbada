"""`anhorigstod build`: everything into site/, beside the last good one, which it replaces only when all went well."""

import argparse
import logging
import os
import shutil
import sys
from pathlib import Path

from ..checks.check import check_site
from ..content.problems import ContentError
from ..hosting.publish import publish
from ..site import engine
from ..site.components import build_date
from ..site.site import Site
from .brochures import with_brochures


def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("build", help="bygg webbplatsen till site/")
    parser.add_argument(
        "--serve", action="store_true", help="visa den också på den här datorn, och bygg om vid varje ändring"
    )
    parser.add_argument("--address", default="127.0.0.1:8000", help="adress för --serve")
    parser.add_argument("--no-brochures", action="store_true", help="bygg utan broschyrer att skriva ut")
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    try:
        return _run(root, options)
    except engine.EngineError as error:
        if str(error):
            print(error, file=sys.stderr)
        return error.code


def _run(root: Path, options: argparse.Namespace) -> int:
    """Builds beside the last good site and takes its place only when all went well."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's advice to its own users
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    site = Site.read(root)
    _check(root, site)
    if options.serve:
        print(f"Webbplatsen visas på http://{options.address}/ (avsluta med Ctrl-C)", flush=True)
        engine.serve(root, options.address)
        return 0
    site = with_brochures(site, printed=not options.no_brochures)
    target = engine.site_folder(root)
    fresh, old = target.with_name(f"{target.name}.new"), target.with_name(f"{target.name}.old")
    if old.exists() and not target.exists():  # a build was ended between its two last steps
        old.rename(target)
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        engine.build(root, site, fresh)
        note = publish(site, fresh)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    finally:
        if old.exists() and not target.exists():
            old.rename(target)
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    print(f"Klart: {target.name}/ har {len(list(target.rglob('index.html')))} sidor.")
    if note:
        print(note)
    return 0


def _check(root: Path, site: Site) -> None:
    """Stops the build for whatever `anhorigstod check` calls an error."""
    result = check_site(root, site, build_date())
    for problem in result.warnings:
        print(f"Råd: {problem}", file=sys.stderr)
    if result.grave:
        raise ContentError(result.grave)
