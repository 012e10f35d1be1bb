"""A published plan records the approval of a committee that decides.

Where the department names committees that decide, each of them has approved; else one approval does. A decision to
refuse, defer or refer the plan back is no approval.

Why: a reader cannot tell a plan in force from one that somebody wrote.

Bad:

    status: published

Good:

    status: published
    approvals:
      - {committee: policy, date: 2019-03-14, decision: approved}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.approvals import approving, deciding_committees
from bizplan.model.plan import Plan
from bizplan.values.counts import listed


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    if plan.level != "department":
        return
    organisation = view.setting.organisation
    names = {each.id: each.name for each in organisation.committees} if organisation else {}
    approved = approving(plan)
    lacking = [names.get(each, each) for each in deciding_committees(plan, view.setting) if each not in approved]
    place = view.at("approvals" if plan.approvals else "status", on="key")
    hint = "Add it under “approvals”, with committee, date and decision."
    if lacking:
        yield Finding(f"the plan records no approval of {listed(lacking)}", place, hint)
    elif not approved:
        yield Finding("the plan records no committee's approval", place, hint)


RULE = Rule(Severity.WARNING, Profile.FINAL, (of(Plan, _check),))
