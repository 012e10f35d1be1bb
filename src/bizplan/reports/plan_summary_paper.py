"""A departmental plan to its summary on two pages: what a Member must know, and what only the full plan holds."""

from collections.abc import Iterator
from decimal import Decimal

from bizplan.index.yardsticks import risk_matrix
from bizplan.model.base import Contribution
from bizplan.model.budget import Budget
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.reports.library import Library, corporate_plan_title, entry_title
from bizplan.reports.paper import (
    Absent,
    Align,
    Block,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Section,
    Statement,
    Table,
    Text,
    Value,
    Width,
    literal,
)
from bizplan.reports.plan_entries import target_words, with_unit
from bizplan.reports.plan_measures import NOT_SET, STATUS
from bizplan.reports.plan_money import budget_blocks
from bizplan.reports.plan_risks import band
from bizplan.reports.plan_sections import named_outcomes
from bizplan.reports.plan_summary import (
    MOST_CHANGES,
    MOST_LINES,
    MOST_MEASURES,
    MOST_RISKS,
    MOST_WORK,
    PlanSummary,
    build_plan_summary,
    first_sentence,
    in_short,
)
from bizplan.reports.text import provenance
from bizplan.values.amounts import figure, pounds_in_prose
from bizplan.values.refs import Reference

_RULES = (
    f"Chosen by rule: the {MOST_LINES} largest budget lines, {MOST_WORK} programmes (those that name an outcome "
    f"first), {MOST_MEASURES} measures (those with a target first), the {MOST_RISKS} highest risks, {MOST_CHANGES} "
    "changes. An entry is shown by its name, or by the first sentence of its text."
)


def build_plan_summary_paper(plan: Plan, library: Library, file: str = "") -> Paper:
    """The summary of a plan, meant for two A4 pages. `file` is the plan's path."""
    summary = build_plan_summary(plan)
    unit = library.unit(plan)
    return Paper(
        kind="summary",
        reference=f"{plan.document_id}/summary",
        title=unit,
        council=library.council,
        subtitle=f"Summary of the business plan {plan.period}",
        running_title=f"{library.short_unit(plan)}, summary {plan.period}",
        status=plan.status.capitalize(),
        description=f"Two-page summary of the business plan of {unit} for {plan.period}.",
        cover=(Fact("Corporate plan", (literal(corporate_plan_title(library, str(plan.corporate_plan))),)),),
        sections=tuple(each for each in _sections(plan, summary, library) if each.blocks),
        provenance=provenance(plan, file)[-1:],
    )


def _sections(plan: Plan, summary: PlanSummary, library: Library) -> Iterator[Section]:
    yield Section("purpose", "Purpose", tuple(_purpose(plan)))
    yield Section("outcomes", "Corporate outcomes", tuple(_outcomes(plan, library)))
    yield Section("services", "Services and money", tuple(_services(plan, summary, library)))
    yield Section("programmes", "Programmes", tuple(_programmes(plan, summary, library)))
    yield Section("measures", "How success will be known", tuple(_measures(plan, summary)))
    yield Section("risks", "Main risks", tuple(_risks(plan, summary, library)))
    yield Section("changes", "What changes", tuple(_changes(plan, summary)))
    yield Section("about", "What only the full plan holds", tuple(_about(summary)))


def _purpose(plan: Plan) -> Iterator[Block]:
    if plan.statement:
        yield Statement(Text(plan.statement))
    elif entries := (*plan.aims, *plan.ambitions, *plan.objectives):
        yield Items(
            tuple(Item(Text(first_sentence(each.text or "")), title=entry_title(each)) for each in entries[:MOST_WORK])
        )
    else:
        yield Paragraph(literal("The plan states no purpose."))


def _outcomes(plan: Plan, library: Library) -> Iterator[Block]:
    items: list[Item] = []
    for claim, meant in named_outcomes(plan, library):
        if meant is None:
            items.append(Item(Text(claim.title or str(claim.outcome))))
        else:
            outcome = meant.outcome
            title = outcome.title if outcome.verified else claim.title or "title not verified"
            number = f"{outcome.number}{meant.letter}" if outcome.number is not None else ""
            items.append(Item(Text(title), f"{number}." if number else ""))
    if items:
        yield Items(tuple(items))
    if plan.outcomes is not None and plan.outcomes.blanket is not None:
        yield Paragraph(literal("The plan also claims every outcome at once; that is recorded as a claim only."))
    if not items and plan.outcomes is None:
        yield Paragraph(literal("The plan names no corporate outcome."))


def _services(plan: Plan, summary: PlanSummary, library: Library) -> Iterator[Block]:
    budget = plan.budget
    if budget is None:
        yield Items(tuple(Item(Text(in_short(each))) for each in plan.services))
        yield Paragraph(literal("The plan holds no budget in figures."))
        return
    if len({str(each.fund or budget.fund or "") for each in budget.lines}) > 1:
        yield budget_blocks(budget, library)[0]
    else:
        yield _budget(plan, budget, summary, library)
    told = {_service(each.service) for each in budget.lines}
    without = [in_short(each) for each in plan.services if each.id not in told]
    if without:
        yield Paragraph(Text(f"Without a line of their own: {'; '.join(without)}."))


def _budget(plan: Plan, budget: Budget, summary: PlanSummary, library: Library) -> Table:
    """The largest lines of one fund, the others together, and the total as stated, or else as the lines make it."""
    outcomes_by_service = {each.id: _labels(plan, each.contributes_to, library) for each in plan.services}
    has_outcomes = any(outcomes_by_service.get(_service(line.service)) for line in budget.lines)
    columns = (
        Column(budget.column or "Service", width=Width.WIDE),
        *((Column("Outcomes"),) if has_outcomes else ()),
        Column(budget.unit.symbol, Align.NUMBER, width=Width.NARROW),
    )

    def row(label: str, amount: Decimal, outcomes: str = "", kind: RowKind = RowKind.LINE) -> Row:
        middle: tuple[Value, ...] = (literal(outcomes),) if has_outcomes else ()
        return Row((literal(label), *middle, literal(figure(amount))), kind)

    rows = [row(each.label, each.amount, outcomes_by_service.get(_service(each.service), "")) for each in summary.lines]
    if summary.other_lines:
        others = sum((each.amount for each in summary.other_lines), Decimal(0))
        rows.append(row(f"{len(summary.other_lines)} smaller lines together", others))
    if budget.total is not None:
        rows.append(row(budget.total.label, budget.total.amount, kind=RowKind.TOTAL))
    elif len(budget.lines) > 1:
        rows.append(
            row("Sum of the lines", sum((each.amount for each in budget.lines), Decimal(0)), kind=RowKind.TOTAL)
        )
    return Table("budget-table", f"{budget.basis.capitalize()} budget {budget.year}", columns, tuple(rows))


def _programmes(plan: Plan, summary: PlanSummary, library: Library) -> Iterator[Block]:
    items = []
    for each in summary.work:
        outcomes = _labels(plan, each.contributes_to, library)
        facts = [Fact("Outcomes", (literal(outcomes),))] if outcomes else []
        facts += [Fact("By", (literal(each.ends),))] if each.ends else []
        cost = getattr(each, "cost", None)
        facts += [Fact("Cost", (literal(pounds_in_prose(cost.amount, cost.unit)),))] if cost else []
        items.append(Item(Text(in_short(each)), facts=tuple(facts)))
    if items:
        yield Items(tuple(items))


def _measures(plan: Plan, summary: PlanSummary) -> Iterator[Block]:
    if not summary.measures:
        yield Paragraph(literal("The plan names no measure."))
        return
    has_latest = any(each.readings for each in summary.measures)
    has_status = any(each.status for each in summary.measures)
    columns = (
        Column("Measure", width=Width.WIDE),
        Column("Target", Align.NUMBER, width=Width.NARROW),
        *((Column("Latest", Align.NUMBER, width=Width.NARROW),) if has_latest else ()),
        *((Column("Status"),) if has_status else ()),
    )
    rows = []
    for each in summary.measures:
        cells: list[Value] = [Text(in_short(each)), _target(each)]
        cells += [_latest(each)] if has_latest else []
        if has_status:
            cells.append(literal(STATUS[each.status][0]) if each.status else Absent("not stated"))
        rows.append(Row(tuple(cells)))
    without = sum(each.target is None and not any(part.target for part in each.parts) for each in plan.measures)
    note = literal(f"{without} of the plan's {len(plan.measures)} measures have no target.") if without else None
    yield Table("measures-table", "Measures and targets", columns, tuple(rows), note=note)


def _target(measure: Measure) -> Value:
    targets = [measure.target] if measure.target else [each.target for each in measure.parts if each.target]
    words = [each for each in (target_words(target, measure.unit) for target in targets) if each]
    if words:
        return literal("; ".join(words))
    if measure.monitor_only:
        return Absent(first_sentence(measure.monitor_only))
    return Absent(f"to {measure.direction}, no figure") if measure.direction else NOT_SET


def _latest(measure: Measure) -> Value:
    if not measure.readings:
        return Absent("in parts" if measure.parts else "not yet read")
    last = measure.readings[-1]
    if last.value is not None:
        return literal(with_unit(figure(last.value), measure.unit))
    return literal(last.as_printed) if last.as_printed else Absent(last.missing or "no figure")


def _risks(plan: Plan, summary: PlanSummary, library: Library) -> Iterator[Block]:
    if not summary.risks:
        reason = f" {plan.no_risks}" if plan.no_risks else ""
        yield Paragraph(Text(f"The plan lists no risk.{reason}"))
        return
    columns = (Column("Risk", width=Width.WIDE), Column("Score", Align.NUMBER, width=Width.NARROW), Column("Band"))
    rows = tuple(
        Row(
            (
                Text(in_short(each)),
                literal(each.score) if each.score is not None else Absent("not scored"),
                band(each.score, each.colour, risk_matrix(str(each.matrix or ""), library.setting)),
            )
        )
        for each in summary.risks
    )
    yield Table("risks-table", "The highest risks", columns, rows)


def _changes(plan: Plan, summary: PlanSummary) -> Iterator[Block]:
    entries = [Item(Text(first_sentence(each))) for each in summary.changes]
    entries += [Item(Text(first_sentence(each)), title="Stops or shrinks") for each in plan.stops[:MOST_CHANGES]]
    if plan.nothing_stops and not plan.stops:
        entries.append(Item(Text(first_sentence(plan.nothing_stops)), title="Nothing stops or shrinks"))
    if entries:
        yield Items(tuple(entries))


def _about(summary: PlanSummary) -> Iterator[Block]:
    if summary.left_out:
        counted = ", ".join(f"{kind} ({count})" for kind, count in summary.left_out)
        yield Paragraph(literal(f"The full plan holds besides: {counted}."))
    yield Paragraph(literal(_RULES))


def _labels(plan: Plan, threads: tuple[Contribution, ...], library: Library) -> str:
    """The outcomes that an entry names, by number, each once."""
    found = (library.outcome(each.to, str(plan.corporate_plan)) for each in threads)
    return ", ".join(dict.fromkeys(each.label for each in found if each is not None))


def _service(reference: Reference | None) -> str:
    return reference.item or str(reference) if reference is not None else ""
