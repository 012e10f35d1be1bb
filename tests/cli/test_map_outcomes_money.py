"""`bizplan map-outcomes --weight pounds` and `--what-if`: every form, and every way it ends."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]
PLANS = str(ROOT / "plans")
DEMO = str(ROOT / "src" / "bizplan" / "demo")
POUNDS = ("--corporate-plan", "2018-23", "--period", "2019-20", "--weight", "pounds")
WHAT_IF = (
    *("--period", "2026-27", "--what-if", "homes/2026-27/prevent-homelessness"),
    *("--what-if", "environment=10%"),
)
ENDINGS = {"table": "txt", "markdown": "md", "csv": "csv", "json": "json"}
Golden = Callable[[str, str], None]


def mapped(capsys: pytest.CaptureFixture[str], folder: str, *options: str) -> str:
    assert main(["-C", folder, "map-outcomes", *options]) == 0
    written = capsys.readouterr()
    assert written.err == ""
    return written.out


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_the_town_clerk_s_budget_on_outcomes(form: str, capsys: pytest.CaptureFixture[str], golden: Golden) -> None:
    golden(f"map-outcomes/pounds-2019-20.{ENDINGS[form]}", mapped(capsys, PLANS, *POUNDS, "--format", form))


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_the_town_clerk_s_budget_under_a_later_corporate_plan(
    form: str, capsys: pytest.CaptureFixture[str], golden: Golden
) -> None:
    asked = ("--as", "2024-29", "--period", "2019-20", "--weight", "pounds", "--format", form)
    golden(f"map-outcomes/pounds-as-2024-29.{ENDINGS[form]}", mapped(capsys, PLANS, *asked))


def test_the_demo_s_funds_are_kept_apart(capsys: pytest.CaptureFixture[str], golden: Golden) -> None:
    golden("map-outcomes/pounds-demo-80.txt", mapped(capsys, DEMO, "--period", "2026-27", "--weight", "pounds"))


@pytest.mark.parametrize("form", ["table", "markdown", "csv"])
def test_what_the_demo_s_outcomes_would_lose(form: str, capsys: pytest.CaptureFixture[str], golden: Golden) -> None:
    golden(f"map-outcomes/what-if-demo.{ENDINGS[form]}", mapped(capsys, DEMO, *WHAT_IF, "--format", form))


def test_what_if_as_json_and_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(mapped(capsys, DEMO, *WHAT_IF, "--format", "json"))
    schemas = {
        "map-outcomes-what-if": found,
        "map-outcomes-weight-pounds": json.loads(mapped(capsys, DEMO, "--weight", "pounds", "--format", "json")),
    }
    for name, written in schemas.items():
        schema = json.loads((ROOT / "docs" / "schemas" / f"{name}.schema.json").read_text())
        jsonschema.validate(written, schema)
    assert [each["asked"] for each in found["left_out"]] == ["homes/2026-27/prevent-homelessness", "environment=10%"]
    assert "<table" in mapped(capsys, DEMO, *WHAT_IF, "--format", "html")
    assert "<table" in mapped(capsys, PLANS, *POUNDS, "--format", "html")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--weight", "pounds", "--by", "level"), "not by level"),
        (("--weight", "pounds", "--level", "a"), "do not go together"),
        (("--what-if", "homes=10%", "--as", "2025-29"), "do not go together"),
        (("--what-if", "homes/2026-27/prevent-homelesness"), "did you mean"),
    ],
)
def test_what_cannot_be_asked(options: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", DEMO, "map-outcomes", "--period", "2026-27", *options]) == 2
    assert message in capsys.readouterr().err.lower()
