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

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.strategies import AT_WORK, first_known, framework_in_force, written, written_in
from bizplan.model.strategy import Strategy

_OUTCOME_KINDS = frozenset({"outcome", "activity"})


def _check(strategy: Strategy, view: View) -> Iterator[Finding]:
    if strategy.status not in AT_WORK:
        return
    if not _serves_outcome(view):
        message = f"“{strategy.name}” serves no outcome of the Corporate Plan"
        hint = "Name the outcomes it serves under “contributes_to”, and their plan under “corporate_plan”."
        yield Finding(message, view.at("name"), hint)
    framework = framework_in_force(view.setting, view.framework)
    if framework is not None and strategy.review is None and strategy.status != "under review":
        adopted, starts = written(strategy), first_known(framework.plan)
        if adopted is not None and starts is not None and adopted < starts:
            message = f"“{strategy.name}” is older than {framework.plan.title}, and no review of it is recorded"
            hint = "Say under “review” whether it still serves the outcomes, or when that will be looked at."
            yield Finding(message, view.at(written_in(strategy)), hint)


def _serves_outcome(view: View) -> bool:
    """Whether the strategy or a commitment of it leads to an outcome, or to what cannot be told from here."""
    links = [link for link in view.indexed.links if link.placed.field == "contributes_to"]
    pending = any(each.placed.field == "contributes_to" for each in view.indexed.record.pending)
    return pending or any(link.target is None or link.target.kind in _OUTCOME_KINDS for link in links)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Strategy, _check, needs=("contributes_to", "commitments")),))
