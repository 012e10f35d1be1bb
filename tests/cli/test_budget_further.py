"""`bizplan budget --compare`, `--actuals` and `--reconcile`: whole outputs, and every way they end."""

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]
PLANS = str(ROOT / "plans")
DEMO = str(ROOT / "src" / "bizplan" / "demo")
Golden = Callable[[str, str], None]
CLERK = ("--period", "2019-20", "--compare", "2017-18")
HOMES = ("--period", "2026-27", "--compare", "2025-26")


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def run(folder: str, *options: str) -> str:
        assert main(["-C", folder, "budget", *options]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return run


@pytest.mark.parametrize(
    ("name", "folder", "options"),
    [
        ("clerk", PLANS, CLERK),
        ("clerk-prices", PLANS, (*CLERK, "--inflation", "2.5")),
        ("homes", DEMO, HOMES),
        ("actuals", DEMO, ("--actuals", "--period", "2026-27")),
        ("reconcile", DEMO, ("--reconcile",)),
    ],
)
@pytest.mark.parametrize("form", ["table", "markdown", "csv"])
def test_whole_outputs(  # noqa: PLR0913, PLR0917 -- a case and its fixtures
    name: str,
    folder: str,
    options: tuple[str, ...],
    form: str,
    shown: Callable[..., str],
    golden: Golden,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = shown(folder, *options, "--format", form)
    assert form != "table" or max(map(len, out.splitlines())) <= 80
    ending = {"table": "txt", "markdown": "md"}.get(form, form)
    golden(f"budget/{name}.{ending}", out)


def test_the_csv_reads_back_to_the_change(shown: Callable[..., str]) -> None:
    rows = list(csv.DictReader(io.StringIO(shown(PLANS, *CLERK, "--format", "csv"))))
    assert sum(Decimal(row["change_gbp"]) for row in rows) == Decimal(-999000)
    assert sum(Decimal(row["change_gbp"]) for row in rows if row["scope"] == "in both years") == Decimal(790000)


def test_the_order_of_the_years_is_by_time(shown: Callable[..., str]) -> None:
    other = ("--period", "2017-18", "--compare", "2019-20")
    assert shown(PLANS, *other) == shown(PLANS, *CLERK)


@pytest.mark.parametrize(
    ("command", "folder", "options"),
    [
        ("budget-compare", PLANS, (*CLERK, "--inflation", "2.5")),
        ("budget-compare", DEMO, HOMES),
        ("budget-actuals", DEMO, ("--actuals",)),
        ("budget-reconcile", DEMO, ("--reconcile",)),
    ],
)
def test_the_json_is_as_published(
    command: str, folder: str, options: tuple[str, ...], shown: Callable[..., str]
) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / f"{command}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(shown(folder, *options, "--format", "json")), schema)


def test_a_page_holds_every_figure(shown: Callable[..., str]) -> None:
    page = shown(PLANS, *CLERK, "--format", "html")
    assert "<!doctype html>" in page.lower()
    for words in ("6,173", "5,174", "\N{MINUS SIGN}999", "+790", "+18.0"):
        assert words in page


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--compare", "2017-18"), "error: --compare: with which year?"),
        (("--period", "2019-20", "--compare", "2019-20"), "error: --compare: 2019-20 is the year itself"),
        (("--period", "2019-20", "--compare", "last"), "error: --compare: “last” is not a financial year"),
        (("--period", "2019-20", "--inflation", "2"), "error: --inflation belongs to --compare"),
        ((*CLERK, "--actuals"), "error: --compare and --actuals are different reports"),
        ((*CLERK, "--inflation", "cpi"), "error: --inflation: “cpi” is neither a rate nor a price index"),
    ],
)
def test_wrong_use(options: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", PLANS, "budget", *options]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(words)


@pytest.mark.parametrize(
    ("options", "told", "not_told"),
    [
        (("--period", "2026-27"), "homes/2026-27: the lines make", "environment/2026-27"),
        (("--period", "2026-27", "--by", "outcome"), "2 Fewer people lose their home", "Otterfleet Common Trust"),
        (("--period", "2026-27", "--by", "department,service"), "Homes and Communities", "Environment"),
        (HOMES, "Moved elsewhere", "Not compared"),
        (("--actuals", "--period", "2026-27"), "Homes and Communities: budget and spending", "Environment"),
        (("--reconcile",), "No plan names a figure of finance's", "Resources"),
    ],
)
def test_of_one_department(
    options: tuple[str, ...], told: str, not_told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The money of the others is left out, and what they say of this department's is not."""
    assert main(["-C", DEMO, "budget", *options]) == 0
    everybody = capsys.readouterr().out
    assert main(["-C", DEMO, "budget", *options, "--department", "homes"]) == 0
    out = capsys.readouterr().out
    assert not_told in everybody
    assert not_told not in out
    assert told in out


@pytest.mark.parametrize("options", [(), HOMES, ("--actuals",), ("--reconcile",), ("--by", "service")])
def test_a_department_that_there_is_not(options: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", DEMO, "budget", *options, "--department", "home"]) == 2
    assert "there is no department “home”\nhelp: Did you mean “homes”?" in capsys.readouterr().err
