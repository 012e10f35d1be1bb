"""Stated figures beside the budget's own total held against their parts: columns, gross, breakdowns, capital."""

from collections.abc import Iterator
from decimal import Decimal

from bizplan.diagnostics import Route
from bizplan.index.totals import Sum, tolerance
from bizplan.model.budget import Breakdown, Budget, FurtherFigure, Savings
from bizplan.model.plan import Plan
from bizplan.model.resources import Capital, CapitalFigure, ResourceShare
from bizplan.values.amounts import places, rounded

_Part = tuple[Route, Decimal]
_HUNDRED = Decimal(100)


def further_sums(plan: Plan) -> Iterator[Sum]:
    """Every stated figure of a plan's money but the total, sub-totals and control figure of its budget and savings."""
    if plan.budget is not None:
        yield from _columns(plan.budget)
        yield from _gross(plan.budget)
        for position, breakdown in enumerate(plan.budget.breakdowns):
            yield from _breakdown(breakdown, position, plan.budget)
    if plan.capital is not None:
        yield from capital_sums(plan.capital)


def capital_sums(capital: Capital) -> Iterator[Sum]:
    """The totals of a capital programme: of each scheme, of each year, of everything, and of where it comes from."""
    for position, scheme in enumerate(capital.schemes):
        if scheme.total is not None:
            route: Route = ("capital", "schemes", position)
            parts = tuple(((*route, "years", at, "amount"), each.amount) for at, each in enumerate(scheme.years))
            yield _sum(f"the total of “{scheme.label}”", scheme.label, (*route, "total"), scheme.total, parts,
                       is_rounded=capital.rounded)  # fmt: skip
    for position, total in enumerate(capital.year_totals):
        what = f"the total of {_column(total)}"
        route = ("capital", "year_totals", position, "amount")
        yield _sum(what, str(total.year), route, total.amount, _of_year(capital, total), is_rounded=capital.rounded,
                   exhaustive=capital.exhaustive)  # fmt: skip
    if capital.total is None:
        return
    stated, route = capital.total, ("capital", "total", "amount")
    every = tuple(
        (("capital", "schemes", position, "years", at, "amount"), each.amount)
        for position, scheme in enumerate(capital.schemes)
        for at, each in enumerate(scheme.years)
        if each.of == "budget"
    )
    yield _sum(f"the total “{stated.label}”", stated.label, route, stated.amount, every, is_rounded=capital.rounded,
               exhaustive=capital.exhaustive)  # fmt: skip
    if capital.funding:
        funding = tuple((("capital", "funding", at, "amount"), each.amount) for at, each in enumerate(capital.funding))
        what = f"the total “{stated.label}”, against where the money comes from"
        yield _sum(what, stated.label, route, stated.amount, funding, is_rounded=capital.rounded)


def share_made(share: ResourceShare) -> Decimal | None:
    """What part and base make, as finely as the percentage is printed; None where either is not given or base is 0."""
    if share.part is None or not share.base:
        return None
    return rounded(share.part * _HUNDRED / share.base, places(share.per_cent))


def share_holds(share: ResourceShare) -> bool:
    """Whether a printed percentage is as near to what its figures make as its own last place tells."""
    if share.part is None or not share.base:
        return True
    half = Decimal("0.5").scaleb(-places(share.per_cent))
    difference = share.part * _HUNDRED / share.base - share.per_cent
    return difference.is_nan() or abs(difference) <= half


def unlisted_savings(savings: Savings) -> Decimal:
    """What the savings listed leave of the total, in the list's unit; nothing for a list that is exhaustive."""
    return Decimal(0) if savings.exhaustive else savings.total.amount - sum(each.amount for each in savings.lines)


def _columns(budget: Budget) -> Iterator[Sum]:
    """The totals and sub-totals of further columns, each against the lines that have a figure there."""
    if budget.total is None:
        return
    for at, stated in enumerate(budget.total.further):
        parts = tuple(
            (("budget", "lines", position, "further", place, "amount"), each.amount)
            for position, line in enumerate(budget.lines)
            for place, each in enumerate(line.further)
            if (each.year, each.of) == (stated.year, stated.of)
        )
        what = f"the total “{budget.total.label}” of {_column(stated)}"
        route = ("budget", "total", "further", at, "amount")
        yield _sum(what, budget.total.label, route, stated.amount, parts, is_rounded=budget.rounded,
                   exhaustive=budget.exhaustive)  # fmt: skip


def _gross(budget: Budget) -> Iterator[Sum]:
    for position, line in enumerate(budget.lines):
        if line.gross is not None and line.less_income is not None:
            route: Route = ("budget", "lines", position)
            parts = (((*route, "gross"), line.gross), ((*route, "less_income"), line.less_income))
            what = f"the amount of “{line.label}”, gross less income"
            yield _sum(what, line.label, (*route, "amount"), line.amount, parts, is_rounded=budget.rounded)


def _breakdown(breakdown: Breakdown, position: int, budget: Budget) -> Iterator[Sum]:
    route: Route = ("budget", "breakdowns", position)
    parts = tuple(((*route, "parts", at, "amount"), each.amount) for at, each in enumerate(breakdown.parts))
    if breakdown.total is not None:
        what = f"the total “{breakdown.total.label}” of “{breakdown.title}”"
        yield _sum(what, breakdown.total.label, (*route, "total", "amount"), breakdown.total.amount, parts,
                   is_rounded=budget.rounded, exhaustive=breakdown.exhaustive)  # fmt: skip
    if breakdown.shows == "net budget" and budget.total is not None:
        what = f"the total “{budget.total.label}”, against “{breakdown.title}”"
        yield _sum(what, budget.total.label, ("budget", "total", "amount"), budget.total.amount, parts,
                   is_rounded=budget.rounded, exhaustive=breakdown.exhaustive)  # fmt: skip


def _of_year(capital: Capital, total: CapitalFigure) -> tuple[_Part, ...]:
    return tuple(
        (("capital", "schemes", position, "years", at, "amount"), each.amount)
        for position, scheme in enumerate(capital.schemes)
        for at, each in enumerate(scheme.years)
        if (each.year, each.of) == (total.year, total.of)
    )


def _column(figure: FurtherFigure | CapitalFigure) -> str:
    return str(figure.year) if figure.of == "budget" else f"{figure.year} ({figure.of})"


def _sum(  # noqa: PLR0913 -- a stated figure, its place and its parts
    what: str,
    label: str,
    route: Route,
    stated: Decimal,
    parts: tuple[_Part, ...],
    *,
    is_rounded: bool,
    exhaustive: bool = True,
) -> Sum:
    allowed = tolerance([stated, *(value for _, value in parts)], rounded=is_rounded)
    return Sum(what, label, route, stated, parts, allowed, exhaustive)
