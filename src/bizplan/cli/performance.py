"""`bizplan performance`: how measures stand, move and are expected to end, each with its rule; exceptions first."""

from enum import StrEnum
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.cli.money_forms import Written, in_form
from bizplan.cli.reporting import council, surveyed
from bizplan.cli.scope import committee_asked, department_asked, outcome_asked, period_asked
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.measured import performance_facts
from bizplan.reports.performance import PerformanceReport
from bizplan.reports.performance_paper import (
    CSV_HEADER,
    performance_paper,
    performance_records,
    terminal_notes,
    terminal_tables,
)
from bizplan.reports.performing import Scope, build_performance
from bizplan.values.nearness import did_you_mean


class Format(StrEnum):
    """The forms of the report."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


_FAILING = ("red", "amber", "unknown", "contradicted", "over-due")


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    period: Annotated[
        str,
        typer.Option(metavar="PERIOD", help="A financial year, or a part such as “2026-27 Q2”; else the latest year."),
    ] = "",
    department: Annotated[str, typer.Option(metavar="ID", help="Only the plans of one department.")] = "",
    outcome: Annotated[
        str, typer.Option(metavar="OUTCOME", help="Only measures that reach this outcome, such as 4 or 2018-23/4.")
    ] = "",
    committee: Annotated[
        str, typer.Option(metavar="ID", help="Only departments whose plans this committee receives.")
    ] = "",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", metavar="STATE,…", help=f"End with exit code 1 if there is any of: {', '.join(_FAILING)}."
        ),
    ] = "",
    form: Annotated[
        Format, typer.Option("--format", metavar="table|markdown|html|csv|json", help="How to write the report.")
    ] = Format.TABLE,
    output: common.Output = None,
) -> ExitCode:
    """Show how measures stand against their targets, with the rule and the arithmetic beside each status.

    Status, trend and forecast are kept apart: the status is reckoned by the scheme that the measure names, the trend
    from the figure before, the forecast is what the return states. A stated status that the numbers do not make is
    shown with both. Readings come from plans and from the returns supplied by the day of --as-at.

    Exit code: 0; with --fail-on 1 if one of those states is found.
    """
    wanted = _states(fail_on)
    found = surveyed(context, performance_facts)
    plans = [each.plan for each in found.facts if each.plan is not None]
    asked = period_asked(period, [each.period for each in plans], found.setting)
    year = asked[:7]
    frameworks = [each.coverage.framework for each in found.facts if each.coverage and each.coverage.period == year]
    scope = Scope(
        asked,
        common.as_at(context),
        department_asked(department, found.setting),
        outcome_asked(outcome, found.setting, frameworks),
        committee_asked(committee, found.setting),
    )
    report = build_performance(found.facts, found.setting, scope)
    paper = performance_paper(report, council(found.setting))
    tables, records = terminal_tables(report), performance_records(report)
    written = Written(report, tables, terminal_notes(report), paper, CSV_HEADER, records)
    common.deliver(in_form(context, written, form.value, found.root, output), output)
    failed = [f"{each}: {count}" for each in wanted if (count := _count(report, each))]
    for each in failed:
        common.remark(f"--fail-on {each}")
    return ExitCode.FINDINGS if failed else ExitCode.FINE


def _states(asked: str) -> tuple[str, ...]:
    named = tuple(dict.fromkeys(each.strip() for each in asked.split(",") if each.strip()))
    for each in named:
        if each not in _FAILING:
            hint = did_you_mean(each, _FAILING) or f"There are: {', '.join(_FAILING)}."
            raise BizplanError(f"--fail-on: “{each}” is no state", hint=hint, exit_code=ExitCode.WRONG_USE)
    return named


def _count(report: PerformanceReport, state: str) -> int:
    match state:
        case "over-due":
            return len(report.over_due)
        case "contradicted":
            return sum(each.contradicts for each in report.lines)
        case _:
            return sum(each.state.value == state for each in report.lines)
