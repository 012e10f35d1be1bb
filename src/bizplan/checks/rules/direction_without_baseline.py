"""A measure that is to rise or fall says from where: its baseline and the period of it.

A figure that is to be maintained needs its latest reading, or a baseline.

Why: without a starting point any change would pass.

Bad:

    measures:
      - id: lift-faults
        text: Number of lift faults a month
        measures: [repairs]
        unit: faults
        direction: decrease

Good:

    measures:
      - id: lift-faults
        text: Number of lift faults a month
        measures: [repairs]
        unit: faults
        direction: decrease
        baseline: {value: 14, period: 2025-26}
"""

from collections.abc import Iterator

from bizplan.checks.measures import Counted, counted
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Severity
from bizplan.index.standings import latest
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.values.counts import numbered

_WORDS = {"increase": "is to increase", "decrease": "is to decrease", "maintain": "is to be maintained"}


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        finding
        for position, measure in enumerate(plan.measures)
        if (finding := _finding(measure, position, view)) is not None
    ]
    together = f"{numbered(len(found), 'measure')} are to rise, fall or stay, and do not say from where"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _finding(measure: Measure, position: int, view: View) -> Finding | None:
    """At most one a measure, at the first direction of its own or of a part that starts nowhere."""
    for each in counted(measure, position):
        if each.entity.direction is None or _starts_somewhere(each, measure):
            continue
        kept = each.entity.direction == "maintain"
        lacking = "neither a reading nor a baseline says what" if kept else "no baseline says from where"
        what = called(measure) if each.entity is measure else f"{called(measure)}: {each.words}"
        message = f"{what} {_WORDS[each.entity.direction]}, and {lacking}"
        hint = "Add a reading with its period." if kept else "Add “baseline” with “value” and “period”."
        return Finding(message, view.at(*each.route, "direction"), hint)
    return None


def _starts_somewhere(each: Counted, measure: Measure) -> bool:
    here = each.entity.direction
    parts = measure.parts if each.entity is measure else ()
    if each.entity.baseline is not None or (parts and all(part.baseline is not None for part in parts)):
        return True
    return here == "maintain" and any(latest(one.readings) is not None for one in (each.entity, *parts))


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),))
