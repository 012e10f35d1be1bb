"""`bizplan budget`: the City Corporation's own figures, and every other way the command ends."""

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
LAMPS = """
year: 2019-20
unit: thousand
basis: net
lines: [{label: Lamps, amount: 30}, {label: Crews, amount: 12}]
total: {label: All, amount: 43}
"""


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """`shown(folder, *options)`: what the command writes, which ends well and says nothing else."""

    def run(folder: str, *options: str) -> str:
        assert main(["-C", folder, "budget", *options]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return run


@pytest.mark.parametrize("width", ["80", "120"])
def test_the_town_clerk_s_budgets_of_both_years(
    width: str, shown: Callable[..., str], golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    golden(f"budget/all-{width}.txt", shown(PLANS))


@pytest.mark.parametrize("width", ["80", "120"])
def test_several_departments_and_funds(
    width: str, shown: Callable[..., str], golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = shown(DEMO, "--period", "2026-27")
    assert max(map(len, out.splitlines())) <= int(width)
    golden(f"budget/demo-{width}.txt", out)


def test_as_markdown(shown: Callable[..., str], golden: Golden) -> None:
    golden("budget/demo.md", shown(DEMO, "--format", "markdown"))


@pytest.mark.parametrize(
    ("period", "pounds", "lines"),
    [
        ("2017-18", "6173000", ["2428000", "371000", "1789000", "305000", "695000", "585000"]),
        ("2019-20", "5174000", ["3068000", "334000", "494000", "708000", "570000"]),
    ],
)
def test_the_town_clerk_s_totals_by_hand(period: str, pounds: str, lines: list[str], shown: Callable[..., str]) -> None:
    report = json.loads(shown(PLANS, "--period", period, "--format", "json"))
    (budget,) = report["departments"]
    assert [each["pounds"] for each in budget["figures"]] == lines
    assert budget["stated"] == [
        {
            "kind": "total",
            "label": "Total net operational budget",
            "stated": pounds,
            "lines": pounds,
            "agreement": "exact",
            "after": len(lines) - 1,
            "parts": [*range(len(lines))],
        }
    ]
    assert report["sum_by_fund"] == [{"fund": "", "pounds": pounds}]


def test_a_plan_without_a_budget_is_named(shown: Callable[..., str]) -> None:
    assert shown(PLANS, "--period", "2021-22") == (
        "Without a budget: community-and-children/2021-22.\nNo plan of 2021-22 holds a budget.\n"
    )


def test_a_year_without_plans(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", PLANS, "budget", "--period", "1999-00"]) == 2
    assert capsys.readouterr().err.startswith("error: there is no plan of 1999-00\nhelp: There are plans of: 2017-18, ")


def test_a_total_that_its_lines_do_not_make(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(written(tmp_path, plan(budget=LAMPS))), "budget"]) == 1
    assert capsys.readouterr().out == (
        "Highways and Lighting: net budget 2019-20\n"
        "\n"
        "         Budget\n"
        "Section    £000\n"
        "───────────────\n"
        "Lamps        30\n"
        "Crews        12\n"
        "━━━━━━━━━━━━━━━\n"
        "All          43\n"
        "\n"
        "highways/2019-20: the total “All” is 43; the lines make 42.\n"
        "1 budget of 2019-20: £42k in all\n"
    )


def test_a_budget_that_cannot_be_read_is_not_called_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = plan(budget=LAMPS.replace("30", "a lot"))
    assert main(["-C", str(written(tmp_path, broken)), "budget", "--period", "2019-20"]) == 0
    out, err = capsys.readouterr()
    assert out == (
        "Not read in full, so the budget is not known: highways/2019-20.\nNo plan of 2019-20 holds a budget.\n"
    )
    assert err == (
        f"1 document has faults, so the result may lack parts of it; “bizplan -C {tmp_path} validate” names them\n"
    )


@pytest.mark.parametrize(
    ("folder", "options"),
    [(PLANS, ()), (PLANS, ("--period", "2019-20")), (PLANS, ("--period", "2021-22")), (DEMO, ())],
)
def test_the_json_is_as_published(folder: str, options: tuple[str, ...], shown: Callable[..., str]) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "budget.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(shown(folder, *options, "--format", "json")), schema)


def test_written_to_a_file(tmp_path: Path, shown: Callable[..., str]) -> None:
    there = tmp_path / "budget.json"
    assert shown(PLANS, "--format", "json", "-o", str(there)) == ""
    assert there.read_text(encoding="utf-8") == shown(PLANS, "--format", "json")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--period", "next"), "error: --period: “next” is not a financial year; write it as 2019-20\n"),
        (
            ("--format", "pdf"),
            (
                "error: invalid value for '--format': 'pdf' is not one of "
                "'table', 'markdown', 'html', 'csv', 'xlsx', 'json'.\n"
                "help: Run “bizplan budget --help” for what can be asked.\n"
            ),
        ),
    ],
)
def test_wrong_use(options: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", PLANS, "budget", *options]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", words)
