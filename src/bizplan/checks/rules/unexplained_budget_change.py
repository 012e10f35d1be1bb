"""A budget line that moves much from one year to the next has a note.

Why: the first question in committee is why.

Bad:

    period: 2018-19
    budget:
      year: 2018-19
      unit: thousand
      basis: net
      lines: [{label: Elections, amount: 300}]
    ---
    period: 2019-20
    budget:
      year: 2019-20
      unit: thousand
      basis: net
      lines: [{label: Elections, amount: 400}]

Good:

    period: 2018-19
    budget:
      year: 2018-19
      unit: thousand
      basis: net
      lines: [{label: Elections, amount: 300}]
    ---
    period: 2019-20
    budget:
      year: 2019-20
      unit: thousand
      basis: net
      lines: [{label: Elections, amount: 400, comment: A general election}]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bizplan.checks.rule import Parameters, Profile, Rule, View
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.like_for_like import like_for_like
from bizplan.model.budget import Budget
from bizplan.model.plan import Plan
from bizplan.values.amounts import signed


@dataclass(frozen=True, slots=True)
class ChangeParameters(Parameters):
    """What a council may set."""

    per_cent: Decimal = Decimal(20)
    """The change in per cent above which a line wants a note."""
    pounds: Decimal = Decimal(250_000)
    """The change in pounds above which a line wants a note."""


def _check(plan: Plan, view: View, earlier: Plan, before: View) -> Iterator[Finding]:
    if plan.budget is None or earlier.budget is None or "budget" in before.loaded.damaged:
        return
    limits = view.set_for(ChangeParameters)
    unit = plan.budget.unit
    for each in like_for_like(earlier.budget, plan.budget).continued:
        much = each.per_cent is not None and abs(each.per_cent) > limits.per_cent
        lines = _lines(plan.budget, each.service)
        noted = any(plan.budget.lines[position].comment is not None for position in lines)
        if noted or not (much or abs(each.change) > limits.pounds):
            continue
        share = "" if each.per_cent is None else f" ({signed(each.per_cent)}%)"
        change = signed(each.change / unit.pounds)
        message = f"“{each.label}” moves by {change} {unit.symbol}{share} since {earlier.period} without a note"
        note = Note(
            before.at("budget", "lines", _lines(earlier.budget, each.service)[0], "amount"), str(earlier.period)
        )
        place = view.at("budget", "lines", lines[0], "amount")
        yield Finding(message, place, "Add “comment”: why.", notes=(note,))


def _lines(budget: Budget, service: str) -> list[int]:
    """The positions of a service's lines."""
    keys = [str(line.service) if line.service is not None else line.label for line in budget.lines]
    return [position for position, key in enumerate(keys) if key == service]


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, year_on_year=_check, parameters=ChangeParameters)
