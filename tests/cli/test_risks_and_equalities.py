"""`bizplan risks` and `bizplan equalities`: each form, what is asked for, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]
DEMO = str(ROOT / "src" / "bizplan" / "demo" / "plans")
PLANS = str(ROOT / "plans")
Golden = Callable[[str, str], None]
Capture = pytest.CaptureFixture[str]


def _asked(*words: str, plans: str = DEMO, as_at: str = "2026-11-20") -> int:
    return main(["-C", plans, "--as-at", as_at, *words])


@pytest.mark.parametrize("command", ["risks", "equalities"])
@pytest.mark.parametrize(("form", "suffix"), [("table", "txt"), ("markdown", "md"), ("csv", "csv")])
def test_every_form(command: str, form: str, suffix: str, golden: Golden, capsys: Capture) -> None:
    assert _asked(command, "--format", form) == 0
    golden(f"{command}/demo.{suffix}", capsys.readouterr().out)


@pytest.mark.parametrize("command", ["risks", "equalities"])
def test_json_keeps_to_its_schema(command: str, capsys: Capture) -> None:
    _asked(command, "--format", "json")
    schema = json.loads((ROOT / "docs" / "schemas" / f"{command}.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(capsys.readouterr().out), schema)


def test_the_movement_is_from_the_reading_before(capsys: Capture) -> None:
    def arrears(as_at: str, *words: str) -> tuple[int, int | None, str, str]:
        _asked("risks", "--format", "json", *words, as_at=as_at)
        found = [each["risk"] for each in json.loads(capsys.readouterr().out)["risks"]]
        risk = next(each for each in found if each["item"] == "rent-arrears")
        return risk["score"], risk["before"], risk["colour"], risk["as_of"]

    assert arrears("2026-07-01") == (4, None, "green", "")
    assert arrears("2026-10-01") == (4, 4, "green", "2026-27 Q1")
    assert arrears("2026-11-20") == (6, 4, "amber", "2026-27 Q2")
    assert arrears("2026-11-20", "--period", "2026-27 Q1") == (4, 4, "green", "2026-27 Q1")


def test_risks_of_one_level(capsys: Capture) -> None:
    _asked("risks", "--level", "corporate", "--format", "csv")
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) > 1
    assert all(",corporate," in row for row in rows[1:])


def test_the_risks_of_the_seed(capsys: Capture) -> None:
    """By hand: 16 and 8 are printed, red beside the first alone; neither likelihood nor impact is printed."""
    _asked("risks", "--period", "2021-22", "--format", "json", plans=PLANS)
    found = [each["risk"] for each in json.loads(capsys.readouterr().out)["risks"]]
    kept = ("item", "level", "likelihood", "impact", "score", "colour", "target", "before")
    assert [tuple(each[key] for key in kept) for each in found] == [
        ("academy-expansion", "departmental", None, None, 16, "red", None, None),
        ("safeguarding", "corporate", None, None, 8, "amber", None, None),
    ]


def test_the_self_assessment_of_the_seed(capsys: Capture) -> None:
    """By hand, from the table and the key of the plan; no action is named for any criterion."""
    _asked("equalities", "--period", "2021-22", "--format", "json", plans=PLANS)
    (scale,) = json.loads(capsys.readouterr().out)["scales"]
    marks = [
        (row["criterion"], each["mark"], each["meaning"], each["is_low"])
        for row in scale["criteria"]
        for each in row["marks"]
    ]
    assert marks == [
        ("E1", "2", "Average", True),
        ("E2", "3", "Good", False),
        ("E3", "2", "Average", True),
        ("E4", "3", "Good", False),
        ("E5", "2", "Average", True),
        ("E6", "3", "Good", False),
    ]
    assert not any(each["actions"] for row in scale["criteria"] for each in row["marks"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["risks", "--department", "home"], "there is no department “home”"),
        (["risks", "--period", "2031-32"], "there is no plan of 2031-32"),
        (["risks", "--level", "national"], "national"),
        (["equalities", "--department", "home"], "there is no department “home”"),
        (["equalities", "--period", "soon"], "“soon” is not a reporting period"),
    ],
)
def test_what_cannot_be_asked(words: list[str], said: str, capsys: Capture) -> None:
    assert _asked(*words) == 2
    assert said in capsys.readouterr().err


def test_the_papers(tmp_path: Path, capsys: Capture) -> None:
    named = ["performance", "risks", "equalities"]
    assert _asked("render", *named, "--period", "2026-27", "--to", "md", "--out", str(tmp_path)) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(named)
    assert "from 4" in (tmp_path / "risks-2026-27.md").read_text("utf-8")
    assert "## What wants attention" in (tmp_path / "performance-2026-27.md").read_text("utf-8")
    assert "Low marks and what is planned" in (tmp_path / "equalities-2026-27.md").read_text("utf-8")
