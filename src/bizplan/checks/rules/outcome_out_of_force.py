"""The corporate plan whose outcomes a plan cites was adopted, and is in force on the first day of the plan's year.

A corporate plan without stated dates is in force for the years on its label. Reports and consultations may cite a
draft, since they present it.

Why: drafts change, and outcomes of a plan that has ended are nobody's aim any more.

Bad:

    kind: corporate-plan
    status: consultation
    ---
    outcomes:
      claims: [{outcome: 1}]

Good:

    kind: corporate-plan
    status: adopted
    ---
    outcomes:
      claims: [{outcome: 1}]
"""

from collections.abc import Iterable, Iterator
from datetime import date

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Location, Severity
from bizplan.index.retired import in_force
from bizplan.index.setting import Framework
from bizplan.model.corporate_plan import CorporatePlan
from bizplan.model.plan import Plan
from bizplan.values.counts import listed
from bizplan.values.dates import day_in_words

_CITED = frozenset({"outcome", "activity"})
_NEVER_IN_FORCE = frozenset({"draft", "consultation"})


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    places: dict[str, Location] = {}
    if view.framework is not None:
        places[view.framework.plan.id] = view.at("corporate_plan")
    for link in view.indexed.links:
        target = link.target
        if target is not None and target.kind in _CITED and target.document not in places:
            places[target.document] = view.at(*link.placed.route)
    day = plan.period.first_day
    for identity, place in places.items():
        if identity not in view.setting.frameworks:
            continue
        fault = _fault(view.setting.frameworks[identity].plan, day)
        if fault:
            yield Finding(fault, place, _way_out(view.setting.frameworks.values(), day))


def _fault(framework: CorporatePlan, day: date) -> str:
    """Why a corporate plan does not apply on a day; empty if it does."""
    if framework.status in _NEVER_IN_FORCE:
        what = "only a draft" if framework.status == "draft" else "still out for consultation"
        return f"Corporate Plan {framework.id} is {what}, and was never in force in this wording"
    first, last = in_force(framework)
    begins = f"and the plan begins on {day_in_words(day)}"
    if last is not None and last < day:
        return f"Corporate Plan {framework.id} was in force until {day_in_words(last)}, {begins}"
    if first is not None and day < first:
        return f"Corporate Plan {framework.id} is in force from {day_in_words(first)}, {begins}"
    return ""


def _way_out(frameworks: Iterable[Framework], day: date) -> str:
    fitting = [each.plan.id for each in frameworks if not _fault(each.plan, day)]
    return f"In force that day: {listed(fitting)}." if fitting else "Name the one that was in force that day."


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),))
