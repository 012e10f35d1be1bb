"""`bizplan map-outcomes --as`: plans of an earlier corporate plan under a later one."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]
PLANS = str(ROOT / "plans")
Golden = Callable[[str, str], None]
Shown = Callable[..., str]


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Shown:
    def run(*options: str) -> str:
        assert main(["-C", PLANS, "map-outcomes", *options]) == 0
        return capsys.readouterr().out

    return run


def test_the_town_clerk_s_plan_under_the_next_corporate_plan(shown: Shown, golden: Golden) -> None:
    out = shown("--as", "2024-29", "--period", "2019-20")
    assert max(map(len, out.splitlines())) <= 80
    golden("map-outcomes/as-2024-29-80.txt", out)
    golden("map-outcomes/as-2024-29.md", shown("--as", "2024-29", "--period", "2019-20", "--format", "markdown"))


def test_as_json(shown: Shown) -> None:
    """Outcomes 1, 4 and 12, each with two successors: five of the six outcomes of 2024-29."""
    report = json.loads(shown("--as", "2024-29", "--period", "2019-20", "--format", "json"))
    schema = json.loads((ROOT / "docs" / "schemas" / "map-outcomes.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(report)
    succession = report["succession"]
    assert succession["many_to_many"]
    assert [(each["number"], [to["part"] for to in each["read_as"]]) for each in succession["outcomes"]] == [
        ("1", ["1/2", "1/2"]),
        ("4", ["1/2", "1/2"]),
        ("12", ["1/2", "1/2"]),
    ]
    assert sum(bool(any(cell["evidence"] for cell in row["cells"])) for row in report["outcomes"]) == 5


def test_left_out_the_latest_year_of_all_that_can_be_read_so(shown: Shown) -> None:
    out = shown("--as", "2024-29")
    assert "Written under 2018-23 and read as 2024-29: community-and-children/2021-22." in " ".join(out.split())


def test_only_those_of_one_corporate_plan(shown: Shown) -> None:
    out = shown("--as", "2024-29", "--corporate-plan", "2015-19")
    assert "Written under 2015-19 and read as 2024-29: town-clerk/2017-18." in out


def test_its_own_plans_are_as_they_are(shown: Shown) -> None:
    report = json.loads(shown("--as", "2018-23", "--period", "2019-20", "--format", "json"))
    plain = json.loads(shown("--corporate-plan", "2018-23", "--period", "2019-20", "--format", "json"))
    assert report.pop("succession")["outcomes"] == []
    assert plain.pop("succession") is None
    assert (report.pop("years"), plain.pop("years")) == (["2017-18", "2019-20", "2021-22"], ["2019-20", "2021-22"])
    assert report == plain


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--as", "2024-28"), "there is no corporate plan 2024-28"),
        (("--as", "2018-23", "--corporate-plan", "2024-29"), "no succession leads from corporate plan 2024-29 to 2018"),
        (("--as", "2024-29", "--corporate-plan", "1999-00"), "there is no corporate plan 1999-00"),
    ],
)
def test_wrong_use(options: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", PLANS, "map-outcomes", *options]) == 2
    assert words in capsys.readouterr().err
