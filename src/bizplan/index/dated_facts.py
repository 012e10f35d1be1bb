"""A document to what stands in a calendar because of it: meetings, returns, windows, and what has been done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bizplan.index.periods import stretch
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.consultation import Consultation
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.values.years import Period


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A committee to which a report goes."""

    committee: str
    """The committee's id."""
    day: date
    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportingPeriodFact:
    """One period for which a plan must report."""

    part: str
    """As the calendar names it, such as Q1."""
    name: str
    """Its months in words."""
    ends: date
    calendar: str
    """The calendar's id."""


@dataclass(frozen=True, slots=True)
class DatedFacts:
    """One document, as a calendar sees it; what does not concern its kind is empty."""

    file: str
    document: str
    kind: str
    title: str
    """What to call it in a line."""
    department: str
    """The id of its department; empty where it has none."""
    role: str
    """Who answers for it, by role."""
    is_done: bool
    """A report that is no draft any more, a plan that a committee has approved, a consultation that is closed, a return
    that is no draft and says something."""
    meetings: tuple[MeetingFact, ...] = ()
    published_on: date | None = None
    cleared: tuple[str, ...] = ()
    """Heads for which a report has a clearance that stands."""
    periods: tuple[ReportingPeriodFact, ...] = ()
    """The periods for which a plan must report, by the calendar that it names."""
    begins: date | None = None
    """The first day of the year of a department's plan, or of a consultation."""
    ends: date | None = None
    """The last day of a consultation."""
    supplied_on: date | None = None
    """The day a return was supplied."""


def dated_facts(loaded: Loaded, indexed: Indexed, setting: Setting) -> DatedFacts | None:
    """What stands in a calendar because of a document; None for a kind that has no place in one."""
    del indexed
    match loaded.model:
        case CommitteeReport() as report:
            return _of_report(loaded.file, report, setting)
        case Plan() as plan:
            return _of_plan(loaded.file, plan, setting)
        case Return() as given:
            title = f"Return of {given.plan}, {given.period}"
            return DatedFacts(
                loaded.file,
                given.document_id,
                "return",
                title,
                "",
                given.supplied.role,
                is_done=given.says_something and not given.draft,
                supplied_on=given.supplied.date,
            )
        case Consultation() as asked:
            return DatedFacts(
                loaded.file,
                asked.id,
                "consultation",
                asked.title,
                "",
                "",
                asked.closed,
                begins=asked.opens.first,
                ends=asked.closes.last,
            )
        case _:
            return None


def _of_report(file: str, report: CommitteeReport, setting: Setting) -> DatedFacts:
    departments = setting.organisation.departments if setting.organisation else ()
    own = next((each.id for each in departments if each.chief_officer == report.report_of), "")
    return DatedFacts(
        file,
        report.id,
        "committee-report",
        report.subject,
        own,
        report.author or report.report_of,
        is_done=report.status != "draft",
        meetings=tuple(MeetingFact(str(each.committee), each.date, each.purposes) for each in report.meetings),
        published_on=report.published_on,
        cleared=tuple(each.head for each in report.clearances if each.valid),
    )


def _of_plan(file: str, plan: Plan, setting: Setting) -> DatedFacts:
    return DatedFacts(
        file,
        plan.document_id,
        "plan",
        plan.title or f"Plan of {plan.unit}, {plan.period}",
        str(plan.department),
        plan.owner or "",
        is_done=bool(plan.approvals),
        periods=tuple(_periods(plan, setting)),
        begins=plan.period.first_day if plan.level == "department" else None,
    )


def _periods(plan: Plan, setting: Setting) -> Iterator[ReportingPeriodFact]:
    calendars = setting.organisation.calendars if setting.organisation else ()
    for calendar in calendars:
        if plan.calendar is not None and calendar.id == str(plan.calendar):
            for each in calendar.periods:
                found = stretch(Period(plan.period, each.part.upper()), (calendar,))
                if found is not None:
                    yield ReportingPeriodFact(each.part, each.name, found.last_day, calendar.id)
