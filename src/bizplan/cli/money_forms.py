"""What the further reports on money share: the years they are asked for, and every form they are written in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from bizplan.cli.reporting import as_json, table_text
from bizplan.errors import BizplanError, ExitCode
from bizplan.reports.paper import Paper, Table
from bizplan.values.years import YearError, financial_year


@dataclass(frozen=True, slots=True)
class Written:
    """A report in all that its forms are made of."""

    report: object
    tables: Sequence[Table]
    notes: Sequence[str]
    paper: Paper
    header: Sequence[str]
    records: Iterable[Sequence[str]]


def year_named(text: str, option: str) -> str:
    """A financial year in its usual spelling; wrong use, naming the option, if it is none."""
    try:
        return str(financial_year(text))
    except YearError as fault:
        raise BizplanError(f"{option}: {fault}", exit_code=ExitCode.WRONG_USE) from fault


def in_form(context: typer.Context, written: Written, form: str, root: Path, output: Path | None) -> str:
    """The report as a table, Markdown, HTML, CSV or JSON; wrong use for another form."""
    match form:
        case "table":
            return table_text(context, written.tables, written.notes, output)
        case "markdown" | "html":
            from bizplan.render.environment import house_style
            from bizplan.render.formats import FORMATS

            own = root / "templates"
            style = house_style(own if own.is_dir() else None)
            return str(FORMATS["md" if form == "markdown" else form].render(written.paper, style))
        case "csv":
            from bizplan.render.csv import to_csv

            return to_csv(written.header, written.records)
        case "json":
            return as_json(written.report)
        case _:
            raise BizplanError(
                f"this cannot be written as {form}",
                hint="Choose table, markdown, html, csv or json.",
                exit_code=ExitCode.WRONG_USE,
            )
