"""Each measure says what is aimed at: a figure, a date or a direction; or why it is only watched.

Why: without one nobody can say whether the work succeeded.

Bad:

    measures:
      - id: tenants-heard
        text: Proportion of tenants who feel heard
        measures: [repairs]
        unit: "%"
        good: high

Good:

    measures:
      - id: tenants-heard
        text: Proportion of tenants who feel heard
        measures: [repairs]
        unit: "%"
        good: high
        target: {value: 62, by: 2027-03-31}
"""

from collections.abc import Iterator

from bizplan.checks.measures import aims_at_something
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Severity
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.values.counts import numbered

_WAY_OUT = (
    "Add “target” with “value” or “by”, or “direction”; or say under “monitor_only” why the measure is only watched."
)


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        Finding(f"{called(measure)} has {_what(measure)}", view.at("measures", position, "text"), _WAY_OUT)
        for position, measure in enumerate(plan.measures)
        if not measure.monitor_only
        and not aims_at_something(measure)
        and not any(map(aims_at_something, measure.parts))
    ]
    together = f"{numbered(len(found), 'measure')} have no target: neither a figure, a date nor a direction"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _what(measure: Measure) -> str:
    printed = measure.target.as_printed if measure.target is not None else None
    if printed:
        return f"the target “{printed}”, from which neither a figure nor a date is taken"
    return "no target: neither a figure, a date nor a direction"


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),))
