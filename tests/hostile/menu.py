"""What somebody might write in mkdocs.yml."""

from tests.hostile.case import Case, menu

CASES = {
    "a hook": menu("MENY-06", "hooks:\n  §- docs/hook.py"),
    "a hook in one line": menu("MENY-06", "§hooks: [x.py]"),
    "an inherited file": menu("MENY-06", "§INHERIT: ../../etc/passwd"),
    "a script": menu("MENY-06", "extra_javascript:\n  §- https://evil.example/x.js"),
    "a style sheet": menu("MENY-06", "extra_css:\n  §- https://evil.example/x.css"),
    "extra values": menu("MENY-06", "extra:\n  §analytics: x"),
    "a template": menu("MENY-06", "extra_templates:\n  §- x.html"),
    "a watched folder": menu("MENY-06", "watch:\n  §- /etc"),
    "a remote branch": menu("MENY-06", "§remote_name: x"),
    "a plug-in": Case("MENY-06", "mkdocs.yml", "plugins:\n  §- macros\n", "plugins:\n"),
    "a plug-in with options": Case("MENY-06", "mkdocs.yml", "plugins:\n  - §exec: {}\n", "plugins:\n"),
    "an unknown option of ours": Case(
        "MENY-06", "mkdocs.yml", "      §languages: x\n      call: vaxel", "      call: vaxel"
    ),
    "an extension that reads files": Case(
        "MENY-06", "mkdocs.yml", "  - §pymdownx.snippets\n  - attr_list", "  - attr_list"
    ),
    "an extension that runs code": Case(
        "MENY-06", "mkdocs.yml", "  - §markdown_exec\n  - attr_list", "  - attr_list"
    ),
    "an extension that allows HTML": Case(
        "MENY-06", "mkdocs.yml", "  - §md_in_html\n  - attr_list", "  - attr_list"
    ),
    "an option that names a function": Case(
        "YAML-03",
        "mkdocs.yml",
        "  - toc:\n      slugify: §!!python/name:os.system\n  - attr_list",
        "  - attr_list",
    ),
    "a variable of the environment": Case(
        "YAML-03", "mkdocs.yml", "site_dir: §!ENV HOME\n", "site_dir: site\n"
    ),
    "a folder elsewhere": Case("MENY-06", "mkdocs.yml", "docs_dir: §/etc\n", "docs_dir: docs\n"),
    "a folder above": Case("MENY-06", "mkdocs.yml", "docs_dir: §..\n", "docs_dir: docs\n"),
    "the project as the folder": Case("MENY-06", "mkdocs.yml", "docs_dir: §.\n", "docs_dir: docs\n"),
    "a folder as a list": Case("MENY-06", "mkdocs.yml", "docs_dir: §[docs]\n", "docs_dir: docs\n"),
    "a site elsewhere": Case("MENY-06", "mkdocs.yml", "site_dir: §/tmp/x\n", "site_dir: site\n"),
    "a site in a folder of ours": Case("MENY-06", "mkdocs.yml", "site_dir: §docs\n", "site_dir: site\n"),
    "a site in the templates": Case("MENY-06", "mkdocs.yml", "site_dir: §overrides\n", "site_dir: site\n"),
    "another theme": Case("MENY-06", "mkdocs.yml", "custom_dir: §../evil\n", "custom_dir: overrides\n"),
    "templates among the pages": Case(
        "MENY-06", "mkdocs.yml", "custom_dir: §docs\n", "custom_dir: overrides\n"
    ),
    "a static template": Case(
        "MENY-06",
        "mkdocs.yml",
        "  custom_dir: overrides\n  §static_templates: [x.html]\n",
        "  custom_dir: overrides\n",
    ),
    "a page outside": Case("MENY-01", "mkdocs.yml", "  - §../../etc/passwd\n", "  - index.md\n"),
    "a page that is an address": Case(
        "MENY-01", "mkdocs.yml", "  - §https://evil.example\n", "  - index.md\n"
    ),
    "a titled page that is an address": Case(
        "MENY-01", "mkdocs.yml", "  - Start: §javascript:alert(1)\n", "  - index.md\n"
    ),
    "a page that is a data file": Case(
        "MENY-01", "mkdocs.yml", "  - §_data/contacts.yml\n", "  - index.md\n"
    ),
    "no menu": Case("MENY-06", "mkdocs.yml", "menu:\n  §- x.md\nnav:\n", "nav:\n"),
    "a menu too deep": Case("YAML-05", "mkdocs.yml", f"nav:\n  - §{'[' * 50_000}\n", "nav:\n"),
    "an editor elsewhere": menu("MENY-07", "§repo_url: javascript:alert(1)\nedit_uri: edit/main/docs/"),
    "an editor at another site": menu(
        "MENY-07", "repo_url: https://github.com/x/y\n§edit_uri: javascript:alert(1)//docs/"
    ),
    "nobody to ring": Case("MENY-03", "mkdocs.yml", "§call: ../x", "call: vaxel"),
    "nobody for security": Case("MENY-03", "mkdocs.yml", "§security: ../x\n      call: vaxel", "call: vaxel"),
    "an option of an extension that breaks it": Case(
        "MENY-05", "mkdocs.yml", "  - toc:\n      toc_depth: abc\n  - attr_list", "  - attr_list"
    ),
    "a hidden sign": Case(
        "FIL-02", "mkdocs.yml", "site_name: §Anhörig\u202estöd\n", "site_name: Anhörigstöd på ditt språk\n"
    ),
    "a Cyrillic letter": Case(
        "FIL-09",
        "mkdocs.yml",
        "site_name: §Anhörigstöd på ditt sprаk\n",
        "site_name: Anhörigstöd på ditt språk\n",
    ),
    "a site address that runs code": Case(
        "MENY-07", "mkdocs.yml", "site_url: §javascript:alert(1)\n", "site_url: https://anhorig.example.se/\n"
    ),
    "a site address with markup": Case(
        "MENY-07",
        "mkdocs.yml",
        'site_url: §https://x.example/"><script>\n',
        "site_url: https://anhorig.example.se/\n",
    ),
    "HTML in the menu": Case(
        "SIDA-21", "mkdocs.yml", '  - §"<img src=x onerror=alert(1)>": anhorig.md\n', "  - anhorig.md\n"
    ),
    "HTML in the site's name": Case(
        "SIDA-21",
        "mkdocs.yml",
        "site_name: §<script>alert(1)</script>\n",
        "site_name: Anhörigstöd på ditt språk\n",
    ),
}
