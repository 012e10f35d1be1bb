"""The budget report: what is added, what never is, and how stated figures stand to their lines."""

from decimal import Decimal

import pytest

from bizplan.reports.budget import Agreement, BudgetReport, FigureKind, FundSum, build_budget
from bizplan.values.amounts import MoneyUnit
from tests import small_council
from tests.small_council import money, plan, record, setting

LAMPS = "[{label: Lamps, amount: 30}, {label: Crews, amount: 12}]"


def text(lines: str = LAMPS, unit: str = "highways", year: str = "2019-20", **table: str) -> str:
    head = {"year": year, "unit": "thousand", "basis": "net"} | table
    keys = "".join(f"{key}: {value}\n" for key, value in head.items())
    return plan(unit, year, budget=f"{keys}lines: {lines}\n")


def report(*texts: str, period: str = "2019-20") -> BudgetReport:
    return build_budget([money(each) for each in texts], [record(each) for each in texts], setting(), period)


def agreements(found: BudgetReport) -> list[tuple[FigureKind, Agreement]]:
    return [(each.kind, each.agreement) for each in found.departments[0].stated]


def test_the_whole_of_one_department_s_budget() -> None:
    found = report(
        text("[{service: lamps, label: Lamps, amount: 30, fund: general}]", total="{label: All, amount: 30}")
    )
    (budget,) = found.departments
    assert (budget.document, budget.file, budget.department, budget.name, budget.period) == (
        "highways/2019-20",
        "plan.yaml",
        "highways",
        "Highways and Lighting",
        "2019-20",
    )
    (line,) = budget.figures
    assert (line.label, line.service, line.fund, line.pounds) == ("Lamps", "lamps", "General Fund", Decimal(30000))
    (total,) = budget.stated
    assert budget.total == total
    assert (total.label, total.stated, total.lines, total.agreement, total.after) == (
        "All",
        Decimal(30000),
        Decimal(30000),
        Agreement.EXACT,
        0,
    )
    assert budget.agrees
    assert (found.period, found.unit, found.sign_convention) == ("2019-20", MoneyUnit.THOUSAND, "cost positive")
    assert (found.total, found.sum_by_fund, found.not_added) == (
        Decimal(30000),
        (FundSum("General Fund", Decimal(30000)),),
        "",
    )


def test_departments_of_one_year_one_basis_and_one_fund_are_added() -> None:
    found = report(text(), text("[{label: Books, amount: 8.5}]", "libraries"))
    assert found.total == Decimal("50500.0")
    assert found.sum_by_fund == (FundSum("", Decimal("50500.0")),)


def test_income_takes_away() -> None:
    found = report(text("[{label: Lamps, amount: 30}, {label: Grant, amount: -12, income: true}]"))
    assert found.total == Decimal(18000)


def test_funds_are_never_added_to_one_another() -> None:
    lines = "[{label: Lamps, amount: 30, fund: general}, {label: Buoys, amount: 5, fund: harbour}]"
    found = report(text(lines), text("[{label: Books, amount: 8, fund: general}]", "libraries"))
    assert found.sum_by_fund == (
        FundSum("General Fund", Decimal(38000)),
        FundSum("Harbour Fund", Decimal(5000)),
    )
    assert found.departments[0].sum_by_fund == (
        FundSum("General Fund", Decimal(30000)),
        FundSum("Harbour Fund", Decimal(5000)),
    )
    assert found.total is None


def test_a_line_without_a_fund_is_not_added_to_a_fund() -> None:
    found = report(text("[{label: Lamps, amount: 30, fund: general}, {label: Buoys, amount: 5}]"))
    assert found.sum_by_fund == (FundSum("General Fund", Decimal(30000)), FundSum("", Decimal(5000)))
    assert found.total is None


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ((text(), text(year="2018-19")), "several years"),
        ((text(), text(unit="libraries", basis="gross")), "net and gross"),
        ((text(), text(year="2018-19", basis="gross")), "several years"),
    ],
)
def test_what_is_not_alike_is_not_added(texts: tuple[str, ...], reason: str) -> None:
    found = report(*texts, period="")
    assert (found.not_added, found.sum_by_fund, found.total) == (reason, (), None)


def test_departments_stand_in_the_organisation_s_order_then_by_year() -> None:
    texts = (text(unit="fisheries"), text(unit="libraries"), text(), text(year="2018-19"))
    assert [each.document for each in report(*texts, period="").departments] == [
        "highways/2018-19",
        "highways/2019-20",
        "libraries/2019-20",
        "fisheries/2019-20",
    ]


def test_only_the_year_asked_for() -> None:
    records = [record(plan("libraries", "2018-19"))]
    found = build_budget([money(text()), money(text(year="2018-19"))], records, setting(), "2019-20")
    assert [each.document for each in found.departments] == ["highways/2019-20"]
    assert found.without_budget == ()


def test_the_plan_of_a_team_is_not_added_again() -> None:
    team = text().replace("level: department", "level: team\nteam: night-crew")
    found = report(text(), team)
    assert [each.document for each in found.departments] == ["highways/2019-20"]
    assert found.without_budget == ()


def test_plans_without_a_budget_are_told_from_those_that_could_not_be_read() -> None:
    bare, broken = plan("libraries"), text("[{label: Books, amount: many}]", "fisheries")
    records = [record(each) for each in (bare, broken, small_council.CORPORATE_PLAN)]
    found = build_budget([], records, setting(), "2019-20")
    assert (found.without_budget, found.unread) == (("libraries/2019-20",), ("fisheries/2019-20",))
    assert (found.departments, found.total) == ((), None)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({}, []),
        ({"total": "{label: All, amount: 42}"}, [(FigureKind.TOTAL, Agreement.EXACT)]),
        ({"total": "{label: All, amount: 42.0}"}, [(FigureKind.TOTAL, Agreement.EXACT)]),
        ({"total": "{label: All, amount: 43}"}, [(FigureKind.TOTAL, Agreement.WRONG)]),
        ({"total": "{label: All, amount: 42.001}"}, [(FigureKind.TOTAL, Agreement.WRONG)]),
        ({"total": "{label: All, amount: 43}", "rounded": "true"}, [(FigureKind.TOTAL, Agreement.ROUNDED)]),
        ({"total": "{label: All, amount: 44}", "rounded": "true"}, [(FigureKind.TOTAL, Agreement.WRONG)]),
        ({"total": "{label: All, amount: 99}", "exhaustive": "false"}, [(FigureKind.TOTAL, Agreement.PARTIAL)]),
        (
            {"subtotals": "[{label: Night, of: [Crews], amount: 12}]"},
            [(FigureKind.SUBTOTAL, Agreement.EXACT)],
        ),
        (
            {"subtotals": "[{label: Night, of: [Crews, Owls], amount: 12}]"},
            [(FigureKind.SUBTOTAL, Agreement.LINES_MISSING)],
        ),
        ({"control": "{amount: 42, source: ledger}"}, [(FigureKind.CONTROL, Agreement.EXACT)]),
        ({"control": "{amount: 41, source: ledger}"}, [(FigureKind.CONTROL, Agreement.WRONG)]),
    ],
)
def test_how_a_stated_figure_stands_to_its_lines(
    table: dict[str, str], expected: list[tuple[FigureKind, Agreement]]
) -> None:
    found = report(text(**table))
    assert agreements(found) == expected
    no_fault = {Agreement.EXACT, Agreement.ROUNDED, Agreement.PARTIAL}
    assert found.departments[0].agrees is all(each in no_fault for _, each in expected)


def test_a_sub_total_knows_the_last_line_it_sums() -> None:
    found = report(text(subtotals="[{label: A, of: [Lamps], amount: 30}, {label: B, of: [Owls], amount: 0}]"))
    assert [each.after for each in found.departments[0].stated] == [0, -1]
    assert found.departments[0].total is None


def test_without_an_organisation_ids_stand_for_names() -> None:
    alone = small_council.setting(small_council.CORPORATE_PLAN)
    lines = "[{label: Lamps, amount: 30, fund: general}]"
    found = build_budget([money(text(lines))], [], alone)
    assert (found.departments[0].name, found.departments[0].figures[0].fund) == ("highways", "general")


def test_no_budgets_at_all() -> None:
    found = build_budget([], [], setting())
    assert (found.departments, found.total, found.not_added, found.unit) == ((), None, "", MoneyUnit.THOUSAND)


def test_sums_over_departments_are_shown_in_the_smallest_unit_in_use() -> None:
    million = money(text("[{label: Books, amount: 1}]", "libraries").replace("thousand", "million"))
    found = build_budget([money(text()), million], [], setting(), "2019-20")
    assert (found.unit, found.total) == (MoneyUnit.THOUSAND, Decimal(1042000))
