"""`bizplan budget --actuals`: budget against actual and forecast, from the latest return of each department."""

from pathlib import Path

import typer

from bizplan.cli import common
from bizplan.cli.money_forms import Written, in_form
from bizplan.cli.reporting import council, surveyed
from bizplan.cli.scope import department_asked
from bizplan.errors import ExitCode
from bizplan.index.spending import spending
from bizplan.reports.budget_actuals import build_budget_actuals
from bizplan.reports.budget_actuals_paper import (
    CSV_HEADER,
    actuals_notes,
    actuals_paper,
    actuals_records,
    actuals_tables,
)


def spent(context: typer.Context, period: str, department: str, form: str, output: Path | None) -> ExitCode:
    """Write budget against actual and forecast for a financial year and a department, or for all."""
    found = surveyed(context, spending)
    report = build_budget_actuals(found.facts, found.setting, period, department_asked(department, found.setting))
    written = Written(
        report,
        actuals_tables(report),
        list(actuals_notes(report)),
        actuals_paper(report, council(found.setting)),
        CSV_HEADER,
        actuals_records(report),
    )
    common.deliver(in_form(context, written, form, found.root, output), output)
    return ExitCode.FINE
