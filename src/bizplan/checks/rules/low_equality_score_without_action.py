"""A low mark in the equalities self-assessment has an action.

Why: the marks are given so that the weak points are worked on.

Bad:

    equalities:
      - {criterion: E1, score: 2}

Good:

    actions:
      - id: ask-residents
        text: Ask residents how they reach us
        ends: 2026-10-30
        owner: Highways Manager
    equalities:
      - {criterion: E1, score: 2, actions: [ask-residents]}
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import each_or_all
from bizplan.diagnostics import Finding, Severity
from bizplan.index.yardsticks import LOW_MARK, criterion_name, mark_of
from bizplan.model.plan import Plan
from bizplan.values.counts import numbered


@dataclass(frozen=True, slots=True)
class LowMark(Parameters):
    """Which marks are low."""

    most: int = LOW_MARK
    """The highest mark that wants an action."""


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    most = view.set_for(LowMark).most
    found = [
        Finding(
            f"{criterion_name(score.criterion, view.setting)} has a mark of {score.score}, and no action is named",
            view.at("equalities", position, "score"),
            "Name under “actions” what is done about it.",
        )
        for position, score in enumerate(plan.equalities)
        if (mark := mark_of(score)) is not None and mark <= most and not score.actions
    ]
    together = f"{numbered(len(found), 'criterion', 'criteria')} have a mark of {most} or less and no action"
    yield from each_or_all(found, len(plan.equalities), view.at("equalities"), together)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),), parameters=LowMark)
