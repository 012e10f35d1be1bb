"""Plans' money on the outcomes: columns, purses, what is unallocated, and what the tables and rows say of it."""

from decimal import Decimal

import pytest

from bizplan.index.outcome_facts import OutcomeFacts, outcome_facts
from bizplan.index.outcome_money import Unallocated
from bizplan.index.record import index_document
from bizplan.render.csv import to_csv
from bizplan.render.tables import terminal_table
from bizplan.reports.outcome_weights import OutcomeWeights, Pounds, build_outcome_weights
from bizplan.reports.outcome_weights_paper import (
    CSV_HEADER,
    in_words,
    remark_in_words,
    weight_records,
    weight_tables,
    weights_paper,
)
from bizplan.reports.paper import blocks_within
from bizplan.values.amounts import MoneyUnit
from tests.small_council import framework, loaded, plan, setting

SERVICES = """
- {id: lighting, name: Lighting, text: We light., contributes_to: [{to: 1, share: 70}, {to: 3, share: 30}]}
- {id: paving, name: Paving, text: We pave., contributes_to: [1, 3]}
- {id: parking, name: Parking, text: We park.}
"""
LINES = """
year: 2019-20
unit: thousand
basis: net
lines:
  - {label: Lamps, amount: 100, service: lighting}
  - {label: Stones, amount: 50, service: paving}
  - {label: Fees, amount: -20, service: parking, income: true}
  - {label: Reserve, amount: 7}
"""
HIGHWAYS = plan(services=SERVICES, budget=LINES)
LIBRARIES = plan(
    "libraries",
    services="[{id: lending, name: Lending, text: We lend., contributes_to: [2]}]",
    budget="year: 2019-20\nunit: thousand\nbasis: net\nlines: [{label: Books, amount: 10, service: lending}]",
)


def facts(text: str) -> OutcomeFacts:
    around, document = setting(), loaded(text)
    found = outcome_facts(document, index_document(document, around), around)
    assert found is not None
    return found


def weights(*texts: str, by: str = "department", period: str = "2019-20") -> OutcomeWeights:
    return build_outcome_weights(map(facts, texts), framework(), setting(), period, by=by)


def whole(amount: Decimal | None) -> int | None:
    """An amount without pennies, for comparison."""
    assert amount is None or amount == int(amount)
    return None if amount is None else int(amount)


def pounds(stated: int, apportioned: int) -> Pounds:
    return Pounds(Decimal(stated), Decimal(apportioned), Decimal(stated + apportioned))


def test_outcomes_by_department() -> None:
    (purse,) = weights(LIBRARIES, HIGHWAYS).purses
    assert [each.id for each in purse.columns] == ["highways", "libraries"]
    assert [(row.outcome, *row.cells) for row in purse.rows] == [
        ("safe", pounds(70000, 25000), pounds(0, 0)),
        ("skilled", pounds(0, 0), pounds(0, 10000)),
        ("tidy", pounds(30000, 25000), pounds(0, 0)),
    ]
    assert [(each.reason, *map(whole, each.cells)) for each in purse.unallocated] == [
        (Unallocated.NO_SERVICE, 7000, 0),
        (Unallocated.NO_OUTCOME, -20000, 0),
    ]
    assert [*map(whole, purse.budget)] == [137000, 10000]
    sums = purse.allocated_sum, purse.unallocated_sum, purse.budget_sum
    assert [*map(whole, sums)] == [160000, -13000, 147000]


def test_outcomes_by_service() -> None:
    (purse,) = weights(HIGHWAYS, by="service").purses
    assert [each.name for each in purse.columns] == ["Lighting", "Paving", "Parking", "No service"]
    assert [*map(whole, purse.budget)] == [100000, 50000, -20000, 7000]
    assert purse.rows[0].cells == (pounds(70000, 0), pounds(0, 25000), pounds(0, 0), pounds(0, 0))


def test_money_of_teams_and_of_a_plan_held_twice_is_not_counted_again() -> None:
    team = LIBRARIES.replace("level: department", "level: team\nteam: desk")
    found = weights(HIGHWAYS, LIBRARIES, LIBRARIES, team)
    assert sum(each.budget_sum for each in found.purses) == 147000
    assert found.not_added == ("desk/2019-20",)


def test_funds_bases_and_years_are_never_added() -> None:
    funded = LINES.replace("amount: 100,", "amount: 100, fund: harbour,").replace(
        "amount: 50,", "amount: 50, fund: general,"
    )
    gross = LIBRARIES.replace("basis: net", "basis: gross")
    later = plan(
        "libraries",
        "2020-21",
        services="[{id: lending, name: Lending}]",
        budget="year: 2020-21\nunit: pound\nbasis: net\nlines: [{label: Books, amount: 3, service: lending}]",
    )
    found = weights(plan(services=SERVICES, budget=funded), gross, later, period="")
    assert [(each.period, each.basis, each.fund, whole(each.budget_sum)) for each in found.purses] == [
        ("2019-20", "gross", "", 10000),
        ("2019-20", "net", "General Fund", 50000),
        ("2019-20", "net", "Harbour Fund", 100000),
        ("2019-20", "net", "", -13000),
        ("2020-21", "net", "", 3),
    ]
    assert found.unit is MoneyUnit.POUND


def test_each_plan_is_held_against_its_stated_total() -> None:
    total = "total: {label: Total, amount: 138}\n"
    (wrong,) = weights(plan(services=SERVICES, budget=LINES + total)).reconciled
    assert [*map(whole, (wrong.budget, wrong.stated, wrong.difference))] == [137000, 138000, 1000]
    assert not wrong.allowed
    (rounding,) = weights(plan(services=SERVICES, budget=LINES + total + "rounded: true\n")).reconciled
    assert whole(rounding.difference) == 1000
    assert rounding.allowed
    (partial,) = weights(plan(services=SERVICES, budget=LINES + total + "exhaustive: false\n")).reconciled
    assert [*map(whole, (partial.budget, partial.difference, partial.unallocated))] == [138000, 0, -12000]
    assert wrong.holds
    assert rounding.holds
    assert partial.holds


def test_a_total_of_several_funds_is_the_plan_s_own_sum() -> None:
    funded = LINES.replace("amount: 100,", "amount: 100, fund: harbour,") + "total: {label: Total, amount: 137}\n"
    found = weights(plan(services=SERVICES, budget=funded)).reconciled
    assert [(each.funds, whole(each.budget), whole(each.stated)) for each in found] == [
        (("Harbour Fund",), 100000, None),
        (("",), 37000, None),
        (("Harbour Fund", ""), 137000, 137000),
    ]


def test_services_amiss_are_told_in_words() -> None:
    services = SERVICES + "- {id: salting, name: Salting, contributes_to: [1], no_budget: The county pays.}\n"
    found = weights(plan(services=services, budget=LINES))
    assert [(each.name, remark_in_words(each, found)) for each in found.services] == [
        ("Parking", "\N{MINUS SIGN}£20k in the budget, serves no outcome, described"),
        ("Salting", "no budget line (The county pays), serves an outcome, not described"),
    ]


def test_plans_that_hold_no_budget_are_named() -> None:
    found = weights(plan())
    assert found.without_budget == ("highways/2019-20",)
    assert in_words(found) == ("No plan of 2019-20 that names Corporate Plan 2018-23 holds a budget.",)
    assert weight_tables(found) == ()


@pytest.mark.parametrize("by", ["department", "service"])
def test_the_table_is_as_wide_as_it_may_be_and_adds_up(by: str) -> None:
    found = weights(HIGHWAYS, LIBRARIES, by=by)
    (table,) = weight_tables(found)
    lines = terminal_table(table, width=80, drop=range(2, len(table.columns) - 1)).plain.splitlines()
    assert max(map(len, lines)) <= 80
    assert "≈95" in "".join(lines) or by == "service"
    assert any(line.split()[-2:] == ["Budget", "147"] or line.endswith("147") for line in lines)


def test_rows_for_programs_hold_every_outcome_and_reason_exactly() -> None:
    found = weights(HIGHWAYS)
    rows = to_csv(CSV_HEADER, weight_records(found)).splitlines()
    assert rows[1:] == [
        "2018-23,2019-20,net,,safe,1,People are safe,highways,70000,25000,95000",
        "2018-23,2019-20,net,,skilled,2,People have skills,highways,0,0,0",
        "2018-23,2019-20,net,,tidy,3,Streets are tidy,highways,30000,25000,55000",
        "2018-23,2019-20,net,,,,unallocated: no service,highways,0,0,7000",
        "2018-23,2019-20,net,,,,unallocated: no outcome,highways,0,0,-20000",
    ]


def test_the_paper_states_the_rule_and_every_split() -> None:
    found = weights(HIGHWAYS, LIBRARIES)
    words = str([*blocks_within(weights_paper(found, "Smallbridge Council"))])
    for part in (
        found.rule,
        "outcome 1: 70 (stated); outcome 3: 30 (stated)",
        "outcome 1: 25 (apportioned); outcome 3: 25 (apportioned)",
        "line without a service: 7",
        "service on no outcome: (20)",
    ):
        assert part in words
