"""A claim on all outcomes, or by one entry on many, goes with work that is named for each.

Work is named for an outcome by an entry that names no more outcomes than one entry may.

Why: who claims everything has said nothing; such a claim hides what no work serves.

Bad:

    outcomes:
      blanket: {text: We serve all three corporate outcomes}
    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}

Good:

    outcomes:
      claims: [{outcome: 1}]
    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bizplan.checks.outcomes import label
from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import beginning, called
from bizplan.diagnostics import Finding, Severity
from bizplan.index.coverage import WORK_KINDS, OutcomeKey
from bizplan.index.reach import reach_of
from bizplan.index.walk import entities
from bizplan.model.base import Item
from bizplan.model.plan import Plan
from bizplan.values.counts import listed, numbered


@dataclass(frozen=True, slots=True)
class Blanket(Parameters):
    """How many outcomes one entry may serve."""

    most: int = 6
    """The most outcomes that one entry may name unless other work is named for each."""


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    most = view.set_for(Blanket).most
    reach = reach_of(view.indexed, view.setting)
    work = [
        placed
        for placed in entities(plan)
        if isinstance(placed.entity, Item) and placed.entity.kind_of_item in WORK_KINDS and placed.id in reach.outcomes
    ]
    by_name = {key for each in work if len(reach.outcomes[each.id]) <= most for key in reach.outcomes[each.id]}
    if plan.outcomes is not None and plan.outcomes.blanket is not None:
        yield from _claim_on_all(plan.outcomes.blanket.text, by_name, view)
    for each in work:
        named = reach.outcomes[each.id]
        if len(named) > most and not by_name.issuperset(named) and isinstance(each.entity, Item):
            lacking = _labels([key for key in named if key not in by_name], view)
            message = f"{called(each.entity)} claims {len(named)} outcomes, and no other work is named for {lacking}"
            hint = "Keep the outcomes that it really serves, or name what is done for each of the others."
            yield Finding(message, view.at(*each.route, "id"), hint)


def _claim_on_all(text: str, by_name: set[OutcomeKey], view: View) -> Iterator[Finding]:
    framework = view.framework
    outcomes = framework.plan.outcomes if framework is not None else ()
    keys = [OutcomeKey(framework.plan.id if framework else "", outcome.id) for outcome in outcomes]
    served = [key for key in keys if key in by_name]
    if keys and len(served) == len(keys):
        return
    whole = f"all {numbered(len(keys), 'outcome')} are claimed" if keys else "all outcomes are claimed"
    named = f"for {_labels(served, view)} only" if served else "for none"
    message = f"{whole}, and work is named {named}: “{beginning(text)}”"
    hint = "Claim those that work is named for, or name under “contributes_to” what is done for each of the others."
    yield Finding(message, view.at("outcomes", "blanket", "text"), hint)


def _labels(keys: Sequence[OutcomeKey], view: View) -> str:
    """The numbers or ids of outcomes, in the order of their corporate plan."""
    wanted = set(keys)
    held = [view.setting.frameworks[identity] for identity in dict.fromkeys(key.framework for key in keys)]
    known = [
        label(outcome)
        for framework in held
        for outcome in framework.plan.outcomes
        if OutcomeKey(framework.plan.id, outcome.id) in wanted
    ]
    return listed(known)


RULE = Rule(
    Severity.WARNING,
    Profile.COMMITTEE,
    (of(Plan, _check, needs=("services", "programmes", "objectives")),),
    parameters=Blanket,
    silenced_by=("no-outcomes-cited",),
)
