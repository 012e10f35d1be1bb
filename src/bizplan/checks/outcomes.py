"""What rules on outcomes share: the outcomes that a plan says it serves, in their places, and what each is called."""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.rule import View
from bizplan.diagnostics import Route
from bizplan.index.coverage import OutcomeKey
from bizplan.index.links import Link
from bizplan.model.corporate_plan import Outcome
from bizplan.model.plan import OutcomeClaim, Plan

_KINDS = frozenset({"outcome", "activity"})


@dataclass(frozen=True, slots=True)
class Claimed:
    """One outcome that a plan says it serves, and what it is in its corporate plan."""

    claim: OutcomeClaim
    route: Route
    key: OutcomeKey
    outcome: Outcome
    letter: str
    """The letter of the activity where one is claimed; empty for a whole outcome."""


def claimed(plan: Plan, view: View) -> Iterator[Claimed]:
    """The outcomes under the plan's own heading for them, in order; one that cannot be told is passed over."""
    if plan.outcomes is None:
        return
    inside = ("outcomes", "claims")
    links = {link.placed.route[2]: link for link in view.indexed.links if link.placed.route[:2] == inside}
    framework = view.framework
    for position, claim in enumerate(plan.outcomes.claims):
        route: Route = ("outcomes", "claims", position)
        link = links.get(position)
        if link is not None:
            found = cited(link, view)
            if found is not None:
                key, outcome = found
                letter = link.target.item.partition("/")[2] if link.target else ""
                yield Claimed(claim, route, key, outcome, letter)
        elif claim.title and framework is not None:
            titled = framework.titled(claim.title)
            if len(titled) == 1:
                yield Claimed(claim, route, OutcomeKey(framework.plan.id, titled[0].id), titled[0], "")


def cited(link: Link, view: View) -> tuple[OutcomeKey, Outcome] | None:
    """The outcome that a reference leads to, itself or by one of its activities; None if it leads elsewhere."""
    target = link.target
    if target is None or target.kind not in _KINDS or target.document not in view.setting.frameworks:
        return None
    outcome = view.setting.frameworks[target.document].outcome_of(target)
    return OutcomeKey(target.document, outcome.id), outcome


def label(outcome: Outcome) -> str:
    """The key by which an outcome is cited: its number, or its id where outcomes have no numbers."""
    return str(outcome.number) if outcome.number is not None else outcome.id


def spoken(outcome: Outcome) -> str:
    """An outcome in a sentence: `outcome 4 “Communities are cohesive …”`; one from memory by its number alone."""
    return f"outcome {label(outcome)} “{outcome.title}”" if outcome.verified else f"outcome {label(outcome)}"
