"""`bizplan risks`: the register of all plans on the organisation's matrix, with movement and targets."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.cli.money_forms import Written, in_form
from bizplan.cli.reporting import council, surveyed
from bizplan.cli.scope import department_asked, period_asked
from bizplan.errors import ExitCode
from bizplan.index.risk_register import risk_facts
from bizplan.reports.risk_summary import RiskSummary, build_risk_summary, risks_as_read
from bizplan.reports.risk_summary_paper import in_words, matrix_blocks, register_table, risk_paper

_HEADER = (
    "number", "plan", "department", "item", "code", "risk", "level", "matrix", "likelihood", "impact", "score",
    "colour",
    "before", "movement", "as_of", "target", "target_by", "owner", "actions", "comment",
)  # fmt: skip


class Format(StrEnum):
    """The forms of the register."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


class Level(StrEnum):
    """Whose register a risk stands in."""

    CORPORATE = "corporate"
    DEPARTMENTAL = "departmental"
    SERVICE = "service"


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    period: Annotated[
        str,
        typer.Option(metavar="PERIOD", help="A financial year, or a part such as “2026-27 Q2”; else the latest year."),
    ] = "",
    department: Annotated[str, typer.Option(metavar="ID", help="Only the plans of one department.")] = "",
    level: Annotated[
        Level | None, typer.Option(metavar="corporate|departmental|service", help="Only risks of this register.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", metavar="table|markdown|html|csv|json", help="How to write the register.")
    ] = Format.TABLE,
    output: common.Output = None,
) -> ExitCode:
    """Show the risks of all plans, the highest first, and where they stand on the organisation's matrix.

    A score is that of the last return supplied by the day of --as-at, else the plan's own; the movement is from the
    score before. Bands come from the matrix in organisation.yaml.

    Exit code: 0.
    """
    found = surveyed(context, risk_facts)
    wanted = department_asked(department, found.setting)
    years = [each.period for each in found.facts if each.supplied_on is None]
    asked = period_asked(period, years, found.setting)
    plans = [
        each
        for each in risks_as_read(found.facts, found.setting, asked, common.as_at(context))
        if wanted in {"", each.department}
    ]
    if level is not None:
        plans = [replace(each, risks=tuple(one for one in each.risks if one.level == level.value)) for each in plans]
    summary = build_risk_summary(plans, found.setting, asked)
    if level is not None:
        summary = replace(summary, without=())
    tables = [register_table(summary)] if summary.risks else []
    for each in summary.matrices:
        tables += matrix_blocks(each, "matrix")
    notes = [f"{asked}: {in_words(summary)}"]
    notes += [
        f"{each.document} lists no risk" + (f": {each.reason}" if each.reason else "") for each in summary.without
    ]
    paper = risk_paper(summary, council(found.setting))
    written = Written(summary, tables, notes, paper, _HEADER, _records(summary))
    common.deliver(in_form(context, written, form.value, found.root, output), output)
    return ExitCode.FINE


def _records(summary: RiskSummary) -> Iterator[tuple[str, ...]]:
    for each in summary.risks:
        risk = each.risk
        yield (
            str(each.number),
            each.document,
            each.owner_unit,
            risk.item,
            risk.code,
            risk.text,
            risk.level,
            risk.matrix,
            *("" if one is None else str(one) for one in (risk.likelihood, risk.impact, risk.score)),
            risk.colour,
            "" if risk.before is None else str(risk.before),
            risk.movement,
            risk.as_of,
            "" if risk.target is None else str(risk.target),
            risk.target_by,
            risk.owner,
            str(risk.actions),
            risk.comment,
        )
