"""A target is not changed after the end of the period that it judges.

That is the target's own period, else the date by which it is to be reached, else the plan's year. Held against the
plan before, a target for a period that is over is the one that stood there.

Why: goalposts that are moved after the match say nothing of who played well.

Bad:

    period: 2026-27
    measures:
      - id: repairs-on-time
        text: Proportion of repairs finished in time
        measures: [repairs]
        unit: "%"
        target: {value: 80, period: 2026-27, set_on: 2027-05-01}

Good:

    period: 2026-27
    measures:
      - id: repairs-on-time
        text: Proportion of repairs finished in time
        measures: [repairs]
        unit: "%"
        target: {value: 80, period: 2026-27, set_on: 2026-02-01}
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from bizplan.checks.measures import Counted, counted
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.periods import calendars_for, stretch
from bizplan.model.measure import Measure, Target
from bizplan.model.plan import Plan
from bizplan.values.amounts import figure
from bizplan.values.dates import day_in_words


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    for measure, each, target in _targets(plan):
        ends = _ends(target, plan, view)
        if target.set_on is None or ends is None or target.set_on.first <= ends:
            continue
        message = f"{called(measure)} has a target set on {target.set_on}; its period ended on {day_in_words(ends)}"
        hint = "Judge the period by the target that stood before, and give this one the next period."
        yield Finding(message, view.at(*each.route, "target", "set_on"), hint)


def _year_on_year(plan: Plan, view: View, earlier: Plan, before: View) -> Iterator[Finding]:
    targets_before = {each.entity.id: (each, target) for _, each, target in _targets(earlier)}
    for measure, each, target in _targets(plan):
        here, there = _ends(target, plan, view), None
        known = targets_before.get(each.entity.id)
        if known is not None:
            there = _ends(known[1], earlier, before)
        if known is None or here is None or here != there or not _moved(target, known[1]):
            continue
        changed_in_time = target.set_on is not None and target.set_on.first <= here
        if changed_in_time or plan.period.first_day <= here:
            continue
        old, new = (figure(each.value or Decimal(0)) for each in (known[1], target))
        message = f"{called(measure)} has a target of {new} to {day_in_words(here)}, and it was {old} until that day"
        note = Note(before.at(*known[0].route, "target", "value"), f"{old} in the plan of {earlier.period}")
        hint = f"Write {old}, and set a new target for the next period."
        yield Finding(message, view.at(*each.route, "target", "value"), hint, notes=(note,))


def _targets(plan: Plan) -> Iterator[tuple[Measure, Counted, Target]]:
    for position, measure in enumerate(plan.measures):
        for each in counted(measure, position):
            if each.entity.target is not None:
                yield measure, each, each.entity.target


def _moved(target: Target, before: Target) -> bool:
    return target.value is not None and before.value is not None and target.value != before.value


def _ends(target: Target, plan: Plan, view: View) -> date | None:
    """The last day of the period that a target judges; None if that cannot be told."""
    if target.period is not None:
        months = stretch(target.period, calendars_for(plan, view.setting))
        return months.last_day if months is not None else None
    return target.by.last if target.by is not None else plan.period.last_day


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),), year_on_year=_year_on_year)
