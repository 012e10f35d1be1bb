"""Budgets to the forms that were asked for: tables, papers, records, a workbook, JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, assert_never

import typer

from bizplan import __version__
from bizplan.cli import common
from bizplan.cli.reporting import as_json, council, html, markdown, table_text
from bizplan.errors import BizplanError, ExitCode
from bizplan.pipeline import Survey
from bizplan.reports.budget import BudgetReport
from bizplan.reports.budget_paper import agreement, budget_paper, budget_records, budget_tables, in_words
from bizplan.reports.budget_pivot import PivotReport
from bizplan.reports.budget_pivot_paper import (
    entry_records,
    explained_tables,
    pivot_notes,
    pivot_paper,
    pivot_records,
    pivot_tables,
)
from bizplan.reports.paper import Paper
from bizplan.reports.workbook import Workbook
from bizplan.values.counts import lowered

if TYPE_CHECKING:
    from bizplan.reports.budget_workbook import Origin

_T = TypeVar("_T")


class Format(StrEnum):
    """The forms of the budget."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Asked:
    """How the budget is to be written."""

    form: Format
    output: Path | None
    explain: bool
    """Whether each figure is opened to its lines."""


def written(context: typer.Context, report: BudgetReport, found: Survey[_T], asked: Asked) -> str | bytes:
    """Departments' tables as printed, in the form asked for."""
    match asked.form:
        case Format.TABLE:
            notes = [f"{each.document}: {lowered(agreement(each))}" for each in report.departments]
            if report.without_budget:
                notes.append(f"Without a budget: {', '.join(report.without_budget)}.")
            if report.unread:
                notes.append(f"Not read in full, so the budget is not known: {', '.join(report.unread)}.")
            notes.append(in_words(report))
            return table_text(context, budget_tables(report, explain=asked.explain), notes, asked.output)
        case Format.MARKDOWN | Format.HTML:
            return _paper(budget_paper(report, council(found.setting), explain=asked.explain), found, asked.form)
        case Format.CSV:
            return _csv(*budget_records(report))
        case Format.XLSX:
            from bizplan.reports.budget_workbook import budget_workbook

            return _workbook(budget_workbook(report, _origin(found)), asked)
        case Format.JSON:
            return as_json(report)
        case _:
            assert_never(asked.form)


def pivot_written(context: typer.Context, report: PivotReport, found: Survey[_T], asked: Asked) -> str | bytes:
    """A pivot in the form asked for."""
    match asked.form:
        case Format.TABLE:
            tables = [*pivot_tables(report), *(explained_tables(report) if asked.explain else ())]
            return table_text(context, tables, pivot_notes(report), asked.output)
        case Format.MARKDOWN | Format.HTML:
            return _paper(pivot_paper(report, council(found.setting), explain=asked.explain), found, asked.form)
        case Format.CSV:
            return _csv(*(entry_records(report) if asked.explain else pivot_records(report)))
        case Format.XLSX:
            from bizplan.reports.budget_workbook import pivot_workbook

            return _workbook(pivot_workbook(report, _origin(found)), asked)
        case Format.JSON:
            return as_json(report)
        case _:
            assert_never(asked.form)


def _paper(paper: Paper, found: Survey[_T], form: Format) -> str:
    return (markdown if form is Format.MARKDOWN else html)(paper, found.root)


def _csv(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    from bizplan.render.csv import to_csv

    return to_csv(header, rows)


def _workbook(workbook: Workbook, asked: Asked) -> bytes:
    from bizplan.render.xlsx import to_xlsx

    if asked.output is None and common.shows_to_person():
        hint = "Name a file with -o, such as -o budget.xlsx."
        raise BizplanError("a workbook cannot be shown in a terminal", hint=hint, exit_code=ExitCode.WRONG_USE)
    return to_xlsx(workbook)


def _origin(found: Survey[_T]) -> "Origin":
    from bizplan.reports.budget_workbook import Origin

    return Origin(council(found.setting), found.root.resolve().name, found.request.as_at, __version__)
