"""The eight indicators of Community and Children's Services, 2021-22, against a table made by hand from the source."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

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
