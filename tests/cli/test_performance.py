"""`bizplan performance`: each form, what is asked for, what fails, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]
DEMO = str(ROOT / "src" / "bizplan" / "demo" / "plans")
Golden = Callable[[str, str], None]
Capture = pytest.CaptureFixture[str]


def _asked(*words: str, as_at: str = "2026-11-20") -> int:
    return main(["-C", DEMO, "--as-at", as_at, "performance", *words])


@pytest.mark.parametrize(("form", "suffix"), [("table", "txt"), ("markdown", "md"), ("csv", "csv")])
def test_every_form(form: str, suffix: str, golden: Golden, capsys: Capture) -> None:
    assert _asked("--format", form) == 0
    golden(f"performance/demo.{suffix}", capsys.readouterr().out)


def test_json_keeps_to_its_schema(capsys: Capture) -> None:
    _asked("--format", "json")
    schema = json.loads((ROOT / "docs" / "schemas" / "performance.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(capsys.readouterr().out), schema)


def test_a_page_shows_the_histories(capsys: Capture) -> None:
    assert _asked("--format", "html", "--department", "homes") == 0
    page = capsys.readouterr().out
    assert page.count("<svg") > 4
    assert "1,120 against 940, 19.1% over; red over 10% (scheme target-gap)" in page


def test_returns_that_had_not_come_do_not_count(capsys: Capture) -> None:
    def figure(as_at: str, *words: str) -> str:
        _asked("--format", "json", *words, as_at=as_at)
        lines = json.loads(capsys.readouterr().out)["lines"]
        return next(f"{each['value']} {each['period']}" for each in lines if each["item"] == "repairs-on-time")

    assert figure("2026-07-01") == "86.9 2025-26 Q4"
    assert figure("2026-10-01") == "88.4 2026-27 Q1"
    assert figure("2026-11-20") == "92.6 2026-27 Q2"
    assert figure("2026-11-20", "--period", "2026-27 Q1") == "88.4 2026-27 Q1"


def test_over_due_returns_follow_the_plans_own_calendar(capsys: Capture) -> None:
    def owed(as_at: str) -> list[tuple[str, str]]:
        _asked("--format", "json", "--committee", "environment-committee", as_at=as_at)
        return [(each["plan"], each["period"]) for each in json.loads(capsys.readouterr().out)["over_due"]]

    assert owed("2026-10-28") == []
    assert owed("2026-10-29") == [("environment/2026-27", "Q2")]


@pytest.mark.parametrize(("states", "code"), [("red", 1), ("over-due", 1), ("contradicted", 0), ("unknown", 0)])
def test_what_fails(states: str, code: int) -> None:
    assert _asked("--fail-on", states) == code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--period", "2031-32"], "there is no plan of 2031-32"),
        (["--period", "Q2"], "“Q2” names no year"),
        (["--period", "2026-27 P2"], "no calendar has a period “P2”"),
        (["--period", "soon"], "“soon” is not a reporting period"),
        (["--department", "home"], "there is no department “home”"),
        (["--committee", "home-committee"], "did you mean “homes-committee”"),
        (["--outcome", "77"], "there is no outcome “77”"),
        (["--outcome", "2031-35/1"], "there is no corporate plan “2031-35”"),
        (["--fail-on", "amberr"], "--fail-on: “amberr” is no state"),
    ],
)
def test_what_cannot_be_asked(words: list[str], said: str, capsys: Capture) -> None:
    assert _asked(*words) == 2
    assert said.lower() in capsys.readouterr().err.lower()


@pytest.mark.parametrize(
    ("words", "departments", "outcome"),
    [
        (("--department", "homes"), {"homes"}, ""),
        (("--committee", "environment-committee"), {"environment"}, ""),
        (("--committee", "scrutiny-committee"), {"resources", "homes", "environment"}, ""),
        (("--outcome", "2"), {"homes", "resources"}, "2025-29/fewer-lose-homes"),
        (("--outcome", "2025-29/4", "--department", "environment"), {"environment"}, "2025-29/clean-places"),
    ],
)
def test_only_what_is_asked_for(words: tuple[str, ...], departments: set[str], outcome: str, capsys: Capture) -> None:
    """By department, committee and outcome: just the lines that are meant, as they stand among all."""

    def lines(*asked: str) -> list[dict[str, Any]]:
        assert _asked("--format", "json", *asked) == 0
        report = json.loads(capsys.readouterr().out)
        found: list[dict[str, Any]] = report["lines"]
        assert report["all"]["base"] == len(found)
        return found

    wanted = [
        each for each in lines() if each["department"] in departments and (not outcome or outcome in each["outcomes"])
    ]
    assert wanted
    assert lines(*words) == wanted
