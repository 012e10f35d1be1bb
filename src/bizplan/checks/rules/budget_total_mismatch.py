"""The lines of a table make its stated total, its sub-totals, and finance's own figure where it is given.

The same holds for further years in the table, for gross less income, for breakdowns by type or source, and for capital
spending by scheme and year.

Sums are exact. A table that says `rounded: true` may miss by half a unit a line and half for the total. A list that
says `exhaustive: false` is not summed: what it does not list is its remainder.

Why: Members trust a paper whose sums hold.

Bad:

    budget:
      year: 2026-27
      unit: thousand
      basis: net
      lines:
        - {label: Elections, amount: 334}
        - {label: Contact Centre, amount: 570}
      total: {label: Total, amount: 914}

Good:

    budget:
      year: 2026-27
      unit: thousand
      basis: net
      lines:
        - {label: Elections, amount: 334}
        - {label: Contact Centre, amount: 570}
      total: {label: Total, amount: 904}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.further_sums import further_sums
from bizplan.index.totals import Sum, budget_sums, savings_sums
from bizplan.model.plan import Plan
from bizplan.values.amounts import figure
from bizplan.values.nearness import did_you_mean


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    sums = [*(budget_sums(plan.budget) if plan.budget else ()), *(savings_sums(plan.savings) if plan.savings else ())]
    for each in (*sums, *further_sums(plan)):
        if not each.holds:
            yield _finding(each, view)
        for route, label in each.unknown:
            message = f"“{each.label}” sums “{label}”, which no line of the table bears"
            near = did_you_mean(label, [line.label for line in plan.budget.lines] if plan.budget else ())
            yield Finding(message, view.at(*route), near or "Write the labels of its lines as they stand.")


def _finding(each: Sum, view: View) -> Finding:
    lines = figure(each.lines)
    over = figure(abs(each.difference))
    wrong, make = ("total", "the table's total is") if each.against_total else ("line", "its lines make")
    if not each.against_total and any((route[1], route[-1]) != ("lines", "amount") for route, _ in each.parts):
        wrong, make = "figure", "its parts make"
    message = f"{each.what} is {figure(each.stated)}, but {make} {lines}: {over} too {each.direction}"
    if each.tolerance:
        message += f", and rounding explains at most {figure(each.tolerance)}"
    notes = tuple(Note(view.at(*route), f"{figure(value)}") for route, value in each.parts)
    hint = f"Mend the {wrong} that is wrong, or write {lines}."
    return Finding(message, view.at(*each.route), hint, "stated", notes)


RULE = Rule(Severity.ERROR, Profile.DRAFT, (of(Plan, _check),))
