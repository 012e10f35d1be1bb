"""What was asked of the cross references to one report and one paper, with a part for each thing asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.reports.cross_references import BrokenReferences, ItemReferences, LinksSummary
from bizplan.reports.cross_references_paper import (
    broken_in_words,
    broken_table,
    item_in_words,
    item_tables,
    summary_in_words,
    summary_table,
)
from bizplan.reports.paper import Block, Paper, Paragraph, Section, Table, literal
from bizplan.reports.read_across import DuplicatesReport, OneSidedReport
from bizplan.reports.read_across_paper import (
    duplicates_in_words,
    duplicates_tables,
    one_sided_in_words,
    one_sided_table,
)
from bizplan.reports.strategies import StrategiesReport
from bizplan.reports.strategies_paper import strategies_in_words, strategies_tables


@dataclass(frozen=True, slots=True)
class XrefReport:
    """The cross references; a part that was not asked for is null."""

    summary: LinksSummary | None = None
    item: ItemReferences | None = None
    broken: BrokenReferences | None = None
    one_sided: OneSidedReport | None = None
    duplicates: DuplicatesReport | None = None
    strategies: StrategiesReport | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked, as it is shown."""

    anchor: str
    heading: str
    words: str
    """What it comes to, in a sentence or two."""
    tables: tuple[Table, ...]


def parts(report: XrefReport) -> Iterator[Part]:
    """What was asked for, in order."""
    if report.summary is not None:
        tables = (summary_table(report.summary),) if report.summary.fields else ()
        yield Part("references", "Cross references", summary_in_words(report.summary), tables)
    if report.item is not None:
        yield Part("item", report.item.item.reference, item_in_words(report.item), tuple(item_tables(report.item)))
    if report.broken is not None:
        tables = (broken_table(report.broken),) if report.broken.references else ()
        yield Part("broken", "Broken references", broken_in_words(report.broken), tables)
    if report.one_sided is not None:
        tables = (one_sided_table(report.one_sided),) if report.one_sided.partners else ()
        yield Part("one-sided", "One-sided partners", one_sided_in_words(report.one_sided), tables)
    if report.duplicates is not None:
        found = report.duplicates
        yield Part("duplicates", "Duplicates", duplicates_in_words(found), tuple(duplicates_tables(found)))
    if report.strategies is not None:
        ties = report.strategies
        yield Part("strategies", "Strategies", strategies_in_words(ties), tuple(strategies_tables(ties)))


def xref_paper(report: XrefReport, council: str) -> Paper:
    """The cross references as a paper, a section for each thing asked."""
    return Paper(
        kind="xref",
        reference="cross-references",
        title="Cross references",
        council=council,
        sections=tuple(_section(part) for part in parts(report)),
    )


def _section(part: Part) -> Section:
    blocks: tuple[Block, ...] = (Paragraph(literal(part.words)), *part.tables)
    return Section(f"part-{part.anchor}", part.heading, blocks)
