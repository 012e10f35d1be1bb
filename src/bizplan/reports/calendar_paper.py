"""The calendar to tables and a paper: what comes when, and the list of who still owes what."""

from bizplan.reports.calendar import CalendarReport, Deadline, Progress
from bizplan.reports.paper import Column, Fact, Paper, Paragraph, Row, Section, Status, Table, Tone, Width, literal
from bizplan.values.counts import numbered
from bizplan.values.dates import day_in_words

_TONES = {
    Progress.DONE: Tone.GOOD,
    Progress.DONE_LATE: Tone.WARNING,
    Progress.OVER_DUE: Tone.BAD,
    Progress.AHEAD: Tone.UNKNOWN,
    Progress.PAST: Tone.UNKNOWN,
}


def calendar_table(report: CalendarReport) -> Table:
    """Every deadline, by day."""
    columns = (Column("Day"), Column("What", width=Width.WIDE), Column("Who"), Column("State"))
    rows = tuple(
        Row((literal(_day(each)), literal(each.what), literal(each.who), _state(each))) for each in report.deadlines
    )
    return Table("calendar", f"Calendar, {_span(report)}", columns, rows)


def owed_table(report: CalendarReport) -> Table:
    """What somebody still has to do, most urgent first."""
    columns = (Column("By"), Column("Who owes"), Column("What", width=Width.WIDE), Column("Time left"))
    rows = tuple(
        Row((literal(_day(each)), literal(each.who or "not said"), literal(each.what), literal(time_left(each))))
        for each in report.owed
    )
    return Table("owed", f"Still owed on {day_in_words(report.as_at)}", columns, rows)


def calendar_paper(report: CalendarReport, council: str) -> Paper:
    """The calendar as a paper, with the chase list first."""
    return Paper(
        kind="calendar",
        reference=f"calendar-{report.first.isoformat()}",
        title="Calendar of papers and returns",
        subtitle=_span(report),
        council=council,
        cover=(
            Fact("As at", (literal(day_in_words(report.as_at)),)),
            Fact("Clear days before a meeting", (literal(str(report.notice_days)),)),
        ),
        sections=(
            Section("still-owed", "Who owes what", (owed_table(report),) if report.owed else (_none_owed(),)),
            Section("all-days", "Every day", (calendar_table(report),)),
        ),
    )


def in_words(report: CalendarReport) -> str:
    """The calendar in one line."""
    days = numbered(len(report.deadlines), "entry", "entries")
    late = sum(1 for each in report.owed if each.progress is Progress.OVER_DUE)
    owed = f"{len(report.owed)} still owed" + (f", {late} of them over-due" if late else "")
    return f"{days} from {_span(report)}: {owed if report.owed else 'nothing is owed'}"


def time_left(deadline: Deadline) -> str:
    """`3 days late`, `today`, `12 days`."""
    if not deadline.days:
        return "today"
    days = numbered(abs(deadline.days), "day")
    return f"{days} late" if deadline.days < 0 else days


def _state(deadline: Deadline) -> Status:
    return Status(deadline.progress.value, _TONES[deadline.progress])


def _none_owed() -> Paragraph:
    return Paragraph(literal("Nobody owes anything in this time."))


def _day(deadline: Deadline) -> str:
    return f"{deadline.day:%a} {deadline.day.day} {deadline.day:%b} {deadline.day.year}"


def _span(report: CalendarReport) -> str:
    return f"{day_in_words(report.first)} to {day_in_words(report.last)}"
