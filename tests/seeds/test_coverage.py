"""The seeds' coverage: what the program makes of the plans is what was worked out by hand."""

from collections.abc import Mapping
from functools import cache

import pytest

from bizplan.index.coverage import plan_coverage
from bizplan.pipeline import Request, survey
from bizplan.reports.coverage import By, CoverageReport, OutcomeRow, Question
from bizplan.reports.coverage_map import build_coverage
from tests.inventory.shipped import PLANS
from tests.seeds import expected_coverage as expected
from tests.seeds.seeds import AS_AT

YEARS = {"2017-18": "2015-19", "2019-20": "2018-23", "2021-22": "2018-23"}


@cache
def mapped(period: str, by: By = By.DEPARTMENT) -> CoverageReport:
    found = survey(PLANS, Request(AS_AT, check=False), plan_coverage)
    return build_coverage(found.facts, found.setting.frameworks[YEARS[period]], found.setting, Question(period, by))


def row(period: str, number: str) -> OutcomeRow:
    return next(each for each in mapped(period).outcomes if each.number == number)


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize(
    ("period", "states"), [("2017-18", expected.TC17), ("2019-20", expected.TC19), ("2021-22", expected.CC21)]
)
def test_the_state_of_each_outcome(period: str, states: Mapping[str, str], by: By) -> None:
    assert {each.number: each.state.value for each in mapped(period, by).outcomes} == states


def test_the_work_and_the_measures_behind_them() -> None:
    cells = {each.number: each.cells[0] for each in mapped("2019-20").outcomes}
    assert {
        n: [each.item for each in cell.evidence] for n, cell in cells.items() if cell.evidence
    } == expected.TC19_WORK
    assert {
        n: [each.item for each in cell.measures] for n, cell in cells.items() if cell.measures
    } == expected.TC19_MEASURES
    assert not any(each.has_target for each in row("2019-20", "4").cells[0].measures)
    assert not any(each.marks for each in mapped("2019-20").outcomes)


@pytest.mark.parametrize(
    ("period", "kinds", "money"),
    [
        ("2017-18", expected.TC17_ORPHANS, expected.TC17_MONEY),
        ("2019-20", expected.TC19_ORPHANS, expected.TC19_MONEY),
        ("2021-22", expected.CC21_ORPHANS, expected.CC21_MONEY),
    ],
)
def test_what_leads_to_no_outcome(period: str, kinds: Mapping[str, tuple[int, int]], money: tuple[int, int]) -> None:
    (plan,) = mapped(period).orphans
    assert {each.kind: (len(each.items), each.of) for each in plan.kinds} == kinds
    assert (int(plan.pounds), int(plan.of_pounds)) == money


def test_major_projects_leads_nowhere() -> None:
    (plan,) = mapped("2019-20").orphans
    assert [each.item for kind in plan.kinds if kind.kind == "service" for each in kind.items] == ["major-projects"]
