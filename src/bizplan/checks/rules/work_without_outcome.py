"""Each service, programme and workstream reaches a corporate outcome: itself, or up the thread.

The thread runs from entry to entry under `contributes_to`, in the plan and on through the plans above it.

Why: effort that serves no outcome cannot be placed, and nobody can weigh it against other work.

Bad:

    outcomes:
      claims: [{outcome: 1}]
    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
      - {id: signs, name: Signs, text: Street signs}

Good:

    objectives:
      - id: no-wrong-turns
        text: Nobody takes a wrong turn
        contributes_to: [1]
    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
      - id: signs
        name: Signs
        text: Street signs
        contributes_to: [no-wrong-turns]
"""

from collections.abc import Iterator
from itertools import groupby

from bizplan.checks.entries import Section, faulty_entries
from bizplan.checks.plans_above import PlansAbove
from bizplan.checks.rule import Across, Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Location, Severity
from bizplan.index.plan_facts import LeadingOut, PlanFacts
from bizplan.index.reach import reach_of
from bizplan.model.base import Item
from bizplan.model.plan import Plan
from bizplan.values.counts import numbered

_PLACED: tuple[Section, ...] = ("services", "programmes", "workstreams")
_TOGETHER = "reach no outcome of the Corporate Plan"
_WAY_OUT = "Name under “contributes_to” the outcome it serves, or the objective through which it serves one."


def _in_the_plan(plan: Plan, view: View) -> Iterator[Finding]:
    """What the plan alone can tell; entries whose threads leave it are followed further on."""
    reach = reach_of(view.indexed, view.setting)

    def unplaced(entry: Item, route: tuple[str, int]) -> Finding | None:
        if reach.outcomes_of(entry.id) or reach.is_lost(entry.id) or reach.steps_out(entry.id):
            return None
        return Finding(f"{called(entry)} reaches no outcome of the Corporate Plan", view.at(*route, "id"), _WAY_OUT)

    yield from faulty_entries(plan, view, _PLACED, unplaced, _TOGETHER)


def _through_plans_above(across: Across) -> Iterator[Finding]:
    above = PlansAbove(plan for plan in across.plans if not _is_at_fault(plan))
    for plan in across.plans:
        names = {work.item: work.name for work in plan.coverage.work} if plan.leading_out else {}
        for (section, *_), group in groupby(plan.leading_out, key=lambda each: each.route[:1]):
            entries = tuple(group)
            found = [
                Finding(
                    f"“{names[each.item]}” ({each.item}) reaches no outcome through {_steps(each)}",
                    Location(plan.file, (*each.route, "id")),
                    "See that what it contributes to leads to an outcome in turn.",
                )
                for each in entries
                if not any(work is None or work.outcomes for work in above.follow(each.steps))
            ]
            counted = f"{numbered(len(found), str(section).removesuffix('s'), str(section))} {_TOGETHER}"
            yield from each_or_all(found, entries[0].entries, Location(plan.file, (section,)), counted)


def _steps(leading: LeadingOut) -> str:
    return " and ".join("/".join(step) for step in leading.steps)


def _is_at_fault(plan: PlanFacts) -> bool:
    """Whether a department's plan cites no outcome at all, which explains everything below it."""
    if plan.coverage.level != "department" or plan.coverage.named:
        return False
    return not any(work.outcomes for work in plan.coverage.work)


RULE = Rule(
    Severity.WARNING,
    Profile.COMMITTEE,
    (of(Plan, _in_the_plan, needs=("objectives", "ambitions", "aims", "commitments", "actions")),),
    across=_through_plans_above,
    silenced_by=("no-outcomes-cited",),
)
