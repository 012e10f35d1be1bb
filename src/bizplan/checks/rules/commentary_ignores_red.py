"""A red measure has a comment, and an action with a date that is to turn it.

The action, programme or workstream names the measure under “contributes_to”.

Why: readers see red and read praise.

Bad:

    measures:
      - id: damp-reports
        text: Number of damp reports still open after 28 days
        measures: [repairs]
        unit: reports
        good: low
        target: {value: 30}
        scheme: gap
        readings: [{period: 2025-26, value: 58}]
        status: red

Good:

    actions:
      - id: extra-surveyors
        text: Bring in two surveyors for six months
        contributes_to: [damp-reports]
        owner: Repairs Manager
        ends: 2026-12-31
    measures:
      - id: damp-reports
        text: Number of damp reports still open after 28 days
        measures: [repairs]
        unit: reports
        good: low
        target: {value: 30}
        scheme: gap
        readings: [{period: 2025-26, value: 58}]
        status: red
        comment: Two surveyors clear the oldest reports from July on.
"""

from collections.abc import Iterator

from bizplan.checks.measures import commented
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Location, Severity
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.values.counts import listed

_WORK = frozenset({"programmes", "workstreams", "actions"})


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    turned = _measures_acted_on(plan)
    for position, measure in enumerate(plan.measures):
        if measure.status == "red":
            place = view.at("measures", position, "status")
            yield from _ignored(measure, place, comment=commented(measure), action=measure.id in turned)


def _against_plan(document: Return, view: View, plan: Plan, beside: View) -> Iterator[Finding]:
    if _WORK & beside.loaded.damaged:
        return
    turned = _measures_acted_on(plan)
    by_id = {measure.id: measure for measure in plan.measures}
    for position, reading in enumerate(document.readings):
        measure = by_id.get(reading.measure.item)
        if reading.status == "red" and measure is not None:
            place = view.at("readings", position, "status")
            yield from _ignored(measure, place, comment=bool(reading.comment), action=measure.id in turned)


def _ignored(measure: Measure, place: Location, *, comment: bool, action: bool) -> Iterator[Finding]:
    lacking = [*([] if comment else ["comment"]), *([] if action else ["action with a date"])]
    if lacking:
        ways = [
            *([] if comment else ["say in “comment” what is behind it"]),
            *([] if action else [f"give an action with an end that names {measure.id} under “contributes_to”"]),
        ]
        message = f"{called(measure)} is red, and has no {' and no '.join(lacking)}"
        yield Finding(message, place, f"{listed(ways)}.".capitalize())


def _measures_acted_on(plan: Plan) -> frozenset[str]:
    """The ids to which dated work of the plan contributes."""
    dated = [
        *(each for each in (*plan.programmes, *plan.workstreams) if each.ends or each.milestones),
        *(each for each in plan.actions if each.ends or each.milestones or plan.actions_due),
    ]
    return frozenset(contribution.to.item for each in dated for contribution in each.contributes_to)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _plan, needs=_WORK),), against_plan=_against_plan)
