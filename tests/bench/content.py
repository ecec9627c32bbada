"""The same content for every engine: M pages of N languages, each of about 25 blocks, as real pages of ours are."""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from anhorigstod.translation.catalogue import Catalogue, Entry

ROOT = Path(__file__).parents[2]
LANGUAGES = (
    "sv ar fi hr pl fa en sq tr uk ru es de fr it nl da nb et lv lt ro hu bg el cs sk sl sr ka".split()
)
RIGHT_TO_LEFT = {"ar", "fa"}
WORDS = (
    "du kan få hjälp av kommunen när hemma någon vila prata stöd råd tid grupp språk tolk fråga ring säg brev dag natt "
    "familj vän granne mamma pappa arbete läkare vård lätt svår trött glad orolig ensam ihop sedan alltid ibland"
).split()
PHONE = "0410-73 30 00"


def sentence(rng: random.Random, length: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(length)).capitalize() + "."


def blocks(page: int, pages: int) -> Iterator[tuple[str, str]]:
    """Kind and Swedish text of every block of a page; `{phone}` and `{link}` are written as each engine does it."""
    rng = random.Random(page)
    yield "h1", f"Sida {page}: {sentence(rng, 4)[:-1]}?"
    yield "p", sentence(rng, 8) + " " + sentence(rng, 9)
    for section in range(4):
        yield "h2", f"{sentence(rng, 4)[:-1]} {section}?"
        yield "p", sentence(rng, 9) + " " + sentence(rng, 10) + " *anhörigkonsulent* " + sentence(rng, 7)
        for _ in range(3):
            yield "li", sentence(rng, 8)
    yield "p", f"{sentence(rng, 4)} [{sentence(rng, 3)[:-1]}]({{link{(page + 1) % pages}}}) {{phone}}"
    yield "p", sentence(rng, 10)


def translated(text: str, language: str) -> str:
    """Another text of about the same length, with the same markup."""
    return text if language == "sv" else f"{language} {text}"


def markdown(page: int, pages: int, language: str, phone: str) -> str:
    lines = []
    for kind, text in blocks(page, pages):
        text = translated(text, language).replace("{phone}", phone)
        text = text.replace(f"{{link{(page + 1) % pages}}}", f"{name((page + 1) % pages)}.md")
        lines.append(
            {"h1": f"# {text}\n", "h2": f"\n## {text}\n", "p": f"\n{text}\n", "li": f"1. {text}\n"}[kind]
        )
    return "\n".join(lines).replace(".\n\n1. ", ".\n1. ")


def name(page: int) -> str:
    return "index" if page == 0 else f"sida-{page:03}"


def ours(folder: Path, languages: int, pages: int) -> None:
    """A project of ours: Swedish pages and a catalogue for each page and language."""
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    (folder / "docs" / "_data").mkdir(parents=True)
    contact = f"vaxel:\n  name: Växel\n  group: kommun\n  about: Ring.\n  phone: {PHONE}\n  source: x\n  verified: 2026-11-21\n"
    (folder / "docs" / "_data" / "contacts.yml").write_text(contact, encoding="utf-8")
    for page in range(pages):
        head = f"---\ntitle: Sida {page}\ndescription: Det här är sida {page}.\n---\n\n"
        text = head + markdown(page, pages, "sv", "{{ kontakt.vaxel.phone }}")
        (folder / "docs" / f"{name(page)}.md").write_text(text, encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    navigation = "\n".join(f"  - {name(page)}.md" for page in range(pages))
    config = (
        config[: config.index("nav:")]
        .replace("om/oversattningar.md", "index.md")
        .replace("emergency: sos", "emergency: vaxel")
        + f"nav:\n{navigation}\n"
    )
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    entries = []
    for language in LANGUAGES[:languages]:
        direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
        entries.append(
            f"{language}:\n  name: {language}\n  swedish: {language}\n  tag: {language}\n  direction: {direction}\n  script: Latn\n"
        )
    (folder / "translations").mkdir()
    (folder / "translations" / "languages.yml").write_text("\n".join(entries), encoding="utf-8")
    _catalogues(folder, languages)


def _catalogues(folder: Path, languages: int) -> None:
    from anhorigstod.site.site import read_source
    from anhorigstod.translation.source import INTERFACE

    source, _ = read_source(folder)
    for language in LANGUAGES[1:languages]:
        for key in [*source.catalogue_keys(), INTERFACE]:
            entries = {
                s.text: Entry(s.text, translated(s.text, language), s.kind, "ursprung: maskin (X)")
                for s in source.segments(key)
            }
            path = folder / "translations" / language / f"{key}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            if entries:
                path.write_text(Catalogue(entries).written(language), encoding="utf-8")


def stock(folder: Path, languages: int, pages: int) -> None:
    """Material with search and mkdocs-static-i18n, a Markdown file for each page and language."""
    (folder / "docs").mkdir(parents=True)
    for language in LANGUAGES[:languages]:
        for page in range(pages):
            suffix = "" if language == "sv" else f".{language}"
            text = markdown(page, pages, language, f"[{PHONE}](tel:+46410733000)")
            (folder / "docs" / f"{name(page)}{suffix}.md").write_text(text, encoding="utf-8")
    listed = "\n".join(
        f"        - locale: {language}\n          name: {language}\n          build: true\n          default: {str(language == 'sv').lower()}"
        for language in LANGUAGES[:languages]
    )
    config = (
        "site_name: Jämförelse\nsite_url: https://example.se/\ntheme:\n  name: material\n  language: sv\n"
        f"plugins:\n  - search\n  - i18n:\n      docs_structure: suffix\n      languages:\n{listed}\n"
    )
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")


def hugo(folder: Path, languages: int, pages: int) -> None:
    """Hugo with the smallest theme that shows title, language menu and text."""
    listed = {
        language: {"languageName": language, "weight": weight + 1, "contentDir": f"content/{language}"}
        for weight, language in enumerate(LANGUAGES[:languages])
    }
    config = {
        "baseURL": "https://example.se/",
        "title": "Jämförelse",
        "defaultContentLanguage": "sv",
        "languages": listed,
    }
    folder.mkdir(parents=True)
    (folder / "hugo.json").write_text(
        json.dumps({**config, "disableKinds": ["taxonomy", "term", "rss"]}), encoding="utf-8"
    )
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    page = (
        '<!doctype html><html lang="{{ .Language.Lang }}"><title>{{ .Title }}</title>'
        '{{ range .Translations }}<a href="{{ .Permalink }}">{{ .Language.LanguageName }}</a>{{ end }}{{ .Content }}</html>'
    )
    for kind in ("single", "list"):
        (layouts / f"{kind}.html").write_text(page, encoding="utf-8")
    for language in LANGUAGES[:languages]:
        content = folder / "content" / language
        content.mkdir(parents=True)
        for number in range(pages):
            text = markdown(number, pages, language, f"[{PHONE}](tel:+46410733000)")
            file = "_index.md" if number == 0 else f"{name(number)}.md"
            (content / file).write_text(f'---\ntitle: "Sida {number}"\n---\n{text}', encoding="utf-8")
