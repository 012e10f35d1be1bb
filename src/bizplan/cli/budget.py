"""`bizplan budget`: what departments spend, by section, each stated total held against its lines."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from bizplan.cli import common
from bizplan.cli.budget_further import further_report
from bizplan.cli.reporting import as_json, council, markdown, surveyed, table_text, year_asked
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.money import PlanMoney, plan_money
from bizplan.pipeline import Survey
from bizplan.reports.budget import BudgetReport, build_budget
from bizplan.reports.budget_paper import agreement, budget_paper, budget_tables, in_words


class Format(StrEnum):
    """The forms of the budget."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


def command(  # noqa: PLR0917 -- typer makes an option of each parameter
    context: typer.Context,
    period: Annotated[
        str, typer.Option(metavar="YEAR", help="The financial year; left out, all years, one after the other.")
    ] = "",
    compare: Annotated[
        str, typer.Option(metavar="YEAR", help="Another year: what changed between the two, like for like.")
    ] = "",
    inflation: Annotated[
        str,
        typer.Option(metavar="RATE|INDEX", help="With --compare: per cent a year, or a price index of the council's."),
    ] = "",
    actuals: Annotated[
        bool, typer.Option("--actuals", help="Budget against actual and forecast, from the latest returns.")
    ] = False,
    reconcile: Annotated[
        bool, typer.Option("--reconcile", help="Budgets beside finance's own figures, to the pound.")
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", metavar="table|markdown|html|csv|json", help="How to write the budget.")
    ] = Format.TABLE,
    output: common.Output = None,
) -> ExitCode:
    """Show departments' budgets by section, and whether the lines make the stated totals.

    Amounts are exact. Plans of teams and people are parts of their department's and are not added again; neither are
    several years or funds added together.

    Exit code: 0 if every stated total is what its lines make, 1 if one is not.
    """
    more = further_report(
        context, period, form, output, compare=compare, inflation=inflation, actuals=actuals, reconcile=reconcile
    )
    if more is not None:
        return more
    year = year_asked(period)
    found: Survey[PlanMoney] = surveyed(context, plan_money)
    report = build_budget(found.facts, found.index.records, found.setting, year)
    common.deliver(_written(context, report, found, form, output), output)
    return ExitCode.FINE if all(each.agrees for each in report.departments) else ExitCode.FINDINGS


def _written(
    context: typer.Context, report: BudgetReport, found: Survey[PlanMoney], form: Format, output: Path | None
) -> str:
    match form:
        case Format.TABLE:
            notes = [f"{each.document}: {_lowered(agreement(each))}" for each in report.departments]
            if report.without_budget:
                notes.append(f"Without a budget: {', '.join(report.without_budget)}.")
            if report.unread:
                notes.append(f"Not read in full, so the budget is not known: {', '.join(report.unread)}.")
            notes.append(in_words(report))
            return table_text(context, budget_tables(report), notes, output)
        case Format.MARKDOWN:
            return markdown(budget_paper(report, council(found.setting)), found.root)
        case Format.JSON:
            return as_json(report)
        case Format.HTML | Format.CSV:
            raise BizplanError(
                f"the budgets themselves cannot be written as {form}",
                hint="Choose table, markdown or json; --compare, --actuals and --reconcile have every form.",
                exit_code=ExitCode.WRONG_USE,
            )
        case _:
            assert_never(form)


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
