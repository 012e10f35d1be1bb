"""Each service that the plan describes has a line in its budget, or a reason why none belongs to it.

A line belongs to a service by its id, or by a label that is the service's name or another of its names.

Why: the reader is told what a service does, and not what it costs.

Bad:

    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
      - {id: signs, name: Signs, text: Street signs, contributes_to: [1]}
    budget:
      year: 2026-27
      unit: thousand
      basis: net
      fund: general
      risk_class: local risk
      lines:
        - {service: lighting, label: Lighting, amount: 120}

Good:

    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
      - id: signs
        name: Signs
        text: Street signs
        contributes_to: [1]
        no_budget: Paid for by the developers
    budget:
      year: 2026-27
      unit: thousand
      basis: net
      fund: general
      risk_class: local risk
      lines:
        - {service: lighting, label: Lighting, amount: 120}
"""

from collections.abc import Iterator

from bizplan.checks.entries import faulty_entries
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Severity
from bizplan.index.setting import plain_title
from bizplan.model.base import Item
from bizplan.model.plan import Plan, Service

_WAY_OUT = "Add a line for it, or say under “no_budget” why none belongs to it."


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    if plan.budget is None or not plan.budget.lines:
        return
    named = {str(line.service) for line in plan.budget.lines if line.service is not None}
    labels = {plain_title(line.label) for line in plan.budget.lines}

    def unpaid(entry: Item, route: tuple[str, int]) -> Finding | None:
        if not isinstance(entry, Service) or entry.no_budget or entry.id in named:
            return None
        if not labels.isdisjoint(plain_title(each) for each in (entry.name, *entry.aliases)):
            return None
        return Finding(f"{called(entry)} has no line in the budget", view.at(*route, "id"), _WAY_OUT)

    yield from faulty_entries(plan, view, ("services",), unpaid, "have no line in the budget")


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check, needs=("budget",)),))
