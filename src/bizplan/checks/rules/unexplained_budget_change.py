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
    if plan.budget is None or earlier.budget is None:
        return
    limits = view.set_for(ChangeParameters)
    unit = plan.budget.unit
    for each in like_for_like(earlier.budget, plan.budget).continued:
        much = each.per_cent is not None and abs(each.per_cent) > limits.per_cent
        position = _position(plan.budget, each.service)
        if not (much or abs(each.change) > limits.pounds) or plan.budget.lines[position].comment is not None:
            continue
        share = "" if each.per_cent is None else f" ({signed(each.per_cent)}%)"
        change = signed(each.change / unit.pounds)
        message = f"“{each.label}” moves by {change} {unit.symbol}{share} since {earlier.period} without a note"
        note = Note(
            before.at("budget", "lines", _position(earlier.budget, each.service), "amount"), str(earlier.period)
        )
        place = view.at("budget", "lines", position, "amount")
        yield Finding(message, place, "Add “comment”: why.", notes=(note,))


def _position(budget: Budget, service: str) -> int:
    keys = [str(line.service) if line.service is not None else line.label for line in budget.lines]
    return keys.index(service)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, year_on_year=_check, parameters=ChangeParameters)
