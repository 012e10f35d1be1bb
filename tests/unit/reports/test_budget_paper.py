"""Budgets in words and tables: figures as printed, sums as stated, faults by name."""

from decimal import Decimal

import pytest

from bizplan.render.layout import value_in_words
from bizplan.reports.budget import build_budget
from bizplan.reports.budget_paper import agreement, budget_paper, budget_tables, in_unit, in_words
from bizplan.reports.paper import Absent, Table, Text, blocks_within
from bizplan.values.amounts import MoneyUnit
from tests.small_council import money, plan, record, setting

LAMPS = "[{label: Lamps, amount: 30}, {label: Crews, amount: 12}]"
TWO_FUNDS = "[{label: Lamps, amount: 30, fund: general}, {label: Buoys, amount: 5, fund: harbour}]"


def text(lines: str = LAMPS, unit: str = "highways", year: str = "2019-20", **table: str) -> str:
    head = {"year": year, "unit": "thousand", "basis": "net"} | table
    keys = "".join(f"{key}: {value}\n" for key, value in head.items())
    return plan(unit, year, budget=f"{keys}lines: {lines}\n")


def tables(*texts: str) -> tuple[Table, ...]:
    return budget_tables(build_budget([money(each) for each in texts], [], setting()))


def shown(table: Table) -> list[tuple[str, ...]]:
    return [(row.kind.value, *(value_in_words(cell) for cell in row.cells)) for row in table.rows]


def said(**table: str) -> str:
    (budget,) = build_budget([money(text(**table))], [], setting()).departments
    return agreement(budget)


@pytest.mark.parametrize(
    ("pounds", "unit", "expected"),
    [
        ("2428000", MoneyUnit.THOUSAND, "2,428"),
        ("-431000", MoneyUnit.THOUSAND, "(431)"),
        ("8500.0", MoneyUnit.THOUSAND, "8.5"),
        ("12100000.00", MoneyUnit.MILLION, "12.10"),
        ("0", MoneyUnit.POUND, "0"),
    ],
)
def test_a_figure_under_its_unit_keeps_its_decimals(pounds: str, unit: MoneyUnit, expected: str) -> None:
    assert in_unit(Decimal(pounds), unit) == expected


def test_a_table_with_its_total() -> None:
    (table,) = tables(text(total="{label: Total net budget, amount: 42}"))
    assert table.caption == "Highways and Lighting: net budget 2019-20"
    assert [(column.label, column.unit) for column in table.columns] == [("Section", ""), ("Budget", "£000")]
    assert shown(table) == [
        ("line", "Lamps", "30"),
        ("line", "Crews", "12"),
        ("total", "Total net budget", "42"),
    ]


def test_where_no_total_is_printed_the_lines_are_summed_fund_by_fund() -> None:
    (table,) = tables(text(TWO_FUNDS))
    assert shown(table)[2:] == [
        ("total", "Sum of the lines", "General Fund", "30"),
        ("total", "Sum of the lines", "Harbour Fund", "5"),
    ]


def test_a_sub_total_stands_after_its_last_line() -> None:
    subtotals = "[{label: Nights, of: [Lamps], amount: 30}, {label: Lost, of: [Owls], amount: 1}]"
    (table,) = tables(text(subtotals=subtotals, total="{label: All, amount: 42}"))
    assert [row[:2] for row in shown(table)] == [
        ("line", "Lamps"),
        ("subtotal", "Nights"),
        ("line", "Crews"),
        ("subtotal", "Lost"),
        ("total", "All"),
    ]


def test_a_line_without_a_fund_among_others_says_so() -> None:
    (table,) = tables(text("[{label: Lamps, amount: 30, fund: general}, {label: Buoys, amount: 5}]"))
    assert shown(table)[1] == ("line", "Buoys", "not stated", "5")


def test_the_scope_of_a_table_stands_in_its_caption() -> None:
    (table,) = tables(text(scope="excluding the harbour"))
    assert table.caption == "Highways and Lighting: net budget 2019-20; excluding the harbour"


def test_departments_together_with_one_total() -> None:
    together = tables(text(), text("[{label: Books, amount: 8}]", "libraries"))[-1]
    assert together.caption == "All departments: net budget 2019-20"
    assert shown(together) == [
        ("line", "Highways and Lighting", "42"),
        ("line", "Libraries", "8"),
        ("total", "All departments", "50"),
    ]


def test_departments_together_fund_by_fund() -> None:
    together = tables(text(TWO_FUNDS), text("[{label: Books, amount: 8, fund: general}]", "libraries"))[-1]
    assert together.caption == "All departments: net budget 2019-20, by fund"
    assert shown(together) == [
        ("group", "General Fund"),
        ("line", "Highways and Lighting", "30"),
        ("line", "Libraries", "8"),
        ("subtotal", "All departments", "38"),
        ("group", "Harbour Fund"),
        ("line", "Highways and Lighting", "5"),
    ]


def test_several_years_have_no_table_together() -> None:
    assert len(tables(text(), text(year="2018-19"))) == 2


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({}, "The table states no total."),
        ({"total": "{label: All, amount: 42}"}, "The lines make the stated total."),
        ({"total": "{label: All, amount: 43}"}, "The total “All” is 43; the lines make 42."),
        (
            {"total": "{label: All, amount: 43}", "rounded": "true"},
            "The total “All” is 43; the rounded lines make 42, which rounding allows.",
        ),
        (
            {"total": "{label: All, amount: 99}", "exhaustive": "false"},
            "The total “All” is 99; the lines listed make 42, and the plan says that others are not listed.",
        ),
        (
            {"total": "{label: All, amount: 42}", "subtotals": "[{label: Night, of: [Crews, Owls], amount: 12}]"},
            "The sub-total “Night” sums lines that the table does not have. The lines make the stated total.",
        ),
        (
            {"total": "{label: All, amount: 42}", "subtotals": "[{label: Night, of: [Crews], amount: 12}]"},
            "The lines make the stated total and the sub-total “Night”.",
        ),
        (
            {"subtotals": "[{label: N, of: [Crews], amount: 12}, {label: D, of: [Lamps], amount: 30}]"},
            "The lines make each sub-total.",
        ),
        ({"control": "{amount: 42, source: ledger}"}, "Finance's figure agrees."),
        (
            {"total": "{label: All, amount: 41}", "control": "{amount: 40, source: ledger}"},
            "The total “All” is 41; the lines make 42. Finance's figure (ledger) is 40; the table makes 41.",
        ),
    ],
)
def test_how_stated_figures_stand_in_words(table: dict[str, str], words: str) -> None:
    assert said(**table) == words


@pytest.mark.parametrize(
    ("texts", "period", "words"),
    [
        ((), "", "No plan holds a budget."),
        ((), "2019-20", "No plan of 2019-20 holds a budget."),
        ((text(),), "2019-20", "1 budget of 2019-20: £42k in all"),
        ((text(), text(unit="libraries")), "2019-20", "2 budgets of 2019-20: £84k in all"),
        ((text(TWO_FUNDS),), "2019-20", "1 budget of 2019-20, added up within each fund only"),
        ((text(), text(year="2018-19")), "", "2 budgets of several years, not added up"),
    ],
)
def test_the_line_that_sums_it_up(texts: tuple[str, ...], period: str, words: str) -> None:
    assert in_words(build_budget([money(each) for each in texts], [], setting(), period)) == words


def test_the_paper_names_plans_without_a_budget_and_those_not_read() -> None:
    others = [record(plan("libraries")), record(text("[{label: Books, amount: many}]", "fisheries"))]
    found = build_budget([money(text()), money(text(unit="harbour"))], others, setting(), "2019-20")
    paper = budget_paper(found, "Smallbridge Council")
    assert [each.heading for each in paper.sections] == [
        "Highways and Lighting, 2019-20",
        "harbour, 2019-20",
        "All departments",
        "Plans without a budget",
        "Plans that could not be read in full",
    ]
    assert sum(isinstance(each, Table) for each in blocks_within(paper)) == 3
    assert paper.cover[-1].values == (Text("84 (£000)", literal=True),)


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ((), "no plan holds a budget"),
        ((text(TWO_FUNDS),), "added up within each fund only"),
        ((text(), text(year="2018-19")), "not added up: several years"),
    ],
)
def test_where_there_is_no_total_the_cover_says_why(texts: tuple[str, ...], reason: str) -> None:
    paper = budget_paper(build_budget([money(each) for each in texts], [], setting()), "Smallbridge Council")
    assert paper.cover[-1].values == (Absent(reason),)
