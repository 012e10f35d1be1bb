"""The latest reading of a measure is not more than a few reporting periods old when the plan's year begins.

Periods are the measure's own: quarters where it is read each quarter, years where it is read yearly. A measure that is
read less than once a year names the date of its next reading.

Why: old news is read as the state of today.

Bad:

    period: 2026-27
    measures:
      - id: lift-faults
        text: Number of lift faults a month
        measures: [repairs]
        unit: faults
        direction: maintain
        readings: [{period: 2022-23, value: 3}]

Good:

    period: 2026-27
    measures:
      - id: lift-faults
        text: Number of lift faults a month
        measures: [repairs]
        unit: faults
        direction: maintain
        readings: [{period: 2025-26, value: 3}]
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.measures import dated
from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Route, Severity
from bizplan.index.periods import (
    MONTHS_IN_A_YEAR,
    Stretch,
    calendars_for,
    months_before,
    months_between_readings,
    stretch,
)
from bizplan.model.measure import Baseline, Measure
from bizplan.model.plan import Plan
from bizplan.values.counts import numbered


@dataclass(frozen=True, slots=True)
class Age(Parameters):
    """How old a reading may be."""

    periods: int = 2
    """How many of its own reporting periods before the plan's year the latest reading may be for."""


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        finding
        for position, measure in enumerate(plan.measures)
        if (finding := _finding(measure, position, plan, view)) is not None
    ]
    together = f"{numbered(len(found), 'measure')} have readings that are too old, or that come too seldom"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _finding(measure: Measure, position: int, plan: Plan, view: View) -> Finding | None:
    apart = months_between_readings(measure.frequency or "")
    if apart is not None and apart > MONTHS_IN_A_YEAR:
        return _seldom(measure, position, plan, view)
    newest = _newest(measure, position, plan, view)
    if newest is None:
        return None
    reading, route, when = newest
    length = max(apart or 0, when.months)
    before = months_before(plan.period, when)
    periods = before // length + 1
    if periods <= view.set_for(Age).periods:
        return None
    message = f"{called(measure)} was last read for {reading}, {periods} reporting periods before {plan.period}"
    return Finding(
        message, view.at(*route, "period"), "Add the latest reading, or say in “frequency” how often it is due."
    )


def _seldom(measure: Measure, position: int, plan: Plan, view: View) -> Finding | None:
    due = measure.next_reading
    place = view.at("measures", position, "frequency")
    if due is None:
        message = f"{called(measure)} is read {measure.frequency}, and does not say when next"
        return Finding(message, place, "Add “next_reading”: when the next figure is due.")
    if due.last < plan.period.first_day:
        message = f"{called(measure)} was to be read again in {due}, before {plan.period} began"
        place = view.at("measures", position, "next_reading")
        return Finding(message, place, "Add that reading, or the date when the next is due.")
    return None


def _newest(measure: Measure, position: int, plan: Plan, view: View) -> tuple[str, Route, Stretch] | None:
    """The reading for the latest period, its place and its months; None if none has a period that can be placed."""
    calendars = calendars_for(plan, view.setting)
    placed = [
        (when, str(one.period), route)
        for route, one in dated(measure, position)
        if not isinstance(one, Baseline)
        and (one.value is not None or one.as_printed)
        and (when := stretch(one.period, calendars))
    ]
    if not placed:
        return None
    when, period, route = max(placed, key=lambda each: each[0].end)
    return period, route, when


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),), parameters=Age)
