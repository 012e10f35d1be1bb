"""A reading gives a figure, or says why there is none; what is said of a figure's quality stands beside a figure.

A sample counts answers or cases, so that it is at least 1.

Why: nobody can tell which of the two holds, and a sample of nothing is no figure.

Bad:

    kind: return
    plan: highways/2026-27
    readings:
      - {measure: lamps-out, value: 12, missing: The count was stopped.}
    ---
    measures: [{id: lamps-out, text: Number of lamps out, measures: [repairs]}]

Good:

    kind: return
    plan: highways/2026-27
    readings:
      - {measure: lamps-out, missing: The count was stopped.}
    ---
    measures: [{id: lamps-out, text: Number of lamps out, measures: [repairs]}]
"""

from collections.abc import Iterator

from bizplan.checks.measures import dated
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Route, Severity
from bizplan.model.measure import Baseline, Reading
from bizplan.model.plan import Plan
from bizplan.model.return_ import MeasureReading, PartReading, Return
from bizplan.values.amounts import figure


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    for position, measure in enumerate(plan.measures):
        for route, one in dated(measure, position):
            if not isinstance(one, Baseline):
                yield from _reading(one, route, view)


def _return(document: Return, view: View) -> Iterator[Finding]:
    for position, reading in enumerate(document.readings):
        route: Route = ("readings", position)
        yield from _reading(reading, route, view)
        for inner, part in enumerate(reading.parts):
            yield from _both(part, (*route, "parts", inner), view)
        if not reading.says_something:
            yield from _quality_of_nothing(reading, route, view)


def _reading(reading: Reading | MeasureReading, route: Route, view: View) -> Iterator[Finding]:
    yield from _both(reading, route, view)
    if reading.sample is not None and reading.sample < 1:
        hint = "Write how many answers or cases it rests on; where there were none, say so under “missing”."
        yield Finding(f"a reading rests on {reading.sample} answers", view.at(*route, "sample"), hint)


def _both(reading: Reading | MeasureReading | PartReading, route: Route, view: View) -> Iterator[Finding]:
    if reading.value is not None and reading.missing is not None:
        message = f"a reading gives a figure, {figure(reading.value)}, and says why there is none"
        yield Finding(message, view.at(*route, "missing"), "Take out the one that does not hold.")


def _quality_of_nothing(reading: MeasureReading, route: Route, view: View) -> Iterator[Finding]:
    """Said of no figure at all; a reading that is missing may still say what was revised before."""
    for name, is_said in (
        ("provisional", reading.provisional),
        ("sample", reading.sample is not None),
        ("revised", reading.revised is not None),
    ):
        if is_said:
            hint = "Add the figure under “value”, or why there is none under “missing”."
            yield Finding(f"“{name}” is said of a figure, and none is given", view.at(*route, name), hint)
            return


RULE = Rule(Severity.ERROR, Profile.DRAFT, (of(Plan, _plan), of(Return, _return)))
