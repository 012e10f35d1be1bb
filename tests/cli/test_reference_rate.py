"""`bizplan reference-rate`: the shares by hand, and every form."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main
from tests.small_council import plan, written

ROOT = Path(__file__).parents[2]
PLANS = str(ROOT / "plans")
DEMO = str(ROOT / "src" / "bizplan" / "demo")
Golden = Callable[[str, str], None]
Shown = Callable[..., str]
SERVICES = """
- {id: lamps, name: Lamps, contributes_to: [1]}
- {id: crews, name: Crews, contributes_to: [lamps]}
- {id: signs, name: Signs}
- {id: kerbs, name: Kerbs, contributes_to: [2a, lamps]}
"""
PROGRAMME = """
- {id: paint, text: Paint the posts, scope: departmental, contributes_to: [2023-28/busy-town]}
"""
MEASURES = """
- {id: lit, text: Lamps lit, contributes_to: [1]}
"""
CLAIMS = """
claims: [{outcome: 3}]
"""


def report(identity: str, text: str, officer: str = "Director of Libraries", spending: str = "") -> str:
    return f"""
kind: committee-report
id: {identity}
meetings:
  - {{committee: none, date: 2020-04-02, purposes: []}}
  - {{committee: none, date: 2020-03-31, purposes: [decision]}}
subject: {identity}
public: public
report_of: {officer}
corporate_plan: 2018-23
summary: [{text}]
recommendations: []
sections: []
{spending}
"""


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Shown:
    def run(folder: str, *options: str) -> str:
        assert main(["-C", folder, "reference-rate", *options]) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def small(tmp_path: Path) -> str:
    """Five items, of which three name an outcome and one contributes to another; and five reports, three naming one."""
    team = plan(services="\n- {id: shelf, name: Shelf}\n").replace("level: department", "level: team\nteam: t")
    return str(
        written(
            tmp_path,
            plan(services=SERVICES, programmes=PROGRAMME, measures=MEASURES, outcomes=CLAIMS),
            team,
            report("cover", "Nothing here", spending="spending: {outcomes: [1], extra: 'no'}"),
            report("number", "This bears on Outcome 3 alone"),
            report("title", "“People are safe” is what this is for"),
            report("draft", "There are twelve outcomes, and paragraphs 9-12 tell them"),
            report("nobody", "Nothing here", officer="Town Clerk"),
        )
    )


def test_the_rate_by_hand(small: str, shown: Shown) -> None:
    found = json.loads(shown(small, "--format", "json"))
    highways, libraries, unstated = found["departments"]
    assert (highways["department"], highways["period"]) == ("highways", "2019-20")
    items = highways["plan_items"]
    assert (items["counted"], items["naming"], items["through"]) == (5, 3, 1)
    assert [each["item"] for each in items["without"]] == ["crews", "signs"]
    assert (libraries["department"], libraries["reports"]["counted"], libraries["reports"]["naming"]) == (
        "libraries",
        4,
        3,
    )
    assert [each["document"] for each in libraries["reports"]["without"]] == ["draft"]
    assert (unstated["department"], unstated["name"]) == ("", "Department not stated")
    (year,) = found["years"]
    assert (year["reports"]["counted"], year["reports"]["naming"]) == (5, 3)


def test_the_table(small: str, shown: Shown, golden: Golden) -> None:
    golden("reference-rate/small.txt", shown(small))


def test_plans_of_teams_when_asked_for(small: str, shown: Shown) -> None:
    found = json.loads(shown(small, "--all-levels", "--format", "json"))
    assert found["levels"] == "all levels"
    assert found["years"][0]["plan_items"]["counted"] == 6


def test_as_csv_with_its_base(small: str, shown: Shown) -> None:
    rows = list(csv.DictReader(io.StringIO(shown(small, "--format", "csv"))))
    assert [(each["counted"], each["naming_an_outcome"], each["out_of"], each["per_cent"]) for each in rows] == [
        ("plan items", "3", "5", "60.0"),
        ("committee reports", "3", "4", "75.0"),
        ("committee reports", "0", "1", "0.0"),
    ]
    assert rows[0]["naming_none"] == "highways/2019-20/crews highways/2019-20/signs"


@pytest.mark.parametrize(("folder", "name"), [(PLANS, "plans"), (DEMO, "demo")])
def test_shipped_councils(folder: str, name: str, shown: Shown, golden: Golden) -> None:
    out = shown(folder)
    assert max(map(len, out.splitlines())) <= 80
    golden(f"reference-rate/{name}-80.txt", out)
    golden(f"reference-rate/{name}.md", shown(folder, "--format", "markdown"))


def test_the_town_clerk_s_rate_by_hand(shown: Shown) -> None:
    """6 services, 13 objectives, 15 programmes, 4 capabilities; five of the services name an outcome."""
    found = json.loads(shown(PLANS, "--period", "2019-20", "--format", "json"))
    (clerk,) = found["departments"]
    assert (clerk["plan_items"]["counted"], clerk["plan_items"]["naming"]) == (6 + 13 + 15 + 4, 5)
    assert "major-projects" in [each["item"] for each in clerk["plan_items"]["without"]]


@pytest.mark.parametrize("folder", [PLANS, DEMO])
def test_the_json_is_as_published(folder: str, shown: Shown) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "reference-rate.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(shown(folder, "--format", "json")))


def test_a_year_without_anything(shown: Shown) -> None:
    out = shown(PLANS, "--period", "1999-00")
    assert out == "There is no plan and no committee report of 1999-00 to count.\n"
