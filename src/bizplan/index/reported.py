"""A plan and the returns on it to the plan with every reading that they brought, in order of time."""

from collections.abc import Iterable
from datetime import date

from bizplan.index.periods import calendars_for, stretch
from bizplan.index.setting import Setting
from bizplan.index.standings import latest, standing_of
from bizplan.model.measure import Measure, Part, Reading, Status
from bizplan.model.plan import Plan
from bizplan.model.return_ import MeasureReading, Return


def as_reported(plan: Plan, returns: Iterable[Return], setting: Setting, until: date = date.max) -> Plan:
    """The plan as it stood on a day, with the readings of the returns on it that had been supplied by then.

    A reading of a return takes the place of the plan's own of the same period. A measure's status is the one that its
    latest figure has under the measure's scheme, or else the one stated with that figure.
    """
    on_it = [
        each
        for each in returns
        if str(each.plan) == plan.document_id and each.supplied.date <= until and not each.draft
    ]
    measures = tuple(_measure(each, on_it, plan, setting) for each in plan.measures)
    return plan.model_copy(update={"measures": measures})


def _measure(measure: Measure, returns: Iterable[Return], plan: Plan, setting: Setting) -> Measure:
    found = [
        (one, each)
        for one in returns
        for each in one.readings
        if each.measure.item == measure.id and each.says_something
    ]
    readings = [*measure.readings, *(_reading(one, each) for one, each in found)]
    parts = tuple(
        part.model_copy(update={"readings": _in_order([*part.readings, *_of_part(part, found)], plan, setting)})
        for part in measure.parts
    )
    ordered = _in_order(readings, plan, setting)
    stated = {one.period: each.status for one, each in found}
    status = _status(measure, ordered, stated.get(ordered[-1].period) if ordered else None, setting)
    return measure.model_copy(update={"readings": ordered, "parts": parts, "status": status})


def _reading(one: Return, each: MeasureReading) -> Reading:
    return Reading.model_construct(
        period=one.period, value=each.value, missing=each.missing, sample=each.sample, comment=each.comment
    )


def _of_part(part: Part, found: Iterable[tuple[Return, MeasureReading]]) -> list[Reading]:
    return [
        Reading.model_construct(period=one.period, value=each.value, missing=each.missing)
        for one, reading in found
        for each in reading.parts
        if each.part.item == part.id
    ]


def _in_order(readings: list[Reading], plan: Plan, setting: Setting) -> tuple[Reading, ...]:
    """One reading a period, of several the last; those of a period whose place in time is unknown stay in front."""
    calendars = calendars_for(plan, setting)
    by_period = {str(each.period): each for each in readings}
    ends = {name: each.end for name, one in by_period.items() if (each := stretch(one.period, calendars))}
    return tuple(each for _, each in sorted(by_period.items(), key=lambda one: ends.get(one[0], -1)))


def _status(measure: Measure, readings: tuple[Reading, ...], stated: Status | None, setting: Setting) -> Status | None:
    last = latest(readings)
    reckoned = standing_of(measure, last.value, last.period, setting) if last and last.value is not None else None
    return (reckoned.status if reckoned is not None else None) or stated or measure.status
