"""`bizplan reference-rate`: the share of plan items and of committee reports that name an outcome."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from bizplan.cli import common
from bizplan.cli.reporting import as_json, council, markdown, surveyed, table_text, year_asked
from bizplan.errors import ExitCode
from bizplan.index.outcome_naming import OutcomeNaming, outcome_naming
from bizplan.reports.reference_rate import build_reference_rate
from bizplan.reports.reference_rate_paper import (
    CSV_HEADER,
    rate_paper,
    rate_records,
    rate_table,
    without_in_words,
    year_in_words,
)

if TYPE_CHECKING:
    from bizplan.pipeline import Survey


class Format(StrEnum):
    """The forms of the rate."""

    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


def command(
    context: typer.Context,
    period: Annotated[
        str, typer.Option(metavar="YEAR", help="The financial year; left out, all years, so that change shows.")
    ] = "",
    all_levels: Annotated[
        bool, typer.Option("--all-levels", help="Count the plans of teams and people as well.")
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", metavar="table|markdown|csv|json", help="How to write the rate.")
    ] = Format.TABLE,
    output: common.Output = None,
) -> ExitCode:
    """Show how many plan items and committee reports name an outcome, and which name none.

    An item names an outcome if it contributes to it itself; a claim of the whole plan names no item. A report names
    one on its cover, or in its text by number or title.
    """
    year = year_asked(period)
    found: Survey[OutcomeNaming] = surveyed(context, outcome_naming)
    report = build_reference_rate(found.facts, found.setting, year, all_levels=all_levels)
    match form:
        case Format.TABLE:
            notes = [note for each in report.departments for note in without_in_words(each)]
            notes += [f"{each.period or 'No year'}: {year_in_words(each)}" for each in report.years]
            if not report.departments:
                notes.append(f"There is no plan and no committee report{f' of {year}' if year else ''} to count.")
            tables = [rate_table(report)] if report.departments else []
            text = table_text(context, tables, notes, output)
        case Format.MARKDOWN:
            text = markdown(rate_paper(report, council(found.setting)), found.root)
        case Format.CSV:
            from bizplan.render.csv import to_csv

            text = to_csv(CSV_HEADER, rate_records(report))
        case Format.JSON:
            text = as_json(report)
        case _:
            assert_never(form)
    common.deliver(text, output)
    return ExitCode.FINE
