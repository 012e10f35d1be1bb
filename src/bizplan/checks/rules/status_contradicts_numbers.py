"""A stated status is the one that its figure, its target and the scheme it names make; without a scheme it is none.

In a return the target, the scheme and whether high is good come from the plan.

Why: a generous green hides what needs help.

Bad:

    measures:
      - id: repairs-on-time
        text: Proportion of repairs finished in time
        measures: [repairs]
        unit: "%"
        good: high
        target: {value: 90}
        scheme: gap
        readings: [{period: 2025-26, value: 70}]
        status: green

Good:

    measures:
      - id: repairs-on-time
        text: Proportion of repairs finished in time
        measures: [repairs]
        unit: "%"
        good: high
        target: {value: 90}
        scheme: gap
        readings: [{period: 2025-26, value: 88}]
        status: green
"""

from collections.abc import Iterator
from decimal import Decimal

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Location, Note, Route, Severity
from bizplan.index.standings import latest, standing_of
from bizplan.model.measure import Measure, Status
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.values.amounts import figure
from bizplan.values.years import Period


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    for position, measure in enumerate(plan.measures):
        if measure.status is None:
            continue
        route: Route = ("measures", position)
        reading = latest(measure.readings)
        place = view.at(*route, "status")
        yield from _unjudged(measure, measure.status, place, view)
        if reading is None or reading.value is None:
            yield from _without_figure(measure, measure.status, place)
            continue
        at = max(index for index, one in enumerate(measure.readings) if one is reading)
        notes = (
            Note(view.at(*route, "readings", at, "value"), f"{figure(reading.value)} in {reading.period}"),
            Note(view.at(*route, "target"), "the target"),
        )
        yield from _judged(measure, measure.status, (reading.value, reading.period), place, notes, view)


def _against_plan(document: Return, view: View, plan: Plan, beside: View) -> Iterator[Finding]:
    position_by_id = {measure.id: at for at, measure in enumerate(plan.measures)}
    for position, reading in enumerate(document.readings):
        at = position_by_id.get(reading.measure.item)
        if reading.status is None or at is None:
            continue
        measure = plan.measures[at]
        place = view.at("readings", position, "status")
        yield from _unjudged(measure, reading.status, place, view)
        if reading.value is None:
            yield from _without_figure(measure, reading.status, place)
            continue
        notes = (
            Note(view.at("readings", position, "value"), figure(reading.value)),
            Note(beside.at("measures", at, "target"), "the target"),
        )
        yield from _judged(measure, reading.status, (reading.value, document.period), place, notes, view)


def _unjudged(measure: Measure, stated: Status, place: Location, view: View) -> Iterator[Finding]:
    """A status by no scheme; a scheme that does not exist is another rule's finding."""
    if measure.scheme is not None:
        return
    schemes = view.setting.organisation.rag_schemes if view.setting.organisation else ()
    offered = ", ".join(each.id for each in schemes)
    hint = (
        f"Name one under “scheme” of the measure: {offered}."
        if offered
        else "Add one to “rag_schemes” of the organisation, and name it."
    )
    yield Finding(f"{called(measure)} is called {stated}, and names no scheme by which that is judged", place, hint)


def _without_figure(measure: Measure, stated: Status, place: Location) -> Iterator[Finding]:
    if (
        measure.scheme is not None
        and measure.target is not None
        and measure.target.value is not None
        and not measure.parts
    ):
        message = f"{called(measure)} is called {stated}, and no figure is reported"
        yield Finding(message, place, "Report the figure, or leave the status out.")


def _judged(  # noqa: PLR0913, PLR0917 -- a status, what it rests on, and where both stand
    measure: Measure,
    stated: Status,
    reading: tuple[Decimal, Period],
    place: Location,
    notes: tuple[Note, ...],
    view: View,
) -> Iterator[Finding]:
    found = standing_of(measure, *reading, view.setting)
    if found is None or stated in found.possible:
        return
    right = " or ".join(found.possible)
    message = f"{called(measure)} is called {stated} and is {right}: {found.words}"
    yield Finding(
        message, place, f"Write {right}, or mend the figure that is wrong.", f"{right} by {measure.scheme}", notes
    )


RULE = Rule(Severity.ERROR, Profile.COMMITTEE, (of(Plan, _plan),), against_plan=_against_plan)
