"""A document's status agrees with its dates, its approvals and its clearances.

A plan that was approved is no draft, and one that went to a committee is published when its year begins; nobody decides
on a day that has not come; a report is published before its meeting and after its clearances.

Why: a status that the dates belie misleads whoever asks which papers are in force.

Bad:

    status: draft
    approvals:
      - {committee: policy, date: 2026-03-14, decision: Approved}

Good:

    status: published
    approvals:
      - {committee: policy, date: 2026-03-14, decision: Approved}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Location, Severity
from bizplan.index.approvals import is_approval
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.consultation import Consultation
from bizplan.model.corporate_plan import CorporatePlan
from bizplan.model.plan import Plan
from bizplan.values.dates import day_in_words


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    for position, each in enumerate(plan.approvals):
        if each.date.first > view.as_at:
            hint = "Correct the date, or record the decision once it was taken."
            yield Finding(
                f"a decision of {each.date}, which has not come", view.at("approvals", position, "date"), hint
            )
    approval = next((each for each in plan.approvals if is_approval(each.decision)), None)
    if plan.status == "draft" and approval is not None:
        message = f"the plan is a draft, and {approval.committee} approved it on {approval.date}"
        yield Finding(message, _status(view), "Set “status” to published, or take the approval out.")
    elif plan.status == "submitted" and plan.level == "department" and plan.period.first_day <= view.as_at:
        message = f"the plan's year began on {day_in_words(plan.period.first_day)}, and its status is {plan.status}"
        yield Finding(message, _status(view), "Have it approved (“bizplan approve”), or take it out if it never came.")


def _report(report: CommitteeReport, view: View) -> Iterator[Finding]:
    published = report.published_on
    last = max((each.date for each in report.meetings), default=None)
    if published is not None:
        if report.status == "published" and published > view.as_at:
            message = f"the report is published, and its day of publication, {day_in_words(published)}, has not come"
            yield Finding(message, view.at("published_on"), "Correct the date or “status”.")
        if report.status != "published" and published <= view.as_at:
            message = f"the report was published on {day_in_words(published)}, and its status is {report.status}"
            yield Finding(message, _status(view), "Set “status” to published.")
        for position, meeting in enumerate(report.meetings):
            if meeting.date < published:
                message = f"the meeting of {day_in_words(meeting.date)} was before the report was published"
                yield Finding(message, view.at("meetings", position, "date"), "Correct the date, or “published_on”.")
        for position, clearance in enumerate(report.clearances):
            if clearance.date > published:
                message = f"cleared for {clearance.head} on {day_in_words(clearance.date)}, after it was published"
                yield Finding(
                    message, view.at("clearances", position, "date"), "Correct the date; clear, then publish."
                )
    elif report.status == "draft" and last is not None and last < view.as_at:
        message = f"the report is a draft, and its last meeting was on {day_in_words(last)}"
        yield Finding(message, _status(view), "Set “status” to published, or correct the date of the meeting.")


def _consultation(consultation: Consultation, view: View) -> Iterator[Finding]:
    if consultation.closed and consultation.closes.first > view.as_at:
        message = f"the consultation is closed, and it runs to {consultation.closes}"
        yield Finding(message, view.at("closed"), "Correct “closes”, or take “closed” out.")


def _corporate_plan(plan: CorporatePlan, view: View) -> Iterator[Finding]:
    if plan.adopted is None:
        return
    if plan.status in {"draft", "consultation"}:
        message = f"the corporate plan was adopted on {plan.adopted}, and its status is {plan.status}"
        yield Finding(message, _status(view), "Set “status” to adopted, or take “adopted” out.")
    elif plan.adopted.first > view.as_at:
        message = f"the corporate plan is {plan.status}, and its adoption, {plan.adopted}, has not come"
        yield Finding(message, view.at("adopted"), "Correct the date or “status”.")


def _status(view: View) -> Location:
    model = view.loaded.model
    return view.at("status" if "status" in model.model_fields_set else "kind")


RULE = Rule(
    Severity.WARNING,
    Profile.DRAFT,
    (
        of(Plan, _plan),
        of(CommitteeReport, _report),
        of(Consultation, _consultation),
        of(CorporatePlan, _corporate_plan),
    ),
    dated=True,
)
