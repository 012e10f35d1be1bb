"""`bizplan return-export`: the workbook in which a department fills in its return for a period."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from bizplan.cli import common, recording
from bizplan.cli.return_desk import return_asked, return_file
from bizplan.errors import BizplanError, ExitCode
from bizplan.source.files import write_whole
from bizplan.values.counts import numbered


def command(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan, by its id, such as homes/2026-27, or file.")],
    period: Annotated[
        list[str], typer.Argument(metavar="PERIOD", help="The period of its calendar, such as Q3, or “year”.")
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="The workbook to write; else such as homes-2026-27-q3.xlsx."),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a workbook that is there.")] = False,
) -> ExitCode:
    """Write an Excel workbook in which a department fills in its return.

    A sheet each for measures, money, risks, progress and who supplies it, with a row for all that the plan reports on;
    what the return says already is filled in, what was said last stands beside it. Only the cells to fill in can be
    changed. “bizplan return-import” reads it back.

    Exit code: 0.
    """
    from bizplan.render.return_xlsx import return_workbook

    asked = return_asked(recording.desk(context), plan, " ".join(period))
    path = (
        out if out is not None else Path(f"{asked.plan.unit}-{Path(return_file(asked.plan, asked.period)).stem}.xlsx")
    )
    if (path.exists() or path.is_symlink()) and not replace:
        hint = "Name another file with --out, or write over it with --replace: what was filled in there is lost."
        raise BizplanError(f"{path} is there already", hint=hint, exit_code=ExitCode.WRONG_USE)
    write_whole(path, return_workbook(asked.form))
    rows = {each.section: len(each.rows) for each in asked.form.sheets}
    asks = (
        numbered(rows["readings"], "measure"),
        numbered(rows["spend"], "line of money", "lines of money"),
        numbered(rows["risks"], "risk"),
        numbered(rows["progress"], "piece of work", "pieces of work"),
    )
    shown = shlex.quote(str(path))
    common.deliver(
        f"Written: {path}\n{asked.form.title}\n{', '.join(asks)}\n\nOnce it is filled in:\n"
        f"  {common.again(context, f'return-import {shown}')}\n"
    )
    return ExitCode.FINE
