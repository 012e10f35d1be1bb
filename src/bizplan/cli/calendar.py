"""`bizplan calendar`: meetings, the days before them, returns and consultations, and who owes what by when."""

from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from bizplan.cli import common
from bizplan.cli.reporting import as_json, council, markdown, surveyed, table_text, year_asked
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.dated_facts import DatedFacts, dated_facts
from bizplan.pipeline import Survey
from bizplan.reports.calendar import CalendarReport, Wanted, build_calendar
from bizplan.reports.calendar_paper import calendar_paper, calendar_table, in_words, owed_table
from bizplan.values.dates import DateError, day
from bizplan.values.nearness import did_you_mean
from bizplan.values.years import financial_year

_BACK = timedelta(days=92)
_AHEAD = timedelta(days=365)


class Format(StrEnum):
    """The forms of the calendar."""

    TABLE = "table"
    MARKDOWN = "markdown"
    ICS = "ics"
    CSV = "csv"
    JSON = "json"


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    committee: Annotated[str, typer.Option(metavar="ID", help="Only what one committee is concerned with.")] = "",
    department: Annotated[str, typer.Option(metavar="ID", help="Only what one department is concerned with.")] = "",
    period: Annotated[str, typer.Option(metavar="YEAR", help="The calendar of a financial year.")] = "",
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day; else three months back.")] = "",
    last: Annotated[str, typer.Option("--until", metavar="DATE", help="The last day; else a year ahead.")] = "",
    owed: Annotated[bool, typer.Option("--owed", help="Only what somebody still owes, most urgent first.")] = False,
    form: Annotated[
        Format, typer.Option("--format", metavar="table|markdown|ics|csv|json", help="How to write the calendar.")
    ] = Format.TABLE,
    output: common.Output = None,
) -> ExitCode:
    """Show when papers, clearances, returns and consultations are due, and who owes them.

    The last day to publish is reckoned from the meeting by clear working days; what comes before it, by the lead times
    in organisation.yaml. Returns are awaited by the calendar that a plan names. bizplan reads meetings from reports.

    Exit code: 0; with --owed 1 if something is over-due.
    """
    found: Survey[DatedFacts] = surveyed(context, dated_facts)
    organisation = found.setting.organisation
    _known("committee", committee, [each.id for each in organisation.committees] if organisation else [])
    _known("department", department, [each.id for each in organisation.departments] if organisation else [])
    begins, ends = _span(common.as_at(context), period, first, last)
    wanted = Wanted(common.as_at(context), begins, ends, committee, department)
    report = build_calendar(found.facts, found.setting, wanted)
    common.deliver(_written(context, report, found, form, output, owed=owed), output)
    is_late = owed and any(each.days < 0 for each in report.owed)
    return ExitCode.FINDINGS if is_late else ExitCode.FINE


def _written(
    context: typer.Context,
    report: CalendarReport,
    found: Survey[DatedFacts],
    form: Format,
    output: Path | None,
    *,
    owed: bool,
) -> str:
    match form:
        case Format.TABLE:
            table = owed_table(report) if owed else calendar_table(report)
            return table_text(context, [table] if table.rows else [], [in_words(report)], output)
        case Format.MARKDOWN:
            return markdown(calendar_paper(report, council(found.setting)), found.root)
        case Format.ICS:
            from bizplan.render.ics import to_ics

            return to_ics(report, council(found.setting))
        case Format.CSV:
            return _csv(report, owed=owed)
        case Format.JSON:
            return as_json(report)
        case _:
            assert_never(form)


def _csv(report: CalendarReport, *, owed: bool) -> str:
    from bizplan.render.csv import to_csv

    header = ("day", "step", "what", "who", "committee", "department", "document", "state", "days_left")
    chosen = report.owed if owed else report.deadlines
    rows = (
        (
            each.day.isoformat(),
            each.step.value,
            each.what,
            each.who,
            each.committee,
            each.department,
            each.document,
            each.progress.value,
            str(each.days),
        )
        for each in chosen
    )
    return to_csv(header, rows)


def _known(what: str, asked: str, known: list[str]) -> None:
    if asked and asked not in known:
        hint = did_you_mean(asked, known) or f"There are: {', '.join(known)}."
        raise BizplanError(f"there is no {what} “{asked}”", hint=hint, exit_code=ExitCode.WRONG_USE)


def _span(as_at: date, period: str, first: str, last: str) -> tuple[date, date]:
    if period and (first or last):
        hint = "Give the year, or the first day and the last."
        raise BizplanError("--period does not go with --from and --until", hint=hint, exit_code=ExitCode.WRONG_USE)
    if period:
        year = financial_year(year_asked(period))
        return year.first_day, year.last_day
    begins = _day("--from", first) if first else as_at - _BACK
    ends = _day("--until", last) if last else max(begins, as_at) + _AHEAD
    if ends < begins:
        hint = "The calendar runs from the first day that you name to the last."
        message = f"--until {ends} comes before --from {begins}" if first else f"--until {ends} comes before {begins}"
        raise BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)
    return begins, ends


def _day(option: str, text: str) -> date:
    try:
        return day(text)
    except DateError as fault:
        raise BizplanError(f"{option}: {fault}", exit_code=ExitCode.WRONG_USE) from fault
