"""The templates of `overrides/`, and what is inlined into them: icons of Material's sets and our pictures."""

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..content.problems import Problem, suggest
from .policy import policy_tag

_SVG = re.compile(r"<svg [^>]*?(viewBox=\"[^\"]*\")[^>]*>", re.DOTALL)
_COMMENT_OR_INDENT = re.compile(r"^\s*//.*\n|^ +", re.MULTILINE)
"""In a script. No text of ours that a script shows goes over several lines."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def environment(overrides: Path, meta_policy: bool = False) -> Environment:
    """Jinja for our templates: everything is escaped, and an unknown name is an error."""
    env = Environment(
        loader=FileSystemLoader(overrides),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(
        icon=icon,
        picture=lambda name, alt="": picture(overrides, name, str(alt)),
        picture_image=lambda name, alt: picture_image(overrides, name, str(alt)),
        logo=logo(overrides),
    )
    env.globals["sheet"] = {name: file for name, (file, _) in styles(overrides).items()}
    env.globals["script"] = {name: file for name, (file, _) in scripts(overrides).items()}
    env.globals["policy_tag"] = policy_tag(meta_policy)
    env.filters["css_string"] = css_string
    return env


@cache
def icon(name: str) -> Markup:
    """An icon of Material's sets as inline SVG, hidden from readers' aids: `material/phone`."""
    path = _icons() / f"{name}.svg"
    return Markup(
        _SVG.sub(
            r'<svg \1 fill="currentColor" aria-hidden="true">', path.read_text(encoding="utf-8"), count=1
        )
    )


def icon_problem(name: str, file: str) -> Problem | None:
    """What is wrong with the name of an icon, if anything."""
    if re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)+", name) and (_icons() / f"{name}.svg").is_file():
        return None
    known = [f"material/{path.stem}" for path in (_icons() / "material").glob("*.svg")]
    return Problem(
        file,
        0,
        f"Ikonen ”{name}” finns inte.",
        "Kortet skulle sakna bild.",
        suggest(name, known),
        rule="FAKTA-15",
    )


@cache
def _icons() -> Path:
    return Path(str(files("material"))) / "templates" / ".icons"


def picture_names(overrides: Path) -> set[str]:
    """The scenes that a page may choose."""
    return {path.stem for path in (overrides / "assets" / "pictures").glob("*.svg")}


@cache
def picture(overrides: Path, name: str, alt: str) -> Markup:
    """A scene as inline SVG; decorative if it has no `alt`."""
    svg = (overrides / "assets" / "pictures" / f"{name}.svg").read_text(encoding="utf-8").strip()
    role = Markup('role="img" aria-label="{}"').format(alt) if alt else Markup('aria-hidden="true"')
    return Markup(_SVG.sub(lambda match: f"<svg {match[1]} {role}>", svg, count=1))


@cache
def picture_image(overrides: Path, name: str, alt: str) -> Markup:
    """A scene as an image that carries its own data, for paper."""
    svg = (overrides / "assets" / "pictures" / f"{name}.svg").read_bytes()
    data = b64encode(svg).decode()
    return Markup('<img src="data:image/svg+xml;base64,{}" alt="{}">').format(data, alt)


def css_string(text: str) -> Markup:
    """Text inside quotation marks in a style sheet: every sign that is not a letter, a digit or a space is escaped."""
    return Markup("".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text))


def logo(overrides: Path) -> Markup:
    """The site's mark, in the colour of the text around it; it says nothing that the name beside it does not."""
    svg = (overrides / "assets" / "logo.svg").read_text(encoding="utf-8").strip()
    return Markup(
        svg.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1).replace(">", ' aria-hidden="true">', 1)
    )


def scripts(overrides: Path) -> dict[str, tuple[str, str]]:
    """Name of each script of `scripts/` → its file, with a hash of the content, and its text without comments.

    The CSS that lies beside a script is only for what the script shows: it comes with it, and weighs nothing before.
    """
    found = {}
    for path in sorted((overrides / "scripts").glob("*.js")):
        text = _COMMENT_OR_INDENT.sub("", path.read_text(encoding="utf-8"))
        if (sheet := path.with_suffix(".css")).is_file():
            rules = json.dumps("@media all{" + _css([sheet]) + "}", ensure_ascii=False)
            text += f"const [own] = document.styleSheets;\nown.insertRule({rules}, own.cssRules.length);\n"
        found[path.stem] = (f"assets/{path.stem}.{sha256(text.encode()).hexdigest()[:8]}.js", text)
    return found


def styles(overrides: Path) -> dict[str, tuple[str, str]]:
    """Name of each style sheet → its file, with a hash of the content, and its text.

    `site` is on every page: `assets/base.css` and the CSS that lies beside each partial. Each sheet beside the pages' own
    templates is for what only some pages show.
    """
    assets, partials = overrides / "assets", sorted((overrides / "partials").glob("*.css"))
    sheets = {"site": [assets / "base.css", *partials, assets / "print.css"]}
    sheets |= {sheet.stem: [sheet] for sheet in sorted(overrides.glob("*.css"))}
    return {name: _joined(name, files) for name, files in sheets.items()}


def _joined(name: str, sheets: list[Path]) -> tuple[str, str]:
    css = _css(sheets) + "\n"
    return f"assets/{name}.{sha256(css.encode()).hexdigest()[:8]}.css", css


def _css(sheets: list[Path]) -> str:
    css = "\n".join(_COMMENT.sub("", sheet.read_text(encoding="utf-8")) for sheet in sheets)
    css = re.sub(r"\s*([{};,>~])\s*", r"\1", css).replace(";}", "}").strip()
    return re.sub(r"(?<=[{;])([\w-]+): ", r"\1:", css)
