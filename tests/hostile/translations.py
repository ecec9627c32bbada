"""What somebody might write in translations/: catalogues, languages, sign-offs, the glossary."""

from tests.hostile.case import Case, english

_PO = "translations/en/index.po"
_LANGUAGES = "translations/languages.yml"
_REVIEWS = "translations/en/reviews.yml"
_GLOSSARY = "translations/glossary.yml"
_HEADING = 'msgid "Vad behöver du?"\nmsgstr "What do you need?"'


TEXTS = {
    f"translation: {text!r}": english(rule, text)
    for rule, text in (
        ("OVS-06", "<script>alert(1)</script>"),
        ("OVS-06", "What <b>do</b> you need?"),
        ("OVS-06", "What do <img src=x onerror=alert(1)> you need?"),
        ("OVS-06", "What <svg/onload=alert(1)> do you need?"),
        ("OVS-06", "What do you need? <img src=x onerror=alert(1) "),
        ("OVS-06", "What do you need? <!-- hidden"),
        ("OVS-06", "What do &lt;b&gt; you need?"),
        ("OVS-06", "What &#x202e;do you need?"),
        ("OVS-06", "What <javascript:alert(1)> do you need?"),
        ("OVS-06", "What <iframe src='https://evil.example'> do you need?"),
        ("OVS-23", "What do you [need](javascript:alert(1))?"),
        ("OVS-23", "What do you [need](https://evil.example)?"),
        ("OVS-23", "What do ![you](https://evil.example/x.png) need?"),
        ("OVS-23", "What do you *need*?"),
        ("OVS-23", "What do you {{ kontakt.vaxel.phone }} need?"),
        ("OVS-22", "What do you {need}?"),
        ("OVS-04", "What do you need? https://evil.example"),
        ("OVS-04", "What do you need? evil.example.com"),
        ("OVS-04", "Write to evil@evil.example."),
        ("OVS-03", "What do you need? 0900123456"),
        ("OVS-03", "What do you need? ٠٩٠٠"),
        ("OVS-05", "What do you [need?"),
        ("OVS-07", "# What do you need?"),
        ("OVS-07", "!!! note"),
        ("OVS-08", "What do\\nyou need?"),
        ("OVS-10", "What do you nееd?"),
        ("OVS-10", "What do you \U0001d427\U0001d41e\U0001d41e\U0001d41d?"),
        ("FIL-02", "What do\u202e you need?"),
        ("FIL-02", "What do\u200b you need?"),
        ("FIL-02", "What \U000e0041do you need?"),
        ("FIL-02", "What \x1b[2Jdo you need?"),
        ("OVS-11", "What do\u200c you need?"),
        ("OVS-03", "What do\\x1b you need?"),
        ("OVS-12", " "),
        ("OVS-12", "..."),
    )
} | {
    "attribute by a translation": english("OVS-02", "What do you need? { onclick=alert(1) }"),
    "attribute by a translation, with colon": english("OVS-02", "What do you need? {: onclick=alert(1) }"),
}

FORMS = {
    "a plural": Case(
        "OVS-21", _PO, 'msgid "Vad behöver du?"\nmsgid_plural "x"\nmsgstr[0] "y"', _HEADING, line=28
    ),
    "a context": Case("OVS-21", _PO, f'msgctxt "x"\n{_HEADING}', _HEADING, line=28),
    "an entry twice": Case("OVS-20", _PO, f"{_HEADING}\n\n{_HEADING}", _HEADING, line=36),
    "a line that is none": Case("OVS-20", _PO, f"§<script>\n{_HEADING}", _HEADING),
    "a quotation without end": Case("OVS-20", _PO, '§msgid "Vad behöver du?\nmsgstr ""', _HEADING),
    "a hidden sign in a note": Case("FIL-02", _PO, f"§# x\u202ey\n{_HEADING}", _HEADING),
    "a hidden sign in the Swedish": Case(
        "FIL-02", _PO, '§msgid "Vad behöver\u200b du?"\nmsgstr "x"', _HEADING
    ),
    "a hidden sign in the head": Case("FIL-02", _PO, '§"Language: en\u2066\\n"', '"Language: en\\n"'),
    "an escape of a control sign": english("OVS-03", "What do\\x07 you need?"),
}

_ENGLISH = "  name: English\n  swedish: engelska\n  tag: en\n  direction: ltr\n  script: Latn\n  alias: engelska\n  publish: draft"

LANGUAGES = {
    f"language: {new!r}": Case(rule, _LANGUAGES, new, old)
    for rule, old, new in (
        ("SPRAK-03", "\nen:\n  name", "\n../en:\n  §name"),
        ("SPRAK-03", "\nen:\n  name", "\nen_US:\n  §name"),
        ("SPRAK-03", "\nen:\n  name", "\nassets:\n  §name"),
        (
            "SPRAK-03",
            "en:\n  name: English\n  swedish: engelska\n  tag: en",
            'en:\n  §name: English\n  swedish: engelska\n  tag: "en\\" onload=\\"x"',
        ),
        (
            "SPRAK-03",
            "en:\n  name: English\n  swedish: engelska\n  tag: en",
            "en:\n  §name: English\n  swedish: engelska\n  tag: ../x",
        ),
        (
            "SPRAK-03",
            "en:\n  name: English\n  swedish: engelska\n  tag: en\n  direction: ltr",
            "en:\n  §name: English\n  swedish: engelska\n  tag: en\n  direction: ltr;x",
        ),
        ("FAKTA-01", "  alias: engelska", "  §onload: x"),
        ("YAML-04", "  alias: engelska", "  alias: engelska\n  §alias: x"),
        ("YAML-03", "  alias: engelska", "  alias: §&x engelska"),
        ("FIL-02", "  name: English", "  name: §Engl\u202eish"),
        (
            "FAKTA-02",
            "en:\n  name: English\n  swedish: engelska\n  tag: en\n",
            "en:\n  §name: English\n  swedish: engelska\n",
        ),
    )
} | {
    **{
        f"address: {alias}": Case(
            "SPRAK-03",
            _LANGUAGES,
            _ENGLISH.replace("name", "§name").replace("engelska\n  pub", f"{alias}\n  pub"),
            _ENGLISH,
        )
        for alias in ("../../x", "Engelska", "'*'", "a b")
    },
    **{
        f"address of another: {alias}": Case("SPRAK-03", _LANGUAGES, f"alias: {alias}", "alias: engelska")
        for alias in ("arabiska", "en", "assets", "redaktion", "audio")
    },
    "address of a page": Case("MENY-04", _LANGUAGES, "alias: stod", "alias: engelska", "docs/stod/index.md"),
    "shown to nobody knows whom": Case(
        "SPRAK-03", _LANGUAGES, _ENGLISH.replace("name", "§name").replace("draft", "all"), _ENGLISH
    ),
    "languages that are gone": Case("SPRAK-01", _LANGUAGES, b""),
    "languages that are a list": Case("SPRAK-01", _LANGUAGES, b"- sv\n"),
    "a folder of no language": Case("SPRAK-02", "translations/xx/index.po", b"", told="translations/xx"),
}

_HASH = "0" * 64
REVIEWS = {
    "sign-off of no hash": Case(
        "GRANSK-02",
        _REVIEWS,
        "signatures:\n  - §by: A\n    role: B\n    date: 2026-11-21\n    page: tolk\n    pairs:\n      - 12345\n",
    ),
    "sign-off in capitals": Case(
        "GRANSK-02",
        _REVIEWS,
        f"signatures:\n  - §by: A\n    role: B\n    date: 2026-11-21\n    page: tolk\n    pairs: [{'A' * 64}]\n",
    ),
    "sign-off in other digits": Case(
        "GRANSK-02",
        _REVIEWS,
        f"signatures:\n  - §by: A\n    role: B\n    date: 2026-11-21\n    page: tolk\n    pairs: [{'٠' * 64}]\n",
    ),
    "sign-off of no page": Case(
        "GRANSK-01",
        _REVIEWS,
        f"signatures:\n  - §by: A\n    role: B\n    date: 2026-11-21\n    page: ../tolk\n    pairs: [{_HASH}]\n",
    ),
    "sign-off of no day": Case(
        "FAKTA-04",
        _REVIEWS,
        f"signatures:\n  - by: A\n    role: B\n    §date: i dag\n    page: tolk\n    pairs: [{_HASH}]\n",
    ),
    "sign-off by nobody": Case(
        "FAKTA-02",
        _REVIEWS,
        f"signatures:\n  - §by:\n    role: B\n    date: 2026-11-21\n    page: tolk\n    pairs: [{_HASH}]\n",
    ),
    "sign-off with a field more": Case("FAKTA-01", _REVIEWS, "§all: true\n"),
    "sign-off that is a word": Case("FAKTA-03", _REVIEWS, "signatures: §all\n"),
    "sign-off with a hidden sign": Case(
        "FIL-02",
        _REVIEWS,
        f"signatures:\n  - §by: A\u202eB\n    role: B\n    date: 2026-11-21\n    page: tolk\n    pairs: [{_HASH}]\n",
    ),
    "same meaning of no hash": Case(
        "GRANSK-02",
        _REVIEWS,
        f"same_meaning:\n  - §by: A\n    date: 2026-11-21\n    page: tolk\n    old: x\n    new: {_HASH}\n    pair: {_HASH}\n",
    ),
    "a waiver of no hash": Case(
        "GRANSK-02",
        _REVIEWS,
        "waivers:\n  - §by: A\n    date: 2026-11-21\n    check: OVS-03\n    pair: '*'\n    reason: x\n",
    ),
}

GLOSSARY = {
    "a word in no language": Case("ORDL-01", _GLOSSARY, "anhörig:\n  §../ar: x\n"),
    "a word that is a list": Case("FAKTA-03", _GLOSSARY, "anhörig:\n  fi: §[a]\n"),
    "a glossary that is a list": Case("ORDL-01", _GLOSSARY, "§- a\n"),
    "a name in two languages": Case("ORDL-01", _GLOSSARY, "anhörig:\n  §keep: alltid\n"),
    "a word twice": Case("ORDL-02", _GLOSSARY, "anhörig:\n  fi: x\nvårdare:\n  §fi: y\n  forms: [anhörig]\n"),
    "a word with a hidden sign": Case("FIL-02", _GLOSSARY, "anhörig:\n  fi: §x\u202ey\n"),
    "a word too deep": Case("YAML-05", _GLOSSARY, f"anhörig:\n  fi: §{'[' * 50_000}\n"),
}

CASES = TEXTS | FORMS | LANGUAGES | REVIEWS | GLOSSARY
