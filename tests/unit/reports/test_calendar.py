"""The calendar: which days come of a report, a plan, a return and a consultation, and what is still owed."""

from dataclasses import replace
from datetime import date

import pytest

from bizplan.index.dated_facts import DatedFacts, MeetingFact, ReportingPeriodFact
from bizplan.reports.calendar import CalendarReport, Deadline, Progress, Step, Wanted, build_calendar
from bizplan.reports.calendar_paper import in_words, time_left
from tests.small_council import setting

ORGANISATION = """
kind: organisation
id: town
name: Town
departments: [{id: roads, name: Roads, chief_officer: Director of Roads}]
committees: [{id: policy, name: Policy Committee}, {id: audit, name: Audit Committee}]
calendars:
  - {id: halves, name: Halves, due_days: 10, periods: [
      {part: H1, name: April to September, first_month: 4, last_month: 9},
      {part: H2, name: October to March, first_month: 10, last_month: 3}]}
lead_times:
  - {step: draft, name: draft, days: 10}
  - {step: clearance, name: finance, head: finance, role: Treasurer, days: 5}
"""
REPORT = DatedFacts(
    "r.yaml",
    "r",
    "committee-report",
    "Roads plan",
    "roads",
    "Head of Roads",
    is_done=False,
    meetings=(MeetingFact("policy", date(2017, 6, 16), ("decision",)),),
)
PLAN = DatedFacts(
    "p.yaml",
    "roads/2017-18",
    "plan",
    "Plan",
    "roads",
    "",
    is_done=False,
    periods=(ReportingPeriodFact("H1", "April to September", date(2017, 9, 30), "halves"),),
    begins=date(2017, 4, 1),
)
RETURN = DatedFacts(
    "t.yaml", "roads/2017-18@h1", "return", "Return", "", "Head of Roads", is_done=True, supplied_on=date(2017, 4, 20)
)
WINDOW = DatedFacts(
    "c.yaml", "c", "consultation", "Draft plan", "", "", is_done=False, begins=date(2017, 9, 1), ends=date(2017, 11, 8)
)


def _calendar(*facts: DatedFacts, as_at: date = date(2017, 5, 1), committee: str = "") -> CalendarReport:
    return build_calendar(facts, setting(ORGANISATION), Wanted(as_at, date(2017, 1, 1), date(2018, 12, 31), committee))


def _days(report: CalendarReport) -> list[tuple[date, Step, str, Progress]]:
    return [(each.day, each.step, each.who, each.progress) for each in report.deadlines]


def test_a_report_is_reckoned_back_from_its_meeting() -> None:
    assert _days(_calendar(REPORT)) == [
        (date(2017, 5, 24), Step.DRAFT, "Head of Roads", Progress.AHEAD),
        (date(2017, 6, 1), Step.CLEARANCE, "Treasurer", Progress.AHEAD),
        (date(2017, 6, 8), Step.DESPATCH, "Committee clerk", Progress.AHEAD),
        (date(2017, 6, 16), Step.MEETING, "", Progress.AHEAD),
    ]


@pytest.mark.parametrize(
    ("fact", "done"),
    [
        (REPORT, set()),
        (replace(REPORT, is_done=True), {Step.DRAFT}),
        (replace(REPORT, cleared=("finance",)), {Step.CLEARANCE}),
        (replace(REPORT, cleared=("legal",)), set()),
        (replace(REPORT, published_on=date(2017, 6, 1)), {Step.DRAFT, Step.CLEARANCE, Step.DESPATCH}),
    ],
)
def test_what_of_a_report_is_done(fact: DatedFacts, done: set[Step]) -> None:
    report = _calendar(fact, as_at=date(2017, 6, 30))
    assert {each.step for each in report.deadlines if each.progress is Progress.DONE} == done
    assert {each.step for each in report.owed} == {Step.DRAFT, Step.CLEARANCE, Step.DESPATCH} - done


def test_a_report_to_two_committees_is_written_and_cleared_once() -> None:
    later = MeetingFact("audit", date(2017, 6, 30), ("information",))
    report = _calendar(replace(REPORT, meetings=(later, *REPORT.meetings)))
    assert [each.step for each in report.deadlines] == [
        Step.DRAFT, Step.CLEARANCE, Step.DESPATCH, Step.MEETING, Step.DESPATCH, Step.MEETING
    ]  # fmt: skip


def test_a_return_is_awaited_for_each_period_and_a_plan_for_its_year() -> None:
    assert _days(_calendar(PLAN)) == [
        (date(2017, 3, 31), Step.APPROVAL, "Roads", Progress.OVER_DUE),
        (date(2017, 10, 13), Step.RETURN, "Roads", Progress.AHEAD),
    ]
    given = _calendar(replace(PLAN, is_done=True), RETURN)
    assert [each.progress for each in given.deadlines] == [Progress.DONE, Progress.DONE]
    assert given.owed == ()


@pytest.mark.parametrize(
    ("given", "progress", "what"),
    [
        (replace(RETURN, supplied_on=date(2017, 10, 13)), Progress.DONE, ""),
        (replace(RETURN, supplied_on=date(2017, 10, 14)), Progress.DONE_LATE, ""),
        (replace(RETURN, supplied_on=date(2017, 11, 2)), Progress.OVER_DUE, ""),
        (replace(RETURN, supplied_on=date(2017, 10, 2), is_done=False), Progress.OVER_DUE, ", begun"),
    ],
)
def test_a_return_is_done_in_time_late_or_not_at_all(given: DatedFacts, progress: Progress, what: str) -> None:
    report = _calendar(PLAN, given, as_at=date(2017, 11, 1))
    (deadline,) = (each for each in report.deadlines if each.step is Step.RETURN)
    assert deadline.progress is progress
    assert deadline.what == f"Return of roads/2017-18 for H1 (April to September){what}"
    assert deadline.done_on == (given.supplied_on if "done" in progress.value else None)
    assert (deadline in report.owed) == (progress is Progress.OVER_DUE)


def test_a_consultation_owes_nothing() -> None:
    report = _calendar(WINDOW, as_at=date(2017, 10, 1))
    assert [each[3] for each in _days(report)] == [Progress.PAST, Progress.AHEAD]
    assert report.owed == ()
    assert in_words(report) == "2 entries from 1 January 2017 to 31 December 2018: nothing is owed"


def test_over_due_comes_first_and_a_committee_sees_only_its_own() -> None:
    report = _calendar(REPORT, PLAN, WINDOW, as_at=date(2017, 5, 25))
    assert [each.progress for each in report.owed][:3] == [Progress.OVER_DUE, Progress.OVER_DUE, Progress.AHEAD]
    assert {each.document for each in _calendar(REPORT, PLAN, committee="policy").deadlines} == {"r"}
    assert _calendar(REPORT, PLAN, committee="audit").deadlines == ()


@pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "1 day"), (12, "12 days"), (-1, "1 day late")])
def test_time_left(days: int, words: str) -> None:
    deadline = Deadline(date(2017, 1, 1), Step.DRAFT, "", "", "", "", "", "", Progress.AHEAD, days, None)
    assert time_left(deadline) == words
