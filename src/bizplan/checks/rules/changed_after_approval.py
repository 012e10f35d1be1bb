"""A published plan says what its committees approved.

“bizplan approve” records the fingerprint of what was approved. Of each committee the last approval counts; one without
a fingerprint proves nothing either way and is passed over. Layout, notes, status and waivers do not count as a change.

Why: changes made silently after the meeting are what Members complain of most.

Bad:

    status: published
    approvals:
      - committee: policy
        date: 2026-03-14
        decision: Approved
        content: 0f343b0931126a20f133d67c2b018a3b

Good:

    status: published
    approvals:
      - committee: policy
        date: 2026-03-14
        decision: Approved
        content: 342660741cf3f7dbb459611d86060a5b
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.approvals import outgrown
from bizplan.model.plan import Plan


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    organisation = view.setting.organisation
    names = {each.id: each.name for each in organisation.committees} if organisation else {}
    for position, approval in outgrown(plan):
        committee = names.get(str(approval.committee), str(approval.committee))
        yield Finding(
            f"the plan was changed after {committee} approved it on {approval.date}",
            view.at("approvals", position, "content"),
            "Take the change back, or bring it to the committee and record what it decides with “bizplan approve”.",
        )


RULE = Rule(Severity.ERROR, Profile.FINAL, (of(Plan, _check),))
