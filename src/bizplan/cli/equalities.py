"""`bizplan equalities`: the self-assessment by criterion and department, with what is planned for low marks."""

from enum import StrEnum
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.cli.money_forms import Written, in_form
from bizplan.cli.reporting import council, surveyed
from bizplan.cli.scope import department_asked, period_asked
from bizplan.errors import ExitCode
from bizplan.index.self_assessed import plan_assessment
from bizplan.reports.self_assessment import build_self_assessment
from bizplan.reports.self_assessment_paper import CSV_HEADER, marks_tables, notes, records, self_assessment_paper


class Format(StrEnum):
    """The forms of the self-assessment."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


def command(
    context: typer.Context,
    period: Annotated[str, typer.Option(metavar="YEAR", help="The financial year; left out, the latest.")] = "",
    department: Annotated[str, typer.Option(metavar="ID", help="Only the plans of one department.")] = "",
    form: Annotated[
        Format, typer.Option("--format", metavar="table|markdown|html|csv|json", help="How to write it.")
    ] = Format.TABLE,
    output: common.Output = None,
) -> ExitCode:
    """Show how departments assessed themselves on equalities, in the words of the key.

    Each mark stands beside that of the plan before; a low mark beside what is planned. The criteria and the key are
    those of organisation.yaml.

    Exit code: 0.
    """
    found = surveyed(context, plan_assessment)
    wanted = department_asked(department, found.setting)
    asked = period_asked(period, [each.period for each in found.facts], found.setting)[:7]
    report = build_self_assessment(found.facts, found.setting, asked, wanted)
    paper = self_assessment_paper(report, council(found.setting))
    written = Written(report, marks_tables(report), notes(report), paper, CSV_HEADER, records(report))
    common.deliver(in_form(context, written, form.value, found.root, output), output)
    return ExitCode.FINE
