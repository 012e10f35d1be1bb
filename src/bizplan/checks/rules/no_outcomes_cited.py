"""The plan cites at least one outcome of its corporate plan, for itself or for some entry.

A department's plan always; the plan of a team or a person, whose entries lead to the plan above it, where its form asks
for outcomes.

Why: plans must say which corporate outcomes they serve, or nobody can tell what the work is for.

Bad:

    corporate_plan: 2018-23
    outcomes:
      text: We serve the borough

Good:

    corporate_plan: 2018-23
    outcomes:
      claims: [{outcome: 1}]
"""

from collections.abc import Iterator

from bizplan.checks.entries import is_asked_for
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.links import outcome_meant
from bizplan.model.plan import Plan

_CITED = frozenset({"outcome", "activity"})


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    if view.loaded.damaged or not is_asked_for(plan, view.setting, "outcomes"):
        return
    said = plan.outcomes
    if said is not None and (said.claims or said.blanket is not None):
        return
    for link in view.indexed.links:
        if outcome_meant(link.placed) or (link.target is not None and link.target.kind in _CITED):
            return
    message = f"the plan cites no outcome of Corporate Plan {plan.corporate_plan}"
    hint = "Name under “outcomes” those it serves, and under “contributes_to” what each service and programme serves."
    yield Finding(message, view.at("corporate_plan"), hint)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),))
