"""`bizplan map-outcomes`: which outcomes of a corporate plan are served, by whom, and where the gaps are."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from bizplan.cli import common
from bizplan.cli.reading_as import held_framework, plans_read_as
from bizplan.cli.reporting import as_json, council, markdown, surveyed, table_text, year_asked
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.setting import Framework, Setting
from bizplan.pipeline import Survey
from bizplan.reports.coverage import CoverageReport, Question
from bizplan.reports.coverage_map import build_coverage
from bizplan.reports.coverage_paper import coverage_paper, coverage_table, in_words
from bizplan.reports.succession_paper import reading_in_words, succession_section, succession_table


class Format(StrEnum):
    """The forms of the map."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    corporate_plan: Annotated[
        str, typer.Option("--corporate-plan", metavar="YEARS", help="The corporate plan; left out, the one in force.")
    ] = "",
    read_as: Annotated[
        str,
        typer.Option("--as", metavar="YEARS", help="Read plans of earlier corporate plans as if they named this one."),
    ] = "",
    period: Annotated[
        str, typer.Option(metavar="YEAR", help="The financial year of the plans; left out, the latest.")
    ] = "",
    form: Annotated[
        Format, typer.Option("--format", metavar="table|markdown|json", help="How to write the map.")
    ] = Format.TABLE,
    output: common.Output = None,
) -> ExitCode:
    """Map plans to the outcomes of a corporate plan.

    An outcome is served if an entry of a plan contributes to it, asserted if a plan only names it, and else a gap. A
    claim on every outcome at once is shown as a claim and counts as none.
    """
    year = year_asked(period)
    found: Survey[PlanCoverage] = surveyed(context, plan_coverage)
    read = (
        plans_read_as(found.facts, found.setting, read_as, written_under=corporate_plan, period=year)
        if read_as
        else None
    )
    plans = read.plans if read else found.facts
    framework = read.framework if read else _framework(corporate_plan, found.setting, plans, year)
    if not framework.plan.outcomes:
        stating = ", ".join(each for each, held in found.setting.frameworks.items() if held.plan.outcomes)
        message = f"corporate plan {framework.plan.id} states no outcomes, so there is nothing to map"
        hint = f"Corporate plans with outcomes: {stating}." if stating else ""
        raise BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)
    year = year or max((each.period for each in plans if each.framework == framework.plan.id), default="")
    report = build_coverage(plans, framework, found.setting, Question(year))
    if read is not None:
        report = replace(report, succession=read.reading)
    common.deliver(_written(context, report, found, form, output), output)
    return ExitCode.FINE


def _written(
    context: typer.Context, report: CoverageReport, found: Survey[PlanCoverage], form: Format, output: Path | None
) -> str:
    match form:
        case Format.TABLE:
            if not report.plans:
                return table_text(context, [], [in_words(report)], output)
            summary = f"Corporate Plan {report.framework}, {report.period}: {in_words(report)}"
            claims = [f"Claimed for all outcomes at once, counted as none: “{each.text}” ({each.document})"
                      for each in report.blanket_claims]  # fmt: skip
            tables, notes = [coverage_table(report)], [*claims, summary]
            if report.succession is not None:
                tables += [succession_table(report.succession)] if report.succession.outcomes else []
                notes = [*reading_in_words(report.succession), *notes]
            return table_text(context, tables, notes, output)
        case Format.MARKDOWN:
            paper = coverage_paper(report, council(found.setting))
            if report.succession is not None:
                first, *others = paper.sections
                paper = replace(paper, sections=(first, succession_section(report.succession), *others))
            return markdown(paper, found.root)
        case Format.JSON:
            return as_json(report)
        case _:
            assert_never(form)


def _framework(asked: str, setting: Setting, plans: tuple[PlanCoverage, ...], period: str) -> Framework:
    """The corporate plan asked for; else the one most plans of the period name, the organisation's own first."""
    if asked:
        return held_framework(asked, setting)
    latest = period or max((each.period for each in plans), default="")
    named = [each.framework for each in plans if each.period == latest and each.framework in setting.frameworks]
    own = str(setting.organisation.corporate_plan) if setting.organisation else ""
    chosen = own if own in named else max(named, key=named.count, default=own)
    if chosen not in setting.frameworks:
        hint = "Name one with --corporate-plan, or add it under corporate-plans/."
        raise BizplanError("no plan names a corporate plan that is held", hint=hint)
    return setting.frameworks[chosen]
