"""Stated figures against the parts they should be made of."""

from decimal import Decimal
from typing import Any

import pytest

from bizplan.index.totals import Sum, budget_sums, savings_sums
from bizplan.model.budget import Budget, Savings


def sums(*lines: str, **rest: Any) -> list[Sum]:  # noqa: ANN401 -- whatever a table may say
    named = [{"label": f"line {number}", "amount": line} for number, line in enumerate(lines)]
    table = {"year": "2026-27", "unit": "thousand", "basis": "net", "lines": named, **rest}
    return list(budget_sums(Budget.model_validate(table)))


def total(amount: str) -> dict[str, str]:
    return {"label": "Total", "amount": amount}


@pytest.mark.parametrize(
    ("lines", "stated", "holds", "difference", "tolerance"),
    [
        (("334", "570"), "904", True, "0", None),
        (("334", "570"), "905", False, "1", None),
        (("334", "570"), "903", False, "-1", None),
        ((), "0", True, "0", None),
        ((), "1", False, "1", None),
        (("30.286", "-26.751"), "3.535", True, "0.000", None),
        (("33.878", "-18.378"), "15.501", False, "0.001", None),
        (("33.878", "-18.378"), "15.501", True, "0.001", "0.0015"),
        (("33.878", "-18.378"), "15.502", False, "0.002", "0.0015"),
        (("10",) * 6, "63", True, "3", "3.5"),
        (("10",) * 6, "57", True, "-3", "3.5"),
        (("10",) * 6, "64", False, "4", "3.5"),
        (("10.5", "10"), "21", False, "0.5", "0.15"),
    ],
)
def test_a_total_is_what_its_lines_make(
    lines: tuple[str, ...], stated: str, holds: bool, difference: str, tolerance: str | None
) -> None:
    """A tolerance is stated for tables whose figures were rounded."""
    (found,) = sums(*lines, total=total(stated), rounded=tolerance is not None)

    assert (found.holds, found.difference, found.tolerance) == (holds, Decimal(difference), Decimal(tolerance or 0))
    assert found.direction == ("much" if Decimal(difference) > 0 else "little")
    assert not found.against_total


def test_a_table_without_a_stated_figure_has_no_sum() -> None:
    assert sums("334", "570") == []


def test_a_list_that_is_not_complete_holds_and_shows_what_is_not_listed() -> None:
    lines = [{"label": each, "amount": each} for each in ("0.084", "0.102", "0.324", "0.200")]
    table = {"year": "2026-27", "unit": "million", "lines": lines, "total": total("0.769")}

    (open_list,) = savings_sums(Savings.model_validate({**table, "exhaustive": False}))
    (complete,) = savings_sums(Savings.model_validate(table))

    assert (open_list.holds, open_list.difference) == (True, Decimal("0.059"))
    assert (complete.holds, complete.difference) == (False, Decimal("0.059"))
    assert complete.route == ("savings", "total", "amount")
    assert [route for route, _ in complete.parts] == [("savings", "lines", at, "amount") for at in range(4)]


def test_a_subtotal_sums_the_lines_it_names() -> None:
    subtotals = [
        {"label": "All", "of": ["line 0", "line 1"], "amount": "100"},
        {"label": "One", "of": ["line 1"], "amount": "41"},
        {"label": "Other", "of": ["line 1", "line 7"], "amount": "99"},
    ]
    whole, wrong, unknown = sums("60", "40", subtotals=subtotals)

    assert (whole.holds, whole.route) == (True, ("budget", "subtotals", 0, "amount"))
    assert (wrong.holds, wrong.difference) == (False, Decimal(1))
    assert unknown.holds
    assert list(unknown.unknown) == [(("budget", "subtotals", 2, "of", 1), "line 7")]


@pytest.mark.parametrize(
    ("rest", "holds", "against_total", "tolerance"),
    [
        ({"total": total("100")}, True, True, "0"),
        ({"total": total("101")}, False, True, "0"),
        ({"total": total("101"), "rounded": True}, False, True, "0"),
        ({}, True, False, "0"),
        ({"rounded": True}, True, False, "1"),
    ],
)
def test_finances_figure_is_the_total_or_what_the_lines_make(
    rest: dict[str, Any], holds: bool, against_total: bool, tolerance: str
) -> None:
    control = sums("60", "40", control={"amount": "100", "source": "Ledger"}, **rest)[-1]

    assert (control.what, control.route) == ("finance's figure (Ledger)", ("budget", "control", "amount"))
    assert (control.holds, control.against_total, control.tolerance) == (holds, against_total, Decimal(tolerance))
