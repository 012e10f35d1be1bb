"""`bizplan xref`: what refers to what, what is broken, one-sided or said twice, and what strategies serve."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from bizplan.cli import common
from bizplan.cli.reporting import as_json, council, markdown, surveyed, table_text, year_asked
from bizplan.diagnostics import Location
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.links_both_ways import links_both_ways
from bizplan.index.named import place_named
from bizplan.index.read_across import ReadAcross, read_across
from bizplan.index.references import DocumentReferences, document_references
from bizplan.index.setting import Framework, Setting
from bizplan.index.strategies import StrategyTies, strategy_ties
from bizplan.pipeline import Survey, limits_of
from bizplan.reports.cross_references import build_broken, build_item, build_summary
from bizplan.reports.read_across import build_duplicates, build_one_sided
from bizplan.reports.strategies import build_strategies
from bizplan.reports.xref import XrefReport, parts, xref_paper
from bizplan.reports.xref_csv import flat
from bizplan.source.excerpt import Sources
from bizplan.values.nearness import did_you_mean

_LOWEST = Decimal("0.5")
"""Below half of their words in common nearly every text is like another, and nothing is told apart."""


class Format(StrEnum):
    """The forms of the cross references."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


class Failing(StrEnum):
    """What a run can fail on."""

    BROKEN = "broken"
    ONE_SIDED = "one-sided"
    DUPLICATES = "duplicates"
    STRATEGIES = "strategies"


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    item: Annotated[
        str, typer.Argument(metavar="ITEM", help="An entry, outcome or document, such as town-clerk/2019-20/P4.")
    ] = "",
    broken: Annotated[bool, typer.Option("--broken", help="Name every reference that is not resolved.")] = False,
    one_sided: Annotated[
        bool, typer.Option("--one-sided", help="Name partners that do not name a programme back.")
    ] = False,
    duplicates: Annotated[
        bool, typer.Option("--duplicates", help="Name what departments say twice, or differently.")
    ] = False,
    strategies: Annotated[bool, typer.Option("--strategies", help="Hold strategies against a corporate plan.")] = False,
    at_least: Annotated[
        str, typer.Option("--at-least", metavar="SHARE", help="With --duplicates, the words in common, 0.5 to 1.")
    ] = "0.8",
    period: Annotated[
        str, typer.Option(metavar="YEAR", help="With --duplicates and --one-sided, the year; left out, all.")
    ] = "",
    corporate_plan: Annotated[
        str, typer.Option("--corporate-plan", metavar="YEARS", help="With --strategies; left out, the one in force.")
    ] = "",
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="WHAT,…", help="broken, one-sided, duplicates, strategies: exit with 1.")
    ] = "",
    form: Annotated[
        Format, typer.Option("--format", metavar="table|markdown|json|csv", help="How to write the result.")
    ] = Format.TABLE,
    output: common.Output = None,
) -> ExitCode:
    """Show what refers to what across all documents and years.

    With an ITEM: what refers to it and what it refers to, and the same item in other years. Without one: all
    references, counted by field and state; or what the options ask for, several at once if need be.

    Exit code: 1 if --broken finds a broken reference, or if something named by --fail-on is found; else 0.
    """
    failing = _failing(fail_on)
    wanted = _Wanted(
        item,
        broken or Failing.BROKEN in failing,
        one_sided or Failing.ONE_SIDED in failing,
        duplicates or Failing.DUPLICATES in failing,
        strategies or Failing.STRATEGIES in failing,
    )
    asked = _Asked(wanted, _share(at_least), year_asked(period), corporate_plan)
    report, found = _report(context, asked)
    common.deliver(_written(context, report, found, form, output), output)
    return ExitCode.FINDINGS if _fails(report, failing) else ExitCode.FINE


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The parts that were asked for."""

    item: str
    broken: bool
    one_sided: bool
    duplicates: bool
    strategies: bool

    @property
    def links(self) -> bool:
        """Whether links are wanted: where nothing in particular was asked for, their summary is."""
        return self.summary or bool(self.item) or self.broken

    @property
    def summary(self) -> bool:
        """Whether nothing in particular was asked for."""
        return not (self.item or self.broken or self.one_sided or self.duplicates or self.strategies)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The parts, and what narrows them."""

    wanted: _Wanted
    at_least: Decimal
    period: str
    corporate_plan: str


@dataclass(frozen=True, slots=True)
class _Council:
    """What a paper needs to know of the repository besides its report."""

    name: str
    root: Path


def _report(context: typer.Context, asked: _Asked) -> tuple[XrefReport, _Council]:
    """Each part from a walk of its own: what one part compares, another has no need to hold."""
    wanted, report = asked.wanted, XrefReport()
    name, root, warned = "", Path(), False
    if wanted.links:
        linked: Survey[DocumentReferences] = surveyed(context, document_references)
        report = _of_links(report, wanted, linked)
        name, root, warned = council(linked.setting), linked.root, True
    if wanted.one_sided or wanted.duplicates:
        plans: Survey[ReadAcross] = surveyed(context, read_across, quietly=warned)
        report = _of_plans(report, asked, plans)
        name, root, warned = council(plans.setting), plans.root, True
    if wanted.strategies:
        ties: Survey[StrategyTies] = surveyed(context, strategy_ties, quietly=warned)
        framework = _framework(asked.corporate_plan, ties.setting)
        found = build_strategies(ties.facts, ties.index, framework, _finding(ties.root, ties.setting))
        report = replace(report, strategies=found)
        name, root = council(ties.setting), ties.root
    return report, _Council(name, root)


def _of_links(report: XrefReport, wanted: _Wanted, found: Survey[DocumentReferences]) -> XrefReport:
    held = links_both_ways([each.links for each in found.facts], found.index)
    find = _finding(found.root, found.setting)
    if wanted.summary:
        report = replace(report, summary=build_summary(held))
    if wanted.item:
        place = place_named(wanted.item, held, found.setting)
        report = replace(report, item=build_item(place, held, found.facts, found.setting, find))
    if wanted.broken:
        report = replace(report, broken=build_broken(held, found.setting, find))
    return report


def _of_plans(report: XrefReport, asked: _Asked, found: Survey[ReadAcross]) -> XrefReport:
    find = _finding(found.root, found.setting)
    if asked.wanted.one_sided:
        plans = [each.plan for each in found.facts]
        one_sided = build_one_sided(plans, found.index, found.setting, find, asked.period)
        report = replace(report, one_sided=one_sided)
    if asked.wanted.duplicates:
        duplicates = build_duplicates(found.facts, asked.at_least, find, asked.period)
        report = replace(report, duplicates=duplicates)
    return report


def _finding(root: Path, setting: Setting) -> Callable[[Location], int]:
    sources = Sources(root, limit=limits_of(setting))
    return lambda location: sources.resolve(location).line


def _written(context: typer.Context, report: XrefReport, about: _Council, form: Format, output: Path | None) -> str:
    match form:
        case Format.TABLE:
            shown = list(parts(report))
            return "\n".join(table_text(context, part.tables, [part.words], output) for part in shown)
        case Format.MARKDOWN:
            return markdown(xref_paper(report, about.name), about.root)
        case Format.JSON:
            return as_json(report)
        case Format.CSV:
            return _csv(report)
        case _:
            assert_never(form)


def _csv(report: XrefReport) -> str:
    from bizplan.render.csv import to_csv

    found = flat(report)
    if found is None:
        message = "--format csv holds one list: that of an ITEM, of --broken, of --one-sided or of --duplicates"
        raise BizplanError(message, hint="Ask for one of them, or for --format json.", exit_code=ExitCode.WRONG_USE)
    return to_csv(*found)


def _fails(report: XrefReport, failing: frozenset[Failing]) -> bool:
    ties, duplicates = report.strategies, report.duplicates
    found = {
        Failing.BROKEN: report.broken is not None and report.broken.broken > 0,
        Failing.ONE_SIDED: report.one_sided is not None and report.one_sided.one_sided > 0,
        Failing.DUPLICATES: duplicates is not None and bool(duplicates.duplicates or duplicates.conflicts),
        Failing.STRATEGIES: ties is not None and (ties.uncarried > 0 or ties.older > 0),
    }
    return found[Failing.BROKEN] or any(found[each] for each in failing)


def _failing(text: str) -> frozenset[Failing]:
    named = [each.strip() for each in text.split(",") if each.strip()]
    known = [each.value for each in Failing]
    for each in named:
        if each not in known:
            hint = did_you_mean(each, known) or f"There are: {', '.join(known)}."
            raise BizplanError(f"--fail-on: “{each}” is nothing to fail on", hint=hint, exit_code=ExitCode.WRONG_USE)
    return frozenset(map(Failing, named))


def _share(text: str) -> Decimal:
    try:
        share = Decimal(text)
    except InvalidOperation:
        share = Decimal(0)
    if not (share.is_finite() and _LOWEST <= share <= 1):
        message = f"--at-least: “{text}” is no share of the words from 0.5 to 1, such as 0.8"
        raise BizplanError(message, exit_code=ExitCode.WRONG_USE)
    return share


def _framework(asked: str, setting: Setting) -> Framework | None:
    """The corporate plan asked for, else that of the organisation; None where it names none that is held."""
    if asked and asked not in setting.frameworks:
        hint = did_you_mean(asked, setting.frameworks) or f"There are: {', '.join(setting.frameworks)}."
        raise BizplanError(f"there is no corporate plan {asked}", hint=hint, exit_code=ExitCode.WRONG_USE)
    own = setting.organisation.corporate_plan if setting.organisation is not None else None
    return setting.frameworks.get(asked or str(own or ""))
