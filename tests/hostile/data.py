"""What somebody might write in data files."""

from tests.hostile.case import Case, contact

_ACTIVITY = "docs/_data/activities.yml"
_BROCHURES = "docs/_data/brochures.yml"
_EDITION = """a1:
  brochure: avlosning
  language: ar
  format: trifold
  code: K7M2PX
  printed: 2026-11-21
  words: 0123456789abcdef
  place: vardcentraler
"""
_FIGURES = "  verified:\n  expires:\n  figures:\n"


def edition(rule: str, old: str, new: str, told: str = "") -> Case:
    assert old in _EDITION
    return Case(rule, "docs/_data/editions.yml", _EDITION.replace(old, new), told=told)


VALUES = (
    {
        f"phone: {value}": contact("FAKTA-04", "phone", value)
        for value in (
            "javascript:alert(1)",
            '"0410-73 30 00<script>"',
            "0410-73 30 00;ext=1",
            "'0410-73 30 00\" onclick=\"x'",
            "٠٤١٠-٧٣ ٣٠ ٠٠",
            "1" * 400,
            "+1-900-555 01 99",
            "0900-123 45 678 90",
        )
    }
    | {
        f"address: {value}": Case("FAKTA-04", "docs/_data/contacts.yml", f"§url: {value}", "url:")
        for value in (
            "javascript:alert(1)",
            "http://www.1177.se/",
            "//evil.example",
            "https://www.1177.se@evil.example/",
            'https://evil.example/"onclick=x',
            "https://evil.example/<script>",
            "https://xn--1177-x4d.example/",
            "https://203.0.113.9/",
            "https://evil",
            "file:///etc/passwd",
            "https://a.example/ https://b.example/",
        )
    }
    | {
        f"mail: {value}": Case("FAKTA-04", "docs/_data/contacts.yml", f"§email: {value}", "email:")
        for value in (
            "a@b.example?bcc=c@d.example",
            "a@b.example,c@d.example",
            "<a@b.example>",
            "a@b",
            "å@b.example",
        )
    }
    | {
        "date that is none": Case(
            "FAKTA-04", "docs/_data/contacts.yml", "§expires: 99999-01-01", "expires: 2027-05-21"
        ),
        "date far away": Case(
            "FAKTA-04", "docs/_data/contacts.yml", "§expires: 2027-13-45", "expires: 2027-05-21"
        ),
        "number without end": Case(
            "FAKTA-04", "docs/_data/indicators.yml", f"§goal: {'9' * 5000}", "goal: 10"
        ),
        "number in signs of another script": Case(
            "FAKTA-04", "docs/_data/indicators.yml", "§goal: १०", "goal: 10"
        ),
        "number that is none": Case("FAKTA-04", "docs/_data/indicators.yml", "§goal: .inf", "goal: 10"),
    }
)

TEXTS = {
    "HTML in a text": contact("SIDA-21", "about", "Ring <img src=x onerror=alert(1)>"),
    "torn HTML in a text": contact("SIDA-21", "about", "Ring <svg/onload=alert(1)>"),
    "link in a text": contact("FAKTA-16", "about", "Läs [mer](https://evil.example)"),
    "picture in a text": contact("FAKTA-16", "about", "Läs ![mer](https://evil.example)"),
    "autolink in a text": contact("FAKTA-16", "about", "Läs <https://evil.example>"),
    "unknown fact in a text": contact("SIDA-04", "about", '"Ring {{ config }}"'),
    "component in a text": contact("SIDA-04", "about", '"Ring {{ visa.ring }}"'),
    "hidden sign in a text": contact("FIL-02", "about", "Ring\u202e oss"),
    "hidden sign in an escape": contact("YAML-03", "about", '"Ring \\u202e oss"'),
    "null in an escape": contact("YAML-03", "about", '"Ring \\0 oss"'),
    "Cyrillic letter in a text": contact("FIL-09", "about", "Ring vаxeln"),
    "Cyrillic letter in an escape": contact("YAML-03", "about", '"Ring v\\u0430xeln"'),
    "a person in a text": contact("SIDA-14", "about", "Ring Anna Svensson."),
    "a number in a text": contact("SIDA-11", "about", "Ring 040-628 04 00."),
    "HTML in a comment is nothing, a hidden sign is": Case("FIL-02", _ACTIVITY, "§# \u2066x\n"),
}

REFERENCES = {
    "page outside": Case("FAKTA-13", "docs/_data/words.yml", "§page: ../../etc/passwd", "page: anhorig.md"),
    "page that is an address": Case(
        "FAKTA-13", "docs/_data/words.yml", "§page: https://evil.example", "page: anhorig.md"
    ),
    "icon outside": Case(
        "FAKTA-15", "docs/_data/services.yml", "§icon: ../../../x", "icon: material/chat-outline"
    ),
    "brochure of a page outside": Case("BRO-02", _BROCHURES, "- §../../etc/passwd", "- anhorig.md"),
    "brochure of a part that is not there": Case("BRO-02", _BROCHURES, "- §anhorig.md#x", "- anhorig.md"),
    "brochure of a picture outside": Case("BRO-02", _BROCHURES, "picture: §../logo", "picture: bord"),
    "brochure without words for its picture": Case(
        "BRO-03",
        _BROCHURES,
        "§hjalper_du_nagon:\n  title: Hjälper du någon?\n  about: Hej.\n  picture: bord\n  formats: [handout]\n",
    ),
    "brochure of an unknown format": Case("BRO-02", _BROCHURES, "formats: [§../x,", "formats: [trifold,"),
    "edition at a path": edition("BRO-05", "code: K7M2PX", "§code: ../../../secret"),
    "edition of a code in other signs": edition("BRO-05", "code: K7M2PX", "§code: Ⅷ７M2PX"),
    "edition without its words": edition("BRO-06", "a1:", "a1:", "docs/_data/editions/K7M2PX.txt"),
    "edition of an unknown language": edition("BRO-02", "language: ar", "language: §../ar"),
    "edition of an unknown place": edition("BRO-02", "place: vardcentraler", "place: §../x"),
    "figures of an unknown place": Case(
        "FAKTA-18",
        "docs/_data/indicators.yml",
        _FIGURES + "    - place: §../x\n      month: 2026-10\n      handed_out: 5\n      activated: 5\n",
        _FIGURES,
    ),
    "figures told twice": Case(
        "FAKTA-18",
        "docs/_data/indicators.yml",
        _FIGURES
        + "    - place: §vardcentraler\n      month: 2026-10\n      handed_out: 5\n      activated: 5\n"
        + "    - place: vardcentraler\n      month: 2026-10\n      handed_out: 5\n      activated: 5\n",
        _FIGURES,
    ),
    "a contact nobody sees": Case("FAKTA-14", "docs/_data/contacts.yml", "group: §x", "group: kommun"),
    "a value nobody vouches for": Case(
        "FAKTA-05",
        "docs/_data/contacts.yml",
        "vaxel:\n  §name: Växel\n  group: kommun\n  about: Ring.\n  phone: 0410-73 30 00\n",
    ),
    "a fact of an unknown kind": Case("FAKTA-09", "docs/_data/facts.yml", "§kind: __class__", "kind: timmar"),
    "a fact that tells itself": Case(
        "FAKTA-17",
        "docs/_data/facts.yml",
        'x:\n  name: x\n  kind: text\n  §value: "{{ fakta.x }}"\n  source: x\n  verified: 2026-11-21\nstod_pris:',
        "stod_pris:",
    ),
    "expires before it is verified": Case(
        "FAKTA-06", "docs/_data/contacts.yml", "§expires: 2020-05-21", "expires: 2027-05-21"
    ),
}

YAML = {
    "a tag that runs code": contact("YAML-03", "about", "!!python/object/apply:os.system [id]"),
    "a tag of its own": contact("YAML-03", "about", "!x y"),
    "a tag on a name": Case("YAML-03", _ACTIVITY, "§!!python/name:os.system x: y\n"),
    "a binary value": contact("YAML-03", "about", "!!binary PHNjcmlwdD4="),
    "an anchor": contact("YAML-03", "about", "&x Ring"),
    "an alias": Case("YAML-03", _ACTIVITY, "a: §&x b\nc: *x\n"),
    "a merge": Case("YAML-03", _ACTIVITY, "a: §&x {title: b}\nc:\n  <<: *x\n"),
    "a merge without alias": Case("FAKTA-01", _ACTIVITY, "c:\n  §<<: {title: b}\n"),
    "a billion laughs": Case(
        "YAML-03",
        _ACTIVITY,
        "a: §&a [x,x,x,x]\n"
        + "".join(f"{b}: &{b} [*{a},*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    ),
    "an alias to itself": Case("YAML-03", _ACTIVITY, "a: §&a [*a]\n"),
    "too deep": Case("YAML-05", _ACTIVITY, f"a:\n  §{'- ' * 50_000}x\n"),
    "too deep in brackets": Case("YAML-05", _ACTIVITY, f"a: §{'[' * 50_000}\n"),
    "a name that is a list": Case("FAKTA-12", _ACTIVITY, "? [a, b]\n: §c\n"),
    "a name that is a path": Case("FAKTA-12", _ACTIVITY, "../x:\n  §title: y\n"),
    "a name that is a number with a sign": Case("FAKTA-12", _ACTIVITY, "-1.5:\n  §title: y\n"),
    "two documents": Case("YAML-01", _ACTIVITY, "a: b\n§---\nc: d\n"),
    "a list": Case("FAKTA-11", _ACTIVITY, "§- a\n- b\n"),
    "a word": Case("FAKTA-11", _ACTIVITY, "§hej\n"),
    "a name twice": Case(
        "YAML-04",
        "docs/_data/contacts.yml",
        "phone: 0410-73 30 00\n  §phone: 0900-123 456",
        "phone: 0410-73 30 00",
    ),
    "an entry twice": Case("YAML-04", _ACTIVITY, "a:\n  title: b\n§a:\n  title: c\n"),
    "a colon in a text": contact("YAML-02", "about", "Ring: så gör du: nu"),
    "a quotation without end": Case("YAML-01", _ACTIVITY, 'a: "b\n§'),
    "a null": Case("FIL-02", _ACTIVITY, "§a: \0\n"),
    "an unknown field": Case(
        "FAKTA-01", "docs/_data/contacts.yml", "phone: 0410-73 30 00\n  §onclick: x", "phone: 0410-73 30 00"
    ),
    "an id of another": Case(
        "FAKTA-01", "docs/_data/contacts.yml", "phone: 0410-73 30 00\n  §id: sos", "phone: 0410-73 30 00"
    ),
    "a list for a text": contact("FAKTA-03", "about", "[a, b]"),
    "a missing field": Case("FAKTA-02", _ACTIVITY, "a:\n  §about: b\n"),
    "a file of another name": Case("FAKTA-10", "docs/_data/evil.yml", "§".replace("§", "a: b\n")),
    "a file with another end": Case("FIL-05", "docs/_data/contacts.yaml", "a: b\n"),
}

CASES = VALUES | TEXTS | REFERENCES | YAML
