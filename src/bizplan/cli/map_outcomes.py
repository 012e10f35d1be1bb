"""`bizplan map-outcomes`: which outcomes of a corporate plan are served, by whom, and where the gaps are."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from bizplan.cli import common
from bizplan.cli.reporting import as_json, council, markdown, surveyed, table_text, year_asked
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.setting import Framework, Setting
from bizplan.pipeline import Survey
from bizplan.reports.coverage import CoverageReport, Question
from bizplan.reports.coverage_map import build_coverage
from bizplan.reports.coverage_paper import coverage_paper, coverage_table, in_words
from bizplan.values.nearness import did_you_mean


class Format(StrEnum):
    """The forms of the map."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


def command(
    context: typer.Context,
    corporate_plan: Annotated[
        str, typer.Option("--corporate-plan", metavar="YEARS", help="The corporate plan; left out, the one in force.")
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
    framework = _framework(corporate_plan, found.setting, found.facts, year)
    if not framework.plan.outcomes:
        stating = ", ".join(each for each, held in found.setting.frameworks.items() if held.plan.outcomes)
        message = f"corporate plan {framework.plan.id} states no outcomes, so there is nothing to map"
        hint = f"Corporate plans with outcomes: {stating}." if stating else ""
        raise BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)
    year = year or max((each.period for each in found.facts if each.framework == framework.plan.id), default="")
    report = build_coverage(found.facts, framework, found.setting, Question(year))
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
            return table_text(context, [coverage_table(report)], [*claims, summary], output)
        case Format.MARKDOWN:
            return markdown(coverage_paper(report, council(found.setting)), found.root)
        case Format.JSON:
            return as_json(report)
        case _:
            assert_never(form)


def _framework(asked: str, setting: Setting, plans: tuple[PlanCoverage, ...], period: str) -> Framework:
    """The corporate plan asked for; else the one most plans of the period name, the organisation's own first."""
    if asked:
        if asked in setting.frameworks:
            return setting.frameworks[asked]
        hint = did_you_mean(asked, setting.frameworks) or f"There are: {', '.join(setting.frameworks)}."
        raise BizplanError(f"there is no corporate plan {asked}", hint=hint, exit_code=ExitCode.WRONG_USE)
    latest = period or max((each.period for each in plans), default="")
    named = [each.framework for each in plans if each.period == latest and each.framework in setting.frameworks]
    own = str(setting.organisation.corporate_plan) if setting.organisation else ""
    chosen = own if own in named else max(named, key=named.count, default=own)
    if chosen not in setting.frameworks:
        hint = "Name one with --corporate-plan, or add it under corporate-plans/."
        raise BizplanError("no plan names a corporate plan that is held", hint=hint)
    return setting.frameworks[chosen]
