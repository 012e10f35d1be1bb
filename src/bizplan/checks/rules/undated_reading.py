"""Each reading and each baseline names its period and the year.

So does a return, which dates all its readings.

Why: a figure for the second quarter tells nothing if nobody knows of which year.

Bad:

    measures:
      - id: lift-faults
        text: Number of lift faults a month
        measures: [repairs]
        unit: faults
        direction: maintain
        readings: [{period: Q2, value: 3}]

Good:

    measures:
      - id: lift-faults
        text: Number of lift faults a month
        measures: [repairs]
        unit: faults
        direction: maintain
        readings: [{period: 2025-26 Q4, value: 3}]
"""

from collections.abc import Iterator

from bizplan.checks.measures import dated
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.values.counts import numbered


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    found = []
    for position, measure in enumerate(plan.measures):
        undated = [
            (view.at(*route, "period"), one) for route, one in dated(measure, position) if one.period.year is None
        ]
        if not undated:
            continue
        (first, one), *others = undated
        message = f"{called(measure)} is dated {one.period}, without its year"
        notes = tuple(Note(place, f"{each.period}, without its year") for place, each in others)
        found.append(Finding(message, first, _way_out(str(one.period), plan), notes=notes))
    together = f"{numbered(len(found), 'measure')} have readings without a year"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _way_out(period: str, plan: Plan) -> str:
    return f"Write the year as well, such as {plan.period} {period}."


def _return(document: Return, view: View) -> Iterator[Finding]:
    if document.period.year is None:
        message = f"the return is for {document.period}, without its year"
        yield Finding(message, view.at("period"), f"Write the year as well, such as 2026-27 {document.period}.")


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _plan), of(Return, _return)))
