"""A corporate plan's paper with who contributes: under each outcome its departments, and each department's work."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bizplan.reports.coverage import ColumnHead, CoverageReport, CoverageState, OutcomeRow
from bizplan.reports.paper import (
    Absent,
    Block,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Section,
    Status,
    Tone,
    literal,
)

_TONES = {
    CoverageState.SERVED: Tone.GOOD,
    CoverageState.UNTARGETED: Tone.WARNING,
    CoverageState.UNMEASURED: Tone.WARNING,
    CoverageState.ASSERTED: Tone.UNKNOWN,
    CoverageState.BULK: Tone.UNKNOWN,
    CoverageState.GAP: Tone.BAD,
}
_STATES = {
    CoverageState.SERVED: "served",
    CoverageState.UNTARGETED: "served, with no target",
    CoverageState.UNMEASURED: "served, with no measure",
    CoverageState.ASSERTED: "named, with no work behind it",
    CoverageState.BULK: "only claimed with all others at once",
    CoverageState.GAP: "nothing contributes",
}


def contributors_paper(paper: Paper, report: CoverageReport) -> Paper:
    """The corporate plan's paper with what the departments' plans of one year do for each outcome.

    `paper` is the paper of the corporate plan that `report` maps, by department.
    """
    row_by_anchor = {f"outcome-{row.outcome}": row for row in report.outcomes}
    heads = {head.column: head for head in report.columns}
    sections = tuple(_section(each, row_by_anchor, heads) for each in paper.sections)
    told = tuple(_department(head, report) for head in report.columns)
    words = (
        f"What each department's plans of {report.period} do for the outcomes: entries that name an outcome, or "
        "contribute to an entry that does."
    )
    who = Section("contributors", "Who contributes", (Paragraph(literal(words)), *told))
    return replace(
        paper,
        kind="corporate-plan",
        reference=f"corporate-plan-{report.framework}-contributors-{report.period}",
        subtitle=f"Who contributes to each outcome, {report.period}",
        description=f"{paper.title}: its outcomes, and who contributes to each in {report.period}.",
        cover=(*paper.cover, Fact("Plans read", tuple(map(literal, report.plans)) or (Absent("none"),))),
        sections=(*sections, who) if told else sections,
    )


def _section(section: Section, rows: Mapping[str, OutcomeRow], heads: Mapping[str, ColumnHead]) -> Section:
    return replace(section, blocks=tuple(_block(each, rows, heads) for each in section.blocks))


def _block(block: Block, rows: Mapping[str, OutcomeRow], heads: Mapping[str, ColumnHead]) -> Block:
    match block:
        case Section():
            return _section(block, rows, heads)
        case Items():
            return Items(tuple(_outcome(each, rows.get(each.anchor), heads) for each in block.items))
        case _:
            return block


def _outcome(item: Item, row: OutcomeRow | None, heads: Mapping[str, ColumnHead]) -> Item:
    """An outcome with its state and, by links, the departments whose work serves it."""
    if row is None:
        return item
    serving = tuple(
        literal(f"{heads[cell.column].short_name} ({len(cell.evidence)})", _anchor(cell.column))
        for cell in row.cells
        if cell.evidence
    )
    facts = (
        Fact("State", (Status(_STATES[row.state], _TONES[row.state]),)),
        Fact("Contributors", serving or (Absent("none"),)),
    )
    return replace(item, facts=(*item.facts, *facts))


def _department(head: ColumnHead, report: CoverageReport) -> Section:
    """What one department does, outcome by outcome, each a link to the outcome."""
    items = tuple(_served(head, report))
    blocks: tuple[Block, ...] = (Items(items),) if items else (Paragraph(literal("No work that leads to an outcome.")),)
    return Section(_anchor(head.column), head.name, blocks, level=3)


def _served(head: ColumnHead, report: CoverageReport) -> Iterator[Item]:
    for row in report.outcomes:
        cell = next(each for each in row.cells if each.column == head.column)
        if not cell.evidence:
            continue
        words = f"{row.number} {row.title}" if row.number else row.title
        work = tuple(Item(literal(f"{each.name} ({each.kind}, {each.document})")) for each in cell.evidence)
        targets = sum(each.has_target for each in cell.measures)
        counted = literal(f"{len(cell.measures)}, with a target: {targets}") if cell.measures else Absent("none")
        yield Item(literal(words, f"outcome-{row.outcome}"), facts=(Fact("Measures", (counted,)),), items=work)


def _anchor(column: str) -> str:
    return f"contributor-{column}"
