"""`bizplan budget`: what departments spend, by what is asked for, each stated total held against its lines."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.cli.budget_forms import Asked, Format, pivot_written, written
from bizplan.cli.budget_further import further_report
from bizplan.cli.reporting import surveyed, year_asked
from bizplan.cli.scope import department_asked, period_asked
from bizplan.diagnostics import Location, Route
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.accounts import PlanAccounts, plan_accounts
from bizplan.reports.budget import build_budget
from bizplan.reports.budget_entries import Dimension
from bizplan.reports.budget_paper import remarks
from bizplan.reports.budget_pivot import Kind, build_pivot, place_routes
from bizplan.values.amounts import MoneyUnit
from bizplan.values.nearness import did_you_mean


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    by: Annotated[
        str,
        typer.Option(
            metavar="NAME[,NAME…]",
            help="Add up by department, section, service, fund, risk, outcome, type, committee or year; several at "
            "once make a pivot. Left out, each department's table as printed.",
        ),
    ] = "",
    period: Annotated[
        str, typer.Option(metavar="YEAR", help="The financial year; left out, all years, one after the other.")
    ] = "",
    department: Annotated[str, typer.Option(metavar="ID", help="Only the plans of one department.")] = "",
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
    unit: Annotated[
        MoneyUnit | None,
        typer.Option(metavar="pound|thousand|million", help="The unit of all figures; left out, as printed."),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Open each figure to its lines: label, file and line.")] = (
        False
    ),
    add_funds: Annotated[bool, typer.Option("--add-funds", help="Add funds together, and say so.")] = False,
    add_years: Annotated[bool, typer.Option("--add-years", help="Add years together, and say so.")] = False,
    add_bases: Annotated[bool, typer.Option("--add-bases", help="Add net and gross together, and say so.")] = False,
    form: Annotated[
        Format, typer.Option("--format", metavar="table|markdown|html|csv|xlsx|json", help="How to write the budget.")
    ] = Format.TABLE,
    output: common.Output = None,
) -> ExitCode:
    """Show departments' budgets by section or added up otherwise, and whether the lines make the stated totals.

    Amounts are exact. Plans of teams and people are parts of their department's and are not added again; neither are
    several years, several funds, or net and gross added together, unless --add-… asks for it.

    Exit code: 0 if every stated total is what its lines make, 1 if one is not.
    """
    dimensions = _dimensions(by)
    asks_further = bool(compare or inflation or actuals or reconcile)
    if asks_further and (dimensions or unit or explain or add_years or add_bases):
        hint = "Ask for one at a time."
        raise BizplanError("--by and its options belong to another report", hint=hint, exit_code=ExitCode.WRONG_USE)
    more = further_report(
        context,
        period,
        form,
        output,
        department=department,
        compare=compare,
        inflation=inflation,
        actuals=actuals,
        reconcile=reconcile,
        add_funds=add_funds,
    )
    if more is not None:
        return more
    switches = {Kind.FUNDS: add_funds, Kind.YEARS: add_years, Kind.BASES: add_bases}
    added = frozenset(kind for kind, asked in switches.items() if asked)
    if added and not dimensions:
        raise BizplanError("--add-… needs --by, which says what to add up", exit_code=ExitCode.WRONG_USE)
    year = year_asked(period)
    found = surveyed(context, plan_accounts)
    if year:
        plans = (each.period for each in found.index.records if each.kind == "plan")
        year = period_asked(year, plans, found.setting)
    wanted = department_asked(department, found.setting)
    accounts = [_of_department(each, wanted) for each in found.facts]
    lines = _line_numbers(found.root, accounts, year) if explain or form in {Format.XLSX, Format.CSV} else {}
    money = [each.money for each in accounts if each.money is not None]
    records = [each for each in found.index.records if wanted in {"", each.department}]
    report = build_budget(money, records, found.setting, year, lines)
    asked = Asked(form, output, explain=explain)
    if dimensions:
        told = remarks(report)
        pivot = build_pivot(accounts, found.setting, dimensions, year, added=added, unit=unit, line_numbers=lines)
        pivot = replace(pivot, notes=(*pivot.notes, *told))
        common.deliver(pivot_written(context, pivot, found, asked), output)
    else:
        common.deliver(written(context, report.in_unit(unit), found, asked), output)
    return ExitCode.FINE if all(each.agrees for each in report.departments) else ExitCode.FINDINGS


def _dimensions(text: str) -> tuple[Dimension, ...]:
    names = [each.strip().lower() for each in text.split(",")] if text else []
    known = [str(each) for each in Dimension]
    for position, name in enumerate(names):
        if name not in known:
            hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
            raise BizplanError(
                f"--by: a budget cannot be added up by “{name}”", hint=hint, exit_code=ExitCode.WRONG_USE
            )
        if name in names[:position]:
            raise BizplanError(f"--by: “{name}” is given twice", exit_code=ExitCode.WRONG_USE)
    return tuple(Dimension(each) for each in names)


def _of_department(plan: PlanAccounts, department: str) -> PlanAccounts:
    """A plan's accounts, those of another department without their money: threads may lead through its plan."""
    is_other = plan.money is not None and department not in {"", plan.money.department}
    return replace(plan, money=None) if is_other else plan


def _line_numbers(root: Path, accounts: Sequence[PlanAccounts], year: str) -> dict[tuple[str, Route], int]:
    """File and route of each line of the departments' budgets -> its line in the file."""
    from bizplan.source.excerpt import Sources

    sources = Sources(root)
    return {(file, route): sources.resolve(Location(file, route)).line for file, route in place_routes(accounts, year)}
