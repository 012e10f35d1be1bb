"""Each programme, workstream and capability has a measure: one of its own, or one of something done for it.

Why: without one nobody will see whether it worked.

Bad:

    programmes:
      - id: kerbs
        scope: departmental
        text: Lower the kerbs at every crossing
        contributes_to: [1]
        owner: Highways Manager
        ends: 2027-03-31

Good:

    programmes:
      - id: kerbs
        scope: departmental
        text: Lower the kerbs at every crossing
        contributes_to: [1]
        owner: Highways Manager
        ends: 2027-03-31
    measures:
      - id: kerbs-lowered
        text: Proportion of crossings with lowered kerbs
        measures: [kerbs]
        owner: Highways Manager
        unit: "%"
        good: high
        target: {value: 80, by: 2027-03-31}
"""

from collections.abc import Iterator

from bizplan.checks.entries import Section, faulty_entries
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Severity
from bizplan.index.reach import reach_of
from bizplan.model.base import Item
from bizplan.model.plan import Plan

_MEASURED: tuple[Section, ...] = ("programmes", "workstreams", "capabilities")


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    reach = reach_of(view.indexed, view.setting)
    measures = {measure.id for measure in plan.measures}

    def unmeasured(entry: Item, route: tuple[str, int]) -> Finding | None:
        if not measures.isdisjoint(reach.downwards(entry.id)):
            return None
        hint = "Name it under “measures” in the measure that tells of it, or add such a measure."
        return Finding(f"{called(entry)} has no measure", view.at(*route, "id"), hint)

    yield from faulty_entries(plan, view, _MEASURED, unmeasured, "have no measure")


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check, needs=("measures", "actions")),))
