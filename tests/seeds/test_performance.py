"""The eight indicators of Community and Children's Services, 2021-22, against a table made by hand from the source."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bizplan.cli.main import main
from bizplan.index.measured import PerformanceFacts, performance_facts
from bizplan.pipeline import Request, Survey, survey
from bizplan.reports.performance import PerformanceReport, State, Trend
from bizplan.reports.performing import Scope, build_performance

_PLANS = Path(__file__).parents[2] / "plans"
_BY_DIRECTION = "a direction ({}) is stated and no figure to reach, and no scheme is named by which to judge it"
_UNTOLD = "no target is set, and no scheme is named by which to judge it"
EXPECTED = (
    # Item, Q2 figure, unit, direction: each as printed; the source prints no target, no scheme and no earlier figure.
    ("academy-ratings", "100", "%", "maintain"),
    ("care-plans-in-time", "100", "%", "maintain"),
    ("children-in-need-one-to-two-years", "37", "%", ""),
    ("children-in-need-over-two-years", "0", "%", ""),
    ("living-on-the-streets", "40", "people", "decrease"),
    ("quality-of-life-carers", "7.5", "", "increase"),
    ("quality-of-life-users", "19.3", "", "increase"),
    ("safeguarding-outcomes", "100", "%", "maintain"),
    ("energy-efficiency", "64.43", "", "increase"),
    ("fire-risk-assessments", "100", "%", "maintain"),
)


@pytest.fixture(scope="module")
def report() -> PerformanceReport:
    found: Survey[PerformanceFacts] = survey(_PLANS, Request(date(2022, 1, 31), check=False), performance_facts)
    return build_performance(found.facts, found.setting, Scope("2021-22", date(2022, 1, 31)))


def test_every_figure_of_the_source_is_there(report: PerformanceReport) -> None:
    found = [(each.item, each.value, each.unit, each.direction, each.period) for each in report.lines]
    assert found == [(item, Decimal(value), unit, way, "Q2") for item, value, unit, way in EXPECTED]


def test_no_status_is_invented_and_each_says_what_is_lacking(report: PerformanceReport) -> None:
    for line, (_, _, _, way) in zip(report.lines, EXPECTED, strict=True):
        assert (line.state, line.trend, line.forecast) == (State.UNKNOWN, Trend.UNKNOWN, "")
        assert line.why_not == (_BY_DIRECTION.format(way) if way else _UNTOLD)
        assert line.outcomes == ()
        assert not line.is_exception


def test_counts_have_their_base(report: PerformanceReport) -> None:
    assert (report.all.base, report.all.unknown) == (10, 10)
    assert report.unchased == ("community-and-children/2021-22",)
    assert not report.over_due


def test_the_paper_says_of_each_figure_why_it_has_no_status(
    report: PerformanceReport, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the committee reads it: no colour, no arrow, and the reason beside every figure."""
    asked = ("performance", "--period", "2021-22", "--format", "markdown")
    assert main(["-C", str(_PLANS), "--as-at", "2022-01-31", *asked]) == 0
    told = capsys.readouterr().out
    rows = [line for line in told.splitlines() if "cannot be computed (Because " in line]
    assert len(rows) == len(EXPECTED)
    for row, line in zip(rows, report.lines, strict=True):
        assert line.why_not in row
        assert "no earlier figure is held" in row
    for mark in ("●", "▲", "■", "↑", "↓", "→"):
        assert mark not in told


@pytest.mark.parametrize(
    ("added", "state", "rule"),
    [
        # what the four schemes of the organisation make of a figure of the seed, once the plan says what it lacks
        ("target: {value: 100}\n    good: high\n    scheme: gap-5-10", State.GREEN, "100 against 100, target met"),
        ("target: {value: 107}\n    good: high\n    scheme: gap-5-10", State.AMBER, "100 against 107, 6.5% short"),
        ("target: {value: 125}\n    good: high\n    scheme: gap-5-10", State.RED, "100 against 125, 20% short"),
        ("target: {value: 100}\n    scheme: gap-5-10", State.UNKNOWN, ""),
        ("target: {value: 99}\n    good: high\n    scheme: met-or-better", State.GREEN, "100 against 99"),
        (
            "target: {value: 110, least: 95}\n    good: high\n    scheme: two-levels",
            State.AMBER,
            "100 against 110, missed; least acceptable 95",
        ),
    ],
)
def test_with_what_the_plan_lacks_the_status_is_the_right_one(
    added: str, state: State, rule: str, tmp_path: Path
) -> None:
    shutil.copytree(_PLANS, tmp_path / "plans")
    file = tmp_path / "plans" / "departments" / "community-and-children" / "2021-22.yaml"
    text = file.read_text(encoding="utf-8")
    first = "    direction: maintain\n"
    assert text.index("academy-ratings") < text.index(first) < text.index("care-plans-in-time")
    file.write_text(text.replace(first, f"{first}    {added}\n", 1), encoding="utf-8")
    request = Request(date(2022, 1, 31), check=False)
    found: Survey[PerformanceFacts] = survey(tmp_path / "plans", request, performance_facts)
    line = next(
        each
        for each in build_performance(found.facts, found.setting, Scope("2021-22", date(2022, 1, 31))).lines
        if each.item == "academy-ratings"
    )
    assert line.state is state, line.why_not
    assert line.rule.startswith(rule)
    if state is State.UNKNOWN:
        assert line.why_not == "it is not stated whether a high figure is good"
