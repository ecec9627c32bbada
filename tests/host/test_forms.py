"""The forms of the host: easy Swedish, and they warn against writing about private persons before they ask."""

from pathlib import Path

import pytest

from tests.host.files import FOLDER, FORMS, read, valid
from tests.site.test_easy_swedish import LIX, WORDS, lix, sentences


def test_they_are_valid() -> None:
    for schema, files in (
        ("github-issue-forms", FORMS),
        ("github-issue-config", [FOLDER / "ISSUE_TEMPLATE" / "config.yml"]),
    ):
        done = valid(schema, *files)
        assert done.returncode == 0, done.stdout


def test_a_form_that_asks_nothing_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text("name: a\ndescription: b\nbody:\n  - type: input\n    attributes: {}\n")
    assert valid("github-issue-forms", bad).returncode != 0


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_warns_first_and_asks_for_a_promise_last(path: Path) -> None:
    first, *_, last = read(path)["body"]
    assert first["type"] == "markdown"
    assert first["attributes"]["value"].startswith("**Skriv inget om privatpersoner.**")
    assert last["type"] == "checkboxes"
    assert [option["required"] for option in last["attributes"]["options"]] == ["true"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_is_easy_swedish(path: Path) -> None:
    form = read(path)
    texts = [form["name"], form["description"]]
    for field in form["body"]:
        attributes = field["attributes"]
        options = [option["label"] for option in attributes.get("options", [])]
        texts += [attributes.get(name, "") for name in ("label", "description", "value")] + options
    found = sentences(texts)
    assert lix(found) <= LIX
    assert max(map(len, found)) <= WORDS


def test_every_form_has_a_label_of_its_own_and_no_empty_issue_is_possible() -> None:
    assert len({tuple(read(path)["labels"]) for path in FORMS}) == len(FORMS) == 4
    assert read(FOLDER / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": "false"}


def test_a_pull_request_warns_first() -> None:
    text = (FOLDER / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert text.startswith("<!-- Skriv aldrig om en privatperson")
    assert len(text.splitlines()) <= 15
