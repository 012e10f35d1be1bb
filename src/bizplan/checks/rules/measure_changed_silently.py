"""A continued measure has last year's target, direction, unit, polarity and definition, or says why not.

Why: figures on either side of a change make a trend that is none.

Bad:

    period: 2018-19
    measures:
      - id: trained
        text: Share of staff trained
        unit: "%"
        target: {value: 75}
    ---
    period: 2019-20
    measures:
      - id: trained
        text: Share of staff trained
        unit: "%"
        target: {value: 60}

Good:

    period: 2018-19
    measures:
      - id: trained
        text: Share of staff trained
        unit: "%"
        target: {value: 75}
    ---
    period: 2019-20
    measures:
      - id: trained
        text: Share of staff trained
        unit: "%"
        target: {value: 60, reason: The course takes twice as long now}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.following import continued
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.values.amounts import figure
from bizplan.values.counts import listed


def _check(plan: Plan, view: View, earlier: Plan, before: View) -> Iterator[Finding]:
    for pair in continued(plan, earlier):
        old, new = pair.before.item, pair.after.item
        if not isinstance(old, Measure) or not isinstance(new, Measure):
            continue
        if new.change is not None or (new.target is not None and new.target.reason is not None):
            continue
        changes = [f"{what} {was} is now {now or 'not stated'}" for what, was, now in _changes(old, new)]
        if changes:
            message = f"{called(new)} changed since {earlier.period} without a reason: {listed(changes)}"
            hint = "Add “change”: what changed and why, or restore last year's."
            note = Note(before.at(*pair.before.route), "last year's")
            yield Finding(message, view.at(*pair.after.route, "id"), hint, notes=(note,))


def _changes(old: Measure, new: Measure) -> Iterator[tuple[str, str, str]]:
    """What the old measure stated otherwise: what, its old value, its new one; what is new is no change."""
    for what, was, now in (
        ("the target", _target(old), _target(new)),
        ("the direction", old.direction or "", new.direction or ""),
        ("the unit", old.unit or "", new.unit or ""),
        ("the good side", old.good or "", new.good or ""),
        ("the definition", old.definition or "", new.definition or ""),
    ):
        if was and was != now:
            yield what, f"“{was}”", f"“{now}”" if now else ""


def _target(measure: Measure) -> str:
    value = measure.target.value if measure.target is not None else None
    return "" if value is None else figure(value.normalize() if value else value)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, year_on_year=_check)
