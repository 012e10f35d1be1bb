"""A plan's measure and everything read of it to one line: its status, its trend and its forecast, each apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bizplan.index.measured import Figures, PlanMeasures, ReadFigure, ReturnedFigures, latest_of
from bizplan.index.periods import calendars_beginning_with
from bizplan.index.readings import end_of, one_a_period, place_of
from bizplan.index.setting import Setting
from bizplan.index.standings import Aim, Judged, judged, why_unjudged, year_before
from bizplan.reports.performance import FigureLine, HistoryPoint, State, Trend
from bizplan.reports.serving import Place
from bizplan.values.amounts import figure
from bizplan.values.years import period as period_of

_STATED_OFF = frozenset({"amber", "red"})


@dataclass(frozen=True, slots=True)
class Held:
    """All that is held on the figures of one plan."""

    plan: PlanMeasures
    returns: Sequence[ReturnedFigures]
    """The returns on it that count."""
    earlier: Sequence[PlanMeasures]
    """Earlier plans of the same unit, oldest first."""
    earlier_returns: Sequence[ReturnedFigures]
    until: int | None
    """The month after the last whose readings count; None for all."""


def figure_lines(
    held: Held, setting: Setting, department_name: str, outcomes_by_measure: Mapping[Place, tuple[str, ...]]
) -> tuple[FigureLine, ...]:
    """A line for each figure of a plan, in its order."""
    return tuple(
        _line(each, held, setting, department_name, outcomes_by_measure.get((held.plan.document, each.measure), ()))
        for each in held.plan.figures
    )


def end_by(period: str, calendar: str, setting: Setting) -> int | None:
    """The month after the last of a period, looked up in the named calendar first; None where no calendar tells."""
    return end_of(period, calendars_beginning_with(calendar, setting))


def _line(asked: Figures, held: Held, setting: Setting, department_name: str, outcomes: tuple[str, ...]) -> FigureLine:
    readings = _in_order(asked, held, setting)
    start = _start(asked)
    last = next((each for each in reversed(readings) if each not in start), None)
    found = _judged(asked, last, readings, setting)
    stated, stated_trend, forecast = _stated(asked, last, held)
    trend, trend_rule = _trend(asked.aim, last, _before(last, readings, held, setting))
    state = State(found.status) if found.status else State.UNKNOWN
    contradicts = bool(stated) and bool(found.possible) and stated not in found.possible
    trend_contradicts = (
        bool(stated_trend) and trend in {Trend.BETTER, Trend.SAME, Trend.WORSE} and stated_trend != trend.value
    )
    line = FigureLine(
        held.plan.document,
        held.plan.department,
        department_name,
        asked.measure,
        asked.item,
        asked.text,
        asked.part,
        asked.unit,
        asked.owner,
        last.period if last else "",
        last.value if last else None,
        asked.target,
        asked.monitor_only,
        asked.aim.direction,
        state,
        tuple(State(each) for each in found.possible),
        found.rule,
        found.why_not,
        asked.aim.scheme,
        stated,
        contradicts,
        trend,
        trend_rule,
        stated_trend,
        trend_contradicts,
        forecast,
        last.sample if last else None,
        last.provisional if last else False,
        last.revised if last else "",
        last.comment if last else "",
        last.source if last else "",
        outcomes,
        is_exception=False,
        history=tuple(_point(each, asked.aim, readings, setting) for each in readings),
    )
    return replace(line, is_exception=_is_exception(line))


def _stated(asked: Figures, last: ReadFigure | None, held: Held) -> tuple[str, str, str]:
    """The status, trend and forecast that are stated of the latest figure: what was said of another year is not."""
    if last is None or last.source == held.plan.document:
        return asked.status, asked.trend, asked.forecast
    is_of_this_year = last.source in {each.document for each in held.returns}
    return (last.status, last.trend, last.forecast) if is_of_this_year else ("", "", "")


def _is_exception(line: FigureLine) -> bool:
    is_off = line.state in {State.RED, State.AMBER} or bool(_STATED_OFF & {line.stated, line.forecast, *line.possible})
    lacks_figure = line.value is None and bool(line.target)
    return is_off or line.contradicts or line.trend_contradicts or line.trend is Trend.WORSE or lacks_figure


def _in_order(asked: Figures, held: Held, setting: Setting) -> tuple[ReadFigure, ...]:
    """One reading a period, of several the last told: those of earlier plans, of the plan, of its returns.

    A baseline that is the target of that year was aimed at and never read, so that it is no reading.
    """
    before = [
        (plan, each)
        for plan in held.earlier
        for each in plan.figures
        if (each.item, each.unit) == (asked.item, asked.unit)
    ]
    aimed_at = {(plan.period, each.aim.target) for plan, each in before}
    earlier = [
        reading
        for _, each in before
        for reading in each.readings
        if reading not in _start(each) or (reading.period, reading.value) not in aimed_at
    ]
    was_held = {plan.document for plan in held.earlier if any(each.item == asked.item for each in plan.figures)}
    told_before = [
        reading
        for given in held.earlier_returns
        if given.plan in was_held and earlier
        for reading in given.readings
        if reading.item == asked.item
    ]
    told = [each for given in held.returns for each in given.readings if each.item == asked.item]
    start = [each for each in _start(asked) if (each.period, each.value) not in aimed_at]
    own = asked.readings[len(_start(asked)) :]
    calendars = calendars_beginning_with(held.plan.calendar, setting)
    return one_a_period([*start, *earlier, *told_before, *own, *told], calendars, held.until)


def _start(asked: Figures) -> tuple[ReadFigure, ...]:
    """The figure from which the measure starts, which may be last year's target: no reading, and never the latest."""
    return asked.readings[:1] if asked.starts_at_baseline else ()


def _judged(asked: Figures, last: ReadFigure | None, readings: Iterable[ReadFigure], setting: Setting) -> Judged:
    lacking = why_unjudged(asked.aim, setting)
    if asked.monitor_only and asked.aim.target is None:
        lacking = f"it is watched without a target: {asked.monitor_only.rstrip('.')}"
    if last is None or last.value is None:
        no_figure = (
            "no figure is reported" if last is None else f"there is no figure for {last.period}: {last.why_none}"
        )
        return Judged(why_not=f"{no_figure}, and {lacking}" if lacking else no_figure)
    if lacking:
        return Judged(why_not=lacking)
    return judged(asked.aim, last.value, _year_before(last.period, readings), setting)


def _year_before(period: str, readings: Iterable[ReadFigure]) -> Decimal | None:
    values = {each.period: each.value for each in readings if each.value is not None}
    return next((values[str(each)] for each in year_before(period_of(period)) if str(each) in values), None)


def _point(reading: ReadFigure, aim: Aim, readings: Iterable[ReadFigure], setting: Setting) -> HistoryPoint:
    status = None
    if reading.value is not None:
        status = judged(aim, reading.value, _year_before(reading.period, readings), setting).status
    state = State(status) if status else State.UNKNOWN
    return HistoryPoint(reading.period, reading.value, reading.why_none, reading.source, state)


def _before(
    last: ReadFigure | None, readings: Iterable[ReadFigure], held: Held, setting: Setting
) -> tuple[ReadFigure, ...]:
    """What was read before the latest figure: not that of a longer period which ends with it."""
    if last is None:
        return ()
    end = end_by(last.period, held.plan.calendar, setting)
    others = (each for each in readings if each is not last)
    ends = ((each, end_by(each.period, held.plan.calendar, setting)) for each in others)
    return tuple(each for each, its_end in ends if end is None or place_of(its_end) < end)


def _trend(aim: Aim, last: ReadFigure | None, earlier_readings: Sequence[ReadFigure]) -> tuple[Trend, str]:
    """The movement to the latest figure, judged by the direction in which it should go."""
    if last is None or last.value is None:
        return Trend.UNKNOWN, "no figure to compare"
    before = latest_of(earlier_readings)
    if before is None or before.value is None:
        return Trend.UNKNOWN, "no earlier figure is held"
    change = last.value - before.value
    earlier = f"{figure(before.value)} ({before.period})"
    if not change:
        return Trend.SAME, f"unchanged at {earlier}"
    words = f"{'up' if change > 0 else 'down'} {figure(abs(change))} from {earlier}"
    if aim.high_is_good is None:
        wanted = ", and should stay the same" if aim.direction == "maintain" else ""
        return Trend.MOVED, f"{words}{wanted}"
    return (Trend.BETTER if (change > 0) == aim.high_is_good else Trend.WORSE), words
