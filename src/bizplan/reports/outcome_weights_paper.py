"""The weights of the outcomes to tables, a paper and flat rows: pounds by outcome, the split rule, the budgets."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bizplan.index.outcome_money import Unallocated
from bizplan.reports.outcome_weights import OutcomeWeights, Pounds, Purse, WeightRow
from bizplan.reports.paper import (
    Absent,
    Align,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Section,
    Table,
    Text,
    Value,
    Width,
    literal,
    slug,
)
from bizplan.reports.weighed_budgets import Reconciled, ServiceRemark, WeighedLine
from bizplan.values.amounts import MoneyUnit, decimals, figure, pounds_in_prose

IN_WORDS = {
    Unallocated.NO_SERVICE: "Line without a service",
    Unallocated.NO_OUTCOME: "Service on no outcome",
    Unallocated.ELSEWHERE: "On outcomes of another corporate plan only",
    Unallocated.NO_SUCCESSOR: "On outcomes without a successor",
    Unallocated.LEFT_OVER: "Left over by stated shares",
    Unallocated.NOT_LISTED: "In the stated total, in no line",
}
"""Why money is on no outcome, as a row is named."""
CSV_HEADER = (
    "corporate_plan", "period", "basis", "fund", "outcome", "number", "title", "column", "stated_gbp",
    "apportioned_gbp", "total_gbp",
)  # fmt: skip
_APPORTIONED = "≈"
_MANY_COLUMNS = 4


def weight_tables(report: OutcomeWeights) -> tuple[Table, ...]:
    """A table for each purse: outcomes down, columns across, stated and apportioned pounds, what is on no outcome."""
    return tuple(_table(purse, report) for purse in report.purses)


def weights_paper(report: OutcomeWeights, council: str) -> Paper:
    """The weights as a paper: the rule, the tables, how every line was split, and the reconciliation."""
    year = report.period or "all years"
    tables = weight_tables(report)
    sections = [Section("rule", "How pounds come to an outcome", (Paragraph(literal(report.rule)),))]
    if tables:
        sections += [
            Section("weights", "Pounds by outcome", tables),
            Section("lines", "How each budget line was split", (_lines_table(report),)),
            Section("reconciliation", "Held against the budgets", (_reconciliation(report),)),
        ]
    if report.services:
        remarks = (
            Item(literal(f"{each.name} ({each.document}): {remark_in_words(each, report)}")) for each in report.services
        )
        sections.append(
            Section("services", "Services with money, outcome or description missing", (Items(tuple(remarks)),))
        )
    if report.without_budget:
        sections.append(Section("without-a-budget", "Plans without a budget", (_listed(report.without_budget),)))
    if report.not_added:
        words = "Budgets of teams and people are parts of their department's and are not counted again:"
        sections.append(
            Section("not-added", "Not counted again", (Paragraph(literal(words)), _listed(report.not_added)))
        )
    return Paper(
        kind="outcome-weights",
        reference=f"outcome-weights-{report.framework}-{report.period or 'all'}",
        title=f"Corporate Plan {report.framework}: what each outcome costs",
        subtitle=year,
        council=council,
        cover=(
            Fact("Corporate plan", (literal(report.framework_title),)),
            Fact("Year", (literal(year),)),
            Fact("Money", tuple(literal(each) for each in in_words(report))),
        ),
        sections=tuple(sections),
    )


def in_words(report: OutcomeWeights) -> tuple[str, ...]:
    """The weights in a line for each purse: how much of which money is on outcomes, and how much on none."""
    if not report.purses:
        asked = f" of {report.period}" if report.period else ""
        return (f"No plan{asked} that names Corporate Plan {report.framework} holds a budget.",)
    return tuple(
        f"{_named(purse, report)}: {_prose(purse.allocated_sum, report)} of {_prose(purse.budget_sum, report)} on "
        f"outcomes, {_prose(purse.unallocated_sum, report) if purse.unallocated_sum else 'nothing'} unallocated."
        for purse in report.purses
    )


def weight_records(report: OutcomeWeights) -> Iterator[tuple[str, ...]]:
    """A row for each outcome, and each reason for none, in each column and purse, under `CSV_HEADER`; zeros as well."""
    for purse in report.purses:
        start = (report.framework, purse.period, purse.basis, purse.fund)
        for row in purse.rows:
            for head, cell in zip(purse.columns, row.cells, strict=True):
                amounts = (f"{each:f}" for each in (cell.stated, cell.apportioned, cell.total))
                yield (*start, row.outcome, row.number, row.title, head.id, *amounts)
        for reason in purse.unallocated:
            for head, pounds in zip(purse.columns, reason.cells, strict=True):
                words = f"unallocated: {reason.reason}"
                yield (*start, "", "", words, head.id, "0", "0", f"{pounds:f}")


def _table(purse: Purse, report: OutcomeWeights) -> Table:
    unit = report.unit
    numbers = (Column("No", Align.NUMBER, width=Width.NARROW),) if _has_numbers(purse) else ()
    heads = purse.columns if len(purse.columns) > 1 else ()
    columns = (
        *numbers,
        Column("Outcome", width=Width.WIDE),
        *(Column(each.short_name, Align.NUMBER, unit=unit.symbol, width=Width.NARROW) for each in heads),
        Column("Stated", Align.NUMBER, unit=unit.symbol, width=Width.NARROW),
        Column("Apportioned", Align.NUMBER, unit=unit.symbol, width=Width.NARROW),
        Column("Total", Align.NUMBER, unit=unit.symbol, width=Width.NARROW),
    )
    return Table(
        f"weights-{slug(_named(purse, report))}",
        f"Corporate Plan {report.framework}: pounds by outcome, {_named(purse, report)}",
        columns,
        tuple(_rows(purse, unit, lead=len(numbers), columns=bool(heads))),
        heads=len(numbers),
        note=Text(f"{_APPORTIONED} marks a figure that is apportioned, at least in part.") if heads else None,
        wide=len(heads) > _MANY_COLUMNS,
    )


def _rows(purse: Purse, unit: MoneyUnit, *, lead: int, columns: bool) -> Iterator[Row]:
    places = _places(purse, unit)

    def shown(pounds: Decimal, mark: str = "", nothing: str = "–") -> Text:
        return literal(f"{mark}{figure(pounds / unit.pounds, places)}" if pounds else nothing)

    def cells(each: Sequence[Pounds]) -> tuple[Value, ...]:
        return tuple(shown(at.total, _APPORTIONED if at.apportioned else "") for at in each) if columns else ()

    def whole(
        label: str, by_column: Sequence[Decimal], split: Sequence[Decimal | None], kind: RowKind = RowKind.LINE
    ) -> Row:
        own = tuple(shown(each, nothing="0") for each in by_column) if columns else ()
        names = (*([literal("")] * lead), literal(label))
        return Row((*names, *own, *(literal("") if each is None else shown(each, nothing="0") for each in split)), kind)

    aim = ""
    for row in purse.rows:
        if row.aim != aim:
            aim = row.aim
            yield Row((literal(aim),), RowKind.GROUP)
        number = (literal(row.number) if row.number else Absent("not numbered"),) if lead else ()
        split = (row.sum.stated, row.sum.apportioned, row.sum.total)
        yield Row((*number, literal(row.title), *cells(row.cells), *map(shown, split)), anchor=f"weight-{row.outcome}")
    stated = sum((row.sum.stated for row in purse.rows), Decimal(0))
    on_outcomes = (stated, purse.allocated_sum - stated, purse.allocated_sum)
    yield whole("On outcomes", purse.allocated, on_outcomes, RowKind.SUBTOTAL)
    for reason in purse.unallocated:
        yield whole(IN_WORDS[reason.reason], reason.cells, (None, None, reason.sum))
    rest = [on - off for on, off in zip(purse.budget, purse.allocated, strict=True)]
    yield whole("Unallocated", rest, (None, None, purse.unallocated_sum), RowKind.SUBTOTAL)
    yield whole("Budget", purse.budget, (None, None, purse.budget_sum), RowKind.TOTAL)


def _lines_table(report: OutcomeWeights) -> Table:
    places = max(
        (decimals(part.pounds / report.unit.pounds) for line in report.lines for part in line.parts), default=0
    )
    several_funds = len({line.fund for line in report.lines}) > 1
    columns = (
        Column("Plan"),
        Column("Budget line", width=Width.WIDE),
        *((Column("Fund"),) if several_funds else ()),
        Column("Budget", Align.NUMBER, unit=report.unit.symbol, width=Width.NARROW),
        Column("Where it went", width=Width.WIDE),
    )
    rows = tuple(
        Row(
            (
                literal(line.document),
                literal(line.label),
                *((literal(line.fund) if line.fund else Absent("not stated"),) if several_funds else ()),
                literal(figure(line.pounds / report.unit.pounds, places)),
                literal(split_in_words(line, report)),
            )
        )
        for line in report.lines
    )
    return Table("split", "Budget lines and the outcomes they pay for", columns, rows, heads=1)


def split_in_words(line: WeighedLine, report: OutcomeWeights) -> str:
    """Where a line's money went: “outcome 1: 354, outcome 12: 354 (apportioned in 2 equal parts)”."""
    parts = []
    for each in line.parts:
        amount = figure(each.pounds / report.unit.pounds)
        if each.outcome:
            parts.append(f"outcome {each.number or each.outcome}: {amount} ({each.basis})")
        else:
            parts.append(f"{IN_WORDS[Unallocated(each.basis)].lower()}: {amount}")
    return "; ".join(parts)


def _reconciliation(report: OutcomeWeights) -> Table:
    unit = report.unit
    several_funds = len({each.funds for each in report.reconciled}) > 1
    money = (Column(label, Align.NUMBER, unit=unit.symbol) for label in ("On outcomes", "Unallocated", "Budget"))
    columns = (
        Column("Plan"),
        *((Column("Fund"),) if several_funds else ()),
        *money,
        Column("Stated total", Align.NUMBER, unit=unit.symbol),
        Column("Against it", width=Width.WIDE),
    )
    rows = tuple(
        Row(
            (
                literal(each.document),
                *((_funds(each),) if several_funds else ()),
                *(literal(figure(_bare(at, unit))) for at in (each.allocated, each.unallocated, each.budget)),
                Absent("none") if each.stated is None else literal(figure(each.stated / unit.pounds)),
                literal(_against(each, unit)),
            )
        )
        for each in report.reconciled
    )
    return Table("reconciled", "Outcomes and unallocated make the budget, plan by plan", columns, rows)


def _funds(each: Reconciled) -> Value:
    if len(each.funds) > 1:
        return literal("all, as the plan itself adds them")
    return literal(each.funds[0]) if each.funds[0] else Absent("not stated")


def _against(each: Reconciled, unit: MoneyUnit) -> str:
    if each.stated is None:
        return "no total is stated"
    if not each.difference:
        return "agrees"
    way = "more" if each.difference > 0 else "less"
    rounding = ", which rounding allows" if each.allowed else ""
    return f"the plan states {figure(abs(each.difference) / unit.pounds)} {way} than its lines make{rounding}"


def remark_in_words(remark: ServiceRemark, report: OutcomeWeights) -> str:
    """What is amiss with a service: “no money, no outcome”."""
    money = "no budget line" if remark.pounds is None else f"{_prose(remark.pounds, report)} in the budget"
    reason = f" ({remark.no_budget.rstrip('.')})" if remark.no_budget else ""
    outcome = "serves an outcome" if remark.has_outcome else "serves no outcome"
    return f"{money}{reason}, {outcome}, {'described' if remark.described else 'not described'}"


def _named(purse: Purse, report: OutcomeWeights) -> str:
    """Which money it is, as far as it must be told from other money."""
    several_funds = len({each.fund for each in report.purses}) > 1
    fund = f", {purse.fund or 'fund not stated'}" if purse.fund or several_funds else ""
    return f"{purse.basis} budget {purse.period}{fund}"


def _prose(pounds: Decimal, report: OutcomeWeights) -> str:
    return pounds_in_prose(_bare(pounds, report.unit), report.unit)


def _bare(pounds: Decimal, unit: MoneyUnit) -> Decimal:
    """The amount in its unit, without pennies where a split has left none."""
    shown = pounds / unit.pounds
    whole = shown.to_integral_value()
    return whole if shown == whole else shown


def _has_numbers(purse: Purse) -> bool:
    return any(row.number for row in purse.rows)


def _places(purse: Purse, unit: MoneyUnit) -> int:
    """As many decimals as the finest figure of the table has."""
    rows: Iterator[WeightRow] = iter(purse.rows)
    amounts = [each for row in rows for cell in row.cells for each in (cell.stated, cell.apportioned)]
    amounts += [each for row in purse.unallocated for each in row.cells]
    return max((decimals(each / unit.pounds) for each in amounts), default=0)


def _listed(documents: Sequence[str]) -> Items:
    return Items(tuple(Item(literal(each)) for each in documents))
