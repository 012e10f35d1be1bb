"""Each measure measures something in the plan: a programme, a service, an objective, a capability, an outcome.

Why: a figure that hangs on nothing proves nothing about the plan.

Bad:

    measures:
      - id: visits
        text: Number of visits to the website
        unit: visits
        target: {value: 4000}

Good:

    measures:
      - id: visits
        text: Number of visits to the website
        unit: visits
        target: {value: 4000}
        measures: [repairs]
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Severity
from bizplan.model.plan import Plan
from bizplan.values.counts import numbered


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        Finding(
            f"{called(measure)} measures nothing that the plan names",
            view.at("measures", position, "id"),
            "Name under “measures” the programme, service, objective, capability or outcome that it tells of.",
        )
        for position, measure in enumerate(plan.measures)
        if not measure.measures and not measure.contributes_to
    ]
    together = f"{numbered(len(found), 'measure')} measure nothing that the plan names"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),))
