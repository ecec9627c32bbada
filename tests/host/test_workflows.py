"""The workflows: valid, without the known holes, with the least rights, and calling only what there is."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from anhorigstod import cli
from anhorigstod.translation.languages import read_languages
from tests.conftest import ROOT
from tests.host.files import FOLDER, WORKFLOWS, read, steps, valid

PINNED = re.compile(r"uses: ([\w-]+/[\w/-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+$")
MAY_WRITE = {
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("scheduled.yml", "issue"): {"actions": "read", "issues": "write"},
}
"""The jobs that may do more than read the code. They run nothing of ours."""
CALL = re.compile(r"\.venv/bin/anhorigstod ((?:\"[^\"]*\"|[^\n\"|;&)])*)")

BAD = {
    "takes the title into a shell": (
        "template-injection",
        "on: pull_request",
        "- run: echo ${{ github.event.pull_request.title }}",
    ),
    "gives secrets to strangers' code": ("dangerous-triggers", "on: pull_request_target", "- run: make"),
    "lets an action change under it": ("unpinned-uses", "on: pull_request", "- uses: actions/cache@v6"),
    "leaves the token on the disk": (
        "artipacked",
        "on: pull_request",
        "- uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    ),
}


def zizmor(where: Path) -> subprocess.CompletedProcess[str]:
    """The auditor of workflows, at its strictest and without network."""
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-config", "--persona=auditor"]
    command += ["--no-progress", "--strict-collection", "--format=plain", str(where)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_zizmor_finds_nothing() -> None:
    done = zizmor(FOLDER)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("rule", "trigger", "step"), BAD.values(), ids=BAD)
def test_zizmor_refuses_a_bad_workflow(tmp_path: Path, rule: str, trigger: str, step: str) -> None:
    file = tmp_path / ".github" / "workflows" / "bad.yml"
    file.parent.mkdir(parents=True)
    file.write_text(
        f"name: Bad\n{trigger}\npermissions: {{}}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      {step}\n"
    )
    done = zizmor(file)
    assert done.returncode != 0
    assert f"[{rule}]" in done.stdout


def test_they_are_valid() -> None:
    for schema, files in (("github-workflows", WORKFLOWS), ("dependabot", [FOLDER / "dependabot.yml"])):
        done = valid(schema, *files)
        assert done.returncode == 0, done.stdout


def test_a_workflow_with_a_misspelt_key_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text("on: push\njobs:\n  a:\n    runs-on: x\n    step: []\n")
    assert valid("github-workflows", bad).returncode != 0


def test_every_action_is_pinned_to_one_commit_with_its_version() -> None:
    found: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.search(r"\buses:", line):
                match = PINNED.search(line)
                assert match, f"{path.name}: {line}"
                found.setdefault(match[1], set()).add(match[2])
    assert all(len(commits) == 1 for commits in found.values()), found
    assert all(name.startswith("actions/") for name in found), "only the host's own"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_job_has_the_least_rights_and_an_end(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"]
    assert "pull_request_target" not in workflow["on"]
    assert "secrets." not in path.read_text(encoding="utf-8")
    for name, job in workflow["jobs"].items():
        assert int(job["timeout-minutes"]) <= 90
        assert job["permissions"] == MAY_WRITE.get((path.name, name), {"contents": "read"})
        if (path.name, name) in MAY_WRITE:
            assert not any("checkout" in step.get("uses", "") for step in job["steps"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_the_whole_history_is_there_and_no_token_is_left(path: Path) -> None:
    for step in steps(path):
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"] == {"fetch-depth": "0", "persist-credentials": "false"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_shell_gets_values_from_the_environment_only(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        if "run" in step:
            assert subprocess.run(["bash", "-n", "-c", step["run"]], check=False).returncode == 0


def calls() -> list[tuple[str, str]]:
    """Every call of our command, with the file that makes it."""
    found = [(path, step.get("run", "")) for path in WORKFLOWS for step in steps(path)]
    return [(path.name, call.strip()) for path, run in found for call in CALL.findall(run)]


@pytest.mark.parametrize(("file", "call"), calls())
def test_every_call_of_our_command_is_one_it_takes(file: str, call: str) -> None:
    try:
        cli.parser([]).parse_args(shlex.split(call))
    except SystemExit as refused:
        raise AssertionError(f"{file}: anhorigstod {call}") from refused


def test_the_calls_are_found_and_a_wrong_one_is_refused() -> None:
    assert {call.split()[0] for _, call in calls()} == {"check", "order"}
    with pytest.raises(SystemExit):
        cli.parser([]).parse_args(["order", "--outt", "a"])


def test_every_script_that_is_called_is_there() -> None:
    called = {
        s
        for path in WORKFLOWS
        for step in steps(path)
        for s in re.findall(r"scripts/\w+", step.get("run", ""))
    }
    assert {"scripts/build", "scripts/test"} <= called
    for script in called:
        assert (ROOT / script).is_file(), script


def test_translators_get_a_file_for_each_language_with_something_to_do(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    """The step itself, run as the host runs it."""
    (project / ".venv").symlink_to(Path(sys.executable).parents[1])
    run = next(s["run"] for s in steps(FOLDER / "workflows" / "check.yml") if "order" in s.get("run", ""))
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", run]
    made = project / "bestallningar"

    def ordered() -> set[str]:
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return {file.name for file in made.iterdir()}

    assert ordered() == set()
    made.rmdir()
    edit("docs/tolk.md", "# ", "# Nytt: ")
    translated = read_languages(project / "translations")[1:]
    assert ordered() == {f"bestallning-{language.id}.docx" for language in translated}
