"""Whatever staff get wrong: a Swedish sentence with file, line and remedy, exit code 1, the last good site untouched."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from anhorigstod.cli import main

CASES = {
    "unknown placeholder": (
        "docs/index.md",
        "kontakt.sos.phone",
        "kontakt.soss.phone",
        34,
        "Menade du ”kontakt.sos.phone”?",
    ),
    "unknown block": ("docs/index.md", "visa.dorrar", "visa.dörrar", 16, "Menade du ”visa.dorrar”?"),
    "misspelt field": ("docs/_data/contacts.yml", "  phone: 0410", "  fone: 0410", 12, "Menade du ”phone”?"),
    "duplicate key": (
        "docs/_data/contacts.yml",
        "  email:\n",
        "  email:\n  email:\n",
        14,
        "Ta bort det ena. Det första står på rad 13.",
    ),
    "missing field": ("docs/_data/words.yml", "  say: AN-hö-rig\n", "", 8, "Skriv say: och ett värde."),
    "no phone number": ("docs/_data/contacts.yml", "0410-73 30 00", "0410 733 000 ring", 12, "040-628 04 00"),
    "no date": (
        "docs/_data/contacts.yml",
        "verified: 2026-11-21",
        "verified: 21 november",
        20,
        "år-månad-dag",
    ),
    "impossible date": (
        "docs/_data/contacts.yml",
        "verified: 2026-11-21",
        "verified: 2026-02-30",
        20,
        "år-månad-dag",
    ),
    "expires before verified": (
        "docs/_data/contacts.yml",
        "2027-05-21",
        "2020-05-21",
        21,
        "Sätt ett senare datum",
    ),
    "value without a check": (
        "docs/_data/facts.yml",
        "  kind: timmar\n  value:",
        "  kind: timmar\n  value: 10",
        0,
        "Bara kontrollerade uppgifter",
    ),
    "hours that are no number": (
        "docs/_data/facts.yml",
        "  kind: timmar\n  value:",
        "  kind: timmar\n  value: tio",
        0,
        "Skriv bara siffror",
    ),
    "unknown kind": ("docs/_data/facts.yml", "kind: timmar", "kind: timma", 0, "Menade du ”timmar”?"),
    "service without page": (
        "docs/_data/services.yml",
        "page: stod/samtal.md",
        "page: stod/samtalen.md",
        12,
        "Menade du ”stod/samtal.md”?",
    ),
    "unknown icon": (
        "docs/_data/services.yml",
        "material/chat-outline",
        "material/chat-outlines",
        13,
        "Menade du ”material/chat-outline”?",
    ),
    "unknown data file": ("docs/_data/kontakter.yml", "", "a:\n  b: c\n", 0, "Menade du ”contacts.yml”?"),
    "missing page in the menu": (
        "mkdocs.yml",
        "stod/samtal.md",
        "stod/samtall.md",
        0,
        "Menade du ”stod/samtal.md”?",
    ),
    "page outside the menu": (
        "docs/ny.md",
        "",
        "---\ntitle: Ny\ndescription: Ny sida.\n---\n\n# Ny\n\nText.\n",
        0,
        "Lägg till ”- ny.md” under nav:",
    ),
    "unknown placeholder in data": (
        "docs/_data/services.yml",
        "Ring kommunen. Telefon: {{ kontakt.vaxel.phone }}",
        "Ring {{ kontakt.vaxl.phone }}",
        17,
        "Menade du ”kontakt.vaxel.phone”?",
    ),
    "link in data": (
        "docs/_data/services.yml",
        "who: Alla som",
        "who: Alla [som](x.md)",
        15,
        "Ta bort länken",
    ),
    "fact of facts": (
        "docs/_data/facts.yml",
        "  value:\n  note: Kostar samtal, hembesök, grupper och utbildning något? I de flesta kommuner är det gratis. "
        "Anhörigkonsulenten vet.\n  source:\n  verified:",
        '  value: "{{ fakta.stod_pris }}"\n  source: beslut\n  verified: 2026-11-21',
        10,
        "Skriv värdet direkt",
    ),
    "component inside a sentence": (
        "docs/index.md",
        "Du är inte ensam.",
        "Du {{ visa.ring }} är.",
        10,
        "på en egen rad",
    ),
    "code block": ("docs/index.md", "Du är inte ensam.", "Text.\n\n    Indragen rad", 12, "fyra mellanslag"),
    "fact inside a link": (
        "docs/index.md",
        "(anhorig.md)",
        "(tel:{{ kontakt.vaxel.phone }})",
        0,
        "utanför länken",
    ),
    "misspelt braces": (
        "docs/index.md",
        "kontakt.sos.phone",
        "kontakt-sos.phone",
        34,
        "Menade du ”kontakt.sos.phone”?",
    ),
    "icon outside the set": ("docs/stod/index.md", "material/heart", "../../../tmp/evil", 0, "Ikonen"),
    "brochure of no page": (
        "docs/_data/brochures.yml",
        "- anhorig.md",
        "- anhorigg.md",
        0,
        "Menade du ”anhorig.md”?",
    ),
    "word of no page": (
        "docs/_data/words.yml",
        "page: anhorig.md",
        "page: anhorigg.md",
        0,
        "Menade du ”anhorig.md”?",
    ),
    "contact nobody sees": ("docs/_data/contacts.yml", "group: akut", "group: akkut", 0, "Menade du ”akut”?"),
    "former name that is none": (
        "docs/index.md",
        "title: Start",
        "title: Start\nmoved_from: ../x.md",
        3,
        "gamla filnamn",
    ),
    "option that is none": (
        "mkdocs.yml",
        "  - attr_list",
        "  - attr_list\n  - toc:\n      toc_depth: abc",
        0,
        "tillägg",
    ),
    "private-use character": ("docs/index.md", "Du är", "Du \ue0009\ue001 är", 10, "osynligt tecken"),
    "YAML without end": ("docs/_data/facts.yml", "stod_pris:", "[" * 3000 + "\nstod_pris:", 0, "Gör så här"),
    "first language is not Swedish": (
        "translations/languages.yml",
        "  tag: sv",
        "  tag: nb",
        0,
        "Flytta sv överst",
    ),
    "fuzzy context": (
        "translations/ar/index.po",
        'msgid "Start"',
        'msgctxt "x"\nmsgid "Start"',
        0,
        "msgctxt",
    ),
    "a file name that is no address": (
        'docs/a"onclick=x.md',
        "",
        "---\ntitle: Ny\ndescription: Ny sida.\n---\n\n# Ny\n\nText.\n",
        0,
        "Använd bara a–z, siffror och bindestreck",
    ),
    "broken link": ("docs/index.md", "(anhorig.md)", "(anhorigg.md)", 22, "Menade du ”anhorig.md”?"),
    "broken anchor": (
        "docs/index.md",
        "#visa-en-mening-pa-svenska",
        "#visa-mening",
        31,
        "Menade du ”visa-en-mening-pa-svenska”?",
    ),
    "absolute link": ("docs/index.md", "(anhorig.md)", "(/anhorig/)", 22, "../kontakt.md"),
    "link that runs code": (
        "docs/index.md",
        "(anhorig.md)",
        "(javascript:alert)",
        22,
        "Börja länken med https:",
    ),
    "attribute that runs code": (
        "docs/index.md",
        "# Hjälper du någon hemma?",
        "# Hjälper du? { onclick=alert(1) }",
        0,
        "Ta bort det som står inom { }",
    ),
    "colon in front matter": (
        "docs/index.md",
        "title: Start",
        "title: Start: så gör du",
        2,
        "Sätt citattecken",
    ),
    "no front matter": ("docs/index.md", "---\ntitle", "title", 1, "Börja sidan med tre bindestreck"),
    "unknown field in front matter": ("docs/index.md", "picture: bord", "bild: bord", 5, "Det som finns är"),
    "unknown picture": ("docs/index.md", "picture: bord", "picture: brod", 5, "Menade du ”bord”?"),
    "page of unknown service": (
        "docs/stod/samtal.md",
        "service: samtal",
        "service: samtall",
        4,
        "Menade du ”samtal”?",
    ),
    "unknown Markdown extension": ("mkdocs.yml", "- attr_list", "- attr_lista", 27, "Menade du ”attr_list”?"),
    "nobody to call": ("mkdocs.yml", "call: vaxel", "call: vaxeln", 0, "Menade du ”vaxel”?"),
    "unknown language": (
        "translations/xx/index.po",
        "",
        'msgid ""\nmsgstr ""\n',
        0,
        "Mappen ”xx” hör inte till något språk",
    ),
    "impossible language code": (
        "translations/languages.yml",
        "\nfi:\n",
        "\nfinska:\n",
        0,
        "två små bokstäver",
    ),
    "impossible tag": ("translations/languages.yml", "tag: fi", "tag: qqq", 0, "BCP 47"),
    "impossible direction": (
        "translations/languages.yml",
        "direction: rtl",
        "direction: right",
        0,
        "Skriv ltr eller rtl",
    ),
    "invalid PO": ("translations/ar/index.po", 'msgid "Start"', 'msgid "Start', 10, "citattecken"),
    "not UTF-8": ("docs/index.md", "Du är inte ensam", "Du \udce4r inte ensam", 0, "UTF-8"),
}


def snapshot(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_bad_input(
    case: tuple[str, str, str, int, str], project: Path, edit: Callable, capsys: pytest.CaptureFixture
) -> None:
    file, old, new, line, remedy = case
    good = project / "site" / "index.html"
    good.parent.mkdir()
    good.write_text("den senaste som gick bra")
    if "\udce4" in new:
        path = project / file
        path.write_bytes(path.read_bytes().replace("ä".encode(), b"\xe4"))
    else:
        edit(file, old, new)
    before = snapshot(project)
    assert main(["--project", str(project), "build", "--no-brochures"]) == 1
    told = capsys.readouterr().err
    assert f"{file}:{line}:" in told if line else f"{Path(file).parts[0]}" in told
    assert remedy in told and "Varför:" in told and "Gör så här:" in told
    assert "Traceback" not in told and str(project) not in told
    assert snapshot(project) == before, "something was written"


@pytest.mark.parametrize("name", ["unknown placeholder", "misspelt field", "unknown language"])
def test_mkdocs_itself_says_the_same(name: str, project: Path, edit: Callable) -> None:
    import subprocess
    import sys

    file, old, new, _, remedy = CASES[name]
    edit(file, old, new)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("god")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and remedy in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text() == "god"


def test_a_translation_with_another_link_is_refused(
    project: Path, edit: Callable, capsys: pytest.CaptureFixture
) -> None:
    po = project / "translations" / "en" / "index.po"
    text = po.read_text(encoding="utf-8")
    start = text.index("](anhorig.md)")
    po.write_text(
        text[: text.index("](anhorig.md)", start + 5)]
        + "](https://evil.example)"
        + text[text.index("](anhorig.md)", start + 5) + 13 :],
        encoding="utf-8",
    )
    assert main(["--project", str(project), "build", "--no-brochures"]) == 1
    told = capsys.readouterr().err
    assert "translations/en/index.po:" in told and "inte samma länkar" in told


def test_all_that_is_wrong_is_told_at_once(
    project: Path, edit: Callable, capsys: pytest.CaptureFixture
) -> None:
    edit("docs/index.md", "kontakt.sos.phone", "kontakt.soss.phone")
    edit("docs/tolk.md", "visa.fraser", "visa.frasser")
    assert main(["--project", str(project), "build", "--no-brochures"]) == 1
    told = capsys.readouterr().err
    assert "docs/index.md:34:" in told and "docs/tolk.md:" in told and "2 fel" in told


def test_a_good_project_builds_and_replaces_the_old_site(
    project: Path, capsys: pytest.CaptureFixture
) -> None:
    (project / "site").mkdir()
    (project / "site" / "gammal.html").write_text("x")
    assert main(["--project", str(project), "build", "--no-brochures"]) == 0
    assert (project / "site" / "index.html").exists() and not (project / "site" / "gammal.html").exists()
    assert sorted(path.name for path in project.iterdir()) == sorted(
        [".cache", "docs", "mkdocs.yml", "overrides", "site", "translations"]
    )


def test_a_build_that_died_between_its_last_two_steps_is_mended(project: Path, edit: Callable) -> None:
    (project / "site.old").mkdir()
    (project / "site.old" / "index.html").write_text("den senaste som gick bra")
    assert main(["--project", str(project), "build", "--no-brochures"]) == 0
    (project / "site").rename(project / "site.old")
    edit("docs/_data/brochures.yml", "- anhorig.md", "- anhorigg.md")
    assert main(["--project", str(project), "build", "--no-brochures"]) == 1
    assert (project / "site.old" / "index.html").exists()


@pytest.mark.parametrize(
    "body", ["# Bara rubrik\n\n- en punkt\n", '# Rubrik\n\n!!! note "Ruta"\n    Text\n', "# Rubrik\n"]
)
def test_a_page_of_any_shape_is_whole(project: Path, body: str) -> None:
    front = "---\ntitle: Ord\ndescription: Ord.\n---\n\n"
    (project / "docs/om/uppgifter.md").write_text(front + body, encoding="utf-8")
    for file in (project / "docs").rglob("*.md"):
        assert "uppgifter.md#" not in file.read_text(encoding="utf-8")
    assert main(["--project", str(project), "build", "--no-brochures"]) == 0
    html = (project / "site/om/uppgifter/index.html").read_text(encoding="utf-8")
    article = html[html.index("<article>") : html.index("</article>")]
    for tag in ("h1", "p", "ul", "div", "li"):
        assert article.count(f"<{tag}>") + article.count(f"<{tag} ") == article.count(f"</{tag}>"), tag


@pytest.mark.parametrize("name", ["redaktion", "ar", "stod"])
def test_two_pages_never_share_an_address(
    project: Path, edit: Callable, name: str, capsys: pytest.CaptureFixture
) -> None:
    edit(f"docs/{name}.md", "", "---\ntitle: Ny\ndescription: Ny sida.\n---\n\n# Ny\n\nText.\n")
    edit("mkdocs.yml", "  - anhorig.md", f"  - anhorig.md\n  - {name}.md")
    assert main(["--project", str(project), "build", "--no-brochures"]) == 1
    assert f"Adressen ”{name}/” används redan" in capsys.readouterr().err
