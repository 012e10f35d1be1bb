"""A figure has a unit, and a status says whether a high figure is good.

The direction in which a figure should move says which is good, too.

Why: nobody can tell what 64.43 is of, and whether more of it is better.

Bad:

    measures:
      - id: energy-rating
        text: Average energy rating of council homes
        measures: [repairs]
        direction: maintain
        readings: [{period: 2025-26, value: 64.43}]

Good:

    measures:
      - id: energy-rating
        text: Average energy rating of council homes
        measures: [repairs]
        unit: points out of 100
        direction: maintain
        readings: [{period: 2025-26, value: 64.43}]
"""

from collections.abc import Iterator

from bizplan.checks.measures import counted, first_figure
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Severity
from bizplan.index.standings import high_is_good, scheme_of
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.values.amounts import figure
from bizplan.values.counts import numbered


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        finding
        for position, measure in enumerate(plan.measures)
        if (finding := _finding(measure, position, view)) is not None
    ]
    together = f"{numbered(len(found), 'measure')} have figures without a unit, or a status without a polarity"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _finding(measure: Measure, position: int, view: View) -> Finding | None:
    """At most one a measure: its first figure without a unit, else its status without a polarity."""
    for each in counted(measure, position):
        place = first_figure(each)
        if place is not None and not (each.entity.unit or measure.unit):
            route, value = place
            message = f"{called(measure)} has the figure {figure(value)}, and no unit"
            hint = "Add “unit”: what the figure is in, such as % or people."
            return Finding(message, view.at(*route), hint)
    if (measure.status or measure.forecast) and not _has_polarity(measure, view):
        field = "status" if measure.status else "forecast"
        message = f"{called(measure)} has a {field}, and does not say whether a high figure is good"
        return Finding(message, view.at("measures", position, field), "Add “good: high” or “good: low”.")
    return None


def _against_plan(document: Return, view: View, plan: Plan, beside: View) -> Iterator[Finding]:
    by_id = {measure.id: measure for measure in plan.measures}
    for position, reading in enumerate(document.readings):
        measure = by_id.get(reading.measure.item)
        if measure is not None and reading.status and not _has_polarity(measure, beside):
            message = f"{called(measure)} has a status, and its plan does not say whether a high figure is good"
            hint = f"Add “good: high” or “good: low” to the measure in {plan.document_id}."
            yield Finding(message, view.at("readings", position, "status"), hint)


def _has_polarity(measure: Measure, view: View) -> bool:
    scheme = scheme_of(measure, view.setting)
    return high_is_good(measure) is not None or (scheme is not None and scheme.compares == "forecast to budget")


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _plan),), against_plan=_against_plan)
