"""One plan's money: pounds, exactly, with fund and sign as written."""

from decimal import Decimal

import pytest

from bizplan.index.money import plan_money
from bizplan.index.record import index_document
from tests import small_council
from tests.small_council import money, plan

HEAD = """
year: 2019-20
unit: thousand
basis: net
"""


def budget(lines: str, head: str = HEAD, rest: str = "") -> str:
    return plan(services="[{id: lamps, name: Street lamps}]", budget=f"{head}lines: {lines}\n{rest}")


@pytest.mark.parametrize(
    ("unit", "written", "pounds"),
    [
        ("pound", "2428", "2428"),
        ("thousand", "2428", "2428000"),
        ("thousand", '"2,428"', "2428000"),
        ("million", "33.878", "33878000"),
        ("million", "0.1", "100000"),
        ("thousand", "(431)", "-431000"),
        ("thousand", "-431", "-431000"),
        ("million", "123456789012.345678", "123456789012345678"),
    ],
)
def test_amounts_become_exact_pounds(unit: str, written: str, pounds: str) -> None:
    found = money(budget(f"[{{label: Lamps, amount: {written}}}]", HEAD.replace("thousand", unit)))
    assert found.lines[0].pounds == Decimal(pounds)


def test_income_keeps_the_sign_it_is_written_with() -> None:
    found = money(budget("[{label: Grant, amount: -40, income: true}, {label: Refund, amount: -2}]"))
    assert [(each.pounds, each.income) for each in found.lines] == [(Decimal(-40000), True), (Decimal(-2000), False)]


def test_a_line_s_own_fund_and_risk_class_go_before_the_table_s() -> None:
    head = f"{HEAD}fund: general\nrisk_class: local risk\n"
    found = money(budget("[{label: A, amount: 1}, {label: B, amount: 1, fund: harbour, risk_class: recharges}]", head))
    assert [(each.fund, each.risk_class) for each in found.lines] == [
        ("general", "local risk"),
        ("harbour", "recharges"),
    ]


def test_where_nothing_is_stated_nothing_is_made_up() -> None:
    line = money(budget("[{label: A, amount: 1}]")).lines[0]
    assert (line.fund, line.risk_class, line.type, line.service, line.service_name) == ("", "", "", "", "")


def test_a_line_knows_its_service_and_its_place() -> None:
    line = money(budget("[{label: A, amount: 1}, {service: lamps, label: Lighting, amount: 2}]")).lines[1]
    assert (line.label, line.service, line.service_name) == ("Lighting", "lamps", "Street lamps")
    assert line.route == ("budget", "lines", 1)


def test_the_stated_total_is_pounds_and_its_check_is_in_the_printed_unit() -> None:
    found = money(budget("[{label: A, amount: 3}, {label: B, amount: 4}]", rest="total: {label: Total, amount: 8}\n"))
    assert (found.total_label, found.stated_total) == ("Total", Decimal(8000))
    (total,) = found.sums
    assert (total.stated, total.lines, total.difference, total.holds) == (Decimal(8), Decimal(7), Decimal(1), False)


def test_a_table_without_a_total() -> None:
    found = money(budget("[{label: A, amount: 3}]"))
    assert (found.total_label, found.stated_total, found.sums) == ("", None, ())


@pytest.mark.parametrize(
    "text",
    [plan(), budget("[{label: A, amount: a lot}]"), small_council.CORPORATE_PLAN],
    ids=["a plan without a budget", "a budget of which a part could not be read", "no plan"],
)
def test_no_money_is_known_of(text: str) -> None:
    around = small_council.setting()
    document = small_council.loaded(text)
    assert plan_money(document, index_document(document, around), around) is None
