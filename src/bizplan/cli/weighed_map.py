"""`bizplan map-outcomes` in pounds: budgets on outcomes, and what outcomes would lose, to the form asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from bizplan.cli.reporting import as_json, council, html, markdown, table_text
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.left_out import left_out
from bizplan.index.outcome_facts import OutcomeFacts
from bizplan.index.setting import Framework
from bizplan.index.succession import Successions
from bizplan.pipeline import Survey
from bizplan.reports.outcome_weights import build_outcome_weights
from bizplan.reports.outcome_weights_paper import CSV_HEADER as WEIGHTS_HEADER
from bizplan.reports.outcome_weights_paper import (
    in_words,
    remark_in_words,
    weight_records,
    weight_tables,
    weights_paper,
)
from bizplan.reports.succession import SuccessionReading
from bizplan.reports.succession_paper import reading_in_words, succession_section
from bizplan.reports.what_if import build_what_if
from bizplan.reports.what_if_paper import CSV_HEADER as WHAT_IF_HEADER
from bizplan.reports.what_if_paper import (
    in_words as losses_in_all,
)
from bizplan.reports.what_if_paper import (
    losses_in_words,
    what_if_paper,
    what_if_records,
    what_if_table,
)


@dataclass(frozen=True, slots=True)
class Weighing:
    """Which outcomes are weighed, and how."""

    framework: Framework
    period: str
    by: str
    """department or service."""
    read_as: Successions | None = None
    """By what plans of earlier corporate plans are read as this one; None where only its own are weighed."""
    reading: SuccessionReading | None = None
    """What became of their outcomes."""


def weights_text(
    context: typer.Context,
    found: Survey[OutcomeFacts],
    wanted: Weighing,
    *,
    form: str,
    output: Path | None,
) -> str:
    """The outcomes of a corporate plan in pounds, by department or service, in a form.

    Raises BizplanError for columns that hold no money of their own.
    """
    from bizplan.render.csv import to_csv

    if wanted.by not in {"department", "service"}:
        message = f"--weight pounds: budgets are by department and by service, not by {wanted.by}"
        raise BizplanError(message, hint="Leave --by out, or give --by service.", exit_code=ExitCode.WRONG_USE)
    report = build_outcome_weights(
        found.facts, wanted.framework, found.setting, wanted.period, by=wanted.by, read_as=wanted.read_as
    )
    reading = reading_in_words(wanted.reading) if wanted.reading is not None else ()
    match form:
        case "table":
            remarks = [f"{each.name}: {remark_in_words(each, report)} ({each.document})" for each in report.services]
            notes = [report.rule, *remarks]
            if report.without_budget:
                notes.append(f"Without a budget: {', '.join(report.without_budget)}.")
            if report.not_added:
                notes.append(f"Parts of their department's budget, not counted again: {', '.join(report.not_added)}.")
            return table_text(context, weight_tables(report), [*notes, *reading, *in_words(report)], output)
        case "csv":
            return to_csv(WEIGHTS_HEADER, weight_records(report))
        case "json":
            return as_json(report)
        case _:
            paper = weights_paper(report, council(found.setting))
            if wanted.reading is not None:
                paper = replace(paper, sections=(*paper.sections, succession_section(wanted.reading)))
            return html(paper, found.root) if form == "html" else markdown(paper, found.root)


def what_if_text(
    context: typer.Context,
    found: Survey[OutcomeFacts],
    framework: Framework,
    period: str,
    *,
    asked: Sequence[str],
    form: str,
    output: Path | None,
) -> str:
    """What the outcomes of a corporate plan would lose without what is asked to be left out, in a form."""
    from bizplan.render.csv import to_csv

    chosen = [
        each
        for each in found.facts
        if each.coverage.framework == framework.plan.id and period in {"", each.coverage.period}
    ]
    left = [left_out(each, chosen) for each in asked]
    report = build_what_if(found.facts, left, framework, found.setting, period)
    match form:
        case "table":
            omitted = [f"Left out: {each.words}." for each in report.left_out]
            tables = [what_if_table(report)] if report.outcomes else []
            return table_text(context, tables, [*losses_in_words(report), *omitted, losses_in_all(report)], output)
        case "csv":
            return to_csv(WHAT_IF_HEADER, what_if_records(report))
        case "json":
            return as_json(report)
        case _:
            paper = what_if_paper(report, council(found.setting))
            return html(paper, found.root) if form == "html" else markdown(paper, found.root)
