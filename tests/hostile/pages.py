"""What somebody might write on a page."""

from tests.hostile.case import Case, front_matter, page

HTML = {
    f"HTML: {text}": page("SIDA-21", f"§Ring oss. {text}")
    for text in (
        "<script>alert(1)</script>",
        "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<img src=x onerror=alert(1) x=",
        "<svg/onload=alert(1)>",
        "<svg onload=alert(1)//",
        "<iframe src=https://evil.example></iframe>",
        "<a href='javascript:alert(1)'>Kontakt</a>",
        "<div style='position:fixed'>Logga in</div>",
        "<form action=https://evil.example><input name=pnr></form>",
        "<!-- osynligt -->",
        "<!--><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<!DOCTYPE html>",
        "<?php system('id') ?>",
        "<x-egen>Hej</x-egen>",
        "</article></main>",
        "&lt;script&gt;",
        "&#60;script&#62;",
        "&#x202e;abc",
        "<javascript:alert(1)>",
        "<data:text/html,hej>",
        "<style>body{display:none}</style>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<base href=https://evil.example/>",
        "<math><mtext></mtext></math>",
    )
} | {
    "HTML as a block": page("SIDA-21", "§<div>\n<p>Ring oss</p>\n</div>"),
    "HTML in a heading": page("SIDA-21", "§## <b onclick=x>Ring</b> oss"),
    "HTML in a list": page("SIDA-21", "- Ring oss\n- §<b>Nu</b>"),
    "HTML in a box": page("SIDA-21", '!!! note "Ring"\n    §<img src=x onerror=alert(1)>'),
    "HTML in the title of a box": page("SIDA-21", '!!! note §"<b>Ring</b>"\n    Ring oss.'),
    "HTML in a table": page("SIDA-21", "| a | b |\n|---|---|\n| §<b>x</b> | y |"),
    "HTML in code": page("SIDA-21", "§Skriv `<script>alert(1)</script>` här."),
    "HTML in the title of a page": Case("SIDA-21", "docs/tolk.md", "§title: <b>Tolk</b>", "title: Tolk"),
}

LINKS = {
    f"link: {url}": page(rule, f"§Läs [om hjälpen]({url}) i dag.")
    for rule, url in (
        ("LANK-03", "javascript:alert(1)"),
        ("LANK-03", "JaVaScRiPt:alert(1)"),
        ("LANK-03", "data:text/html;base64,PHNjcmlwdD4="),
        ("LANK-03", "vbscript:msgbox"),
        ("LANK-03", "file:///etc/passwd"),
        ("LANK-03", "blob:https://evil.example/x"),
        ("LANK-03", "view-source:https://evil.example/"),
        ("LANK-03", "intent://scan/#Intent;end"),
        ("LANK-03", "whatsapp://send?text=x"),
        ("LANK-03", "sms:112"),
        ("LANK-03", "ftp://evil.example/x"),
        ("LANK-03", " javascript:alert(1)"),
        ("LANK-03", "<javascript:alert(1)>"),
        ("LANK-01", "<java\tscript:alert(1)>"),
        ("LANK-01", "javascript&colon;alert(1)"),
        ("LANK-01", "&#106;avascript:alert(1)"),
        ("LANK-01", "%6aavascript:alert(1)"),
        ("LANK-04", "//evil.example/x"),
        ("LANK-04", "/\\evil.example/x"),
        ("LANK-04", "///evil.example"),
        ("LANK-01", "\\\\\\\\evil.example"),
        ("LANK-01", "java\\script:alert(1)"),
        ("LANK-01", "javascript\\:alert(1)"),
        ("LANK-03", "tel:118118"),
        ("LANK-10", "https://evil.example\\\\@www.1177.se/"),
        ("LANK-04", "/etc/passwd"),
        ("LANK-01", "../../etc/passwd"),
        ("LANK-01", "../mkdocs.yml"),
        ("LANK-01", "../translations/languages.yml"),
        ("LANK-01", "https://[evil"),
        ("LANK-02", "#finns-inte"),
        ("LANK-08", "http://www.1177.se/"),
        ("LANK-10", "https:evil.example"),
        ("LANK-10", "https:///evil.example"),
        ("LANK-10", "https://www.1177.se@evil.example/"),
        ("LANK-10", "https://www.1177.se:x@evil.example/"),
        ("LANK-10", "https://xn--1177-x4d.example/"),
        ("LANK-10", "https://203.0.113.9/x"),
        ("LANK-10", "https://[2001:db8::1]/x"),
        ("LANK-10", "https://3405803785/x"),
        ("LANK-10", "https://0x7f.1/x"),
        ("LANK-10", "https://evil"),
        ("FIL-09", "https://www.1177.ѕе/"),
        ("FIL-02", "https://www.1177\u200b.se/"),
        ("LANK-07", "tel:{{ kontakt.vaxel.phone }}"),
        ("LANK-06", 'kontakt.md "onmouseover=alert(1)"'),
    )
} | {
    "link by reference": page("LANK-03", "Läs [om hjälpen][x].\n\n[x]: §javascript:alert(1)"),
    "link by reference, unencrypted": page("LANK-08", "Läs [om hjälpen][x].\n\n[x]: §http://evil.example/"),
    "picture by reference": page("LANK-05", "![Vila][x]\n\n[x]: §https://evil.example/x.png"),
    "autolink": page("LANK-08", "§Läs <http://evil.example/>."),
    "autolink with a user": page("LANK-10", "§Läs <https://www.1177.se@evil.example/>."),
    "words that are another address": page("LANK-10", "§Läs på [1177.se](https://evil.example/)."),
    "picture from elsewhere": page("LANK-05", "§![Vila](https://evil.example/x.png)"),
    "picture from elsewhere, no scheme": page("LANK-05", "§![Vila](//evil.example/x.png)"),
    "picture as data": page("LANK-05", "§![Vila](data:image/png;base64,AAAA)"),
    "picture that runs code": page("LANK-05", "§![Vila](javascript:alert(1))"),
}

ATTRIBUTES = {
    f"attribute: {text}": page("LANK-06", f"Ring oss.\n{{: §{text} }}")
    for text in (
        "onclick=alert(1)",
        "ONCLICK=alert(1)",
        "style='background:url(//evil.example)'",
        "data-x=1",
        "srcset=//evil.example/x.png",
        "formaction=//evil.example",
        "target=_blank",
        "title=dolt",
        "accesskey=x",
        "contenteditable=true",
    )
} | {
    "attribute: another address": page("LANK-03", "Läs [om tolk](kontakt.md){: href=§javascript:alert(1) }."),
    "attribute: another picture": page("LANK-05", "![Vila](x.png){: src=§//evil.example/x.png }"),
    "attribute: address of a paragraph": page("LANK-03", "Ring oss.\n{: href=§javascript:alert(1) }"),
}

FRONT_MATTER = {
    line: front_matter(rule, f"§{line}" if rule != "FAKTA-15" else line)
    for rule, line in (
        ("FAKTA-15", "icon: ../../../../etc/passwd"),
        ("FAKTA-15", "icon: /etc/passwd"),
        ("FAKTA-15", "icon: material/../../../x"),
        ("SIDA-05", "layout: ../main"),
        ("SIDA-05", "moved_from: ../../etc/passwd.md"),
        ("SIDA-05", "moved_from: /etc/passwd.md"),
        ("SIDA-05", "moved_from: index.md"),
        ("SIDA-05", "call: ../sos"),
        ("SIDA-05", "service: ../x"),
        ("FAKTA-01", "template: evil.html"),
        ("FAKTA-01", "hide: [nav]"),
        ("YAML-03", "icon: !!python/object/apply:os.system [id]"),
        ("YAML-03", "icon: &x y"),
        ("YAML-04", "title: En till"),
        ("FAKTA-03", "icon: [material/phone]"),
    )
} | {
    "picture: ../../etc/passwd": Case(
        "SIDA-05", "docs/tolk.md", "§picture: ../../etc/passwd", "picture: samtal"
    ),
    "front matter of code": Case("SIDA-01", "docs/tolk.md", "§---json\n", "---\n"),
    "front matter without end": Case("SIDA-01", "docs/tolk.md", "§---\ntitle: x\n"),
    "a page of nothing": Case("SIDA-01", "docs/tolk.md", "§"),
    "front matter that is a list": Case("FAKTA-03", "docs/tolk.md", "---\n§- a\n---\n# Tolk\n"),
}

PLACEHOLDERS = {
    text: page("SIDA-04", f"Ring §{text} nu.")
    for text in (
        "{{ config }}",
        "{{ self.__init__.__globals__ }}",
        "{{ kontakt.vaxel.__class__ }}",
        "{{ kontakt.vaxel.phone|safe }}",
        "{{ kontakt.vaxel.note }}",
        "{{ 7*7 }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ fakta }}",
        "{{ }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
    )
} | {
    "{{ visa.../../etc/passwd }}": page("SIDA-04", "§{{ visa.../../etc/passwd }}"),
    "{{ visa.__class__ }}": page("SIDA-04", "§{{ visa.__class__ }}"),
    "{{ visa.ring }} twice in a line": page("SIDA-03", "§{{ visa.ring }} {{ visa.ring }}"),
}

SIGNS = {
    f"sign U+{ord(sign):04X}": page("FIL-02", f"§Ring {sign}oss.")
    for sign in "\u202e\u2066\u2069\u200b\u200c\u200d\u200e\u2060\ufeff\u00ad\u2028\u0000\u0007\u001b\u0085\U000e0041\U000e0100\ufe0f\u3164\u115f\u2800\ue000\ufff9\u180e\u034f"
} | {
    "Cyrillic letter": page("FIL-09", "§Ring vаxeln."),
    "Greek letter": page("FIL-09", "§Ring νäxeln."),
    "mathematical letters": page("FIL-09", "§Ring \U0001d42f\U0001d41a\U0001d431."),
    "wide letters": page("FIL-09", "§Ring ｖａｘｅｌｎ."),
    "ligature": page("FIL-09", "§Ring oﬃce."),
}

CASES = HTML | LINKS | ATTRIBUTES | FRONT_MATTER | PLACEHOLDERS | SIGNS
