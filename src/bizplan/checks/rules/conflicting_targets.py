"""One measure has one target for one period, in all plans.

Two measures are one if their words, their unit and their definition are the same. A target with a reason is let be.

Why: of two targets for one thing nobody knows which to work to.

Bad:

    period: 2030-31
    measures:
      - id: sick-days
        text: Average days of sickness for each employee
        unit: days
        target: {value: 6}
    ---
    department: libraries
    period: 2030-31
    measures:
      - id: sickness
        text: Average days of sickness for each employee
        unit: days
        target: {value: 8}

Good:

    period: 2030-31
    measures:
      - id: sick-days
        text: Average days of sickness for each employee
        unit: days
        target: {value: 6}
    ---
    department: libraries
    period: 2030-31
    measures:
      - id: sickness
        text: Average days of sickness for each employee
        unit: days
        target: {value: 6}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Across, Profile, Rule
from bizplan.checks.shared import beginning
from bizplan.diagnostics import Finding, Location, Note, Severity
from bizplan.index.same_measures import target_conflicts
from bizplan.values.amounts import figure

_HINT = "Agree on one; or tell the measures apart by “definition”, or say under the target's “reason” why."


def _check(across: Across) -> Iterator[Finding]:
    for plan, target, other, before in target_conflicts(across.plans):
        message = (
            f"the target of “{beginning(target.name)}” for {target.period} is {figure(target.value)} here and "
            f"{figure(before.value)} in {other.document}"
        )
        note = Note(Location(other.file, (*before.route, "value")), f"{figure(before.value)} here")
        yield Finding(message, Location(plan.file, (*target.route, "value")), _HINT, notes=(note,))


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, across=_check)
