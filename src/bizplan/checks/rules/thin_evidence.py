"""A reading rests on enough answers, and a measure that is some years old has enough readings.

Why: six answers once made a result, and two points make no trend.

Bad:

    measures:
      - id: tenants-heard
        text: Proportion of tenants who feel heard
        measures: [repairs]
        unit: "%"
        target: {value: 62}
        readings: [{period: 2025-26, value: 50, sample: 6}]

Good:

    measures:
      - id: tenants-heard
        text: Proportion of tenants who feel heard
        measures: [repairs]
        unit: "%"
        target: {value: 62}
        readings: [{period: 2025-26, value: 58, sample: 540}]
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.measures import dated
from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.model.measure import Baseline, Measure
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.values.counts import numbered


@dataclass(frozen=True, slots=True)
class Enough(Parameters):
    """How much evidence is enough."""

    sample: int = 30
    """The fewest answers or cases that a reading may rest on."""
    years: int = 3
    """From which age on a measure must have several readings."""
    readings: int = 3
    """How many it must then have; a baseline counts as one."""


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        finding
        for position, measure in enumerate(plan.measures)
        if (finding := _small_sample(measure, position, view) or _few_readings(measure, position, plan, view))
    ]
    together = f"{numbered(len(found), 'measure')} rest on thin evidence"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _small_sample(measure: Measure, position: int, view: View) -> Finding | None:
    least = view.set_for(Enough).sample
    small = [
        (view.at(*route, "sample"), one)
        for route, one in dated(measure, position)
        if not isinstance(one, Baseline) and one.sample is not None and one.sample < least
    ]
    if not small:
        return None
    (place, first), *others = small
    message = (
        f"{called(measure)} rests on {numbered(first.sample or 0, 'answer')} in {first.period}; {least} are needed"
    )
    notes = tuple(Note(where, f"{one.sample} in {one.period}") for where, one in others)
    return Finding(message, place, _WAY_OUT, notes=notes)


def _few_readings(measure: Measure, position: int, plan: Plan, view: View) -> Finding | None:
    enough = view.set_for(Enough)
    periods = {one.period for _, one in dated(measure, position) if one.period.year is not None}
    oldest = min((period.year.start for period in periods if period.year is not None), default=plan.period.start)
    age = plan.period.start - oldest
    if age < enough.years or len(periods) >= enough.readings:
        return None
    message = f"{called(measure)} is {numbered(age, 'year')} old and has {numbered(len(periods), 'reading')}"
    hint = f"Add the readings in between; {enough.readings} show whether anything moves."
    return Finding(message, view.at("measures", position, "text"), hint)


def _return(document: Return, view: View) -> Iterator[Finding]:
    least = view.set_for(Enough).sample
    for position, reading in enumerate(document.readings):
        if reading.sample is not None and reading.sample < least:
            message = f"“{reading.measure}” rests on {numbered(reading.sample, 'answer')}; {least} are needed"
            yield Finding(message, view.at("readings", position, "sample"), _WAY_OUT)


_WAY_OUT = "Ask more people, or report several periods together."

RULE = Rule(Severity.INFO, Profile.COMMITTEE, (of(Plan, _plan), of(Return, _return)), parameters=Enough)
