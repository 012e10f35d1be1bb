"""Each programme, workstream and action has an end, a milestone, or a measure whose target has a date.

A prospect whose timescale is printed states a date there; “ongoing” is none.

Why: what has no date can never be late.

Bad:

    programmes:
      - id: kerbs
        scope: departmental
        text: Lower the kerbs
        contributes_to: [1]
        owner: Highways Manager
    measures:
      - id: kerbs-lowered
        text: Proportion of crossings with lowered kerbs
        measures: [kerbs]
        owner: Highways Manager
        unit: "%"
        good: high
        target: {value: 80}

Good:

    programmes:
      - id: kerbs
        scope: departmental
        text: Lower the kerbs
        contributes_to: [1]
        owner: Highways Manager
    measures:
      - id: kerbs-lowered
        text: Proportion of crossings with lowered kerbs
        measures: [kerbs]
        owner: Highways Manager
        unit: "%"
        good: high
        target: {value: 80, by: 2027-03-31}
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.entries import Section, faulty_entries
from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.checks.wording import first_phrase
from bizplan.diagnostics import Finding, Severity
from bizplan.index.reach import reach_of
from bizplan.model.base import Item
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.model.programme import Action, Work

_DATED: tuple[Section, ...] = ("programmes", "workstreams", "actions")
_WAY_OUT = "Add “ends” or “milestones”, or “by” to the target of its measure."


@dataclass(frozen=True, slots=True)
class NoDates(Parameters):
    """Which words give no date."""

    no_dates: tuple[str, ...] = ("ongoing", "TBC", "in due course")
    """Words that stand where a date should be and are none."""


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    reach = reach_of(view.indexed, view.setting)
    dated_measures = {measure.id for measure in plan.measures if _is_dated(measure)}

    def undated(entry: Item, route: tuple[str, int]) -> Finding | None:
        if isinstance(entry, Work) and (entry.ends or entry.milestones):
            return None
        if isinstance(entry, Action) and plan.actions_due:
            return None
        if not dated_measures.isdisjoint(reach.downwards(entry.id)):
            return None
        return Finding(f"{called(entry)} has no end, no milestone and no dated target", view.at(*route, "id"), _WAY_OUT)

    yield from faulty_entries(plan, view, _DATED, undated, "have no end, no milestone and no dated target")
    words = view.set_for(NoDates).no_dates
    for position, prospect in enumerate(plan.horizon):
        vague = first_phrase(prospect.timescale or "", words)
        if vague and prospect.due is None:
            place = view.at("horizon", position, "timescale")
            hint = "Write when it comes, or when that will be known."
            yield Finding(f"{called(prospect)} has “{vague}” for a date", place, hint)


def _is_dated(measure: Measure) -> bool:
    targets = (measure.target, *(part.target for part in measure.parts))
    return any(target is not None and target.by is not None for target in targets)


RULE = Rule(
    Severity.WARNING,
    Profile.COMMITTEE,
    (of(Plan, _check, needs=("measures", "actions", "actions_due")),),
    parameters=NoDates,
)
