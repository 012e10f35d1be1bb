"""Money to charts whose titles say what is to be seen: where it goes, budget against actual, and what changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bizplan.index.like_for_like import per_cent
from bizplan.reports.bridge import Bridge, Step, StepKind
from bizplan.reports.budget_actuals import ActualLine, DepartmentActuals, RiskGroup, Verdict
from bizplan.reports.charts import About, Move, Wording, pairs_chart, parts_chart, share_in_words, steps_chart
from bizplan.reports.paper import Chart, Table, literal, slug
from bizplan.values.amounts import MoneyUnit, figure, pounds_in_prose, rounded, signed

_STEPS = {
    StepKind.ENDED: "{label}: ended",
    StepKind.MOVED_OUT: "{label}: moved elsewhere",
    StepKind.MOVED_IN: "{label}: moved here",
    StepKind.BEGAN: "{label}: new",
    StepKind.OTHER_FUND: "{label}: another fund",
    StepKind.PRICES: "Prices",
    StepKind.CHANGED: "{label}",
    StepKind.UNLISTED: "Not in the lines",
}
_SERIES = ("Budget", "Actual so far", "Forecast")


@dataclass(frozen=True, slots=True)
class Telling:
    """How parts of some money are spoken of."""

    unit: MoneyUnit
    whole: Decimal | None = None
    """The total as stated, where it is not simply the sum; in the unit."""
    part: str = "part"
    """What the largest of them is called."""
    income_below_nought: bool = True


def parts_in_words(amounts: Iterable[tuple[str, Decimal]], telling: Telling) -> str:
    """The finding of parts in the unit: the largest and its share, or the largest cost and what income brings in."""
    unit, whole, part = telling.unit, telling.whole, telling.part
    found = list(amounts)
    total = sum((amount for _, amount in found), Decimal(0)) if whole is None or whole.is_nan() else whole
    rising = [each for each in found if each[1] > 0]
    falling = [each for each in found if each[1] < 0]
    if not rising and not falling:
        return "Every figure is nought"
    if not rising or not falling:
        label, amount = max(found, key=lambda each: abs(each[1]))
        share = per_cent(abs(amount), abs(total))
        of = f" of {pounds_in_prose(abs(total), unit)} ({share}%)" if share is not None and len(found) > 1 else ""
        return f"The largest {part} is {label}: {pounds_in_prose(abs(amount), unit)}{of}"
    costs, income = (rising, falling) if telling.income_below_nought else (falling, rising)
    label, amount = max(costs, key=lambda each: abs(each[1]))
    brought = sum((abs(each) for _, each in income), Decimal(0))
    cost, came = pounds_in_prose(abs(amount), unit), pounds_in_prose(brought, unit)
    return f"The largest cost is {label}, {cost}; income brings in {came}"


def fund_charts(
    about: About, lines: Sequence[tuple[str, str, Decimal]], telling: Telling, *, least: int = 2
) -> Iterator[Chart]:
    """A chart for each fund with at least so many of the lines (label, fund, amount in the unit); funds stay apart.

    A fund of which a figure is not published has none.

    The title is found for each fund; the subject is what all of them are about, and takes the fund and the unit. The
    stated total counts where there is one fund.
    """
    funds = tuple(dict.fromkeys(fund for _, fund, _ in lines))
    for fund in funds:
        own = [(label, amount) for label, of, amount in lines if of == fund]
        if len(own) < least or any(amount.is_nan() for _, amount in own):
            continue
        named = f", {fund or 'fund not stated'}" if len(funds) > 1 else ""
        words = parts_in_words(own, telling if len(funds) == 1 else replace(telling, whole=None))
        found = replace(
            about,
            anchor=slug(f"{about.anchor} {fund or 'fund not stated' if len(funds) > 1 else ''}"),
            title=literal(words),
            subject=f"{about.subject}{named}, {telling.unit.symbol}",
        )
        yield parts_chart(found, own, figure)


def bridge_chart(bridge: Bridge, earlier: str, later: str, table: Table) -> Chart:
    """The way from one year's total to the other's, with both changes in its title."""
    worth, places = bridge.unit.pounds, bridge.places
    moves = [
        Move(step_label(each), each.pounds / worth, folds=each.kind is StepKind.CHANGED)
        for each in bridge.steps
        if each.pounds
    ]
    fund = f", {bridge.fund}" if bridge.fund else ""
    about = About(
        slug(f"chart {bridge.department or 'together'} {bridge.fund}"),
        literal(change_in_words(bridge)),
        f"{bridge.name}{fund}: {bridge.basis} budget from {earlier} to {later}, {bridge.unit.symbol}",
        f"Source: plans of {earlier} and {later}.",
        table,
    )
    wording = Wording(lambda value: figure(value, places), lambda value: signed(value, places))
    return steps_chart(about, (f"Total {earlier}", f"Total {later}"), bridge.before / worth, moves, wording)


def step_label(step: Step) -> str:
    """What a step of a bridge is called."""
    return _STEPS[step.kind].format(label=step.label)


def change_in_words(bridge: Bridge) -> str:
    """The finding of a bridge: what the total does, and what it does like for like."""
    headline = _move(bridge.headline, bridge.headline_per_cent, bridge)
    words = f"{bridge.basis.capitalize()} budget {headline}"
    if bridge.is_like or (not bridge.like_before and not bridge.like_after):
        return words
    return f"{words}, like for like it {_move(bridge.like_for_like, bridge.like_for_like_per_cent, bridge)}"


def actuals_charts(own: DepartmentActuals) -> Iterator[Chart]:
    """Budget, actual and forecast of each service, a chart for each fund."""
    worth = own.unit.pounds
    for total in own.fund_totals:
        groups = [each for each in own.groups if (each.fund or "Total") == total.label]
        lines = [(_called(each, group, groups), each) for group in groups for each in group.lines]
        rows = [(label, [_in_unit(each, worth) for each in _compared(line)]) for label, line in lines]
        if not rows or all(each is None for _, amounts in rows for each in amounts):
            continue
        fund = f", {total.label}" if total.label != "Total" else ""
        about = About(
            slug(f"chart {own.document} {total.label}"),
            literal(forecast_in_words(total, own.unit)),
            f"{own.name}{fund}: budget, actual and forecast, {own.period}, {own.unit.symbol}",
            f"Source: return {own.document}.",
        )
        yield pairs_chart(about, _SERIES, rows, figure)


def forecast_in_words(total: ActualLine, unit: MoneyUnit) -> str:
    """The finding of a fund's forecast: by how much it is better or worse than the budget."""
    if total.variance is None:
        return "Budget and spending, as far as they are given"
    if total.verdict is Verdict.SAME:
        return "The forecast is on budget"
    share = f" ({signed(total.variance_per_cent)}%)" if total.variance_per_cent else ""
    off = pounds_in_prose(abs(total.variance) / unit.pounds, unit)
    return f"The forecast is {off}{share} {total.verdict.value} than the budget"


def _move(change: Decimal, share: Decimal | None, bridge: Bridge) -> str:
    if not change:
        return "stays the same"
    verb = "rises" if change > 0 else "falls"
    if share is None:
        return f"{verb} by {pounds_in_prose(rounded(abs(change) / bridge.unit.pounds, bridge.places), bridge.unit)}"
    return f"{verb} {share_in_words(share)}"


def _called(line: ActualLine, group: RiskGroup, groups: Sequence[RiskGroup]) -> str:
    """A service's name, with its risk class where several groups have it."""
    several = sum(each.label == line.label for one in groups for each in one.lines) > 1
    return f"{line.label} ({group.risk_class or 'class not stated'})" if several else line.label


def _compared(line: ActualLine) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return (line.latest if line.latest is not None else line.original, line.actual, line.forecast)


def _in_unit(pounds: Decimal | None, worth: Decimal) -> Decimal | None:
    return None if pounds is None else pounds / worth
