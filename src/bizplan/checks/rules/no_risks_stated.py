"""The plan lists its risks, or says why it has none.

A department's plan always; the plan of a team or a person where its form asks for risks.

Why: silence is not safety.

Bad:

    risks: []

Good:

    no_risks: The department's risks stand in the plan of the council's partner.
"""

from collections.abc import Iterator

from bizplan.checks.entries import is_asked_for
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.model.plan import Plan


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    if not plan.risks and not plan.no_risks and is_asked_for(plan, view.setting, "risks"):
        place = view.at("risks" if "risks" in plan.model_fields_set else "kind", on="key")
        hint = "List them under “risks”, or say under “no_risks” why there are none."
        yield Finding("the plan does not say what could go wrong", place, hint)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check, needs=("risks", "no_risks")),))
