"""`bizplan budget` asked for more than budgets: another year, what was spent, or finance's figures beside them."""

from pathlib import Path

import typer

from bizplan.errors import BizplanError, ExitCode


def further_report(
    context: typer.Context,
    period: str,
    form: str,
    output: Path | None,
    *,
    department: str = "",
    compare: str = "",
    inflation: str = "",
    actuals: bool = False,
    reconcile: bool = False,
    add_funds: bool = False,
) -> ExitCode | None:
    """Write what was asked for; None where none of it was, so that the budgets themselves are meant."""
    asked = [
        name for name, given in (("--compare", compare), ("--actuals", actuals), ("--reconcile", reconcile)) if given
    ]
    if len(asked) > 1:
        raise BizplanError(
            f"{' and '.join(asked)} are different reports", hint="Ask for one at a time.", exit_code=ExitCode.WRONG_USE
        )
    if inflation and not compare:
        raise BizplanError("--inflation belongs to --compare", exit_code=ExitCode.WRONG_USE)
    if compare:
        from bizplan.cli.budget_change import compared

        return compared(
            context, (period, compare), form, output, department=department, inflation=inflation, add_funds=add_funds
        )
    if not asked:
        return None
    from bizplan.cli.money_forms import year_named

    year = year_named(period, "--period") if period else ""
    if actuals:
        from bizplan.cli.budget_actuals import spent

        return spent(context, year, department, form, output)
    from bizplan.cli.controls import reconciled

    return reconciled(context, year, department, form, output)
