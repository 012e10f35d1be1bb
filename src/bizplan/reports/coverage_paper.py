"""The coverage map to a paper: which outcomes are served, by what, where nothing is, and what leads nowhere."""

from collections.abc import Iterator, Sequence

from bizplan.reports.coverage import BlanketClaim, Cell, CoverageReport, CoverageState, OrphanPlan, OutcomeRow
from bizplan.reports.coverage_tables import coverage_matrix, money_in_words
from bizplan.reports.coverage_words import in_words, orphans_in_words
from bizplan.reports.paper import (
    Absent,
    Callout,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Section,
    Text,
    Tone,
    literal,
    slug,
)

_THIN = {
    CoverageState.GAP: "Gaps, {}; no plan names them:",
    CoverageState.BULK: "Claimed in bulk, {}; only claimed together with all others:",
    CoverageState.ASSERTED: "Asserted only, {}; named, with no work behind them:",
    CoverageState.UNMEASURED: "Unmeasured, {}; no measure counts for the work:",
    CoverageState.UNTARGETED: "Untargeted, {}; measured, and no measure has a target:",
}
"""What the paper says over each list of outcomes, the worst first."""


def coverage_paper(report: CoverageReport, council: str) -> Paper:
    """The coverage map as a paper: the matrix, thin places by name, claims on all, the work, and what leads nowhere."""
    year = report.period or "all years"
    body = (
        (
            Section("map", "The map", (coverage_matrix(report),)),
            Section("gaps", "Gaps and thin places", tuple(_thin(report))),
            *_claims(report),
            *_evidence(report),
            *_orphans(report),
        )
        if report.plans
        else (Section("map", "The map", (Paragraph(literal(in_words(report))),)),)
    )
    return Paper(
        kind="coverage",
        reference=f"coverage-{report.framework}-{report.period or 'all'}",
        title=f"Corporate Plan {report.framework}: which outcomes are served",
        subtitle=year,
        council=council,
        cover=(
            Fact("Corporate plan", (literal(report.framework_title),)),
            Fact("Year", (literal(year),)),
            Fact("Plans read", tuple(literal(plan) for plan in report.plans) or (Absent("none"),)),
            *((Fact("Served", (literal(in_words(report)),)),) if report.plans else ()),
        ),
        sections=body,
    )


def _thin(report: CoverageReport) -> Iterator[Items | Paragraph]:
    whole = sum(each.outcomes for each in report.states)
    if not report.count(CoverageState.GAP, CoverageState.BULK):
        yield Paragraph(literal("Every outcome is named by at least one plan."))
    for state, words in _THIN.items():
        rows = report.rows_in(state)
        if rows:
            yield Paragraph(literal(words.format(f"{len(rows)} of {whole} outcomes")))
            yield _listed(rows)


def _listed(rows: Sequence[OutcomeRow]) -> Items:
    return Items(tuple(Item(literal(row.title), number=f"{row.number}." if row.number else "") for row in rows))


def _claims(report: CoverageReport) -> Iterator[Section]:
    if report.blanket_claims:
        names = _department_names(report)
        callouts = tuple(_claim(each, names[each.department]) for each in report.blanket_claims)
        yield Section("claims", "Claims on every outcome", callouts)


def _evidence(report: CoverageReport) -> Iterator[Section]:
    served = [row for row in report.outcomes if row.state.has_work]
    if not served:
        return
    names = {head.column: head.name for head in report.columns}
    outcomes = []
    for row in served:
        entries = tuple(
            item
            for cell in row.cells
            if cell.evidence
            for item in (*_work(cell, report, names[cell.column]), *_measures(cell, report, names[cell.column]))
        )
        heading = f"{row.number}. {row.title}" if row.number else row.title
        outcomes.append(Section(f"behind-{row.outcome}", heading, (Items(entries),), level=3))
    yield Section("behind", "What is behind each outcome", tuple(outcomes))


def _work(cell: Cell, report: CoverageReport, column: str) -> Iterator[Item]:
    for each in cell.evidence:
        way = "by name" if each.direct else "through what it contributes to"
        yield Item(
            literal(each.name),
            facts=(
                Fact(report.by.value.capitalize(), (literal(column),)),
                Fact("Entry", (literal(f"{each.kind} {each.document}/{each.item}"),)),
                Fact("Serves it", (literal(way),)),
            ),
        )


def _measures(cell: Cell, report: CoverageReport, column: str) -> Iterator[Item]:
    for each in cell.measures:
        way = "the outcome itself" if each.direct else "what leads to it"
        yield Item(
            literal(each.name),
            facts=(
                Fact(report.by.value.capitalize(), (literal(column),)),
                Fact("Entry", (literal(f"measure {each.document}/{each.item}"),)),
                Fact("Measures", (literal(way),)),
                Fact("Target", (literal("yes") if each.has_target else Absent("none"),)),
            ),
        )


def _orphans(report: CoverageReport) -> Iterator[Section]:
    if report.orphans:
        plans = tuple(_orphan_plan(each) for each in report.orphans)
        yield Section("orphans", "What leads to no outcome", plans)


def _orphan_plan(plan: OrphanPlan) -> Section:
    blocks: list[Paragraph | Items] = []
    for kind in plan.kinds:
        blocks.append(Paragraph(literal(f"{orphans_in_words(kind)}:")))
        blocks.append(
            Items(
                tuple(
                    Item(
                        literal(each.name),
                        facts=(
                            Fact("Entry", (literal(each.item),)),
                            *((Fact("Thread", (literal("leads nowhere"),)),) if each.threaded else ()),
                        ),
                    )
                    for each in kind.items
                )
            )
        )
    if plan.money:
        lines = tuple(Item(literal(each.label)) for each in plan.money)
        blocks += [Paragraph(literal(f"Budget, {money_in_words(plan)}:")), Items(lines)]
    return Section(f"orphans-{slug(plan.document)}", plan.document, tuple(blocks), level=3)


def _department_names(report: CoverageReport) -> dict[str, str]:
    return {head.column: head.name for head in report.department_names}


def _claim(claim: BlanketClaim, department: str) -> Callout:
    words = "This claims every outcome at once. It is shown here and counted nowhere."
    return Callout((Paragraph(Text(claim.text)), Paragraph(literal(words))), title=department, tone=Tone.WARNING)
