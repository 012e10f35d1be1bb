"""The cache from outside: the same output with it and without it, and nothing of it where it is not wanted."""

import shutil
from pathlib import Path

import pytest

from bizplan.cli.main import main

DEMO = Path(__file__).parents[2] / "src" / "bizplan" / "demo" / "plans"
FAULTY = Path(__file__).parent / "faulty"
BEFORE = ("--as-at", "2026-06-01", "-C", "plans")
COMMANDS = {
    "validate": ["validate", "--format", "full"],
    "a part of it": ["validate", "--format", "json", "plans/departments"],
    "lint": ["lint", "--format", "json"],
    "map-outcomes": ["map-outcomes", "--format", "json"],
    "budget": ["budget", "--format", "json"],
}
Capture = pytest.CaptureFixture[str]


@pytest.fixture(params=[DEMO, FAULTY], ids=["sound", "faulty"])
def plans(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a plan repository, in the folder `plans` of the working folder."""
    shutil.copytree(request.param, tmp_path / "plans", ignore=shutil.ignore_patterns(".bizplan-cache"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BIZPLAN_NO_CACHE")
    return tmp_path / "plans"


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.usefixtures("plans")
def test_the_output_is_the_same_with_the_cache_and_without_it(words: list[str], capsys: Capture) -> None:
    told = []
    for more in ([], [], ["--no-cache"]):
        code = main([*BEFORE, *more, *words])
        told.append((code, *capsys.readouterr()))
    assert told[0] == told[1] == told[2]


def test_the_cache_lies_in_the_plan_repository(plans: Path) -> None:
    main([*BEFORE, "validate"])
    assert (plans / ".bizplan-cache" / ".gitignore").is_file()


def test_without_it_nothing_is_written(plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main([*BEFORE, "--no-cache", "validate"])
    monkeypatch.setenv("BIZPLAN_NO_CACHE", "1")
    main([*BEFORE, "validate"])
    assert not (plans / ".bizplan-cache").exists()
