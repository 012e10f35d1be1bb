"""An outcome is cited by its number or id, with or without its title, and not by its title alone.

Why: titles are shortened and reworded as they are copied; a key leads to the outcome whatever its title has become.

Bad:

    outcomes:
      claims:
        - title: People are safe

Good:

    outcomes:
      claims:
        - {outcome: 1, title: People are safe}
"""

from collections.abc import Iterator

from bizplan.checks.outcomes import claimed, label
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import each_or_all
from bizplan.diagnostics import Edit, Finding, Fix, Severity
from bizplan.model.plan import Plan
from bizplan.values.counts import numbered

_WAY_OUT = "Add the number or id beside the title, as “outcome”."


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    found = []
    for each in claimed(plan, view):
        if each.claim.outcome is None:
            key = label(each.outcome)
            fix = Fix(f"Add “outcome: {key}” beside the title", (Edit((*each.route, "outcome"), key),))
            message = f"“{each.claim.title}” is cited by its title alone; it is outcome {key}"
            found.append(Finding(message, view.at(*each.route, "title"), _WAY_OUT, fix=fix))
    claims = plan.outcomes.claims if plan.outcomes else ()
    together = f"{numbered(len(found), 'outcome')} are cited by their titles alone"
    fixes = f"Add the number or id of each of the {len(found)} outcomes"
    yield from each_or_all(found, len(claims), view.at("outcomes", "claims"), together, fixes)


RULE = Rule(Severity.INFO, Profile.DRAFT, (of(Plan, _check),), fixable=True)
