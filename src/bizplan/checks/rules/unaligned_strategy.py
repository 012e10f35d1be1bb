"""A strategy serves an outcome of the Corporate Plan; one that is older than the plan in force has had its review.

One in preparation or superseded is let be.

Why: strategies carry much of the work, and a map of outcomes that leaves them out shows gaps where there are none.

Bad:

    kind: strategy
    id: trees
    name: Tree Strategy
    status: current

Good:

    kind: strategy
    id: trees
    name: Tree Strategy
    status: current
    corporate_plan: 2018-23
    contributes_to: [1]
"""

from collections.abc import Iterator
from datetime import date

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.setting import Framework
from bizplan.model.strategy import Strategy
from bizplan.values.years import FinancialYear

_AT_WORK = frozenset({"current", "under review"})
_OUTCOME_KINDS = frozenset({"outcome", "activity"})


def _check(strategy: Strategy, view: View) -> Iterator[Finding]:
    if strategy.status not in _AT_WORK:
        return
    if not _serves_outcome(view):
        message = f"“{strategy.name}” serves no outcome of the Corporate Plan"
        hint = "Name the outcomes it serves under “contributes_to”, and their plan under “corporate_plan”."
        yield Finding(message, view.at("name"), hint)
    framework = _in_force(view)
    if framework is not None and strategy.review is None and strategy.status != "under review":
        written, starts = _written(strategy), _starts(framework)
        if written is not None and starts is not None and written < starts:
            message = f"“{strategy.name}” is older than {framework.plan.title}, and no review of it is recorded"
            hint = "Say under “review” whether it still serves the outcomes, or when that will be looked at."
            field = "adopted" if strategy.adopted is not None else "years"
            yield Finding(message, view.at(field), hint)


def _serves_outcome(view: View) -> bool:
    """Whether the strategy or a commitment of it leads to an outcome, or to what cannot be told from here."""
    links = [link for link in view.indexed.links if link.placed.field == "contributes_to"]
    pending = any(each.placed.field == "contributes_to" for each in view.indexed.record.pending)
    return pending or any(link.target is None or link.target.kind in _OUTCOME_KINDS for link in links)


def _in_force(view: View) -> Framework | None:
    """The Corporate Plan of the organisation; where it names none, the strategy's own."""
    organisation = view.setting.organisation
    named = organisation.corporate_plan if organisation is not None else None
    return view.setting.frameworks.get(str(named)) if named is not None else view.framework


def _written(strategy: Strategy) -> date | None:
    """The last day on which it may have been adopted; the first of its years where that is not stated."""
    if strategy.adopted is not None:
        return strategy.adopted.last
    return FinancialYear(strategy.years.start).first_day if strategy.years is not None else None


def _starts(framework: Framework) -> date | None:
    """The first day on which an older strategy cannot have known of a plan: its adoption, or its first day in force."""
    plan = framework.plan
    if plan.adopted is not None:
        return plan.adopted.first
    return plan.in_force.starts if plan.in_force is not None else None


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Strategy, _check, needs=("contributes_to", "commitments")),))
