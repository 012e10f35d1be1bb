"""Under each outcome that the plan cites there is a service, programme, workstream, action or measure of the plan.

Why: an outcome that is named and not worked on is an empty promise.

Bad:

    outcomes:
      claims: [{outcome: 1}, {outcome: 2}]
    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}

Good:

    outcomes:
      claims: [{outcome: 1}]
    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
"""

from collections.abc import Iterator

from bizplan.checks.outcomes import claimed, spoken
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import each_or_all
from bizplan.diagnostics import Finding, Severity
from bizplan.index.reach import reach_of
from bizplan.model.plan import Plan
from bizplan.values.counts import numbered

_WORK = ("services", "programmes", "workstreams", "actions", "measures")


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    if plan.outcomes is None:
        return
    reach = reach_of(view.indexed, view.setting)
    idle = {each.key for each in claimed(plan, view)}
    for work in (*plan.services, *plan.programmes, *plan.workstreams, *plan.actions, *plan.measures):
        if not idle:
            return
        idle -= reach.outcomes_of(work.id)
    found = [
        Finding(
            f"{spoken(each.outcome)} is cited, and no service, programme, workstream, action or measure leads to it",
            view.at(*each.route),
            "Name it under “contributes_to” where work serves it, or take it out.",
        )
        for each in claimed(plan, view)
        if each.key in idle
    ]
    together = f"{numbered(len(found), 'outcome')} are cited, and no work and no measure leads to any of them"
    yield from each_or_all(found, len(plan.outcomes.claims), view.at("outcomes", "claims"), together)


RULE = Rule(
    Severity.WARNING,
    Profile.COMMITTEE,
    (of(Plan, _check, needs=(*_WORK, "objectives")),),
    silenced_by=("no-outcomes-cited",),
)
