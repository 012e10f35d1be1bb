"""A plan that is published cites no outcome for whose title it relies on words that nobody has checked.

The corporate plan marks such a title with `verified: false`. A plan that prints a title of its own does not rely on it.

Why: memory is not a source.

Bad:

    outcomes:
      claims: [{outcome: 3}]

Good:

    outcomes:
      claims: [{outcome: 1}]
"""

from collections.abc import Iterator

from bizplan.checks.outcomes import claimed, label
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Location, Note, Severity
from bizplan.model.plan import Plan


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    for each in claimed(plan, view):
        if each.outcome.verified or each.claim.title:
            continue
        framework = view.setting.frameworks[each.key.framework]
        at = framework.plan.outcomes.index(each.outcome)
        note = Note(Location(framework.file, ("outcomes", at, "verified")), "never checked against a source")
        message = f"outcome {label(each.outcome)} is cited, and its title in {framework.plan.title} is unverified"
        hint = "Check the title against a source and take out “verified: false”, or give here the “title” as printed."
        yield Finding(message, view.at(*each.route), hint, notes=(note,))


RULE = Rule(Severity.WARNING, Profile.FINAL, (of(Plan, _check),))
