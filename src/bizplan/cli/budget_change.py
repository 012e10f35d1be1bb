"""`bizplan budget --compare`: two years of departments' money, like for like."""

from pathlib import Path

import typer

from bizplan.cli import common
from bizplan.cli.money_forms import Written, in_form, year_named
from bizplan.cli.reporting import council, surveyed
from bizplan.cli.scope import department_asked
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.budget_years import budget_year
from bizplan.reports.budget_change import build_budget_change
from bizplan.reports.budget_change_paper import CSV_HEADER, change_notes, change_paper, change_records, change_tables
from bizplan.reports.prices import prices_between


def compared(
    context: typer.Context,
    periods: tuple[str, str],
    form: str,
    output: Path | None,
    *,
    department: str = "",
    inflation: str = "",
    add_funds: bool = False,
) -> ExitCode:
    """Write the change between two years, the earlier one first however they are given."""
    period, other = periods
    if not period:
        raise BizplanError(
            "--compare: with which year?",
            hint="Name the other year as well, such as “--period 2019-20 --compare 2017-18”.",
            exit_code=ExitCode.WRONG_USE,
        )
    earlier, later = sorted((year_named(other, "--compare"), year_named(period, "--period")))
    if earlier == later:
        hint = "Name another year, such as the one before."
        raise BizplanError(f"--compare: {later} is the year itself", hint=hint, exit_code=ExitCode.WRONG_USE)
    found = surveyed(context, budget_year)
    wanted = department_asked(department, found.setting)
    prices = prices_between(inflation, found.setting, earlier, later) if inflation else None
    report = build_budget_change(found.facts, found.setting, (earlier, later), prices, wanted, add_funds=add_funds)
    written = Written(
        report,
        change_tables(report),
        list(change_notes(report)),
        change_paper(report, council(found.setting)),
        CSV_HEADER,
        change_records(report),
    )
    common.deliver(in_form(context, written, form, found.root, output), output)
    return ExitCode.FINE
