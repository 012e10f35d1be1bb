"""A green forecast for a measure that is red or amber says in a comment what will turn it.

Why: Members ask at once why it should get better.

Bad:

    measures:
      - id: repairs-on-time
        text: Proportion of repairs finished in time
        measures: [repairs]
        unit: "%"
        good: high
        target: {value: 90}
        scheme: gap
        readings: [{period: 2025-26, value: 83}]
        status: amber
        forecast: green

Good:

    measures:
      - id: repairs-on-time
        text: Proportion of repairs finished in time
        measures: [repairs]
        unit: "%"
        good: high
        target: {value: 90}
        scheme: gap
        readings: [{period: 2025-26, value: 83}]
        status: amber
        forecast: green
        comment: A second contractor began in March.
"""

from collections.abc import Iterator

from bizplan.checks.measures import commented
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Location, Note, Severity
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.model.return_ import MeasureReading, Return

_WAY_OUT = "Say in “comment” what will turn it, and when."


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    for position, measure in enumerate(plan.measures):
        if _hopes(measure) and not commented(measure):
            note = _note(view.at("measures", position, "status"), measure)
            message = f"{called(measure)} is {measure.status} and forecast to be green, without a reason"
            yield Finding(message, view.at("measures", position, "forecast"), _WAY_OUT, notes=(note,))


def _return(document: Return, view: View) -> Iterator[Finding]:
    for position, reading in enumerate(document.readings):
        if _hopes(reading) and not reading.comment:
            note = _note(view.at("readings", position, "status"), reading)
            message = f"“{reading.measure}” is {reading.status} and forecast to be green, without a reason"
            yield Finding(message, view.at("readings", position, "forecast"), _WAY_OUT, notes=(note,))


def _hopes(stated: Measure | MeasureReading) -> bool:
    return stated.forecast == "green" and stated.status in {"amber", "red"}


def _note(place: Location, stated: Measure | MeasureReading) -> Note:
    return Note(place, f"{stated.status} now")


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _plan), of(Return, _return)))
