"""Sums of a table agree however its lines are split, and break with any figure that is moved."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bizplan.index.totals import Sum, budget_sums, savings_sums
from bizplan.model.budget import Budget, Savings

PLACES = st.integers(0, 3)
UNITS = st.integers(-(10**9), 10**9)


@st.composite
def amounts(draw: st.DrawFn) -> list[Decimal]:
    """Figures that are printed to the same place."""
    places = draw(PLACES)
    return [Decimal(units).scaleb(-places) for units in draw(st.lists(UNITS, min_size=1, max_size=12))]


def sums(lines: list[Decimal], total: Decimal, **rest: Any) -> list[Sum]:  # noqa: ANN401 -- what a table may say
    named = [{"label": f"line {number}", "amount": f"{line:f}"} for number, line in enumerate(lines)]
    head = {"year": "2026-27", "unit": "thousand", "basis": "net"}
    stated = {"label": "Total", "amount": f"{total:f}"}
    return list(budget_sums(Budget.model_validate({**head, "lines": named, "total": stated, **rest})))


@given(amounts(), st.data())
def test_a_line_may_be_split_into_any_two_that_make_it(lines: list[Decimal], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    part = Decimal(data.draw(UNITS)).scaleb(int(str(lines[at].as_tuple().exponent)))
    total = sum(lines, Decimal(0))

    (whole,) = sums(lines, total)
    (split,) = sums([*lines[:at], part, lines[at] - part, *lines[at + 1 :]], total)

    assert whole.holds
    assert split.holds
    assert split.lines == whole.lines == total


@given(amounts(), st.integers(0, 11), UNITS.filter(bool))
def test_any_figure_moved_breaks_an_exact_sum(lines: list[Decimal], at: int, by: int) -> None:
    total = sum(lines, Decimal(0))
    moved = [line + (by if number == at % len(lines) else 0) for number, line in enumerate(lines)]

    (found,) = sums(moved, total)

    assert not found.holds
    assert found.difference == -by
    assert found.direction == ("little" if by > 0 else "much")


@given(amounts(), st.integers(1, 6))
def test_the_order_of_lines_changes_nothing(lines: list[Decimal], turn: int) -> None:
    total = sum(lines, Decimal(0)) + 1

    (one,) = sums(lines, total)
    (other,) = sums(lines[turn:] + lines[:turn], total)

    assert (one.holds, one.lines, one.difference) == (other.holds, other.lines, other.difference)


@given(st.lists(st.decimals(-1000, 1000, places=3), min_size=1, max_size=12), PLACES)
def test_rounding_every_figure_never_breaks_a_sum_that_says_so(exact: list[Decimal], places: int) -> None:
    step = Decimal(1).scaleb(-places)
    lines = [line.quantize(step) for line in exact]
    total = sum(exact, Decimal(0)).quantize(step)

    (found,) = sums(lines, total, rounded=True)

    assert found.holds
    assert found.tolerance == step / 2 * (len(lines) + 1)


@given(amounts(), UNITS)
def test_a_list_that_is_not_complete_sums_to_nothing_and_shows_the_rest(lines: list[Decimal], rest: int) -> None:
    total = sum(lines, Decimal(0)) + rest

    (found,) = sums(lines, total, exhaustive=False)

    assert found.holds
    assert found.difference == rest


@given(amounts())
def test_savings_are_summed_as_budgets_are(lines: list[Decimal]) -> None:
    total = sum(lines, Decimal(0))
    named = [{"label": "a", "amount": f"{line:f}"} for line in lines]
    stated = {"label": "Total", "amount": f"{total:f}"}
    savings = Savings.model_validate({"year": "2026-27", "unit": "million", "lines": named, "total": stated})

    (found,) = savings_sums(savings)

    assert found.holds
    assert found.lines == sums(lines, total)[0].lines
