"""Between publication and meeting lie the clear working days that the council states, or the report says why not.

Neither the day of publication nor that of the meeting counts; weekends and the bank holidays of England are left out,
and so are the whole Christmas and Easter breaks where the organisation says so (`wider_breaks`).

Why: the public has a right to see a paper before it is decided.

Bad:

    kind: committee-report
    meetings:
      - {committee: policy, date: 2017-06-16, purposes: [decision]}
    published_on: 2017-06-09

Good:

    kind: committee-report
    meetings:
      - {committee: policy, date: 2017-06-16, purposes: [decision]}
    published_on: 2017-06-08
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.notice import NOTICE_DAYS, closed_days
from bizplan.model.committee_report import CommitteeReport
from bizplan.values.clear_days import clear_days, publish_by
from bizplan.values.counts import numbered
from bizplan.values.dates import day_in_words


@dataclass(frozen=True, slots=True)
class NoticeParameters(Parameters):
    """What a council may set."""

    days: int = NOTICE_DAYS
    """The clear days between publication and meeting, where the organisation states none."""
    counted: str = "working"
    """Which days count: “working”, or “all” for weekends and bank holidays too."""


def _check(report: CommitteeReport, view: View) -> Iterator[Finding]:
    if report.published_on is None or report.urgency is not None:
        return
    organisation = view.setting.organisation
    stated = organisation.notice_days if organisation else None
    parameters = view.set_for(NoticeParameters)
    wanted = stated if stated is not None else parameters.days
    for position, meeting in enumerate(report.meetings):
        holidays = closed_days(range(report.published_on.year - 1, meeting.date.year + 1), view.setting)
        days, latest = _notice(
            report.published_on, meeting.date, wanted, None if parameters.counted == "all" else holidays
        )
        if days < wanted:
            message = (
                f"{numbered(days, 'clear day')} before the meeting of {day_in_words(meeting.date)}; {wanted} are due"
            )
            hint = f"Publish by {day_in_words(latest)}, or add “urgency”: why it cannot wait."
            note = Note(view.at("meetings", position, "date"), "the meeting")
            yield Finding(message, view.at("published_on"), hint, notes=(note,))


def _notice(published: date, meeting: date, wanted: int, holidays: frozenset[date] | None) -> tuple[int, date]:
    """The clear days there are, and the last day to publish; every day counts where no holidays are given."""
    if holidays is None:
        return max(0, (meeting - published).days - 1), meeting - timedelta(days=wanted + 1)
    return clear_days(published, meeting, holidays), publish_by(meeting, wanted, holidays)


RULE = Rule(Severity.ERROR, Profile.FINAL, (of(CommitteeReport, _check),), parameters=NoticeParameters)
