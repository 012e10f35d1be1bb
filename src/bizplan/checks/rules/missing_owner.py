"""Each programme, workstream, action, measure and risk is owned by a role.

Why: what nobody answers for is not kept up to date, and nobody can be asked about it.

Bad:

    programmes:
      - id: kerbs
        scope: departmental
        text: Lower the kerbs at every crossing
        ends: 2027-03-31
        contributes_to: [1]
    measures:
      - id: kerbs-lowered
        text: Proportion of crossings with lowered kerbs
        measures: [kerbs]
        owner: Highways Manager
        unit: "%"
        target: {value: 80, by: 2027-03-31}

Good:

    programmes:
      - id: kerbs
        scope: departmental
        text: Lower the kerbs at every crossing
        owner: Highways Manager
        ends: 2027-03-31
        contributes_to: [1]
    measures:
      - id: kerbs-lowered
        text: Proportion of crossings with lowered kerbs
        measures: [kerbs]
        owner: Highways Manager
        unit: "%"
        target: {value: 80, by: 2027-03-31}
"""

from collections.abc import Iterator

from bizplan.checks.entries import Section, faulty_entries
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Severity
from bizplan.model.base import Item
from bizplan.model.plan import Plan

_OWNED: tuple[Section, ...] = ("programmes", "workstreams", "actions", "measures", "risks")


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    def unowned(entry: Item, route: tuple[str, int]) -> Finding | None:
        if entry.owner:
            return None
        hint = "Add “owner”: the role that answers for it, such as Head of Housing Options."
        return Finding(f"{called(entry)} has no owner", view.at(*route, "id"), hint)

    yield from faulty_entries(plan, view, _OWNED, unowned, "have no owner")


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),))
