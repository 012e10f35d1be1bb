"""The hooks, the action and the CI fragment call the command line as it is."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]


def _read(name: str) -> Any:  # noqa: ANN401 -- plain data of any shape
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


@pytest.mark.parametrize("hook", _read(".pre-commit-hooks.yaml"), ids=lambda hook: str(hook["id"]))
def test_a_hook_runs_on_files_that_are_clean(hook: dict[str, str], tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    shutil.copytree(ROOT / "plans", plans, ignore=shutil.ignore_patterns(".bizplan-cache"))
    program, *words = shlex.split(hook["entry"])
    assert program == "bizplan"
    assert main([*words, str(plans / "corporate-plans" / "2024-29.yaml")]) == 0


def _bash(script: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A runner's temporary folder in which bizplan is already installed."""
    program = tmp_path / "bizplan" / "bin" / "bizplan"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bizplan "$@"\n')
    program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(("profile", "fail_on", "code"), [("draft", "error", 0), ("final", "warning", 1)])
def test_the_action_annotates_and_writes_sarif(runner: Path, profile: str, fail_on: str, code: int) -> None:
    steps = _read("action.yml")["runs"]["steps"]
    inputs = {
        key.upper().replace("-", "_"): str(value["default"]) for key, value in _read("action.yml")["inputs"].items()
    }
    asked = {"PROFILE": profile, "FAIL_ON": fail_on, "PLANS": str(ROOT / "plans"), "SARIF": "lint.sarif"}
    files = {name: str(runner / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    done = _bash(steps[-1]["run"], runner, RUNNER_TEMP=str(runner), **{**inputs, **asked}, **files)
    assert done.returncode == code, done.stderr
    assert (runner / "lint.sarif").read_text("utf-8").startswith("{")
    assert (runner / "GITHUB_OUTPUT").read_text("utf-8") == "sarif=lint.sarif\n"
    assert (runner / "GITHUB_STEP_SUMMARY").read_text("utf-8").startswith("**bizplan**: ")
    assert all(line.startswith("::") for line in done.stdout.splitlines())
    if code:
        assert 0 < sum(line.startswith("::warning file=") for line in done.stdout.splitlines()) <= 10


def test_every_input_of_the_action_is_used() -> None:
    action = _read("action.yml")
    text = (ROOT / "action.yml").read_text("utf-8")
    for name in action["inputs"]:
        assert f"inputs.{name} }}}}" in text


def test_the_gitlab_fragment_calls_commands_that_exist(tmp_path: Path) -> None:
    job = _read("docs/ci/bizplan.gitlab-ci.yml")["bizplan"]
    for line in job["script"]:
        words = shlex.split(line.replace("$PLANS", str(ROOT / "plans")).replace("=gl-", f"={tmp_path}/gl-"))
        words = [word.replace("=junit.xml", f"={tmp_path}/junit.xml") for word in words]
        assert words[0] == "bizplan"
        assert main(words[1:]) in {0, 1}
    assert (tmp_path / "gl-code-quality.json").exists()
    assert (tmp_path / "junit.xml").exists()
