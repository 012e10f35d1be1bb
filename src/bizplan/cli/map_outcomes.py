"""`bizplan map-outcomes`: which outcomes of a corporate plan are served, by whom, and where the gaps are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from bizplan.cli import common
from bizplan.cli.reading_as import framework_asked, plans_read_as
from bizplan.cli.reporting import as_json, council, html, markdown, surveyed, table_text, year_asked
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.outcome_facts import OutcomeFacts, outcome_facts
from bizplan.index.setting import Framework, Setting, letters_of
from bizplan.index.succession import build_successions
from bizplan.pipeline import Survey
from bizplan.reports.coverage import By, CoverageReport, CoverageState, Mark, Question, Weight, failing, only_gaps
from bizplan.reports.coverage_map import build_coverage
from bizplan.reports.coverage_paper import coverage_paper
from bizplan.reports.coverage_tables import (
    CSV_HEADER,
    coverage_records,
    orphans_table,
    terminal_coverage,
)
from bizplan.reports.coverage_words import in_words
from bizplan.reports.paper import Paper
from bizplan.reports.succession_paper import reading_in_words, succession_section, succession_table
from bizplan.values.nearness import did_you_mean

_EVERY_LETTER = "all"


class Weighed(StrEnum):
    """By what outcomes are weighed: a number of things, or money."""

    ITEMS = "items"
    MEASURES = "measures"
    POUNDS = "pounds"


class Format(StrEnum):
    """The forms of the map."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
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
    by: Annotated[
        By,
        typer.Option("--by", metavar="department|service|programme|level|committee", help="What the columns are."),
    ] = By.DEPARTMENT,
    weight: Annotated[
        Weighed,
        typer.Option(
            "--weight", metavar="items|measures|pounds", help="What the figures count: work, measures, money."
        ),
    ] = Weighed.ITEMS,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="ITEM|DEPARTMENT=N%",
            help="Say what each outcome would lose without an entry, a plan, or a part of a budget; may be repeated.",
        ),
    ] = None,
    level: Annotated[
        str, typer.Option("--level", metavar="a,b,…|all", help="Open outcomes into these lettered activities.")
    ] = "",
    gaps_only: Annotated[bool, typer.Option("--gaps-only", help="Only outcomes that no work contributes to.")] = False,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", metavar="STATE,…", help="End with exit code 1 if an outcome is in one of these states."
        ),
    ] = "",
    form: Annotated[
        Format, typer.Option("--format", metavar="table|markdown|html|csv|json", help="How to write the map.")
    ] = Format.TABLE,
    output: common.Output = None,
) -> ExitCode:
    """Map plans to the outcomes of a corporate plan.

    An outcome is served if an entry of a plan contributes to it and a measure with a target counts for that work;
    untargeted or unmeasured if the target or the measure is lacking; asserted if a plan only names it; and else a gap.
    A claim on every outcome at once is shown as a claim and counts as none.
    """
    year = year_asked(period)
    if weight is Weighed.POUNDS or what_if:
        apart = {"--level": level, "--gaps-only": gaps_only, "--fail-on": fail_on}
        _only_alone("--what-if" if what_if else "--weight pounds", apart | ({"--as": read_as} if what_if else {}))
        asked = _InMoney(corporate_plan, read_as, year, by, tuple(what_if or ()))
        common.deliver(_in_money(context, asked, form, output), output)
        return ExitCode.FINE
    wanted = _states_and_marks(fail_on)
    found: Survey[PlanCoverage] = surveyed(context, plan_coverage)
    read = (
        plans_read_as(found.facts, found.setting, read_as, written_under=corporate_plan, period=year)
        if read_as
        else None
    )
    plans = read.plans if read else found.facts
    framework = read.framework if read else framework_asked(corporate_plan, found.setting, plans, year)
    _must_have_outcomes(framework, found.setting)
    letters = _letters(level, framework)
    year = year or max((each.period for each in plans if each.framework == framework.plan.id), default="")
    whole = build_coverage(plans, framework, found.setting, Question(year, by, Weight(weight.value), letters))
    if read is not None:
        whole = replace(whole, succession=read.reading)
    report = only_gaps(whole) if gaps_only else whole
    common.deliver(_written(context, report, found, form, output), output)
    failed = failing(whole, wanted)
    for name, rows in failed:
        outcomes = ", ".join(row.number or row.outcome for row in rows)
        common.remark(f"--fail-on {name}: {'outcome' if len(rows) == 1 else 'outcomes'} {outcomes}")
    return ExitCode.FINDINGS if failed else ExitCode.FINE


@dataclass(frozen=True, slots=True)
class _InMoney:
    """What is asked of the map in pounds."""

    corporate_plan: str
    read_as: str
    year: str
    by: By
    what_if: tuple[str, ...]


def _in_money(context: typer.Context, asked: _InMoney, form: Format, output: Path | None) -> str:
    """The map in pounds, or what its outcomes would lose."""
    from bizplan.cli.weighed_map import Weighing, weights_text, what_if_text

    found: Survey[OutcomeFacts] = surveyed(context, outcome_facts)
    plans = tuple(each.coverage for each in found.facts)
    if asked.read_as:
        read = plans_read_as(plans, found.setting, asked.read_as, written_under=asked.corporate_plan, period=asked.year)
        _must_have_outcomes(read.framework, found.setting)
        kept = tuple(each for each in found.facts if asked.corporate_plan in {"", each.coverage.framework})
        found = replace(found, facts=kept)
        successions = build_successions(found.setting, asked.read_as)
        wanted = Weighing(read.framework, read.period, asked.by.value, successions, read.reading)
        return weights_text(context, found, wanted, form=form.value, output=output)
    framework = framework_asked(asked.corporate_plan, found.setting, plans, asked.year)
    _must_have_outcomes(framework, found.setting)
    year = asked.year or max((each.period for each in plans if each.framework == framework.plan.id), default="")
    if asked.what_if:
        return what_if_text(context, found, framework, year, asked=asked.what_if, form=form.value, output=output)
    wanted = Weighing(framework, year, asked.by.value)
    return weights_text(context, found, wanted, form=form.value, output=output)


def _only_alone(option: str, others: Mapping[str, object]) -> None:
    for other, given in others.items():
        if given:
            message = f"{option} and {other} do not go together"
            raise BizplanError(message, hint=f"Leave out {other}.", exit_code=ExitCode.WRONG_USE)


def _must_have_outcomes(framework: Framework, setting: Setting) -> None:
    if not framework.plan.outcomes:
        stating = ", ".join(each for each, held in setting.frameworks.items() if held.plan.outcomes)
        message = f"corporate plan {framework.plan.id} states no outcomes, so there is nothing to map"
        hint = f"Corporate plans with outcomes: {stating}." if stating else ""
        raise BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)


def _written(
    context: typer.Context, report: CoverageReport, found: Survey[PlanCoverage], form: Format, output: Path | None
) -> str:
    match form:
        case Format.TABLE:
            return _tables(context, report, output)
        case Format.MARKDOWN:
            return markdown(_paper(report, found), found.root)
        case Format.HTML:
            return html(_paper(report, found), found.root)
        case Format.CSV:
            from bizplan.render.csv import to_csv

            return to_csv(CSV_HEADER, coverage_records(report))
        case Format.JSON:
            return as_json(report)
        case _:
            assert_never(form)


def _tables(context: typer.Context, report: CoverageReport, output: Path | None) -> str:
    if not report.plans:
        return table_text(context, [], [in_words(report)], output)
    orphans = [orphans_table(report)] if report.orphans and not report.gaps_only else []
    claims = [
        f"Claimed for all outcomes at once, counted as none: “{each.text}” ({each.document})"
        for each in report.blanket_claims
    ]
    summary = f"Corporate Plan {report.framework}, {report.period}: {in_words(report)}"
    shown = [terminal_coverage(report, common.width())] if report.outcomes else []
    notes = [*claims, summary]
    if report.succession is not None:
        shown += [succession_table(report.succession)] if report.succession.outcomes else []
        notes = [*reading_in_words(report.succession), *notes]
    return table_text(context, [*shown, *orphans], notes, output)


def _paper(report: CoverageReport, found: Survey[PlanCoverage]) -> Paper:
    paper = coverage_paper(report, council(found.setting))
    if report.succession is None:
        return paper
    first, *others = paper.sections
    return replace(paper, sections=(first, succession_section(report.succession), *others))


def _states_and_marks(asked: str) -> tuple[CoverageState | Mark, ...]:
    """The states and marks named after `--fail-on`, in that order."""
    known: dict[str, CoverageState | Mark] = {
        each.value: each for each in CoverageState if each is not CoverageState.SERVED
    }
    known |= {each.value: each for each in Mark}
    named = [each.strip() for each in asked.split(",") if each.strip()]
    for each in named:
        if each not in known:
            hint = did_you_mean(each, known) or f"There are: {', '.join(known)}."
            raise BizplanError(f"--fail-on: “{each}” is no state", hint=hint, exit_code=ExitCode.WRONG_USE)
    return tuple(dict.fromkeys(known[each] for each in named))


def _letters(asked: str, framework: Framework) -> frozenset[str]:
    """The letters named after `--level`; all that some outcome has under `all`."""
    known = sorted({letter for outcome in framework.plan.outcomes for letter in letters_of(outcome)})
    named = [each.strip() for each in asked.split(",") if each.strip()]
    if named and not known:
        message = f"--level: the outcomes of corporate plan {framework.plan.id} have no lettered activities"
        raise BizplanError(message, exit_code=ExitCode.WRONG_USE)
    if named == [_EVERY_LETTER]:
        return frozenset(known)
    for each in named:
        if each not in known:
            hint = f"There are: {', '.join(known)}; or “{_EVERY_LETTER}”."
            message = f"--level: no outcome of corporate plan {framework.plan.id} has an activity “{each}”"
            raise BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)
    return frozenset(named)
