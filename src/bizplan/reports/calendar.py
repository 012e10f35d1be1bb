"""What documents date to a calendar: meetings, the days before them, returns, windows, and who owes what by when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bizplan.index.dated_facts import DatedFacts
from bizplan.index.notice import closed_days, notice_days
from bizplan.index.returns_awaited import awaited_returns, returns_by_id
from bizplan.index.setting import Setting
from bizplan.values.clear_days import publish_by, working_day_after


class Step(StrEnum):
    """What a day is for; of two on one day the one named first comes first."""

    DRAFT = "draft"
    CLEARANCE = "clearance"
    DESPATCH = "despatch"
    """The last day to publish so that the clear days lie before the meeting."""
    MEETING = "meeting"
    RETURN = "return"
    APPROVAL = "approval"
    """The day before a plan's year, by which a committee should have approved it."""
    OPENS = "consultation opens"
    CLOSES = "consultation closes"


class Progress(StrEnum):
    """How a deadline stands on the day the calendar was made."""

    DONE = "done"
    DONE_LATE = "done late"
    OVER_DUE = "over-due"
    AHEAD = "ahead"
    PAST = "past"
    """A day that asked nobody for anything, such as that of a meeting."""


CLERK = "Committee clerk"
_OWED = frozenset({Step.DRAFT, Step.CLEARANCE, Step.DESPATCH, Step.RETURN, Step.APPROVAL})


@dataclass(frozen=True, slots=True)
class Deadline:
    """One entry of the calendar."""

    day: date
    step: Step
    what: str
    """In words: what is due, or what happens."""
    who: str
    """Who owes it, by role, department or committee; empty where nobody does."""
    committee: str
    """The committee's id; empty where none is concerned."""
    department: str
    """The department's id; empty where none is known."""
    document: str
    """The id of the document it comes from."""
    file: str
    progress: Progress
    days: int
    """Days from the day of asking until then; negative if it is past."""
    done_on: date | None
    """The day it was done, where that is known."""


@dataclass(frozen=True, slots=True)
class CalendarReport:
    """The deadlines of a stretch of time."""

    as_at: date
    first: date
    last: date
    notice_days: int
    """Clear days that must lie between publication and meeting."""
    deadlines: tuple[Deadline, ...]
    """By day."""
    owed: tuple[Deadline, ...]
    """What somebody still has to do, most urgent first: what is over-due, then what is ahead."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the calendar is asked for."""

    as_at: date
    first: date
    last: date
    committee: str = ""
    """A committee's id; empty for all."""
    department: str = ""
    """A department's id; empty for all."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A deadline before it is known how it stands."""

    day: date
    step: Step
    what: str
    who: str = ""
    committee: str = ""
    is_done: bool = False
    done_on: date | None = None


def build_calendar(facts: Iterable[DatedFacts], setting: Setting, wanted: Wanted) -> CalendarReport:
    """The deadlines between two days, both included.

    A return is awaited for each period of the calendar that a plan names; a plan that names none is not chased. One
    that was supplied after the day of asking has not come.
    """
    every = tuple(facts)
    returns = returns_by_id(every, wanted.as_at)
    steps = list(Step)
    found = sorted(
        (
            _deadline(entry, fact, wanted.as_at)
            for fact in every
            for entry in _entries(fact, setting, returns)
            if wanted.first <= entry.day <= wanted.last
            and wanted.committee in {"", entry.committee}
            and wanted.department in {"", fact.department}
        ),
        key=lambda each: (each.day, steps.index(each.step), each.document, each.what),
    )
    owed = tuple(each for each in found if each.step in _OWED and each.progress in {Progress.OVER_DUE, Progress.AHEAD})
    return CalendarReport(wanted.as_at, wanted.first, wanted.last, notice_days(setting), tuple(found), owed)


def _deadline(entry: _Entry, fact: DatedFacts, as_at: date) -> Deadline:
    return Deadline(
        entry.day,
        entry.step,
        entry.what,
        entry.who,
        entry.committee,
        fact.department,
        fact.document,
        fact.file,
        _progress(entry, as_at),
        (entry.day - as_at).days,
        entry.done_on,
    )


def _progress(entry: _Entry, as_at: date) -> Progress:
    if entry.step not in _OWED:
        return Progress.AHEAD if entry.day >= as_at else Progress.PAST
    if entry.is_done:
        return Progress.DONE_LATE if entry.done_on is not None and entry.done_on > entry.day else Progress.DONE
    return Progress.AHEAD if entry.day >= as_at else Progress.OVER_DUE


def _entries(fact: DatedFacts, setting: Setting, returns: Mapping[str, DatedFacts]) -> Iterator[_Entry]:
    match fact.kind:
        case "committee-report":
            yield from _of_report(fact, setting)
        case "plan":
            yield from _of_plan(fact, setting, returns)
        case "consultation":
            if fact.begins is not None and fact.ends is not None:
                yield _Entry(fact.begins, Step.OPENS, f"{fact.title}: opens")
                yield _Entry(fact.ends, Step.CLOSES, f"{fact.title}: closes")
        case _:
            return


def _of_report(fact: DatedFacts, setting: Setting) -> Iterator[_Entry]:
    """The meetings, and what must be done before: the report is written and cleared once, for the first of them."""
    organisation = setting.organisation
    names = {each.id: each.name for each in organisation.committees} if organisation else {}
    is_out = fact.published_on is not None
    for position, meeting in enumerate(sorted(fact.meetings, key=lambda each: each.day)):
        name = names.get(meeting.committee, meeting.committee)
        closed = closed_days((meeting.day.year - 1, meeting.day.year), setting)
        despatch = publish_by(meeting.day, notice_days(setting), closed)
        for lead in organisation.lead_times if organisation and not position else ():
            day = working_day_after(despatch, -lead.days, closed)
            is_done = is_out or (fact.is_done if lead.head is None else lead.head in fact.cleared)
            what = f"“{fact.title}”: {lead.name}"
            yield _Entry(day, Step(lead.step), what, lead.role or fact.role, meeting.committee, is_done=is_done)
        what = f"“{fact.title}”: publish for {name}"
        yield _Entry(despatch, Step.DESPATCH, what, CLERK, meeting.committee, is_done=is_out)
        asked = f", for {' / '.join(meeting.purposes)}" if meeting.purposes else ""
        yield _Entry(meeting.day, Step.MEETING, f"{name}: “{fact.title}”{asked}", "", meeting.committee)


def _of_plan(fact: DatedFacts, setting: Setting, returns: Mapping[str, DatedFacts]) -> Iterator[_Entry]:
    organisation = setting.organisation
    departments = {each.id: each.short_name or each.name for each in organisation.departments} if organisation else {}
    who = departments.get(fact.department, fact.department)
    for each in awaited_returns(fact, setting, returns):
        begun = ", begun" if each.is_begun else ""
        what = f"Return of {each.plan} for {each.part} ({each.months}){begun}"
        is_done = each.supplied_on is not None
        yield _Entry(each.due, Step.RETURN, what, who, is_done=is_done, done_on=each.supplied_on)
    if fact.begins is not None:
        day = working_day_after(fact.begins, -1, closed_days((fact.begins.year,), setting))
        yield _Entry(
            day, Step.APPROVAL, f"Plan {fact.document}: approval before its year begins", who, is_done=fact.is_done
        )
