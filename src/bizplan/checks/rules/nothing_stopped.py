"""The plan lists what will stop or shrink, or says why nothing does.

A department's plan always; the plan of a team or a person where its form asks for it. An entry of last year that is
marked as stopped is listed too.

Why: Members ask what was given up for what is new.

Bad:

    stops: []

Good:

    stops: [The printed newsletter stops in June]
"""

from collections.abc import Iterator

from bizplan.checks.entries import is_asked_for
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.model.plan import Plan


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    told = plan.stops or plan.nothing_stops or any(each.how == "stopped" for each in plan.ended)
    if not told and is_asked_for(plan, view.setting, "stops"):
        place = view.at("stops" if "stops" in plan.model_fields_set else "kind", on="key")
        hint = "List under “stops” what stops or shrinks, or say under “nothing_stops” why nothing does."
        yield Finding("the plan does not say what will stop or shrink", place, hint)


RULE = Rule(Severity.INFO, Profile.COMMITTEE, (of(Plan, _check, needs=("stops", "nothing_stops", "ended")),))
