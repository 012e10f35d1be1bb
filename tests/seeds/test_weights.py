"""The seeds' budgets on the outcomes: what the program makes of them is what was worked out by hand."""

from decimal import Decimal
from functools import cache

from bizplan.index.outcome_facts import outcome_facts
from bizplan.index.outcome_money import Unallocated
from bizplan.pipeline import Request, survey
from bizplan.reports.outcome_weights import OutcomeWeights, build_outcome_weights
from tests.inventory.shipped import PLANS
from tests.seeds.expected_weights import (
    TC17_UNALLOCATED,
    TC19_BUDGET,
    TC19_BY_OUTCOME,
    TC19_LINES,
    TC19_SERVICES,
)
from tests.seeds.seeds import AS_AT


@cache
def weights(framework: str, period: str) -> OutcomeWeights:
    found = survey(PLANS, Request(AS_AT, check=False), outcome_facts)
    return build_outcome_weights(found.facts, found.setting.frameworks[framework], found.setting, period)


def thousands(pounds: Decimal) -> int:
    assert pounds % 1000 == 0
    return int(pounds / 1000)


def test_every_pound_of_the_town_clerk_s_2019_20_is_accounted_for() -> None:
    (purse,) = weights("2018-23", "2019-20").purses
    on_outcomes = {row.number: thousands(row.sum.total) for row in purse.rows if row.sum.total}
    assert on_outcomes == TC19_BY_OUTCOME
    assert purse.unallocated == ()
    assert sum(on_outcomes.values()) == thousands(purse.allocated_sum) == thousands(purse.budget_sum) == TC19_BUDGET
    (plan,) = weights("2018-23", "2019-20").reconciled
    assert plan.holds
    assert plan.stated is not None
    assert thousands(plan.stated) == TC19_BUDGET
    assert plan.difference == 0


def test_no_share_is_stated_so_all_of_it_is_apportioned() -> None:
    (purse,) = weights("2018-23", "2019-20").purses
    assert {row.sum.stated for row in purse.rows} == {Decimal(0)}
    assert sum(row.sum.apportioned for row in purse.rows) == TC19_BUDGET * 1000


def test_every_line_says_where_its_money_went() -> None:
    lines = {
        line.label: (thousands(line.pounds), {part.number: thousands(part.pounds) for part in line.parts})
        for line in weights("2018-23", "2019-20").lines
    }
    assert lines == TC19_LINES


def test_services_that_lack_money_an_outcome_or_a_description_are_named() -> None:
    remarks = {
        each.name: (None if each.pounds is None else thousands(each.pounds), each.has_outcome, each.described)
        for each in weights("2018-23", "2019-20").services
    }
    assert remarks == TC19_SERVICES


def test_a_plan_without_outcomes_leaves_its_budget_unallocated() -> None:
    (purse,) = weights("2015-19", "2017-18").purses
    ((reason, pounds),) = [(each.reason, thousands(each.sum)) for each in purse.unallocated]
    assert (reason, pounds) == (Unallocated.NO_OUTCOME, TC17_UNALLOCATED)
    assert thousands(purse.budget_sum) == TC17_UNALLOCATED
    assert purse.allocated_sum == 0


def test_a_plan_without_a_budget_is_named() -> None:
    found = weights("2018-23", "2021-22")
    assert found.purses == ()
    assert found.without_budget == ("community-and-children/2021-22",)
