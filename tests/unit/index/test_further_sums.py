"""Every stated figure beside a budget's own total, held against its parts."""

from decimal import Decimal
from typing import Any

import pytest

from bizplan.index.further_sums import further_sums, share_holds, share_made, unlisted_savings
from bizplan.index.money import FurtherMoney
from bizplan.index.totals import Sum, savings_sums
from bizplan.model.budget import Savings
from bizplan.model.resources import ResourceShare
from tests.small_council import loaded, money, plan

HEAD = "year: 2019-20\nunit: million\nbasis: net\n"


def sums(**parts: str) -> list[Sum]:
    model: Any = loaded(plan(**parts)).model
    return list(further_sums(model))


def test_a_further_column_is_held_against_the_lines_that_have_a_figure_there() -> None:
    lines = (
        "lines:\n"
        "  - {label: Lamps, amount: 2, further: [{year: 2018-19, amount: 1}, {year: 2019-20, of: actual, amount: 3}]}\n"
        "  - {label: Crews, amount: 2, further: [{year: 2018-19, amount: 4}]}\n"
        "total: {label: All, amount: 4, "
        "further: [{year: 2018-19, amount: 5}, {year: 2019-20, of: actual, amount: 2}]}\n"
    )
    before, actual = sums(budget=HEAD + lines)
    assert (before.what, str(before.stated), str(before.lines), before.holds) == (
        "the total “All” of 2018-19",
        "5",
        "5",
        True,
    )
    assert (actual.what, str(actual.difference), actual.holds) == ("the total “All” of 2019-20 (actual)", "-1", False)
    assert before.route == ("budget", "total", "further", 0, "amount")
    assert [route for route, _ in before.parts] == [("budget", "lines", at, "further", 0, "amount") for at in (0, 1)]


@pytest.mark.parametrize(
    ("gross", "income", "net", "rounded", "holds"),
    [
        ("30.286", "-26.751", "3.535", "false", True),
        ("33.878", "-18.378", "15.501", "false", False),
        ("33.878", "-18.378", "15.501", "true", True),
        ("33.878", "(18.378)", "15.500", "false", True),
        ("33.878", "18.378", "15.500", "true", False),
    ],
)
def test_gross_less_income_is_the_amount(gross: str, income: str, net: str, rounded: str, *, holds: bool) -> None:
    line = f"lines: [{{label: Lamps, amount: {net}, gross: {gross}, less_income: {income}}}]\n"
    (found,) = sums(budget=f"{HEAD}rounded: {rounded}\n{line}")
    assert found.holds is holds
    assert found.route == ("budget", "lines", 0, "amount")


def test_breakdowns_make_their_own_total_and_the_net_budget() -> None:
    table = (
        "lines: [{label: Lamps, amount: 10}]\n"
        "total: {label: All, amount: 10}\n"
        "breakdowns:\n"
        "  - title: What it is spent on\n"
        "    shows: spending by type\n"
        "    parts: [{label: Staff, amount: 9}, {label: Poles, amount: 4}]\n"
        "    total: {label: Spending, amount: 13}\n"
        "  - title: By risk class\n"
        "    shows: net budget\n"
        "    parts: [{label: Local risk, amount: 7}, {label: Central risk, amount: 2}]\n"
    )
    spending, whole = sums(budget=HEAD + table)
    assert (spending.what, spending.holds) == ("the total “Spending” of “What it is spent on”", True)
    assert (whole.what, str(whole.difference)) == ("the total “All”, against “By risk class”", "1")


CAPITAL = """
unit: thousand
schemes:
  - {label: Bridge, years: [{year: 2019-20, amount: 40}, {year: 2020-21, amount: 60}], total: 100}
  - {label: Quay, years: [{year: 2020-21, amount: 5}], total: 5}
year_totals: [{year: 2019-20, amount: 40}, {year: 2020-21, amount: 65}]
total: {label: All schemes, amount: 105}
funding: [{label: Grants, amount: 80}, {label: Borrowing, amount: 25}]
"""


def test_capital_adds_up_by_scheme_by_year_and_by_source() -> None:
    found = sums(capital=CAPITAL)
    assert [each.what for each in found] == [
        "the total of “Bridge”",
        "the total of “Quay”",
        "the total of 2019-20",
        "the total of 2020-21",
        "the total “All schemes”",
        "the total “All schemes”, against where the money comes from",
    ]
    assert all(each.holds for each in found)
    broken = sums(capital=CAPITAL.replace("amount: 60", "amount: 61"))
    assert [each.difference for each in broken] == [-1, 0, 0, -1, -1, 0]


@pytest.mark.parametrize(
    ("per_cent", "part", "base", "made", "holds"),
    [
        ("3", "2.9", "107.6", "3", True),
        ("1", "1.9", "142.7", "1", True),
        ("2.6", "2.9", "107.6", "2.7", False),
        ("2.7", "2.9", "107.6", "2.7", True),
        ("2.70", "2.9", "107.6", "2.70", True),
        ("2", "2.9", "107.6", "3", False),
        ("0.5", "1", "200", "0.5", True),
        ("5", "1", "0", None, True),
        ("5", None, "8", None, True),
    ],
)
def test_a_percentage_is_checked_no_more_finely_than_printed(
    per_cent: str, part: str | None, base: str, made: str | None, *, holds: bool
) -> None:
    share = ResourceShare.model_validate(
        {"label": "x", "per_cent": per_cent, "base": base} | ({} if part is None else {"part": part})
    )
    assert share_made(share) == (None if made is None else Decimal(made))
    assert share_holds(share) is holds


def test_savings_that_are_not_all_listed_leave_a_remainder() -> None:
    parts = ("0.084", "0.102", "0.324", "0.200")
    written = {
        "year": "2021-22",
        "unit": "million",
        "exhaustive": False,
        "lines": [{"label": each, "amount": each} for each in parts],
        "themes": ["Digital services"],
        "total": {"label": "Savings", "amount": "0.769"},
    }
    savings = Savings.model_validate(written)
    assert unlisted_savings(savings) == Decimal("0.059")
    (found,) = savings_sums(savings)
    assert found.holds
    assert unlisted_savings(savings.model_copy(update={"exhaustive": True})) == 0


def test_lines_carry_their_further_columns_and_the_fund_s_lasting_id() -> None:
    found = money(
        plan(
            budget=HEAD + "rounded: true\nexhaustive: false\n"
            "lines: [{label: Lamps, amount: 2, fund: harbour-trust, gross: 3, less_income: -1, "
            "further: [{year: 2018-19, of: forecast, amount: 1}]}]\n"
        )
    )
    (line,) = found.lines
    assert line.fund == "harbour"
    assert (line.gross, line.less_income) == (Decimal(3000000), Decimal(-1000000))
    assert line.further == (FurtherMoney("2018-19", "forecast", Decimal(1000000)),)
    assert (found.year, found.rounded, found.exhaustive) == ("2019-20", True, False)
