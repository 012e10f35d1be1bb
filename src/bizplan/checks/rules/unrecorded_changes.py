"""Where an earlier plan or an earlier draft exists, what changed since is listed.

Why: Members must be able to see the changes without laying two papers side by side.

Bad:

    kind: committee-report
    drafts: [2019-02-17]

Good:

    kind: committee-report
    drafts: [2019-02-17]
    changes: [The measure of lighting is new.]
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.plan import Plan
from bizplan.values.counts import listed

_HINT = "List the changes under “changes”."


def _report(report: CommitteeReport, view: View) -> Iterator[Finding]:
    if report.drafts and not report.changes:
        when = listed([str(draft) for draft in report.drafts])
        yield Finding(
            f"an earlier draft went to Members ({when}), and no change is listed", view.at("drafts", on="key"), _HINT
        )


def _plan(plan: Plan, view: View, earlier: Plan, before: View) -> Iterator[Finding]:
    if not plan.changes and plan.level == "department" and "changes" not in view.loaded.damaged:
        message = f"there is a plan for {earlier.period}, and this one lists no change since"
        yield Finding(message, view.at("period"), _HINT, notes=(Note(before.at("period"), "the earlier plan"),))


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(CommitteeReport, _report),), year_on_year=_plan)
