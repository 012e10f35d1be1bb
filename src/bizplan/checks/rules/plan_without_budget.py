"""The plan states at least one figure of its budget, in a table or in a chart.

A department's plan always; the plan of a team or a person where its form asks for money.

Why: every form asks for it, and a plan that costs nothing is no plan.

Bad:

    budget:
      year: 2026-27
      unit: thousand
      basis: net
      fund: general
      risk_class: local risk
      lines: []

Good:

    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
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

from bizplan.checks.entries import is_asked_for
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.model.plan import Plan


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    budget = plan.budget
    in_table = budget is not None and (budget.lines or budget.total is not None)
    if in_table or any(chart.data for chart in plan.charts):
        return
    if is_asked_for(plan, view.setting, "budget", "charts"):
        here = next((each for each in ("budget", "charts") if each in plan.model_fields_set), "kind")
        hint = "Add “budget”: the lines of its table, or at least its total."
        yield Finding("the plan states no figure of its budget", view.at(here, on="key"), hint)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check, needs=("budget", "charts", "template")),))
