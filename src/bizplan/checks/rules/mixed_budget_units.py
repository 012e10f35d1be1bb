"""A budget table is for one year, the plan's own, in one unit, currency and basis.

Unit, currency and basis stand once, over the table; this rule holds the year.

Why: a sum of unlike things means nothing.

Bad:

    period: 2019-20
    budget:
      year: 2018-19
      unit: thousand
      basis: net
      lines:
        - {label: Elections, amount: 334}

Good:

    period: 2019-20
    budget:
      year: 2019-20
      unit: thousand
      basis: net
      lines:
        - {label: Elections, amount: 334}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.model.plan import Plan


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    if plan.budget is not None and plan.budget.year != plan.period:
        message = f"the budget is for {plan.budget.year}, the plan for {plan.period}"
        note = Note(view.at("period"), "the plan's year")
        yield Finding(message, view.at("budget", "year"), f"Give the budget of {plan.period}.", notes=(note,))


RULE = Rule(Severity.ERROR, Profile.DRAFT, (of(Plan, _check),))
