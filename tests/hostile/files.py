"""What somebody might put beside the pages: files of other kinds, pictures that act, ways out of the folder."""

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.hostile.case import Case

_PAGE = "---\ntitle: Ny\ndescription: Ny sida.\n---\n\n# Ny\n\nText.\n"


def svg(text: str, rule: str = "FIL-07", head: str = "") -> Case:
    """A drawing; `text` is inside it."""
    plain = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
    return Case(rule, "docs/bild.svg", f"{head}{plain}\n{text}\n</svg>")


def png(width: int, height: int) -> bytes:
    """A picture of so many points, all black, in a few bytes."""
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"")),
        (b"IEND", b""),
    ]
    chunks = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


DRAWINGS = {
    f"SVG: {text}": svg(f"<g/>\n§{text}")
    for text in (
        "<script>alert(1)</script>",
        "<SCRIPT href='x.js'/>",
        "<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>",
        "<path onload='alert(1)' d='M0 0'/>",
        "<path ONCLICK='alert(1)' d='M0 0'/>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>Logga in</p></foreignObject>",
        "<iframe xmlns='http://www.w3.org/1999/xhtml' src='https://evil.example'/>",
        "<use href='https://evil.example/x.svg#a'/>",
        "<use xlink:href='data:image/svg+xml,x#a'/>",
        "<image href='https://evil.example/x.png'/>",
        "<a href='javascript:alert(1)'><path d='M0 0'/></a>",
        "<a xlink:href='https://evil.example'><path d='M0 0'/></a>",
        "<style>@import url(https://evil.example/x.css);</style>",
        "<style>path{fill:url(https://evil.example/x)}</style>",
        "<path style='fill:url(https://evil.example/#x)' d='M0 0'/>",
        "<path style='fill:url( \"//evil.example/#x\")' d='M0 0'/>",
        "<path style='fill:u\\72l(https://evil.example/#x)' d='M0 0'/>",
        "<path style='fill:url(/**/https://evil.example/#x)' d='M0 0'/>",
        "<path fill='url(https://evil.example/#x)' d='M0 0'/>",
        "<path style='background:image-set(\"https://evil.example/x\" 1x)' d='M0 0'/>",
        "<path style='x:src(\"https://evil.example/x\")' d='M0 0'/>",
        "<animate attributeName='href' values='javascript:alert(1)'/>",
        "<set attributeName='onclick' to='alert(1)'/>",
        "<handler xmlns='http://www.w3.org/2001/xml-events'>x</handler>",
        "<audio xmlns='http://www.w3.org/1999/xhtml' src='x'/>",
        "<filter><feImage href='https://evil.example'/></filter>",
        "<g xml:base='https://evil.example/'><use href='#x'/></g>",
        "<?xml-stylesheet href='https://evil.example/x.css'?>",
    )
} | {
    "SVG with a style sheet by instruction": svg(
        "<g/>", head="§<?xml-stylesheet href='//evil.example/x.css'?>\n"
    ),
    "SVG with an entity": svg(
        "<text>&x;</text>", head="§<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    ),
    "SVG with a thousand laughs": svg("<g/>", head="§<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"),
    "SVG in UTF-16": Case(
        "FIL-07", "docs/bild.svg", "<svg><script>alert(1)</script></svg>".encode("utf-16"), line=1
    ),
    "SVG in UTF-16 with an entity": Case(
        "FIL-07", "docs/bild.svg", "<!DOCTYPE x><svg/>".encode("utf-16"), line=1
    ),
    "SVG in UTF-7": Case(
        "FIL-07", "docs/bild.svg", b"<?xml version='1.0' encoding='utf-7'?>+ADw-script+AD4-"
    ),
    "SVG that is HTML": Case("FIL-07", "docs/bild.svg", b"<html><script>alert(1)</script></html>", line=1),
    "SVG that is torn": Case("FIL-07", "docs/bild.svg", b"<svg><g>", line=1),
    "SVG of nothing": Case("FIL-07", "docs/bild.svg", b"", line=1),
    "SVG that is too large": Case("FIL-06", "docs/bild.svg", b"<svg>" + b" " * 300_000 + b"</svg>"),
}

PICTURES = {
    "PNG that is text": Case("FIL-08", "docs/bild.png", b"<script>alert(1)</script>"),
    "PNG that is a GIF": Case("FIL-08", "docs/bild.png", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
    "PNG that unpacks to gigabytes": Case("FIL-08", "docs/bild.png", png(60_000, 60_000)),
    "PNG of many points": Case("FIL-08", "docs/bild.png", png(3_000, 3_000)),
    "PNG that is torn": Case("FIL-08", "docs/bild.png", png(9, 9)[:40]),
    "PNG of nothing": Case("FIL-08", "docs/bild.png", b""),
    "JPEG that is HTML": Case("FIL-08", "docs/bild.jpg", b"\xff\xd8\xff<script>"),
    "WebP that is none": Case("FIL-08", "docs/bild.webp", b"RIFF\0\0\0\0WEBPVP8 "),
    "PNG that is too large": Case("FIL-06", "docs/bild.png", b"\x89PNG" + b"\0" * 300_000),
}

NAMES = {
    f"file: {name!r}": Case(rule, f"docs/{name}", b"x", told=told and f"docs/{told}")
    for rule, name, told in (
        ("FIL-05", "sida.html", ""),
        ("FIL-05", "x.js", ""),
        ("FIL-05", "x.svgz", ""),
        ("FIL-05", "x.xml", ""),
        ("FIL-05", "x.pdf", ""),
        ("FIL-05", "x.php", ""),
        ("FIL-05", "x.exe", ""),
        ("FIL-05", "x.SVG", ""),
        ("FIL-05", "hook.py", ""),
        ("FIL-05", "CNAME", ""),
        ("FIL-05", "x.html.", ""),
        ("FIL-05", "x.svg.html", ""),
        ("FIL-03", ".htaccess", ""),
        ("FIL-03", ".git", ""),
        ("FIL-03", ".gitattributes", ""),
        ("FIL-03", ".hidden/x.md", ".hidden"),
        ("FIL-03", "-rf.md", ""),
        ("FIL-03", "Stöd & vila.md", ""),
        ("FIL-03", "a\u202egpj.md", "a\ufffdgpj.md"),
        ("FIL-03", "а.md", ""),
        ("FIL-03", "a\nb.md", "a b.md"),
        ("FIL-03", "a\x1b[2J.md", "a [2J.md"),
        ("FIL-03", "::error::x.md", ""),
        ("FIL-03", 'a"onclick=x.md', ""),
        ("FIL-03", "{{ 7*7 }}.md", ""),
        ("FIL-03", "a%2e%2e.md", ""),
        ("FIL-03", "Stod.md", ""),
        ("FIL-03", "a b/x.png", "a b"),
        ("FIL-03", "sida.md.md", ""),
        ("MENY-02", "ny.md", ""),
    )
} | {
    "translations: a program": Case("FIL-05", "translations/ar/x.py", b"x"),
    "translations: a compiled catalogue": Case("FIL-05", "translations/ar/index.mo", b"x"),
    "a text of half a megabyte": Case("FIL-06", "docs/_data/words.yml", b"# x\n" * 200_000),
    "a page of half a megabyte": Case("FIL-06", "docs/tolk.md", _PAGE.encode() + b"Text.\n\n" * 100_000),
    "a page that is a picture": Case("FIL-01", "docs/tolk.md", b"\x89PNG\r\n\x1a\n"),
    "a page in Latin-1": Case("FIL-01", "docs/tolk.md", _PAGE.replace("Ny", "N\xe5").encode("latin-1")),
    "a page in UTF-16": Case("FIL-01", "docs/tolk.md", _PAGE.encode("utf-16")),
    "a recording of ten megabytes": Case("LJUD-01", "docs/audio/ar/tolk.mp3", b"\0" * 10_000_001),
    "a recording without its code": Case("LJUD-02", "docs/audio/ar/tolk.mp3", b"ID3"),
    "a code without its recording": Case("LJUD-03", "docs/audio/ar/tolk.txt", b"0123456789abcdef"),
    "a recording of no page": Case("LJUD-04", "docs/audio/ar/passwd.mp3", b"ID3"),
    "a recording beside the languages": Case("LJUD-04", "docs/audio/tolk.mp3", b"ID3"),
    "a page at a language's address": Case("MENY-02", "docs/ar.md", _PAGE),
}


def _folder_elsewhere(root: Path) -> None:
    (root / "docs" / "stod").rename(root / "docs" / "stod-gammal")
    (root / "docs" / "stod").symlink_to("/etc")


def _docs_elsewhere(root: Path) -> None:
    (root / "docs").rename(root / "dokument")
    (root / "docs").symlink_to(root / "dokument")


def _page_elsewhere(root: Path) -> None:
    (root / "docs" / "tolk.md").unlink()
    (root / "docs" / "tolk.md").symlink_to(root.parent / "secret.md")


def _data_elsewhere(root: Path) -> None:
    (root / "docs" / "_data" / "facts.yml").unlink()
    (root / "docs" / "_data" / "facts.yml").symlink_to("/etc/passwd")


def _languages_elsewhere(root: Path) -> None:
    (root / "translations" / "languages.yml").unlink()
    (root / "translations" / "languages.yml").symlink_to("/etc/passwd")


def _link(file: str, target: str) -> Callable[[Path], None]:
    return lambda root: (root / file).symlink_to(target)


ODD: dict[str, tuple[str, str, Callable[[Path], None]]] = {
    "a way to a file": ("FIL-04", "docs/bild.png", _link("docs/bild.png", "/etc/passwd")),
    "a way to a device": ("FIL-04", "docs/bild.png", _link("docs/bild.png", "/dev/zero")),
    "a way to a folder": ("FIL-04", "docs/mapp", _link("docs/mapp", "/etc")),
    "a way to nowhere": ("FIL-04", "docs/bild.png", _link("docs/bild.png", "finns-inte")),
    "a way to itself": ("FIL-04", "docs/bild.png", _link("docs/bild.png", "bild.png")),
    "a way to its own folder": ("FIL-04", "docs/stod/x", _link("docs/stod/x", "..")),
    "a way in the project": ("FIL-04", "docs/x.md", _link("docs/x.md", "index.md")),
    "a way from translations": (
        "FIL-04",
        "translations/ar/x.po",
        _link("translations/ar/x.po", "/etc/passwd"),
    ),
    "a way for a language": ("FIL-04", "translations/fr", _link("translations/fr", "/etc")),
    "a way for a recording": ("FIL-04", "docs/audio", _link("docs/audio", "/etc")),
    "a way for a page": ("FIL-04", "docs/tolk.md", _page_elsewhere),
    "a way for a data file": ("FIL-04", "docs/_data/facts.yml", _data_elsewhere),
    "a way for the languages": ("FIL-04", "translations/languages.yml", _languages_elsewhere),
    "a way for a folder of pages": ("FIL-04", "docs/stod", _folder_elsewhere),
    "a way for all pages": ("FIL-04", "docs", _docs_elsewhere),
    "a pipe": ("FIL-04", "docs/bild.png", lambda root: os.mkfifo(root / "docs" / "bild.png")),
    "a pipe for a page": ("FIL-04", "docs/ny.md", lambda root: os.mkfifo(root / "docs" / "ny.md")),
    "a pipe for a data file": (
        "FIL-04",
        "docs/_data/x.yml",
        lambda root: os.mkfifo(root / "docs/_data/x.yml"),
    ),
    "a pipe for a translation": (
        "FIL-04",
        "translations/ar/x.po",
        lambda root: os.mkfifo(root / "translations/ar/x.po"),
    ),
    "a folder for a page": ("MENY-02", "docs/mapp.md", lambda root: (root / "docs" / "mapp.md").mkdir()),
}
"""Rule, file and what is done: what is no file."""

CASES = DRAWINGS | PICTURES | NAMES
