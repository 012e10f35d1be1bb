"""A number, letter, slug or title fits exactly one outcome of the corporate plan that the document names.

Why: outcomes were renumbered between versions of the corporate plan; a number that fits none, or a title that no
outcome bears, claims to serve something that does not exist.

Bad:

    objectives:
      - {id: safer-streets, text: Make the streets safer, contributes_to: [13]}

Good:

    objectives:
      - {id: safer-streets, text: Make the streets safer, contributes_to: [1]}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.links import Link, LinkState, outcome_meant
from bizplan.model.plan import Plan
from bizplan.values.nearness import nearest


def _link(link: Link) -> Finding | None:
    if link.state is LinkState.RESOLVED or not outcome_meant(link.placed):
        return None
    place = link.place
    text = link.placed.reference.text
    where = f"Corporate Plan {link.framework}" if link.framework else "any corporate plan that is held"
    if link.state is LinkState.AMBIGUOUS:
        found = " and ".join(f"“{each.name}”" for each in link.targets)
        return Finding(f"“{text}” fits more than one outcome of {where}: {found}", place, "Name the outcome by its id.")
    if link.state is not LinkState.DANGLING:
        return None
    if not link.framework and not link.placed.reference.document:
        hint = f"Add “corporate_plan”, or name the plan with the outcome, such as 2018-23/{text}."
        return Finding(f"“{text}” is no outcome, for the document names no corporate plan", place, hint)
    hint = f"Did you mean “{link.near}”?" if link.near else "Name an outcome by its number or its id."
    return Finding(f"“{text}” is no outcome of {where}", place, hint)


def _titles(plan: Plan, view: View) -> Iterator[Finding]:
    framework = view.framework
    if plan.outcomes is None or framework is None or not framework.complete:
        return
    for position, claim in enumerate(plan.outcomes.claims):
        place = view.at("outcomes", "claims", position, "title")
        if claim.outcome is not None:
            continue
        if claim.title is None:
            where = view.at("outcomes", "claims", position)
            yield Finding("the claim names no outcome", where, "Add its number or id as “outcome”, or its “title”.")
        elif len(framework.titled(claim.title)) != 1:
            near = nearest(claim.title, [each.title for each in framework.plan.outcomes], most=8)
            hint = f"Did you mean “{near}”?" if near else "Name the outcome by its number or id."
            yield Finding(
                f"“{claim.title}” is the title of no outcome of Corporate Plan {framework.plan.id}", place, hint
            )


RULE = Rule(Severity.ERROR, Profile.DRAFT, (of(Plan, _titles),), link=_link)
