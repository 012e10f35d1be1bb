"""Statuses against a naive reckoning, and the better figure is never the worse status."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bizplan.values.rag import Compares, Figures, Scheme, standing

ORDER = {"green": 0, "amber": 1, "red": 2}
AMOUNTS = st.decimals(min_value=-(10**6), max_value=10**6, places=3)
SCHEMES: dict[Compares, Scheme] = {
    "shortfall to target": Scheme("shortfall to target", Decimal(5), Decimal(10)),
    "forecast to budget": Scheme("forecast to budget", Decimal(100), Decimal(105)),
    "target then last year": Scheme("target then last year"),
    "minimum and ideal": Scheme("minimum and ideal"),
}


@given(AMOUNTS, AMOUNTS.filter(bool), st.booleans())
def test_the_gap_is_what_a_fraction_says(value: Decimal, target: Decimal, high: bool) -> None:
    short = Fraction(target - value if high else value - target) / abs(Fraction(target))
    wanted = "green" if short <= Fraction(5, 100) else "amber" if short <= Fraction(10, 100) else "red"
    assert standing(SCHEMES["shortfall to target"], Figures(value, target, high)).status == wanted


@given(st.sampled_from(list(SCHEMES)), AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS, st.booleans())
def test_a_better_figure_is_never_judged_worse(  # noqa: PLR0913, PLR0917 -- drawn
    compares: Compares, one: Decimal, other: Decimal, target: Decimal, beside: Decimal, high: bool
) -> None:
    good = high and compares != "forecast to budget"
    worse, better = sorted((one, other), reverse=not good)
    least = min(target, beside) if good else max(target, beside)
    statuses = [
        standing(SCHEMES[compares], Figures(value, target, good, least, beside)).status for value in (worse, better)
    ]
    assert ORDER[statuses[1] or "red"] <= ORDER[statuses[0] or "red"]
